"""The library as it is written: one SQLite file, one article a transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from timeline_app.domain.document import Document, Redirect
from timeline_app.domain.errors import ExpectedError, filled
from timeline_app.domain.own import Entry
from timeline_app.domain.record import ArticleRecord
from timeline_app.library import (
    backups,
    files,
    markups,
    migrations,
    own_work,
    packed_events,
    redirects,
    removed,
    schema,
    search_index,
    writer,
)
from timeline_app.library.changes import Change, Saved, dates_of, differences, stored_dates
from timeline_app.library.rows import page_title, record_rows

_CACHE_KIB = 65_536
"""Of the file, kept in memory by whoever writes; taken as it is needed."""
_LOG_PAGES = 8000
"""The write-ahead log grows to some 32 MB before it is folded into the file."""


class Library:
    """A library open for writing; made where there is none, brought to the newest schema.

    Belongs to the thread that opened it.  Every method raises ExpectedError where the disk is
    full, the file is locked or may not be written to, and the like.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with files.writing(path):
            if files.is_missing(path):
                _create(path)
            version = files.require_library(path)
            self._db = _open(path)
            try:
                if version < schema.VERSION:
                    backups.back_up(path, "migration")
                    migrations.apply(self._db)
                self._keep_search_current()
            except BaseException:
                self.close()
                raise

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def save(self, record: ArticleRecord) -> int:
        """Store a record; the article's id.

        A page the library already has keeps its id, and its events with the same key keep theirs.
        """
        rows = record_rows(record)
        with _transaction(self.path, self._db):
            return writer.write(self._db.conn, record, rows)

    def update(self, record: ArticleRecord, document: Document | None = None) -> Saved:
        """Store a record, and the document it was read from, unless the library holds the same."""
        rows = record_rows(record)
        connection = self._db.conn
        title, key, digest = page_title(record), rows.article["title_key"], rows.digest
        with _transaction(self.path, self._db):
            stored = connection.execute(
                "SELECT id, digest FROM articles WHERE title_key = ?", (key,)
            ).fetchone()
            is_same = stored is not None and stored[1] == digest
            before = stored_dates(connection, stored[0]) if stored and not is_same else {}
            article_id = stored[0] if is_same else writer.write(connection, record, rows)
            if document is not None:
                markups.keep(connection, article_id, document)
        if is_same:
            return Saved(Change.UNCHANGED, article_id, title)
        change = Change.UPDATED if stored else Change.ADDED
        return Saved(change, article_id, title, *differences(before, dates_of(rows.events)))

    def holds(self, document: Document) -> bool:
        """Whether this program has read the very same text into the library before."""
        with files.reading(self.path):
            return markups.holds(self._db.conn, document)

    def add_redirects(self, found: Iterable[Redirect]) -> None:
        """Take note of other titles of pages, which may come before or after them."""
        with _transaction(self.path, self._db):
            redirects.collect(self._db.conn, found)

    def settle_redirects(self) -> None:
        """Keep those of the titles noted whose pages the library holds now."""
        with _transaction(self.path, self._db):
            redirects.settle(self._db.conn)

    def change_own(
        self,
        label: str,
        put: Iterable[Entry] = (),
        drop: Iterable[str] = (),
        *,
        goes_on: bool = False,
    ) -> None:
        """Put entries of the reader's own work in, and drop others by uid; see ``own_work``."""
        with _transaction(self.path, self._db):
            own_work.change(self._db.conn, label, put, drop, goes_on=goes_on)

    def merge_own(self, label: str, entries: Iterable[Entry]) -> own_work.Merged:
        """Take somebody's work in: what is new, and what was changed later than one's own."""
        with _transaction(self.path, self._db):
            return own_work.merge(self._db.conn, label, entries)

    def undo_own(self) -> str | None:
        """Take the last step of the reader's work back; its label, None where there is none."""
        with _transaction(self.path, self._db):
            return own_work.undo(self._db.conn)

    def redo_own(self) -> str | None:
        """Do the step again that was taken back last; its label, None where there is none."""
        with _transaction(self.path, self._db):
            return own_work.redo(self._db.conn)

    def remove(
        self, article_ids: Iterable[int], told: Callable[[int], None] = lambda done: None
    ) -> tuple[int, ...]:
        """Remove articles and all that belongs to them, so that they can be put back; the ids under
        which they are kept.

        ``told`` hears how many are gone, and may raise to have them all stay.
        """
        with _transaction(self.path, self._db):
            return removed.remove(self._db.conn, article_ids, told)

    def put_back(self, removed_ids: Iterable[int]) -> tuple[int, ...]:
        """Put removed articles back, with the ids they had; those that are there again stay as they
        are.  The ids of the articles.
        """
        with _transaction(self.path, self._db):
            return removed.put_back(self._db.conn, removed_ids)

    def backup(self, target: Path) -> None:
        """Copy the library, as it is at one moment, to another file.

        ExpectedError ``would-overwrite`` where the target is a file that is no library, or this.
        """
        with files.faults_of(target):
            if target.exists() and not self._may_replace(target):
                raise ExpectedError(
                    "would-overwrite",
                    filled("{path} exists and is no backup of a library.", path=target),
                    "Choose another name for the backup.",
                )
        backups.copy(self.path, target)

    def check(self) -> list[str]:
        """What is wrong with the file, as sentences; none where it is in order."""
        connection = self._db.conn
        with files.reading(self.path):
            found = [
                filled("SQLite reports: {words}", words=row[0])
                for row in connection.execute("PRAGMA integrity_check")
                if row[0] != "ok"
            ]
            found += [
                filled(
                    "A row of {table} refers to a row of {parent} that is not there.",
                    table=table,
                    parent=parent,
                )
                for table, _, parent, _ in connection.execute("PRAGMA foreign_key_check")
            ]
            with self._db.atomic():
                return found + search_index.faults(connection) + packed_events.faults(connection)

    def rebuild_search(self) -> None:
        """Build the search index anew from the stored texts."""
        with _transaction(self.path, self._db):
            search_index.rebuild(self._db.conn)

    def close(self) -> None:
        """Close the file; SQLite then folds its write-ahead log into it."""
        self._db.close()

    def _may_replace(self, target: Path) -> bool:
        is_other = target.is_file() and not target.samefile(self.path)
        return is_other and (files.is_missing(target) or files.has_our_mark(target))

    def _keep_search_current(self) -> None:
        if not search_index.is_current(self._db.conn):
            self.rebuild_search()


@contextmanager
def _transaction(path: Path, db: Database) -> Iterator[None]:
    """What is done inside is done as a whole, or not at all."""
    with files.writing(path), db.atomic():
        # Who reads before it has the write lock cannot write once another program has.
        db.conn.execute("UPDATE library_info SET value = value WHERE name IS NULL")
        yield


def _open(path: Path) -> Database:
    connection = sqlite3.connect(path, timeout=files.BUSY_SECONDS)
    db = Database(connection)
    db.enable_wal()
    # Neither is what a connection starts with, nor what WAL mode brings.
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    # What every article touches is brought into the file once in a while, not for each of them anew:
    # with the defaults an import waits for the disk half of the time.
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    connection.execute(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")
    return db


def _create(path: Path) -> None:
    """Make an empty library under another name first, so that no half-made one is ever seen."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = files.draft_of(path)
    try:
        _make_empty(draft)
        files.publish(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _make_empty(path: Path) -> None:
    db = Database(sqlite3.connect(path))
    try:
        migrations.apply(db)
        db.enable_wal()
    finally:
        db.close()
