"""What is told of each thing that was found: its words, where the query stands in them, its date."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from timeline_app.domain.dates import Open, Precision, When
from timeline_app.domain.spans import Span
from timeline_app.library.layout import names_from
from timeline_app.library.query import Query
from timeline_app.library.search_places import entries_of

_CONTEXT = 24
"""Characters of a snippet before the first word found."""
_SNIPPET = 80
COUNTED = 200
"""Hits of a campaign that are counted; more are only known to be more."""
_READ = 24
"""Events of a campaign that are put in order at least."""

_ENTRIES = """
SELECT s.id, s.kind, s.event_id, s.span_start, s.span_end, coalesce(e.headline, ''),
  CASE WHEN e.id IS NULL THEN (SELECT substr(text, s.span_start + 1, s.span_end - s.span_start)
    FROM articles WHERE id = s.article_id) ELSE e.sentence END,
  e.start_day, e.end_day, e.precision, e.time, e.open, e.approximate, e.scope, e.people
FROM search_entries s LEFT JOIN events e ON e.id = s.event_id AND s.kind = 'event'
WHERE s.id IN (SELECT value FROM json_each(?)) AND s.article_id = ?
"""


class HitKind(StrEnum):
    """What a search finds."""

    ARTICLE = "article"
    UNIT = "unit"
    PERSON = "person"
    EVENT = "event"
    PASSAGE = "passage"


@dataclass(frozen=True, slots=True)
class SearchHit:
    """Something found.

    ``title`` names it: the unit, the person, the event's headline, or for a passage the campaign it
    is of; ``marks`` are where the words stand in it.  ``snippet`` is the text around the words and
    ``highlights`` are where they stand in that.  ``span`` is the event's date words or the passage
    in the article's plain text, ``people`` are those that an event names.  A unit or person is in
    so many ``campaigns`` and, a unit, in so many ``events``; ``article_id`` is the first of them.
    """

    kind: HitKind
    article_id: int
    event_id: int | None
    unit_key: str | None
    title: str
    campaign: str
    marks: tuple[Span, ...] = ()
    snippet: str = ""
    highlights: tuple[Span, ...] = ()
    span: Span | None = None
    when: When | None = None
    people: tuple[str, ...] = ()
    campaigns: int = 0
    events: int = 0


@dataclass(frozen=True, slots=True)
class CampaignHits:
    """What was found in a campaign: the first ``hits`` of ``total``, which is counted no further than
    ``COUNTED`` + 1; ``marks`` are where the words stand in its title.
    """

    article_id: int
    title: str
    marks: tuple[Span, ...]
    hits: tuple[SearchHit, ...]
    total: int

    @property
    def left(self) -> int:
        """How many are not among the ``hits``."""
        return self.total - len(self.hits)


_Row = tuple[int, str, int | None, int, int, str, str, int, int, str, str, str, int, str, str]


def campaign_hits(
    connection: sqlite3.Connection,
    query: Query,
    article_id: int,
    limit: int,
    known: Sequence[int] = (),
) -> CampaignHits | None:
    """Events that hold the words, those whose headlines do and those of the campaign itself first,
    by date; then other passages.  ``known`` are all entries that do, where that was seen before.
    """
    row = connection.execute(
        "SELECT title FROM campaigns WHERE article_id = ?", (article_id,)
    ).fetchone()
    if row is None:
        return None
    ids = list(known)
    if not ids and query:
        ids = entries_of(connection, query, article_id, max(COUNTED + 1, limit))
    wanted = (json.dumps(ids[: max(_READ, limit)]), article_id)
    rows: list[_Row] = connection.execute(_ENTRIES, wanted).fetchall()
    rows.sort(key=lambda row: _order(query, row))
    hits = tuple(_hit(query, article_id, row[0], entry) for entry in rows[:limit])
    total = min(len(ids), max(COUNTED + 1, len(hits)))
    return CampaignHits(article_id, row[0], tuple(query.spans(row[0])), hits, total)


def _order(query: Query, row: _Row) -> tuple[bool, bool, bool, int, int]:
    entry_id, kind, scope, headline, start = row[0], row[1], row[13], row[5], row[7]
    is_passage = kind == HitKind.PASSAGE
    if is_passage:
        return True, False, False, 0, entry_id
    return False, not query.fits(headline), scope != "campaign", start, entry_id


def _hit(query: Query, article_id: int, campaign: str, row: _Row) -> SearchHit:
    _, kind, event_id, first, last, headline, text, *_ = row
    snippet, highlights = excerpt(text, query)
    is_event = kind == HitKind.EVENT
    title = headline if is_event else campaign
    return SearchHit(
        kind=HitKind(kind),
        article_id=article_id,
        event_id=event_id,
        unit_key=None,
        title=title,
        campaign=campaign,
        marks=tuple(query.spans(title)),
        snippet=snippet,
        highlights=highlights,
        span=Span(first, last),
        when=_when(row) if is_event else None,
        people=names_from(row[14]) if is_event else (),
    )


def _when(row: _Row) -> When:
    start, end, precision, time, opened, approximate = row[7:13]
    known = Open(opened) if opened else None
    return When(start, end, Precision(precision), time, known, bool(approximate))


def excerpt(text: str, query: Query) -> tuple[str, tuple[Span, ...]]:
    """At most ``_SNIPPET`` characters around the first word, with the words found in them."""
    found: Sequence[Span] = query.spans(text)
    first = max(found[0].start - _CONTEXT, 0) if found else 0
    last = min(first + _SNIPPET, len(text))
    before, after = "…" if first else "", "…" if last < len(text) else ""
    shift = len(before) - first
    highlights = tuple(span.shifted(shift) for span in found if span.end <= last)
    return f"{before}{text[first:last]}{after}".replace("\n", " "), highlights
