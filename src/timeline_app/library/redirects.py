"""Other titles of pages.

A dump tells them in any order and for pages that nobody wants, so they are collected in a
temporary table first, which SQLite keeps on the disk.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from timeline_app.domain.document import Redirect
from timeline_app.zhtext.titles import name_key

_COLLECTED = """CREATE TEMP TABLE IF NOT EXISTS collected_redirects (
  name_key TEXT PRIMARY KEY, title TEXT NOT NULL, target_key TEXT NOT NULL) WITHOUT ROWID"""
_SETTLE = """
INSERT OR REPLACE INTO redirects (name_key, title, article_id)
SELECT r.name_key, r.title, n.article_id FROM collected_redirects r
JOIN article_names n ON n.name_key = r.target_key AND n.priority = 0
"""


def collect(connection: sqlite3.Connection, found: Iterable[Redirect]) -> None:
    """Take note of redirects."""
    connection.execute(_COLLECTED)
    connection.executemany(
        "INSERT OR REPLACE INTO collected_redirects VALUES (?, ?, ?)",
        [
            (name_key(each.title), each.title, name_key(each.target.partition("#")[0]))
            for each in found
        ],
    )


def settle(connection: sqlite3.Connection) -> None:
    """Keep the redirects to pages that the library holds, and forget the others."""
    connection.execute(_COLLECTED)
    connection.execute(_SETTLE)
    connection.execute("DELETE FROM collected_redirects")
