"""Records as rows of the library's tables, and back, without loss."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from timeline_app.domain.article import Article
from timeline_app.domain.campaign import Campaign, Side
from timeline_app.domain.orbat import Commander, Unit, UnitSource
from timeline_app.domain.record import ArticleRecord, Diagnostic, Mention, SourceInfo
from timeline_app.domain.spans import Span
from timeline_app.library.event_rows import Row, event_row
from timeline_app.library.layout import compact, decode, encode, names_from
from timeline_app.zhtext.titles import name_key, title_key

SOURCES = """
SELECT id, source_title, url, licence, publisher, revision, retrieved, characters, revised, imported_at
FROM articles ORDER BY title"""
"""What ``source_of`` needs, of all articles; an index alone answers it."""


@dataclass(frozen=True)
class RecordRows:
    """The rows of one record, by table; none names its article's id or an event's yet."""

    article: Row
    campaign: Row
    sides: list[Row]
    events: list[Row]
    units: list[Row]
    commanders: list[Row]
    diagnostics: list[Row]
    event_units: dict[str, tuple[str, ...]]
    """Unit keys by event key."""

    @cached_property
    def digest(self) -> str:
        """Equal for equal records alone."""
        import hashlib  # for writers alone: it takes long to load

        parts = (
            self.article,
            self.campaign,
            self.sides,
            self.events,
            self.units,
            self.commanders,
            self.diagnostics,
            self.event_units,
        )
        return hashlib.sha256(compact(parts).encode("utf-8", "surrogatepass")).hexdigest()


def record_rows(record: ArticleRecord) -> RecordRows:
    """The rows of a record."""
    text = record.article.text
    return RecordRows(
        article=_article_row(record),
        campaign=_campaign_row(record.campaign),
        sides=[_side_row(i, side) for i, side in enumerate(record.campaign.sides)],
        events=[event_row(i, event, text) for i, event in enumerate(record.events)],
        units=[_unit_row(i, unit) for i, unit in enumerate(record.units)],
        commanders=[row for unit in record.units for row in _commander_rows(unit)],
        diagnostics=[_diagnostic_row(i, item) for i, item in enumerate(record.diagnostics)],
        event_units={event.key: event.units for event in record.events if event.units},
    )


def page_title(record: ArticleRecord) -> str:
    """The title that tells one article from another."""
    return record.article.title or record.source.title


def names_of(record: ArticleRecord) -> list[tuple[str, int]]:
    """The folded names an article goes by, each with its priority (0 is the page title)."""
    campaign = record.campaign
    names = [(page_title(record), 0), (record.source.title, 0), (campaign.title, 1)]
    names += [(alias, 2) for alias in campaign.aliases]
    best: dict[str, int] = {}
    for name, priority in names:
        key = name_key(name)
        if key:
            best[key] = min(priority, best.get(key, priority))
    return list(best.items())


def _article_row(record: ArticleRecord) -> Row:
    source = record.source
    return {
        "title": record.article.title,
        "title_key": title_key(page_title(record)),
        "source_title": source.title,
        "format": record.article.format,
        "text": record.article.text,
        "layout": encode(record.article, record.mentions),
        "url": source.url,
        "licence": source.licence,
        "publisher": source.publisher,
        "revision": source.revision,
        "retrieved": source.retrieved,
        "characters": source.characters,
        "revised": source.revised,
    }


def article_of(row: Mapping[str, Any]) -> tuple[Article, tuple[Mention, ...]]:
    """The article of a row, and the mentions in it."""
    return decode(row["title"], row["layout"], row["format"], row["text"])


def source_of(row: Mapping[str, Any]) -> SourceInfo:
    """Where the article of a row came from."""
    return SourceInfo(
        title=row["source_title"],
        url=row["url"],
        licence=row["licence"],
        publisher=row["publisher"],
        revision=row["revision"],
        retrieved=row["retrieved"],
        characters=row["characters"],
        revised=row["revised"],
    )


def _campaign_row(campaign: Campaign) -> Row:
    return {
        "title": campaign.title,
        "aliases": compact(campaign.aliases),
        "start_day": campaign.start,
        "end_day": campaign.end,
        "start_date": campaign.start_text,
        "end_date": campaign.end_text,
        "place": campaign.place,
        "result": campaign.result,
        "partof": campaign.partof,
    }


def campaign_of(row: Mapping[str, Any], sides: Iterable[Mapping[str, Any]]) -> Campaign:
    """The campaign of a row and of its sides' rows, these in order."""
    return Campaign(
        title=row["title"],
        aliases=names_from(row["aliases"]),
        start=row["start_day"],
        end=row["end_day"],
        start_text=row["start_date"],
        end_text=row["end_date"],
        place=row["place"],
        result=row["result"],
        partof=row["partof"],
        sides=tuple(
            Side(s["name"], names_from(s["commanders"]), s["strength"], s["casualties"])
            for s in sides
        ),
    )


def _side_row(position: int, side: Side) -> Row:
    return {
        "position": position,
        "name": side.name,
        "commanders": compact(side.commanders),
        "strength": side.strength,
        "casualties": side.casualties,
    }


def _unit_row(position: int, unit: Unit) -> Row:
    return {
        "key": unit.key,
        "position": position,
        "name": unit.names[0] if unit.names else unit.key,
        "names": compact(unit.names),
        "parent": unit.parent,
        "source": unit.source,
    }


def unit_of(row: Mapping[str, Any], commanders: Iterable[Commander]) -> Unit:
    """The unit of a row, with its commanders in order."""
    return Unit(
        row["key"],
        names_from(row["names"]),
        row["parent"],
        tuple(commanders),
        UnitSource(row["source"]),
    )


def _commander_rows(unit: Unit) -> list[Row]:
    return [
        {
            "unit_key": unit.key,
            "position": position,
            "name": commander.name,
            "role": commander.role,
            "rank": commander.rank,
            "note": commander.note,
        }
        for position, commander in enumerate(unit.commanders)
    ]


def _diagnostic_row(position: int, diagnostic: Diagnostic) -> Row:
    return {
        "position": position,
        "code": diagnostic.code,
        "text": diagnostic.text,
        "span_start": diagnostic.span.start,
        "span_end": diagnostic.span.end,
    }


def diagnostic_of(row: Mapping[str, Any]) -> Diagnostic:
    """The diagnostic of a row."""
    return Diagnostic(row["code"], row["text"], Span(row["span_start"], row["span_end"]))
