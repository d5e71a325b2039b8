"""Articles that were removed, kept for a while so that they can be put back as they were.

What is kept are the article's rows themselves, with their ids, for they can be put back at once, and
also where no markup was kept that could be read again.  The reader's own work hangs on lasting names
and needs no keeping.  Callers hold the transaction.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from timeline_app.library import corrections, files, own_campaigns, packed_events, search_index

KEPT_DAYS, KEPT_LEAST = 30, 50
"""All that was removed in so many days is kept, and in any case so many articles."""

_OF_ARTICLE = (
    "articles",
    "article_names",
    "campaigns",
    "sides",
    "events",
    "event_units",
    "units",
    "commanders",
    "diagnostics",
    "search_entries",
    "markups",
    "redirects",
)
"""Tables with rows of an article, each after those that it refers to."""
_WHICH = {
    "articles": "id = :id",
    "event_units": "event_id IN (SELECT id FROM events WHERE article_id = :id)",
}
_DROPPED = {"search_entries": "id"}
"""Columns that get new values: what has no lasting id may have been given away meanwhile."""

_Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Removed:
    """A removed article: ``removed_at`` in UTC, ``events`` the number that were shown."""

    id: int
    title: str
    events: int
    removed_at: datetime


def removed(library: Path) -> list[Removed]:
    """The articles that can be put back, the last first."""
    query = "SELECT id, title, events, removed_at FROM removed_articles ORDER BY id DESC"
    with files.reading(library), closing(files.connect_to_read(library)) as connection:
        rows = connection.execute(query).fetchall()
        return [
            Removed(removed_id, title, events, datetime.fromisoformat(removed_at))
            for removed_id, title, events, removed_at in rows
        ]


def remove(
    connection: sqlite3.Connection, article_ids: Iterable[int], told: Callable[[int], None]
) -> tuple[int, ...]:
    """Remove articles and keep what the library had of them; the ids under which it is kept."""
    now = datetime.now(UTC)
    _let_go(connection, now)
    kept = []
    for done, article_id in enumerate(article_ids):
        told(done)
        kept_id = _keep(connection, article_id, now.isoformat(timespec="seconds"))
        if kept_id is not None:
            kept.append(kept_id)
            keys = corrections.keys_of(connection, article_id)
            search_index.remove(connection, article_id)
            connection.execute("DELETE FROM articles WHERE id = ?", (article_id,))
            corrections.apply(connection, keys)
    return tuple(kept)


def put_back(connection: sqlite3.Connection, removed_ids: Iterable[int]) -> tuple[int, ...]:
    """Put what is kept under these ids back, unless the page is there again; the articles' ids."""
    found = []
    for removed_id in removed_ids:
        # Deleting first takes the write lock before anything is read.
        row = connection.execute(
            "DELETE FROM removed_articles WHERE id = ? RETURNING rows", (removed_id,)
        ).fetchone()
        if row is not None:
            found.append(_put_back(connection, _unpacked(row[0])))
    return tuple(found)


def _let_go(connection: sqlite3.Connection, now: datetime) -> None:
    connection.execute(
        "DELETE FROM removed_articles WHERE removed_at < ? AND id NOT IN"
        " (SELECT id FROM removed_articles ORDER BY id DESC LIMIT ?)",
        ((now - timedelta(days=KEPT_DAYS)).isoformat(timespec="seconds"), KEPT_LEAST),
    )


def _keep(connection: sqlite3.Connection, article_id: int, now: str) -> int | None:
    kept = {table: _rows(connection, table, article_id) for table in _OF_ARTICLE}
    if not kept["articles"]:
        return None
    title = kept["campaigns"][0]["title"] or kept["articles"][0]["title"]
    return connection.execute(
        "INSERT INTO removed_articles (title, events, removed_at, rows) VALUES (?, ?, ?, ?)",
        (title, kept["campaigns"][0]["event_count"], now, _packed(kept)),
    ).lastrowid


def _put_back(connection: sqlite3.Connection, kept: dict[str, _Rows]) -> int:
    (article,) = kept["articles"]
    query = "SELECT id FROM articles WHERE title_key = ?"
    there = connection.execute(query, (article["title_key"],)).fetchone()
    if there is not None:
        return int(there[0])
    for table in _OF_ARTICLE:
        _insert(connection, table, kept.get(table, []))
    search_index.add_again(connection, article["id"])
    packed_events.refresh(connection, [article["id"]])
    corrections.apply(connection, [event["key"] for event in kept["events"]])
    own_campaigns.show(connection, article["title_key"])
    return int(article["id"])


def _rows(connection: sqlite3.Connection, table: str, article_id: int) -> _Rows:
    cursor = connection.cursor()
    cursor.row_factory = sqlite3.Row
    which = _WHICH.get(table, "article_id = :id")
    found = cursor.execute(f"SELECT * FROM {table} WHERE {which}", {"id": article_id})
    return [dict(row) for row in found]


def _insert(connection: sqlite3.Connection, table: str, rows: _Rows) -> None:
    """Columns that the table no longer has are left out; a redirect that was taken stays so."""
    known = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
    known.discard(_DROPPED.get(table, ""))
    names = [name for name in rows[0] if name in known] if rows else []
    if names:
        values = ", ".join(f":{name}" for name in names)
        insert = "INSERT OR IGNORE" if table == "redirects" else "INSERT"
        connection.executemany(
            f"{insert} INTO {table} ({', '.join(names)}) VALUES ({values})", rows
        )


def _packed(kept: dict[str, _Rows]) -> bytes:
    text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"), default=_in_base64)
    return zlib.compress(text.encode("utf-8", "surrogatepass"))


def _unpacked(packed: bytes) -> dict[str, _Rows]:
    text = zlib.decompress(packed).decode("utf-8", "surrogatepass")
    kept: dict[str, _Rows] = json.loads(text, object_hook=_bytes_again)
    return kept


def _in_base64(value: bytes) -> dict[str, str]:
    return {"base64": b64encode(value).decode("ascii")}


def _bytes_again(value: dict[str, Any]) -> Any:
    return b64decode(value["base64"]) if value.keys() == {"base64"} else value
