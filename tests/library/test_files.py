from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from timeline_app.domain.errors import ExpectedError
from timeline_app.domain.own import Entry, Hidden, Target, TargetKind
from timeline_app.library import files, schema
from timeline_app.library.event_lines import read_lines
from timeline_app.library.facets import UNITS_OF_ARTICLES, rows
from timeline_app.library.reader import LibraryReader
from timeline_app.library.store import Library

from .records import record


def make_foreign(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipes (id INTEGER)")
    connection.commit()
    connection.close()


def make_newer(path: Path) -> None:
    Library(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    connection.close()


@pytest.mark.parametrize("opening", [Library, LibraryReader])
@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda path: path.write_bytes(b"SQLite format 3"), "not-a-library"),
        (lambda path: path.write_text("南京" * 500), "not-a-library"),
        (make_foreign, "not-a-library"),
        (make_newer, "newer-library"),
    ],
)
def test_what_is_no_library_of_ours_is_refused_and_left_alone(
    library_path: Path, opening: type, make: object, code: str
) -> None:
    make(library_path)  # type: ignore[operator]
    before = library_path.read_bytes()
    with pytest.raises(ExpectedError) as caught:
        opening(library_path)
    assert caught.value.code == code
    assert library_path.read_bytes() == before


def test_a_folder_is_no_library(tmp_path: Path) -> None:
    with pytest.raises(ExpectedError) as caught:
        Library(tmp_path)
    assert caught.value.code == "cannot-open"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_pipe_is_not_waited_for(library_path: Path) -> None:
    os.mkfifo(library_path)
    with pytest.raises(ExpectedError) as caught:
        Library(library_path)
    assert caught.value.code == "not-a-library"


def test_a_missing_or_empty_file_is_a_library_to_be_made(library_path: Path) -> None:
    assert files.is_missing(library_path)
    with pytest.raises(ExpectedError) as caught:
        LibraryReader(library_path)
    assert caught.value.code == "no-library"
    library_path.touch()
    assert files.is_missing(library_path)
    Library(library_path).close()
    assert not files.is_missing(library_path)
    assert files.require_library(library_path) == schema.VERSION


def test_a_damaged_library_is_told(library_path: Path) -> None:
    with Library(library_path) as library:
        library.save(record())
    data = bytearray(library_path.read_bytes())
    data[4096:] = os.urandom(len(data) - 4096)
    library_path.write_bytes(data)
    with pytest.raises(ExpectedError) as caught, LibraryReader(library_path) as reader:
        reader.campaigns()
    assert caught.value.code == "damaged"


@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE events SET scope = 'cambaign'",
        "UPDATE events SET headline = CAST(x'c3ff' AS TEXT)",
        "UPDATE events SET derived_from = '[['",
        "UPDATE articles SET layout = '{}'",
        "UPDATE articles SET layout = x'00'",
        "ALTER TABLE sides RENAME COLUMN name TO nane",
    ],
)
def test_stored_values_that_are_none_of_ours_are_told_as_damage(
    library_path: Path, spoil: str
) -> None:
    with Library(library_path) as library:
        library.save(record())
        library._db.conn.execute(spoil)
        library._db.conn.commit()
    with LibraryReader(library_path) as reader, pytest.raises(ExpectedError) as caught:
        reader.article(1)
    assert caught.value.code == "damaged"


@pytest.mark.parametrize(
    "spoil",
    [
        "DROP TABLE event_units",
        "ALTER TABLE commanders RENAME COLUMN role TO roll",
        "DROP TABLE search_entries",
        "UPDATE own_entries SET body = '['",
        "UPDATE own_step_rows SET after = '" + "[" * 3000 + "'",
        "CREATE TRIGGER t AFTER INSERT ON removed_articles BEGIN UPDATE removed_articles SET rows = x'00'; END",
    ],
)
def test_tables_that_are_none_of_ours_are_not_written_to(library_path: Path, spoil: str) -> None:
    hidden = Entry("h", Target(TargetKind.EVENT, "", record().events[0].key), Hidden())
    with Library(library_path) as library:
        library.save(record())
        library.change_own("hide", [hidden])
        library._db.conn.execute(spoil)
        library._db.conn.commit()
        with pytest.raises(ExpectedError) as caught:
            library.save(record())
            library.undo_own()
            library.put_back(library.remove([1]))
    assert caught.value.code == "not-written"


