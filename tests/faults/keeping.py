"""Looking after the library, cut off in the middle: migrations, backups and going back to one."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import damage
import edits
import kills
from outcome import WHOLE, Outcome
from sqlite_utils import Database

from timeline_app.domain.errors import ExpectedError
from timeline_app.domain.own import Entry, Note
from timeline_app.library import backups, migrations, running, schema
from timeline_app.library.reader import LibraryReader
from timeline_app.library.store import Library

_NOTES = 300
_FIRST = datetime(2026, 1, 1, tzinfo=UTC)


def _migrate(path: Path, say: kills.Say) -> None:
    say("begun")
    Library(path).close()


def _back_up(path: Path, say: kills.Say) -> None:
    say("begun")
    for number in range(1000):
        backups.back_up(path, "day", _FIRST + timedelta(seconds=number))


def _restore(path: Path, say: kills.Say) -> None:
    say("begun")
    backups.restore(path, backups.backups(path)[-1].path)


def _leave_open(path: Path, say: kills.Say) -> None:
    running.begin(path)
    say("begun")
    with Library(path) as library:
        while True:
            library.change_own("note", [Entry("since", kills.UNIT, Note("要緊"))])


def while_migrating(folder: Path, chance: random.Random) -> Outcome:
    """A library of an older program with many notes: opened again, everything is there."""
    path = folder / "library.db"
    _older(path)
    kills.killed(_migrate, path, chance.uniform(0, 0.1))
    with closing(sqlite3.connect(path)) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            return Outcome("it is damaged")
    with Library(path) as library:
        faults = library.check()
    with LibraryReader(path) as reader:
        notes = len(reader.own.entries())
    if faults or notes != _NOTES:
        return Outcome(faults[0] if faults else f"{_NOTES - notes} notes are gone")
    if version < schema.VERSION and not backups.backups(path):
        return Outcome("there is no backup of before")
    return WHOLE


def _older(path: Path) -> None:
    """As a program wrote it that knew of notes, but not of what came later."""
    with closing(Database(sqlite3.connect(path))) as db:
        migrations.STEPS.apply(db, stop_before="events of each article in one row")
        rows = [(f"{number}", "unit", "", "CN:88:师", "", "note") for number in range(_NOTES)]
        with db.atomic():
            db.conn.executemany(
                "INSERT INTO own_entries VALUES (?, ?, ?, ?, ?, ?, '{\"text\": \"疑\"}', '2026', '2026')",
                rows,
            )


def while_backing_up(folder: Path, chance: random.Random) -> Outcome:
    """The library is as it was, and each backup that is listed is whole."""
    path = damage.library(folder)
    kills.killed(_back_up, path, chance.uniform(0, 0.2))
    listed = backups.backups(path)
    if not listed or len(listed) > backups.KEPT + 1:
        return Outcome(f"{len(listed)} backups are listed")
    for each in listed:
        if not damage.is_whole(each.path):
            return Outcome(f"the backup {each.path.name} is not whole")
    return WHOLE if damage.is_whole(path) else Outcome("the library is not whole")


def while_restoring(folder: Path, chance: random.Random) -> Outcome:
    """The library is as before or as the backup, and what it replaces is kept."""
    path = damage.library(folder)
    with Library(path) as library:
        library.change_own("note", [Entry("since", kills.UNIT, Note("要緊"))])
    kills.killed(_restore, path, chance.uniform(0, 0.05))
    if not damage.is_whole(path):
        return Outcome("the library is not whole")
    places = [path, *(each.path for each in backups.backups(path))]
    if not any("since" in _notes(place) for place in places):
        return Outcome("the note written since the backup is nowhere")
    return WHOLE


def _notes(path: Path) -> set[str]:
    with LibraryReader(path) as reader:
        return {entry.uid for entry in reader.own.entries()}


def with_it_open(folder: Path, chance: random.Random) -> Outcome:
    """A library that was open in a process that was killed is looked over at the next start."""
    path = folder / "library.db"
    edits.prepared(path)
    kills.killed(_leave_open, path, chance.uniform(0, 0.05))
    if not running.begin(path):
        return Outcome("the crash was not noticed")
    try:
        with Library(path) as library:
            faults = library.check()
    except ExpectedError as error:
        return Outcome(error.sentence)
    return Outcome(faults[0] if faults else "")
