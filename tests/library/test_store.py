from __future__ import annotations

import multiprocessing
import os
import signal
import sqlite3
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from timeline_app.domain.errors import ExpectedError
from timeline_app.domain.own import Entry, Note, Target, TargetKind
from timeline_app.library import own_work, search_index
from timeline_app.library.changes import Change
from timeline_app.library.reader import LibraryReader
from timeline_app.library.store import Library

from .records import record


def ids_by_key(path: Path) -> dict[str, int]:
    with sqlite3.connect(path) as connection:
        ids = dict(connection.execute("SELECT key, id FROM events"))
    connection.close()
    return ids


def count(path: Path, table: str) -> int:
    connection = sqlite3.connect(path)
    number: int = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    connection.close()
    return number


def test_the_connection_is_set_up_for_safety(library_path: Path) -> None:
    with Library(library_path) as library:
        values = [
            library._db.conn.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert values == ["wal", 1, 1]


def test_a_page_saved_again_keeps_its_id_and_the_ids_of_its_events(library_path: Path) -> None:
    first = record()
    kept, gone, last = first.events[0], first.events[1], first.events[3]
    changed = replace(kept, headline="攻城令下", units=("CN:教导总队",))
    new = replace(gone, key="new")
    with Library(library_path) as library:
        article_id = library.save(first)
        before = ids_by_key(library_path)
        again = replace(first, events=(new, last, changed))
        assert library.save(again) == article_id
        assert library.check() == []
    after = ids_by_key(library_path)
    assert after[kept.key] == before[kept.key]
    assert after[last.key] == before[last.key]
    assert gone.key not in after
    assert after["new"] not in before.values()  # an id is never given twice
    with LibraryReader(library_path) as reader:
        stored = reader.article(article_id)
    assert stored is not None
    assert stored.record == again
    assert stored.event_ids == (after["new"], after[last.key], after[kept.key])


def test_one_page_in_either_script_is_one_article(library_path: Path) -> None:
    with Library(library_path) as library:
        assert library.save(record("南京保卫战")) == library.save(record("南京保衛戰"))
        assert library.save(record("淞滬會戰")) != library.save(record("南京保衛戰"))


def test_update_says_what_it_did(library_path: Path) -> None:
    with Library(library_path) as library:
        assert library.update(record()).change is Change.ADDED
        assert library.update(record()).change is Change.UNCHANGED
        assert library.update(record(diagnostics=())).change is Change.UPDATED


def test_a_file_without_an_address_does_not_take_a_known_one_away(library_path: Path) -> None:
    bare = record(source=replace(record().source, url=None))
    with Library(library_path) as library:
        library.save(record())
        article_id = library.save(bare)
        assert library.update(bare).change is Change.UNCHANGED
    with LibraryReader(library_path) as reader:
        stored = reader.article(article_id)
    assert stored is not None
    assert stored.record.source.url == record().source.url


def test_a_failure_in_mid_save_leaves_what_was(
    library_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library(library_path) as library:
        article_id = library.save(record())
        with monkeypatch.context() as patch:
            patch.setattr(search_index, "add", lambda *_: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                library.save(record(events=(), units=()))
            with pytest.raises(ZeroDivisionError):
                library.save(record("淞滬會戰"))
        assert library.check() == []
    with LibraryReader(library_path) as reader:
        stored = reader.article(article_id)
        assert stored is not None
        assert stored.record == record()
        assert len(reader.campaigns()) == 1
        assert reader.searcher.search("攻占南京").hits


def test_removing_leaves_nothing(library_path: Path) -> None:
    with Library(library_path) as library:
        first, second = library.save(record()), library.save(record("淞滬會戰"))
        assert len(library.remove([first])) == 1
        assert library.remove([first]) == ()
        assert library.check() == []
        library.remove([second])
    for table in ("articles", "events", "event_units", "units", "commanders", "search_entries"):
        assert count(library_path, table) == 0
    assert count(library_path, "search_index_docsize") == 0


def test_a_backup_is_a_library_of_its_own(library_path: Path, tmp_path: Path) -> None:
    target = tmp_path / "backup.db"
    with Library(library_path) as library:
        library.save(record())
        library.backup(target)
        library.save(record("淞滬會戰"))
        library.backup(target)  # an older backup is replaced
    with LibraryReader(target) as reader:
        assert len(reader.campaigns()) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup.db", "library.db"]


@pytest.mark.parametrize("kind", ["itself", "folder", "text"])
def test_a_backup_overwrites_nothing_else(library_path: Path, tmp_path: Path, kind: str) -> None:
    (tmp_path / "text").write_text("my diary")
    target = {"itself": library_path, "folder": tmp_path}.get(kind, tmp_path / kind)
    with Library(library_path) as library, pytest.raises(ExpectedError) as caught:
        library.backup(target)
    assert caught.value.code == "would-overwrite"
    assert (tmp_path / "text").read_text() == "my diary"


def test_a_backup_needs_a_folder(library_path: Path, tmp_path: Path) -> None:
    with Library(library_path) as library, pytest.raises(ExpectedError) as caught:
        library.backup(tmp_path / "none" / "backup.db")
    assert caught.value.code == "cannot-open"


def test_a_check_finds_what_is_wrong(library_path: Path) -> None:
    with Library(library_path) as library:
        article_id = library.save(record())
        connection = library._db.conn
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("DELETE FROM articles")
        first, second, *_ = connection.execute("SELECT id FROM search_index_docsize").fetchall()
        connection.execute("DELETE FROM search_index_docsize WHERE id = ?", first)
        connection.execute("DELETE FROM search_entries WHERE id = ?", second)
        connection.commit()
        found = "\n".join(library.check())
    assert article_id == 1
    assert "A row of events refers to a row of articles that is not there." in found
    assert "1 entries are missing from the search index." in found
    assert "1 entries of the search index belong to nothing." in found


def test_the_search_index_is_rebuilt_when_folding_has_changed(library_path: Path) -> None:
    with Library(library_path) as library:
        library.save(record())
        connection = library._db.conn
        connection.execute("INSERT INTO search_index (search_index) VALUES ('delete-all')")
        connection.execute("UPDATE library_info SET value = 'old' WHERE name = 'search'")
        connection.commit()
    Library(library_path).close()
    with LibraryReader(library_path) as reader:
        assert reader.searcher.search("攻占南京").hits


def test_a_locked_library_is_told(library_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline_app.library.files.BUSY_SECONDS", 0.05)
    with Library(library_path) as library:
        other = sqlite3.connect(library_path)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ExpectedError) as caught:
            library.save(record())
        other.rollback()
        library.save(record())
    other.close()
    assert caught.value.code == "locked"
    assert str(library_path) in caught.value.sentence


def test_a_full_disk_is_told_and_nothing_is_lost(library_path: Path) -> None:
    with Library(library_path) as library:
        library.save(record())
        pages = library._db.conn.execute("PRAGMA page_count").fetchone()[0]
        library._db.conn.execute(f"PRAGMA max_page_count = {pages}")
        text = "戰" * 200_000
        with pytest.raises(ExpectedError) as caught:
            library.save(replace(record(), article=replace(record().article, text=text)))
        assert library.check() == []
    assert caught.value.code == "disk-full"
    with LibraryReader(library_path) as reader:
        stored = reader.article(1)
    assert stored is not None
    assert stored.record == record()


def test_a_library_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ExpectedError) as caught:
        Library(tmp_path / "file" / "library.db")
    assert caught.value.code == "cannot-open"


def test_where_there_are_no_hard_links_the_library_is_moved_into_place(
    library_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    with Library(library_path) as library:
        library.save(record())
    assert [path.name for path in library_path.parent.iterdir()] == ["library.db"]


def write_until_killed(path: Path) -> None:
    with Library(path) as library:
        for number in range(10_000):
            library.save(record(f"戰役{number}"))


@pytest.mark.parametrize("delay", [0.02, 0.11])
def test_a_killed_import_leaves_whole_articles(library_path: Path, delay: float) -> None:
    process = multiprocessing.get_context("fork").Process(
        target=write_until_killed, args=(library_path,)
    )
    process.start()
    deadline = time.monotonic() + 10
    while not (library_path.exists() and count_quietly(library_path)):
        assert time.monotonic() < deadline
    time.sleep(delay)
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    with Library(library_path) as library:
        assert library.check() == []
    saved = count(library_path, "articles")
    assert saved > 0
    assert count(library_path, "events") == saved * len(record().events)


def count_quietly(path: Path) -> int:
    try:
        return count(path, "articles")
    except sqlite3.OperationalError:  # the writer has just begun
        return 0


@pytest.mark.parametrize("doing", ["change_own", "merge_own"])
def test_no_other_program_writes_between_what_is_read_and_what_is_written(
    library_path: Path, monkeypatch: pytest.MonkeyPatch, doing: str
) -> None:
    entry = Entry("a", Target(TargetKind.UNIT, "", "CN:88:师"), Note("疑"))
    told = []

    def meanwhile(row: object) -> object:
        with pytest.raises(sqlite3.OperationalError) as caught:
            other.execute("DELETE FROM own_entries")
        told.append(str(caught.value))
        return row_of(row)

    row_of = own_work.row_of
    with Library(library_path) as library, closing(sqlite3.connect(library_path)) as other:
        other.execute("PRAGMA busy_timeout = 0")
        monkeypatch.setattr(own_work, "row_of", meanwhile)
        getattr(library, doing)("note", [entry])
    assert told == ["database is locked"]
    with LibraryReader(library_path) as reader:
        assert reader.own.entries() == [entry]
