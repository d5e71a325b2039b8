"""The names that can be found: each campaign, unit and person once, in however many articles it is."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from timeline_app.library.bigrams import index_terms, search_form

CAMPAIGN = "article"
"""The kind of names that have a column of their own in the index."""


class Name(NamedTuple):
    """A name as one article has it: ``key`` is the same in all of them, ``text`` has a form a line."""

    kind: str
    key: str
    text: str


def person_key(name: str) -> str:
    """What makes two names of people the same."""
    return search_form(name)


def add(connection: sqlite3.Connection, name: Name) -> int:
    """Take note of a name of one more article; its id."""
    lines = list(map(search_form, name.text.split("\n")))
    known = connection.execute(
        "SELECT id, form FROM search_names WHERE kind = ? AND key = ?", name[:2]
    ).fetchone()
    if known is None:
        form = "\n".join(dict.fromkeys(lines))
        title = name.text.partition("\n")[0]
        values = (name.kind, name.key, title, form)
        made = connection.execute(
            "INSERT INTO search_names (kind, key, title, form) VALUES (?, ?, ?, ?)", values
        ).lastrowid
        assert made is not None
        _put(connection, name.kind, made, form)
        return made
    name_id: int = known[0]
    before: str = known[1]
    form = "\n".join(dict.fromkeys((*before.split("\n"), *lines)))
    if form != before:
        connection.execute("UPDATE search_names SET form = ? WHERE id = ?", (form, name_id))
        _drop(connection, name.kind, name_id, before)
        _put(connection, name.kind, name_id, form)
    return name_id


def drop_unused(connection: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Forget those of the names that no article has any more."""
    rows = connection.execute(
        "SELECT kind, id, form FROM search_names n WHERE id IN (SELECT value FROM json_each(?))"
        " AND NOT EXISTS (SELECT 1 FROM search_entries WHERE name_id = n.id)",
        (json.dumps(list(ids)),),
    ).fetchall()
    for row in rows:
        _drop(connection, *row)
    connection.executemany("DELETE FROM search_names WHERE id = ?", [row[1:2] for row in rows])


def clear(connection: sqlite3.Connection) -> None:
    """Forget all names."""
    connection.execute("INSERT INTO search_names_index (search_names_index) VALUES ('delete-all')")
    connection.execute("DELETE FROM search_names")


def _put(connection: sqlite3.Connection, kind: str, name_id: int, form: str) -> None:
    query = f"INSERT INTO search_names_index (rowid, {_column(kind)}) VALUES (?, ?)"
    connection.execute(query, (name_id, index_terms(form)))


def _drop(connection: sqlite3.Connection, kind: str, name_id: int, form: str) -> None:
    connection.execute(
        f"INSERT INTO search_names_index (search_names_index, rowid, {_column(kind)})"
        " VALUES ('delete', ?, ?)",
        (name_id, index_terms(form)),
    )


def _column(kind: str) -> str:
    return "campaign" if kind == CAMPAIGN else "name"
