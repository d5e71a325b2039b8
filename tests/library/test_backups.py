from __future__ import annotations

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from timeline_app.domain.errors import ExpectedError
from timeline_app.domain.own import Entry, Note, Target, TargetKind
from timeline_app.library import backups, schema
from timeline_app.library.backups import back_up, back_up_daily, folder_of, restore
from timeline_app.library.reader import LibraryReader
from timeline_app.library.store import Library

from .records import record

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
NOTE = Entry("a", Target(TargetKind.UNIT, "", "CN:x"), Note("疑"))


@pytest.fixture
def path(library_path: Path) -> Path:
    with Library(library_path) as library:
        library.save(record())
    return library_path


def titles(library: Path) -> list[str]:
    with LibraryReader(library) as reader:
        return [row.title for row in reader.campaigns()]


def damage(library: Path) -> None:
    """Spoil everything behind the header."""
    data = library.read_bytes()
    library.write_bytes(data[:100] + b"\xff" * (len(data) - 100))


def test_a_day_has_one_backup_and_seven_are_kept(path: Path) -> None:
    for day in range(9):
        made = back_up_daily(path, NOON + timedelta(days=day))
        assert made is not None
        assert back_up_daily(path, NOON + timedelta(days=day, hours=11)) is None
    found = backups.backups(path)
    assert [each.made.day for each in found] == [12, 11, 10, 9, 8, 7, 6]
    assert all(titles(each.path) == ["南京保卫战"] for each in found)
    assert len(list(folder_of(path).iterdir())) == 7


def test_files_of_others_in_the_folder_are_left_alone(path: Path) -> None:
    folder_of(path).mkdir()
    other = folder_of(path) / "mine.sqlite"
    other.touch()
    for hour in range(9):
        back_up(path, "day", NOON + timedelta(hours=hour))
    assert len(backups.backups(path)) == 7 and other.exists()


def test_where_there_is_no_library_there_is_nothing_to_back_up(library_path: Path) -> None:
    assert back_up_daily(library_path) is None
    assert backups.backups(library_path) == []
    assert list(library_path.parent.iterdir()) == []


def test_a_backup_is_put_back_and_what_it_replaces_is_kept(path: Path) -> None:
    made = back_up(path, "day", NOON)
    with Library(path) as library:
        library.save(record("淞滬會戰"))
        library.change_own("note", [NOTE])
    restore(path, made.path)
    assert titles(path) == ["南京保卫战"]
    replaced = backups.backups(path)[0]
    assert replaced.reason == "restore"
    assert titles(replaced.path) == ["南京保卫战", "淞滬會戰"]
    with LibraryReader(replaced.path) as reader:
        assert reader.own.entries() == [NOTE]


def test_a_damaged_library_is_never_backed_up_and_a_backup_takes_its_place(path: Path) -> None:
    made = back_up(path, "day", NOON)
    damage(path)
    with pytest.raises(ExpectedError) as caught:
        back_up(path, "day")
    assert caught.value.code == "damaged"
    assert backups.backups(path) == [made]
    spoilt = path.read_bytes()
    restore(path, made.path)
    assert titles(path) == ["南京保卫战"]
    (aside,) = folder_of(path).glob("* damaged.sqlite")
    assert aside.read_bytes() == spoilt  # what can still be saved from it is not thrown away


@pytest.mark.skipif(sys.platform == "win32", reason="no signals to ask by")
def test_a_library_that_is_open_elsewhere_is_not_replaced(path: Path) -> None:
    made = back_up(path, "day", NOON)
    before = path.read_bytes()
    path.with_name(f"{path.name}.{os.getppid()}.open").touch()
    with pytest.raises(ExpectedError) as caught:
        restore(path, made.path)
    assert caught.value.code == "in-use"
    assert path.read_bytes() == before


@pytest.mark.parametrize("kind", ["other", "damaged", "none"])
def test_what_is_no_backup_is_refused_and_the_library_stays(path: Path, kind: str) -> None:
    made = back_up(path, "day", NOON)
    if kind == "other":
        made.path.write_bytes(b"SQLite format 3\0" + b"\0" * 200)
    elif kind == "damaged":
        damage(made.path)
    else:
        made.path.unlink()
    before = path.read_bytes()
    with pytest.raises(ExpectedError):
        restore(path, made.path)
    assert path.read_bytes() == before
    assert titles(path) == ["南京保卫战"]


def test_a_library_is_backed_up_before_it_is_brought_up_to_date(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library(path) as library:
        library._db.conn.execute(f"PRAGMA user_version = {schema.VERSION - 1}")
    monkeypatch.setattr("timeline_app.library.migrations.apply", lambda db: None)
    Library(path).close()
    assert [each.reason for each in backups.backups(path)] == ["migration"]


def test_a_full_disk_is_told_and_leaves_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups, "_require_order", fail)
    with pytest.raises(ExpectedError):
        back_up(path, "day")
    assert list(folder_of(path).iterdir()) == []
