"""The reader's corrections, written into the events that they are of.

The reader's entries are the truth; an event's row holds the values as they are to be shown, so that
timeline, search, views and exports need to know of no corrections, and in ``extracted`` those that
stand in the article.  Whoever writes an article, or the reader's entries, calls ``apply``.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping

from timeline_app.domain.correcting import correct
from timeline_app.domain.own import Content, SameAs
from timeline_app.library import packed_events, search_index
from timeline_app.library.event_rows import Row, event_of, event_row, traits
from timeline_app.library.layout import compact
from timeline_app.library.own_rows import CORRECTION_TYPES, content_of

HIDDEN = ""
"""``same_as`` of an event that the reader does not want to see: no event has such a key."""

_CHANGED = (
    "headline",
    "start_day",
    "end_day",
    "start_date",
    "end_date",
    "precision",
    "time",
    "open",
    "approximate",
    "edtf",
    "kind",
    "derived_from",
    "same_as",
    "traits",
)
"""Columns that a correction may change."""
_EVENTS = """SELECT * FROM events WHERE key IN (SELECT value FROM json_each(?))
  AND (extracted IS NOT NULL OR key IN (SELECT target_key FROM own_entries WHERE type IN {types}))"""
_TYPES = f"({', '.join(map(repr, CORRECTION_TYPES))})"
_UPDATE = "UPDATE events SET {} WHERE id = :id"


def apply(connection: sqlite3.Connection, keys: Iterable[str]) -> None:
    """Bring the events of these keys, and those that are told by them, to what the reader's entries
    say now.
    """
    merged = _merged(connection)
    wanted = compact(list(_with_merged(keys, merged)))
    cursor = connection.cursor()
    cursor.row_factory = sqlite3.Row
    rows = cursor.execute(_EVENTS.format(types=_TYPES), (wanted,)).fetchall()
    if rows:
        contents = _contents(connection, wanted)
        for row in rows:
            told = [
                SameAs(_teller(connection, row["key"], merged))
                if isinstance(each, SameAs)
                else each
                for each in contents.get(row["key"], [])
            ]
            _apply(connection, dict(row), told)
        packed_events.refresh(connection, {row["article_id"] for row in rows})


def keys_of(connection: sqlite3.Connection, article_id: int) -> list[str]:
    """The keys of an article's events, to be handed to ``apply`` when they are gone."""
    rows = connection.execute("SELECT key FROM events WHERE article_id = ?", (article_id,))
    return [row[0] for row in rows]


def forget(connection: sqlite3.Connection, article_id: int) -> None:
    """The rows of an article were written anew, as extracted."""
    connection.execute("UPDATE events SET extracted = NULL WHERE article_id = ?", (article_id,))


def _merged(connection: sqlite3.Connection) -> dict[str, str]:
    """What the reader has merged: the keys of events by the keys of those that they tell."""
    query = """SELECT target_key, json_extract(body, '$.key') FROM own_entries
      WHERE type = 'same-as' AND target_kind = 'event' ORDER BY created_at, uid"""
    return dict(connection.execute(query))


def _with_merged(keys: Iterable[str], merged: Mapping[str, str]) -> set[str]:
    found = set(keys)
    while more := {told for told, teller in merged.items() if teller in found} - found:
        found |= more
    return found


def _teller(connection: sqlite3.Connection, key: str, merged: Mapping[str, str]) -> str:
    """The event that tells another one, over as many as were merged one after the other; itself where
    they go round in a circle, or where the library no longer has that event.
    """
    seen, last = {key}, merged.get(key, key)
    while last in merged and last not in seen:
        seen.add(last)
        last = merged[last]
    query = "SELECT 1 FROM events WHERE key = ?"
    is_there = last not in seen and connection.execute(query, (last,)).fetchone()
    return last if is_there else key


def _contents(connection: sqlite3.Connection, keys: str) -> dict[str, list[Content]]:
    found: dict[str, list[Content]] = {}
    query = f"""SELECT target_key, type, body FROM own_entries WHERE type IN {_TYPES}
      AND target_key IN (SELECT value FROM json_each(?)) ORDER BY created_at, uid"""
    for key, name, body in connection.execute(query, (keys,)):
        found.setdefault(key, []).append(content_of(name, body))
    return found


def _apply(connection: sqlite3.Connection, row: Row, contents: list[Content]) -> None:
    base = {**row, **(json.loads(row["extracted"]) if row["extracted"] else {})}
    corrected = correct(event_of(base, ()), contents)
    if corrected.is_changed:
        values = event_row(row["position"], corrected.event, "")
        values["traits"] = traits(corrected.event, reader=1)
        values["same_as"] = HIDDEN if corrected.hidden else values["same_as"]
        shown = {name: values[name] for name in _CHANGED}
        shown["extracted"] = compact({name: base[name] for name in _CHANGED})
    else:
        shown = {**{name: base[name] for name in _CHANGED}, "extracted": None}
    search_index.drop_event(connection, row["id"])
    columns = ", ".join(f"{name} = :{name}" for name in shown)
    connection.execute(_UPDATE.format(columns), {**shown, "id": row["id"]})
    if shown["same_as"] is None:
        search_index.add_event(connection, row["id"])
