from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from timeline_app.domain import coding
from timeline_app.domain.errors import ExpectedError
from timeline_app.library.reader import LibraryReader
from timeline_app.library.store import Library
from timeline_app.workspace.workspace import load_contents

from .records import DAYS, event, record, shown_entries


@pytest.fixture
def path(library_path: Path) -> Path:
    """Two campaigns; the second one tells its last event again as its second, which is shown."""
    second = record("淞滬會戰")
    hidden = replace(second.events[3], same_as=second.events[1].key)
    with Library(library_path) as library:
        library.save(record())
        library.save(replace(second, events=(*second.events[:3], hidden)))
    return library_path


def test_the_shown_events_of_each_article_are_packed_in_order(path: Path) -> None:
    with LibraryReader(path) as reader:
        shown = shown_entries(reader)
    assert [(article, entry.id) for article, entry in shown] == [
        (1, 1), (1, 2), (1, 3), (1, 4), (2, 5), (2, 6), (2, 7),
    ]  # fmt: skip
    evening = shown[2][1]
    assert (evening.start, evening.end) == (DAYS[1] + 18 / 24, DAYS[1] + 22 / 24)
    assert evening.flags == coding.TIMED | coding.LATE | coding.OPEN_AFTER | coding.APPROXIMATE
    assert shown[1][1].flags == coding.INHERITED
    words = (coding.SCOPES[evening.scope], coding.RANKS[evening.rank], coding.KINDS[evening.kind])
    assert words == ("background", "lead", "defence")


def test_of_two_that_begin_together_the_longer_comes_first(library_path: Path) -> None:
    short, long = event(0), event(1, DAYS[0])
    long = replace(long, when=replace(long.when, end=DAYS[0] + 3))
    with Library(library_path) as library:
        library.save(record(events=(short, long)))
    with LibraryReader(library_path) as reader:
        assert [entry.id for _, entry in shown_entries(reader)] == [2, 1]


def test_contents_are_what_the_events_say(path: Path) -> None:
    contents = load_contents(path)
    assert contents.columns.ids.tolist() == [1, 2, 3, 4, 5, 6, 7]
    assert contents.columns.track.tolist() == [0] * 4 + [1] * 3


def test_what_is_read_again_or_removed_is_packed_again(path: Path) -> None:
    first = record()
    with Library(path) as library:
        library.save(replace(first, events=first.events[:1]))
        library.remove([2])
        assert library.check() == []
    with LibraryReader(path) as reader:
        assert [(article, entry.id) for article, entry in shown_entries(reader)] == [(1, 1)]


@pytest.mark.parametrize(
    "damaged",
    ["substr(events, 2)", "substr(events, 30) || substr(events, 1, 29)",
     "substr(events, 1, 24) || x'ffffffffff' || substr(events, 30)"],
)  # fmt: skip
def test_damage_is_told(path: Path, damaged: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"UPDATE packed_events SET events = CAST({damaged} AS BLOB)")
    with pytest.raises(ExpectedError, match="damaged"):
        load_contents(path)
    with Library(path) as library:
        assert library.check() == ["2 articles are not shown as their events say."]


def test_what_the_numbers_stand_for_changes_with_a_step_of_migration_alone() -> None:
    """Libraries hold them: who changes one adds a step that packs the events anew."""
    told = (coding.ENTRY.format, coding.Entry._fields, coding.PRECISIONS, coding.KINDS)
    told += (coding.SCOPES, coding.RANKS, tuple(coding.PARTS_OF_DAY.items()), coding.NOON)
    told += (coding.OPEN_AFTER, coding.OPEN_BEFORE, coding.APPROXIMATE, coding.INHERITED)
    told += (coding.TIMED, coding.LATE, coding.CORRECTED, coding.OWN)
    digest = hashlib.sha256("|".join(map(str, told)).encode()).hexdigest()[:8]
    assert digest == "5f1ca3f2"
