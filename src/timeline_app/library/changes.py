"""What saving a record changed in the library."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from timeline_app.library.event_rows import Row


class Change(StrEnum):
    """What saving a record did to the library."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Saved:
    """An article that the library holds now, and what became of its events.

    ``new``, ``gone`` and ``moved`` (the same words of the same sentence at another date) are
    numbers of shown events; all are ``new`` where the article is.
    """

    change: Change
    article_id: int
    title: str
    new: int = 0
    gone: int = 0
    moved: int = 0


_AS_READ = """
SELECT key, coalesce(json_extract(extracted, '$.start_day'), start_day),
  coalesce(json_extract(extracted, '$.end_day'), end_day),
  CASE WHEN extracted IS NULL THEN same_as ELSE json_extract(extracted, '$.same_as') END
FROM events WHERE article_id = ? AND substr(key, 1, 4) <> 'own:'
"""

Dates = dict[str, tuple[int, int]]
"""First and last day of shown events by their keys."""


def stored_dates(connection: sqlite3.Connection, article_id: int) -> Dates:
    """The events of an article as they were extracted."""
    rows = connection.execute(_AS_READ, (article_id,))
    return {key: (start, end) for key, start, end, same_as in rows if same_as is None}


def dates_of(events: Iterable[Row]) -> Dates:
    """The same of rows that are to be written."""
    return {
        row["key"]: (row["start_day"], row["end_day"]) for row in events if row["same_as"] is None
    }


def differences(before: Dates, after: Dates) -> tuple[int, int, int]:
    """How many events are new, gone and moved."""
    kept = before.keys() & after.keys()
    moved = sum(before[key] != after[key] for key in kept)
    return len(after) - len(kept), len(before) - len(kept), moved
