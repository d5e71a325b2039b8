from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from timeline_app.domain.document import Document, Redirect
from timeline_app.domain.own import Entry, Hidden, NewHeadline, Note, Target, TargetKind
from timeline_app.library import removed
from timeline_app.library.reader import LibraryReader
from timeline_app.library.store import Library

from .records import record

RECORD = record()
EVENT = Target(TargetKind.EVENT, "南京保卫战", RECORD.events[1].key)


def everything(path: Path) -> dict[str, list[Any]]:
    """All rows of all tables that hold articles, what is searched among them."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [table for table in removed._OF_ARTICLE if table != "search_entries"]
        rows = {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables}
        found = connection.execute("SELECT * FROM search_texts").fetchall()
        rows["search"] = [row[1:] for row in found]  # their ids are given anew
    return {table: sorted(map(repr, found)) for table, found in rows.items()}


def test_an_article_is_put_back_as_it_was(library_path: Path) -> None:
    document = Document("南京.txt", "markup 𤼵", RECORD.source)
    with Library(library_path) as library:
        library.add_redirects([Redirect("首都保衛戰", "南京保卫战")])
        library.update(RECORD, document)
        library.settle_redirects()
        library.change_own("note", [Entry("n", EVENT, Note("mine"))])
        library.change_own("word", [Entry("h", EVENT, NewHeadline("已改"))])
        before = everything(library_path)
        kept = library.remove([1])
        assert not any(found for table, found in everything(library_path).items())
        assert [line.title for line in removed.removed(library_path)] == ["南京保卫战"]
        with LibraryReader(library_path) as reader:
            assert len(reader.own.entries()) == 2
        assert library.put_back(kept) == (1,)
        assert library.put_back(kept) == ()
        assert library.check() == []
        assert everything(library_path) == before
        assert library.holds(document)
    assert removed.removed(library_path) == []
    with LibraryReader(library_path) as reader:
        assert reader.searcher.search("攻占南京").hits
        assert reader.find_article("首都保衛戰") == 1


def test_corrections_made_meanwhile_hold(library_path: Path) -> None:
    with Library(library_path) as library:
        library.save(RECORD)
        library.change_own("word", [Entry("h", EVENT, NewHeadline("已改"))])
        kept = library.remove([1])
        library.change_own("hide", [Entry("x", EVENT, Hidden())], ["h"])
        library.put_back(kept)
        assert library.check() == []
    with LibraryReader(library_path) as reader:
        assert reader.campaigns()[0].event_count == len(RECORD.events) - 1
        assert "已改" not in reader.headlines([1, 2, 3, 4]).values()


def test_a_page_that_is_there_again_stays_as_it_is(library_path: Path) -> None:
    with Library(library_path) as library:
        library.save(RECORD)
        kept = library.remove([1])
        newer = library.save(record(diagnostics=()))
        assert library.put_back(kept) == (newer,)
        assert library.check() == []


def test_whoever_stops_a_removal_keeps_everything(library_path: Path) -> None:
    def stop(done: int) -> None:
        if done == 1:
            raise ZeroDivisionError

    with Library(library_path) as library:
        ids = [library.save(RECORD), library.save(record("淞滬會戰"))]
        before = everything(library_path)
        with pytest.raises(ZeroDivisionError):
            library.remove(ids, stop)
        assert everything(library_path) == before
        assert removed.removed(library_path) == []


def test_of_what_was_removed_long_ago_the_last_fifty_are_kept(library_path: Path) -> None:
    old = datetime.now(UTC) - timedelta(days=removed.KEPT_DAYS + 1)
    with Library(library_path) as library:
        library._db.conn.executemany(
            "INSERT INTO removed_articles (title, events, removed_at, rows) VALUES (?, 0, ?, x'')",
            [(str(number), old.isoformat(timespec="seconds")) for number in range(60)],
        )
        library._db.conn.commit()
        article_id = library.save(RECORD)
        library.remove([article_id])
    found = removed.removed(library_path)
    assert [line.title for line in found[:2]] == ["南京保卫战", "59"]
    assert len(found) == removed.KEPT_LEAST + 1
