"""The reader's own work as it is read, over the connection of a library reader."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from timeline_app.domain.own import Entry, Target
from timeline_app.library import files, own_work
from timeline_app.library.own_rows import COLUMNS, entry_of
from timeline_app.library.own_work import Steps
from timeline_app.zhtext.variants import fold

Memo = dict[tuple[str, ...], Entry]
"""Entries by the rows that they were made of."""
_SELECT = f"SELECT {', '.join(COLUMNS)} FROM own_entries"
_ORDER = "ORDER BY created_at, uid"
_ORPHANS = f"""{_SELECT} AS o WHERE CASE WHEN o.type = 'event'
  THEN NOT EXISTS (SELECT 1 FROM events e WHERE e.key = 'own:' || o.uid) ELSE
  o.target_kind = 'event' AND NOT EXISTS (SELECT 1 FROM events e WHERE e.key = o.target_key)
  OR o.target_kind = 'unit' AND NOT EXISTS (SELECT 1 FROM units u WHERE u.key = o.target_key)
  OR o.target_kind IN ('article', 'sentence')
    AND NOT EXISTS (SELECT 1 FROM articles a WHERE a.title_key = o.page)
 END {_ORDER}"""

_EVENT_IDS = """SELECT DISTINCT e.key, e.id FROM own_entries o JOIN events e ON e.key = o.target_key
WHERE o.target_kind = 'event'
UNION SELECT e.key, e.id FROM own_entries o JOIN events e ON e.key = 'own:' || o.uid
WHERE o.type = 'event'
UNION SELECT e.key, e.id FROM own_entries o JOIN events e ON e.key = json_extract(o.body, '$.key')
WHERE o.type = 'same-as'"""
_SENTENCED = """SELECT title_key, text FROM articles
WHERE title_key IN (SELECT page FROM own_entries WHERE target_kind = 'sentence')"""


class OwnReader:
    """Notes, tags, bookmarks, corrections and own events; every method raises ExpectedError where
    the library cannot be read.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def entries(self, memo: Memo | None = None) -> list[Entry]:
        """All of it, the oldest first; what stands in the ``memo`` is not made again."""
        return self._entries(f"{_SELECT} {_ORDER}", memo=memo)

    def of_target(self, target: Target) -> list[Entry]:
        """What hangs on one thing, the oldest first."""
        query = f"{_SELECT} WHERE target_key = ? AND target_kind = ? AND page = ? {_ORDER}"
        return self._entries(query, target.key, target.kind.value, target.page)

    def page_of(self, article_id: int) -> str:
        """The page that entries on an article name: its folded title; "" where there is none such."""
        return self._of_article(article_id, "title_key")

    def title_of(self, article_id: int) -> str:
        """The same page's title as it is written."""
        return self._of_article(article_id, "title")

    def of_page(self, page: str) -> list[Entry]:
        """What hangs on an article (its folded title) and on anything in it."""
        return self._entries(f"{_SELECT} WHERE page = ? {_ORDER}", page)

    def orphans(self, memo: Memo | None = None) -> list[Entry]:
        """What hangs on something that the library no longer holds."""
        found = [*self._entries(_ORPHANS, memo=memo), *self._gone_sentences()]
        return sorted(found, key=lambda entry: (entry.created, entry.uid))

    def event_ids(self) -> dict[str, int]:
        """The library's ids of the events that entries hang on, make or name, by their keys."""
        with files.reading(self._path):
            return dict(self._connection.execute(_EVENT_IDS))

    def steps(self) -> Steps:
        """What can be undone and done again."""
        with files.reading(self._path):
            return own_work.steps(self._connection)

    def _gone_sentences(self) -> list[Entry]:
        """What hangs on a sentence that its article, which is there, holds in neither script."""
        texts: dict[str, str] = {}
        with files.reading(self._path):
            for page, text in self._connection.execute(_SENTENCED):
                texts[page] = fold(text)
        query = f"{_SELECT} WHERE target_kind = 'sentence' AND type <> 'event'"
        entries = self._entries(query)
        return [
            entry
            for entry in entries
            if entry.target.page in texts and entry.target.key not in texts[entry.target.page]
        ]

    def _of_article(self, article_id: int, column: str) -> str:
        with files.reading(self._path):
            query = f"SELECT {column} FROM articles WHERE id = ?"
            row = self._connection.execute(query, (article_id,)).fetchone()
            return "" if row is None else str(row[0])

    def _entries(self, query: str, *values: str, memo: Memo | None = None) -> list[Entry]:
        known = {} if memo is None else memo
        with files.reading(self._path):
            rows: Sequence[tuple[str, ...]] = self._connection.execute(query, values).fetchall()
            for row in rows:
                if row not in known:
                    known[row] = entry_of(dict(zip(COLUMNS, row, strict=True)))
        return [known[row] for row in rows]
