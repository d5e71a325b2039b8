"""A library of very many articles in little time: some are read, the others are their rows once more.

Titles, ids and keys of events are the copies' own.  The copies cannot be searched for.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import big_library

from timeline_app.library import packed_events

READ = 50
"""Articles that are read."""
_OF_ARTICLE = ("sides", "units", "commanders", "diagnostics", "markups")


def fill(path: Path, articles: int) -> None:
    """Make a library of so many articles, a multiple of ``READ``."""
    big_library.fill(path, READ)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        ids, events = (
            connection.execute(f"SELECT max(id) FROM {table}").fetchone()[0]
            for table in ("articles", "events")
        )
        for copy in range(1, articles // READ):
            with connection:
                _copy(connection, copy, copy * ids, copy * events)
        with connection:
            packed_events.refresh_all(connection)


def _copy(connection: sqlite3.Connection, copy: int, ids: int, events: int) -> None:
    of_article = {"article_id": f"article_id + {ids}"}
    named = f"|| '之{copy}'"
    _once_more(
        connection,
        "articles",
        {"id": f"id + {ids}", "title": f"title {named}", "title_key": f"title_key {named}"},
        "id",
    )
    _once_more(connection, "campaigns", of_article | {"title": f"title {named}"}, "article_id")
    event = {"id": f"id + {events}", "key": f"key || {copy}", "same_as": f"same_as || {copy}"}
    _once_more(connection, "events", of_article | event, "article_id")
    of_event = {"event_id": f"event_id + {events}"}
    _once_more(connection, "event_units", of_event, "event_id", events // copy)
    for table in _OF_ARTICLE:
        _once_more(connection, table, of_article, "article_id")


def _once_more(
    connection: sqlite3.Connection,
    table: str,
    change: dict[str, str],
    number: str,
    last: int = READ,
) -> None:
    names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    connection.execute(
        f"INSERT INTO {table} ({', '.join(names)})"
        f" SELECT {', '.join(change.get(name, name) for name in names)}"
        f" FROM {table} WHERE {number} <= {last}"
    )
