"""Writing one article into the tables: insert, or update in place.

Callers hold the transaction.  The first statement writes, so that SQLite takes the write lock at
once and waits for it, instead of failing halfway.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from timeline_app.domain.record import ArticleRecord
from timeline_app.domain.refs import is_own
from timeline_app.library import corrections, own_events, packed_events, search_index
from timeline_app.library.event_rows import Row
from timeline_app.library.rows import RecordRows, names_of

_REPLACED = ("article_names", "campaigns", "sides", "units", "diagnostics")
"""Tables whose rows of an article are written anew; nothing refers to them from outside."""


def write(connection: sqlite3.Connection, record: ArticleRecord, rows: RecordRows) -> int:
    """Store a record in place of what the library has of the same page; the article's id."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    article = {**rows.article, "digest": rows.digest, "imported_at": now}
    article_id, is_new = _write_article(connection, article)
    if not is_new:
        search_index.remove(connection, article_id)
        _clear(connection, article_id)
    _insert(connection, "campaigns", _of(article_id, [rows.campaign]))
    for table in ("sides", "units", "commanders", "diagnostics"):
        _insert(connection, table, _of(article_id, getattr(rows, table)))
    names = [{"name_key": key, "priority": rank} for key, rank in names_of(record)]
    _insert(connection, "article_names", _of(article_id, names))
    before = corrections.keys_of(connection, article_id)
    ids = _write_events(connection, article_id, rows)
    corrections.forget(connection, article_id)
    packed_events.refresh(connection, [article_id])
    search_index.add(connection, article_id, search_index.entries(record, ids))
    corrections.apply(connection, (*ids, *before))
    if not is_own(rows.article["title_key"]):
        own_events.put(connection, article_id, rows.article["title_key"])
    return article_id


def _write_article(connection: sqlite3.Connection, article: Row) -> tuple[int, bool]:
    # A bare file does not say where it came from; an address that is known is kept.
    values = {name: f":{name}" for name in article} | {"url": "coalesce(:url, url)"}
    changed = connection.execute(
        f"UPDATE articles SET {', '.join(f'{name} = {value}' for name, value in values.items())}"
        " WHERE title_key = :title_key RETURNING id",
        article,
    ).fetchall()
    if changed:
        return changed[0][0], False
    cursor = connection.execute(_insert_sql("articles", article), article)
    assert cursor.lastrowid is not None
    return cursor.lastrowid, True


def _clear(connection: sqlite3.Connection, article_id: int) -> None:
    for table in _REPLACED:
        connection.execute(f"DELETE FROM {table} WHERE article_id = ?", (article_id,))
    connection.execute(
        "DELETE FROM event_units WHERE event_id IN (SELECT id FROM events WHERE article_id = ?)",
        (article_id,),
    )


def _write_events(
    connection: sqlite3.Connection, article_id: int, rows: RecordRows
) -> dict[str, int]:
    """Insert new events, update those with a known key, remove the rest but the reader's own on the
    page of somebody else; ids by key.
    """
    events = _of(article_id, rows.events)
    known = _event_ids(connection, article_id)
    kept = set() if is_own(rows.article["title_key"]) else set(filter(is_own, known))
    gone = known.keys() - {event["key"] for event in events} - kept
    connection.executemany("DELETE FROM events WHERE id = ?", [(known[key],) for key in gone])
    if events:
        update = ", ".join(f"{name} = excluded.{name}" for name in events[0])
        conflict = f" ON CONFLICT (article_id, key) DO UPDATE SET {update}" if known else ""
        connection.executemany(_insert_sql("events", events[0]) + conflict, events)
    ids = _event_ids(connection, article_id)
    connection.executemany(
        "INSERT INTO event_units VALUES (?, ?, ?)",
        [
            (ids[key], position, unit)
            for key, units in rows.event_units.items()
            for position, unit in enumerate(units)
        ],
    )
    return ids


def _event_ids(connection: sqlite3.Connection, article_id: int) -> dict[str, int]:
    return dict(
        connection.execute("SELECT key, id FROM events WHERE article_id = ?", (article_id,))
    )


def _of(article_id: int, rows: Iterable[Row]) -> list[Row]:
    return [{"article_id": article_id, **row} for row in rows]


def _insert(connection: sqlite3.Connection, table: str, rows: Sequence[Row]) -> None:
    if rows:
        connection.executemany(_insert_sql(table, rows[0]), rows)


def _insert_sql(table: str, row: Row) -> str:
    values = ", ".join(f":{name}" for name in row)
    return f"INSERT INTO {table} ({', '.join(row)}) VALUES ({values})"
