"""The reader's own campaigns as articles, whose text are their events: a line for each.

So each own event has its sentence and its place in it, and the article pane, search, views and
exports just work.  Callers hold the transaction.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from timeline_app.domain.article import (
    Article,
    ArticleFormat,
    Block,
    BlockKind,
    Role,
    Section,
    Sentence,
)
from timeline_app.domain.campaign import Campaign
from timeline_app.domain.events import Event
from timeline_app.domain.orbat import Unit
from timeline_app.domain.own import OwnCampaign
from timeline_app.domain.record import ArticleRecord, Mention, MentionKind, SourceInfo
from timeline_app.domain.refs import is_own, own_name
from timeline_app.domain.spans import Span
from timeline_app.library import corrections, own_events, search_index, writer
from timeline_app.library.layout import compact, names_from
from timeline_app.library.own_events import EventEntry, of_page
from timeline_app.library.own_rows import content_of
from timeline_app.library.rows import record_rows
from timeline_app.zhtext.written_dates import written

PUBLISHER = "Own work"
"""The publisher of an own campaign, who gives no licence; a word of the program."""

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")
_SHOWN_ON = """SELECT a.title_key FROM events e JOIN articles a ON a.id = e.article_id
  WHERE e.key IN (SELECT value FROM json_each(?))"""
_OF_EVENTS = """WITH named AS (SELECT value FROM json_each(?)),
  touched AS (SELECT page, 'own:' || json_extract(body, '$.campaign') AS campaign FROM own_entries
    WHERE type = 'event' AND ('own:' || uid IN named OR campaign IN named))
  SELECT page FROM touched UNION SELECT campaign FROM touched"""
_UNITS = """SELECT u.key, u.names, u.parent FROM units u JOIN articles a ON a.id = u.article_id
  WHERE u.key IN (SELECT value FROM json_each(?)) AND a.format <> 'own'
  ORDER BY u.article_id DESC"""


def apply(connection: sqlite3.Connection, *states: Mapping[str, Mapping[str, Any] | None]) -> None:
    """Entries of these uids were changed, whose rows (None for none) these were and are: show what
    they say now.
    """
    rows = [row for state in states for row in state.values() if row]
    pages = {own_name(row["uid"]) for row in rows if row["type"] == "campaign"}
    events = {own_name(row["uid"]) for row in rows if row["type"] == "event"}
    wanted = compact([*pages, *events])
    # What was shown elsewhere while its campaign was not there is of that page, too.
    pages |= {row[0] for row in connection.execute(_SHOWN_ON, (wanted,))}
    pages |= {row[0] for row in connection.execute(_OF_EVENTS, (wanted,))}
    for page in sorted(pages):
        show(connection, page)


def show(connection: sqlite3.Connection, page: str) -> None:
    """Bring the article of a page, if there is or must be one, to what the entries say."""
    found = connection.execute("SELECT id FROM articles WHERE title_key = ?", (page,)).fetchone()
    if not is_own(page):
        if found is not None:
            own_events.put(connection, found[0], page)
        return
    query = "SELECT type, body FROM own_entries WHERE 'own:' || uid = ? AND type = 'campaign'"
    entry = connection.execute(query, (page,)).fetchone()
    if entry is not None:
        content = content_of(*entry)
        assert isinstance(content, OwnCampaign)
        rows = record_rows(record := _record(connection, content, of_page(connection, page)))
        rows.article["title_key"] = page
        writer.write(connection, record, rows)
    elif found is not None:
        keys = corrections.keys_of(connection, found[0])
        search_index.remove(connection, found[0])
        connection.execute("DELETE FROM articles WHERE id = ?", found)
        corrections.apply(connection, keys)


def _record(
    connection: sqlite3.Connection, campaign: OwnCampaign, entries: Sequence[EventEntry]
) -> ArticleRecord:
    entries = sorted(entries, key=lambda entry: (entry.content.when.start, entry.content.when.end))
    title = _line(campaign.title) or "…"
    text, events = "", []
    for entry in entries:
        date = written(entry.content.when)
        line = _line(f"{date} {entry.content.headline}")
        span = Span(len(text), len(text) + len(line))
        words = Span(span.start, span.start + len(date))
        events.append(own_events.event_of(entry.uid, entry.content, span, words))
        text += f"{line}\n"
    units = _units(connection, events)
    return ArticleRecord(
        source=SourceInfo(title, licence="", publisher=PUBLISHER),
        article=_article(title, text, [event.sentence for event in events]),
        campaign=Campaign(title),
        events=tuple(events),
        units=units,
        mentions=tuple(_mentions(text, events, units)),
    )


def _article(title: str, text: str, lines: Sequence[Span]) -> Article:
    return Article(
        title=title,
        format=ArticleFormat.OWN,
        text=text,
        sections=(Section("", 1, Span(0, len(text))),),
        blocks=tuple(Block(BlockKind.PARAGRAPH, Role.NARRATIVE, line, 0) for line in lines),
        sentences=tuple(Sentence(line, number) for number, line in enumerate(lines)),
    )


def _units(connection: sqlite3.Connection, events: Iterable[Event]) -> tuple[Unit, ...]:
    """The units that the events name, as the first article of the library knows them."""
    keys = list(dict.fromkeys(key for event in events for key in event.units))
    known = {row[0]: row[1:] for row in connection.execute(_UNITS, (compact(keys),))}
    return tuple(
        Unit(key, names_from(names), parent if parent in keys else None)
        for key in keys
        for names, parent in [known.get(key, ("[]", None))]
    )


def _mentions(text: str, events: Iterable[Event], units: Iterable[Unit]) -> Iterable[Mention]:
    """Where the lines of the events name their units."""
    names = {unit.key: unit.names for unit in units}
    for event in events:
        for key in event.units:
            for name in names[key]:
                at = text.find(name, event.span.end, event.sentence.end)
                if at >= 0:
                    yield Mention(Span(at, at + len(name)), MentionKind.UNIT, key)
                    break


def _line(words: str) -> str:
    return " ".join(_CONTROLS.sub(" ", words).split())
