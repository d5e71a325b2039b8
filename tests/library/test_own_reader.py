from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from timeline_app.domain.own import (
    Bookmark,
    Entry,
    Hidden,
    NewHeadline,
    Note,
    OwnCampaign,
    Tag,
    Target,
    TargetKind,
)
from timeline_app.library.own_work import Steps
from timeline_app.library.reader import LibraryReader
from timeline_app.library.store import Library
from timeline_app.zhtext.variants import fold

from .records import record

PAGE = "南京保卫战"
RECORD = record()
EVENT = Target(TargetKind.EVENT, PAGE, RECORD.events[0].key)
UNIT = Target(TargetKind.UNIT, "", "CN:教导总队")
WORK = [
    Entry("a", EVENT, Note("疑"), "下令"),
    Entry("b", EVENT, NewHeadline("日军下令")),
    Entry("c", UNIT, Tag("精銳"), "教導總隊"),
    Entry("d", Target(TargetKind.ARTICLE, PAGE), Bookmark()),
    Entry("e", Target(TargetKind.LIBRARY), OwnCampaign("讀書")),
    Entry("f", EVENT, Hidden()),
]


@pytest.fixture
def path(library_path: Path) -> Path:
    with Library(library_path) as library:
        library.save(RECORD)
        library.change_own("work", WORK)
    return library_path


def uids(entries: list[Entry]) -> str:
    return "".join(sorted(entry.uid for entry in entries))


def test_work_is_found_by_what_it_hangs_on(path: Path) -> None:
    with LibraryReader(path) as reader:
        assert uids(reader.own.entries()) == "abcdef"
        assert uids(reader.own.of_target(EVENT)) == "abf"
        assert uids(reader.own.of_target(replace(UNIT, key="CN:x"))) == ""
        assert uids(reader.own.of_page(PAGE)) == "abdf"
        assert reader.own.steps() == Steps("work", None)


def test_work_survives_its_article_and_is_told_to_hang_on_nothing(path: Path) -> None:
    changed = record(events=RECORD.events[1:], units=())
    with Library(path) as library, LibraryReader(path) as reader:
        assert reader.own.orphans() == []
        library.save(changed)
        assert uids(reader.own.orphans()) == "abcf"
        library.remove([1])
        assert uids(reader.own.orphans()) == "abcdf"
        library.save(RECORD)
        assert reader.own.orphans() == []
        assert [entry.words for entry in reader.own.of_target(EVENT)] == ["下令", "", ""]


def test_steps_are_undone_in_the_library(path: Path) -> None:
    with Library(path) as library, LibraryReader(path) as reader:
        assert library.undo_own() == "work"
        assert reader.own.entries() == []
        assert library.redo_own() == "work"
        assert library.redo_own() is None
        assert library.merge_own("merge", WORK[:1]).kept == 1
        assert uids(reader.own.entries()) == "abcdef"


def test_a_sentence_that_its_article_no_longer_holds_is_an_orphan(path: Path) -> None:
    text = RECORD.article.text
    written = text[RECORD.events[0].sentence.start : RECORD.events[0].sentence.end]
    here = Entry("s", Target(TargetKind.SENTENCE, PAGE, fold(written)), Note("疑"), written)
    gone = Entry("t", Target(TargetKind.SENTENCE, PAGE, "从来没有过的句子。"), Note("疑"))
    with Library(path) as library, LibraryReader(path) as reader:
        library.change_own("note", [here, gone])
        assert uids(reader.own.orphans()) == "t"


def test_events_that_work_hangs_on_are_known_by_their_ids(path: Path) -> None:
    with LibraryReader(path) as reader:
        found = reader.own.event_ids()
        assert list(found) == [EVENT.key]
        stored = reader.event(found[EVENT.key])
        assert stored is not None
        assert stored.event.key == EVENT.key