@pytest.mark.parametrize(
    ("spoil", "look"),
    [
        ("UPDATE events SET precision = 'x'", lambda path: read_lines(path, [1])),
        ("ALTER TABLE units RENAME COLUMN key TO lock", lambda path: list(rows(path, UNITS_OF_ARTICLES))),
    ],
)  # fmt: skip
def test_what_lists_and_tracks_cannot_read_is_told_as_damage(
    library_path: Path, spoil: str, look: Callable[[Path], object]
) -> None:
    with Library(library_path) as library:
        library.save(record())
        library._db.conn.execute(spoil)
        library._db.conn.commit()
    with pytest.raises(ExpectedError) as caught:
        look(library_path)
    assert caught.value.code == "damaged"


def test_names_of_libraries_may_hold_anything(tmp_path: Path) -> None:
    path = tmp_path / "戰役 100%?mode=rw#&.sqlite"
    with Library(path) as library:
        library.save(record())
    with LibraryReader(path) as reader:
        assert len(reader.campaigns()) == 1


def test_a_library_in_a_folder_that_cannot_be_written_is_read(
    library_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library(library_path) as library:
        library.save(record())
    real = sqlite3.connect

    def connect(address: str, **options: Any) -> Any:
        return Refused() if "mode=ro" in address else real(address, **options)

    monkeypatch.setattr(sqlite3, "connect", connect)
    with LibraryReader(library_path) as reader:
        assert len(reader.campaigns()) == 1


class Refused:
    """A connection that fails at its first statement, as where SQLite cannot write beside it."""

    def execute(self, statement: str) -> None:
        error = sqlite3.OperationalError("attempt to write a readonly database")
        error.sqlite_errorcode = sqlite3.SQLITE_READONLY_DIRECTORY
        raise error

    def close(self) -> None:
        pass


@pytest.mark.parametrize("opening", [Library, LibraryReader, files.is_missing])
def test_a_path_that_the_system_refuses_is_told(tmp_path: Path, opening: Any) -> None:
    with pytest.raises(ExpectedError) as caught:
        opening(tmp_path / ("long" * 100))
    assert caught.value.code == "cannot-open"
    assert "too long" in caught.value.sentence


def test_what_a_lost_library_left_behind_is_no_part_of_the_next(library_path: Path) -> None:
    log = library_path.with_name(f"{library_path.name}-wal")
    with Library(library_path) as library:
        library.save(record())
        kept = log.read_bytes()
    library_path.unlink()
    log.write_bytes(kept)
    Library(library_path).close()
    with LibraryReader(library_path) as reader:
        assert reader.campaigns() == []


def test_a_fault_of_ours_is_not_hidden() -> None:
    with pytest.raises(sqlite3.OperationalError), files.faults_of(Path("library.db")):
        sqlite3.connect(":memory:").execute("SELECT nonsense")


@pytest.mark.parametrize(
    ("code", "name"),
    [
        (sqlite3.SQLITE_READONLY_DIRECTORY, "read-only"),
        (sqlite3.SQLITE_LOCKED, "locked"),
        (sqlite3.SQLITE_IOERR_WRITE, "disk-error"),
        (sqlite3.SQLITE_FULL, "disk-full"),
        (sqlite3.SQLITE_AUTH, "cannot-open"),
    ],
)
def test_faults_of_the_world_have_a_sentence_and_a_remedy(code: int, name: str) -> None:
    error = sqlite3.OperationalError("told by SQLite")
    error.sqlite_errorcode = code
    with pytest.raises(ExpectedError) as caught, files.faults_of(Path("library.db")):
        raise error
    assert caught.value.code == name
    assert "library.db" in caught.value.sentence
    assert caught.value.remedy


def test_the_readers_own_library_lies_where_the_system_keeps_data(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    path = files.default_library_path()
    assert path.name == "library.sqlite"
    assert path.parent.name == "campaign-timeline"


def test_to_look_at_a_library_takes_no_locks_from_those_who_read_it(library_path: Path) -> None:
    """Else another process, when it has written, would take the log away from under a reader here."""
    Library(library_path).close()
    program = (
        "import sys; from pathlib import Path\n"
        "from timeline_app.library.store import Library\n"
        "with Library(Path(sys.argv[1])) as library: library._db.execute('CREATE TABLE other (x)')"
    )
    with LibraryReader(library_path) as reader:
        reader.campaigns()
        assert files.has_our_mark(library_path)
        subprocess.run([sys.executable, "-c", program, str(library_path)], check=True)
        assert library_path.with_name(f"{library_path.name}-wal").exists()
        with LibraryReader(library_path) as later:
            assert later._connection.execute("SELECT * FROM other").fetchall() == []
