"""What the timeline shows of each article, as one row: a million events are read in a moment.

A row of ``packed_events`` holds the entries of an article's shown events one after the other, each laid
out as ``domain.coding.ENTRY`` tells, in order of start, longest first, and id.  It says nothing that the
events do not say; whoever writes, changes or hides events calls ``refresh``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from functools import lru_cache

from timeline_app.domain import coding
from timeline_app.domain.errors import filled
from timeline_app.library import schema
from timeline_app.library.event_rows import split_traits

_MANY = 4096
"""More different traits than occur in a library."""
_ARTICLES = "SELECT article_id FROM campaigns ORDER BY article_id"
_SHOWN = """SELECT id, start_day, end_day, traits FROM events
  WHERE article_id = ? AND same_as IS NULL"""


def refresh(connection: sqlite3.Connection, article_ids: Iterable[int]) -> None:
    """Bring what is kept of articles besides their events, the totals too, to what these say now."""
    for article_id in article_ids:
        connection.execute(f"{schema.COUNT_TOTALS} WHERE article_id = ?", (article_id,))
        connection.execute(
            "REPLACE INTO packed_events VALUES (?, ?)",
            (article_id, _packed(connection, article_id)),
        )


def refresh_all(connection: sqlite3.Connection) -> None:
    """The same of every article."""
    refresh(connection, [row[0] for row in connection.execute(_ARTICLES).fetchall()])


def faults(connection: sqlite3.Connection) -> list[str]:
    """What is not as the events say, as sentences; none where all is in order."""
    rows = connection.execute(
        "SELECT c.article_id, p.events FROM campaigns c LEFT JOIN packed_events p USING (article_id)"
    )
    wrong = sum(events != _packed(connection, article_id) for article_id, events in rows.fetchall())
    return (
        [filled("{count} articles are not shown as their events say.", count=wrong)]
        if wrong
        else []
    )


def _packed(connection: sqlite3.Connection, article_id: int) -> bytes:
    entries = [
        coding.entry(event_id, first, last, _coded(traits))
        for event_id, first, last, traits in connection.execute(_SHOWN, (article_id,))
    ]
    entries.sort(key=lambda entry: (entry.start, -entry.end, entry.id))
    return b"".join(coding.ENTRY.pack(*entry) for entry in entries)


@lru_cache(_MANY)
def _coded(traits: str) -> coding.Coded:
    return coding.coded(split_traits(traits))
