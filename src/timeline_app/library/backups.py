"""Backups of a library, beside it: one a day, one before every migration, the last seven kept.

Each is a whole library in one file, made by SQLite's own online backup, so that it is of one moment
whoever writes meanwhile; a draft becomes a backup by its name, so that no half-made one is ever
seen.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from timeline_app.domain.errors import ExpectedError, filled
from timeline_app.library import files, running

KEPT = 7
_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"(\d{8}T\d{6}Z) (day|migration|restore|reader)\.sqlite")
_PAGES = 2000
"""Pages that are copied at a time, so that whoever writes need not wait long."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup: ``made`` in UTC; ``reason`` is day, migration, reader (who asked for it) or restore
    (what a restored one took the place of); ``size`` in bytes.
    """

    path: Path
    made: datetime
    reason: str
    size: int


def folder_of(library: Path) -> Path:
    """Where the backups of a library lie."""
    return library.with_name(f"{library.name}.backups")


def backups(library: Path) -> list[Backup]:
    """The backups of a library, the newest first."""
    with files.faults_of(library):
        folder = folder_of(library)
        found = [_backup(path) for path in folder.iterdir()] if folder.is_dir() else []
    return sorted(filter(None, found), key=lambda backup: backup.made, reverse=True)


def back_up(library: Path, reason: str, now: datetime | None = None) -> Backup:
    """Make a backup of a library that is in order, and let go of the oldest beyond seven.

    ExpectedError where it cannot be made, ``damaged`` where the library is: a sound backup is never
    given up for a damaged one.
    """
    made = (now or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    target = folder_of(library) / f"{made.strftime(_STAMP)} {reason}.sqlite"
    with files.faults_of(library):
        target.parent.mkdir(exist_ok=True)
    copy(library, target)
    for old in backups(library)[KEPT:]:
        old.path.unlink(missing_ok=True)
    return Backup(target, made, reason, target.stat().st_size)


def back_up_daily(library: Path, now: datetime | None = None) -> Backup | None:
    """Make the backup of the day, None where there is one."""
    now = (now or datetime.now(UTC)).astimezone(UTC)
    if files.is_missing(library):
        return None
    if any(each.reason == "day" and each.made.date() == now.date() for each in backups(library)):
        return None
    return back_up(library, "day", now)


def restore(library: Path, backup: Path) -> None:
    """Put a backup in the place of a library, which becomes a backup itself where it can be read.

    This process may not have the library open.  ExpectedError ``in-use`` where another one has, and
    ``not-a-library``, ``newer-library`` or ``damaged`` where the backup is none that could be used;
    the library is then as it was.
    """
    if running.elsewhere(library):
        raise ExpectedError(
            "in-use",
            filled("The library {path} is open in another window of the program.", path=library),
            "Close that window, and try again: what is written there would be lost.",
        )
    files.require_library(backup)
    draft = files.draft_of(library)
    try:
        copy(backup, draft)
        if not files.is_missing(library):
            _put_aside(library)
        with files.faults_of(library):
            files.drop_leftovers(library)
            draft.replace(library)
    finally:
        draft.unlink(missing_ok=True)


def copy(library: Path, target: Path) -> None:
    """Copy a library, as it is at one moment, to another file; whole and in order, or not at all."""
    draft = files.draft_of(target)
    try:
        with (
            files.reading(library),
            closing(files.connect_to_read(library)) as source,
            files.faults_of(target),
            closing(sqlite3.connect(draft)) as made,
        ):
            source.backup(made, pages=_PAGES)
            made.execute("PRAGMA journal_mode = DELETE")  # one file, readable anywhere
            _require_order(made, library)
        with files.faults_of(target):
            files.drop_leftovers(target)
            draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _require_order(connection: sqlite3.Connection, library: Path) -> None:
    found = connection.execute("PRAGMA quick_check(1)").fetchone()
    if found != ("ok",):
        raise ExpectedError(
            "damaged",
            filled("The library {path} is damaged.", path=library),
            "Go back to a backup, or move the file away and import the articles again.",
        )


def _put_aside(library: Path) -> None:
    """Keep what a backup takes the place of, damaged or not."""
    try:
        back_up(library, "restore")
    except ExpectedError:
        stamp = datetime.now(UTC).strftime(_STAMP)
        with files.faults_of(library):
            aside = folder_of(library) / f"{stamp} damaged.sqlite"
            aside.parent.mkdir(exist_ok=True)
            # A copy, with what SQLite wrote beside it: whatever happens now, there is a library.
            for ending in ("", "-wal"):
                beside = library.with_name(library.name + ending)
                if beside.exists():
                    shutil.copyfile(beside, aside.with_name(aside.name + ending))


def _backup(path: Path) -> Backup | None:
    named = _NAME.fullmatch(path.name)
    if named is None:
        return None
    made = datetime.strptime(named[1], _STAMP).replace(tzinfo=UTC)
    return Backup(path, made, named[2], path.stat().st_size)
