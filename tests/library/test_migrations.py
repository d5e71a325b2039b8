from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from timeline_app.domain.errors import ExpectedError
from timeline_app.library import migrations, schema
from timeline_app.library.reader import LibraryReader
from timeline_app.library.store import Library

from .records import record, shown_entries

LAST = "names once, and single characters"


def version(path: Path) -> int:
    connection = sqlite3.connect(path)
    number: int = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.close()
    return number


def make_older(path: Path, before: str) -> None:
    db = Database(sqlite3.connect(path))
    migrations.STEPS.apply(db, stop_before=before)
    db.close()


def test_the_version_counts_the_steps(library_path: Path) -> None:
    Library(library_path).close()
    connection = sqlite3.connect(library_path)
    names = [row[0] for row in connection.execute("SELECT name FROM _sqlite_migrations")]
    connection.close()
    assert len(names) == schema.VERSION == version(library_path)


def test_an_older_library_is_brought_up_to_date_once(library_path: Path) -> None:
    make_older(library_path, LAST)
    assert version(library_path) == schema.VERSION - 1
    with pytest.raises(ExpectedError) as caught:
        LibraryReader(library_path)
    assert caught.value.code == "older-library"
    for _ in range(2):
        with Library(library_path) as library:
            library.update(record())
    with LibraryReader(library_path) as reader:
        assert len(reader.campaigns()) == 1


def test_a_step_that_fails_changes_nothing(
    library_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_older(library_path, "views for other tools")
    monkeypatch.setattr(schema, "VIEWS", (*schema.VIEWS, "CREATE VIEW nonsense AS SELECT"))
    with pytest.raises(ExpectedError, match="was not changed"):
        Library(library_path)
    monkeypatch.undo()
    assert version(library_path) == 2
    with Library(library_path) as library:
        assert library.check() == []


def test_campaigns_of_an_older_library_get_their_totals(library_path: Path) -> None:
    with Library(library_path) as library:
        library.save(record())
    with LibraryReader(library_path) as reader:
        told = reader.campaigns()
    connection = sqlite3.connect(library_path)
    for name in ("shown_start", "shown_end", "event_count", "unit_count"):
        connection.execute(f"ALTER TABLE campaigns DROP COLUMN {name}")
    connection.execute("DROP VIEW timeline_events")
    connection.execute(schema.VIEWS[0])
    for table in (
        "packed_events",
        "markups",
        "redirects",
        "own_step_rows",
        "own_steps",
        "own_entries",
        "search_characters",
        "search_names",
        "search_names_index",
    ):
        connection.execute(f"DROP TABLE {table}")
    connection.execute("DROP TABLE removed_articles")
    connection.execute("DROP INDEX events_key")
    connection.execute("DROP INDEX search_entries_name")
    connection.execute("ALTER TABLE search_entries DROP COLUMN name_id")
    connection.execute("DROP INDEX articles_listing")
    connection.execute("DROP VIEW sources")
    connection.execute("ALTER TABLE articles DROP COLUMN revised")
    connection.execute(schema.VIEWS[-1])
    connection.execute(next(each for each in schema.TABLES if "INDEX events_timeline" in each))
    connection.execute("ALTER TABLE events DROP COLUMN extracted")
    connection.execute("DELETE FROM _sqlite_migrations WHERE rowid > 3")
    connection.execute("PRAGMA user_version = 3")
    connection.commit()
    connection.close()
    Library(library_path).close()
    with LibraryReader(library_path) as reader:
        assert reader.campaigns() == told
        assert len(shown_entries(reader)) == told[0].event_count
        assert told[0].event_count
