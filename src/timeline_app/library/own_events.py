"""The reader's own events as rows among those of the article that they are of.

The reader's entries are the truth; the rows hold what is to be shown, so that timeline, search, views
and exports need to know of nothing.  Whoever writes an article calls ``put`` for its page.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from timeline_app.domain.events import Event
from timeline_app.domain.own import OwnEvent
from timeline_app.domain.refs import OWN, is_own, own_name
from timeline_app.domain.spans import Span
from timeline_app.library import corrections, packed_events, search_index
from timeline_app.library.event_rows import Row, event_row
from timeline_app.library.own_rows import content_of
from timeline_app.zhtext.variants import fold
from timeline_app.zhtext.written_dates import written

_ENTRIES = "SELECT uid, words, body, page FROM own_entries WHERE type = 'event' AND"
_ORDER = "ORDER BY created_at, uid"
_OWN = f"SELECT id, key FROM events WHERE article_id = ? AND key >= '{OWN}' AND key < 'own;'"
_TEXT = f"""SELECT a.text, coalesce(max(e.position), -1) FROM articles a
  LEFT JOIN events e ON e.article_id = a.id AND substr(e.key, 1, {len(OWN)}) <> '{OWN}'
  WHERE a.id = ?"""


@dataclass(frozen=True, slots=True)
class EventEntry:
    """An own event as the reader's entry has it; ``words`` are the sentence that it was made from, or ""."""

    uid: str
    words: str
    content: OwnEvent


def home(connection: sqlite3.Connection, row: Mapping[str, Any]) -> str:
    """The page whose article an own event is shown in, out of the row of its entry.

    That of its own campaign, where there is such a one, else the page that it hangs on.
    """
    campaign = json.loads(row["body"])["campaign"]
    query = "SELECT 1 FROM own_entries WHERE uid = ? AND type = 'campaign'"
    if campaign and connection.execute(query, (campaign,)).fetchone():
        return own_name(campaign)
    return str(row["page"])


def of_page(connection: sqlite3.Connection, page: str) -> list[EventEntry]:
    """The own events that are shown in the article of a page, the oldest first."""
    which, value = "page = ?", page
    if is_own(page):
        which = f"(page = '{OWN}' || ?1 OR json_extract(body, '$.campaign') = ?1)"
        value = page.removeprefix(OWN)
    cursor = connection.cursor()
    cursor.row_factory = sqlite3.Row
    rows = cursor.execute(f"{_ENTRIES} {which} {_ORDER}", (value,)).fetchall()
    return [_entry(row) for row in rows if home(connection, row) == page]


def put(connection: sqlite3.Connection, article_id: int, page: str) -> None:
    """Bring the article of a page to the own events that are of it, as its text is now."""
    found = of_page(connection, page)
    gone = _drop_others(connection, article_id, found)
    if not (gone or found):
        return
    text, last = connection.execute(_TEXT, (article_id,)).fetchone()
    folded = fold(text)
    for position, entry in enumerate(found, last + 1):
        sentence = _sentence(folded, entry.words)
        row = event_row(position, event_of(entry.uid, entry.content, sentence), text)
        row["sentence"] = row["sentence"] or entry.words
        _put_row(connection, {"article_id": article_id, **row}, entry.content.units)
    packed_events.refresh(connection, [article_id])
    corrections.apply(connection, [*gone, *(own_name(entry.uid) for entry in found)])


def _drop_others(
    connection: sqlite3.Connection, article_id: int, found: Iterable[EventEntry]
) -> list[str]:
    """Take the own events out of an article that are not, or no longer, of it; their keys."""
    keys = {own_name(entry.uid) for entry in found}
    rows = connection.execute(_OWN, (article_id,)).fetchall()
    gone = {key: event_id for event_id, key in rows if key not in keys}
    for event_id in gone.values():
        search_index.drop_event(connection, event_id)
        connection.execute("DELETE FROM events WHERE id = ?", (event_id,))
    return list(gone)


def event_of(uid: str, content: OwnEvent, sentence: Span, date: Span | None = None) -> Event:
    """The event that an entry makes; ``date`` are its date words, else they are nowhere."""
    return Event(
        key=own_name(uid),
        span=date or Span(sentence.start, sentence.start),
        sentence=sentence,
        section="",
        date_text=written(content.when),
        when=content.when,
        headline=content.headline,
        kind=content.kind,
        units=tuple(dict.fromkeys(content.units)),
    )


def _entry(row: sqlite3.Row) -> EventEntry:
    content = content_of("event", row["body"])
    assert isinstance(content, OwnEvent)
    return EventEntry(row["uid"], row["words"], content)


def _sentence(folded: str, words: str) -> Span:
    """Where the words of a sentence stand in the article; nowhere is its very beginning."""
    at = folded.find(fold(words)) if words else -1
    return Span(at, at + len(words)) if at >= 0 else Span(0, 0)


def _put_row(connection: sqlite3.Connection, row: Row, units: Sequence[str]) -> None:
    values = {**row, "extracted": None}
    query = "SELECT id FROM events WHERE article_id = :article_id AND key = :key"
    found = connection.execute(query, row).fetchone()
    if found is None:
        names, marks = ", ".join(values), ", ".join(f":{name}" for name in values)
        cursor = connection.execute(f"INSERT INTO events ({names}) VALUES ({marks})", values)
        event_id = cursor.lastrowid or 0
    else:
        event_id = found[0]
        search_index.drop_event(connection, event_id)
        changed = ", ".join(f"{name} = :{name}" for name in values)
        connection.execute(
            f"UPDATE events SET {changed} WHERE id = :id", {**values, "id": event_id}
        )
        connection.execute("DELETE FROM event_units WHERE event_id = ?", (event_id,))
    connection.executemany(
        "INSERT INTO event_units VALUES (?, ?, ?)",
        [(event_id, position, unit) for position, unit in enumerate(dict.fromkeys(units))],
    )
    search_index.add_event(connection, event_id)
