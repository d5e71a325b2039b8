from __future__ import annotations

import sqlite3

import pytest
from PySide6.QtTest import QSignalSpy
from tests.library.records import record
from tests.workspace.waiting import idle

from timeline_app.domain.own import Bookmark, Entry, NewHeadline, Note, Target, TargetKind
from timeline_app.domain.refs import Locator
from timeline_app.library.own_work import Steps
from timeline_app.library.reader import LibraryReader
from timeline_app.library.store import Library
from timeline_app.workspace.own_work import OwnWork
from timeline_app.workspace.session import Session
from timeline_app.workspace.targets import place_of, sentence_target, unit_target

RECORD = record()
PAGE = "南京保卫战"
EVENT = Target(TargetKind.EVENT, PAGE, RECORD.events[0].key)


@pytest.fixture
def own(session: Session) -> OwnWork:
    session.own_work.load()
    idle(session)
    return session.own_work


def test_a_change_is_read_back_undone_and_done_again(session: Session, own: OwnWork) -> None:
    told = QSignalSpy(own.entries_changed)
    note, mark = Entry("a", EVENT, Note("疑")), Entry("b", unit_target("JP:11:军"), Bookmark())
    assert (own.entries, own.steps) == ((), Steps(None, None))
    own.change("note", [note])
    own.change("bookmark", [mark])
    idle(session)
    assert told.count() == 2
    assert own.of(EVENT) == (note,)
    assert set(own.entries) == {note, mark}
    own.undo()
    idle(session)
    assert own.entries == (note,)
    assert own.steps == Steps("note", "bookmark")
    own.redo()
    own.change("note", drop=["a"])
    idle(session)
    assert own.entries == (mark,)


def test_the_events_are_read_anew_where_they_are_others(session: Session, own: OwnWork) -> None:
    told = QSignalSpy(own.events_changed)
    own.change("note", [Entry("a", EVENT, Note("疑"))])
    idle(session)
    assert told.count() == 0
    before = session.workspace.contents
    own.change("headline", [Entry("b", EVENT, NewHeadline("下令"))])
    idle(session)
    assert told.count() == 1
    assert session.workspace.contents is not before
    assert session.workspace.contents is not None
    event_id = int(session.workspace.contents.columns.ids[0])
    assert session.workspace.headlines([event_id]) == {event_id: "下令"}
    own.undo()
    idle(session)
    assert told.count() == 2


def test_what_another_program_wrote_is_there_at_the_next_load(
    session: Session, own: OwnWork
) -> None:
    told = QSignalSpy(own.events_changed)
    with Library(session.workspace.path) as library:
        library.change_own("headline", [Entry("b", EVENT, NewHeadline("下令"))])
    assert own.entries == ()
    own.load()
    idle(session)
    assert [entry.uid for entry in own.entries] == ["b"]
    assert told.count() == 1


def test_what_hung_on_something_that_is_gone_is_an_orphan(session: Session, own: OwnWork) -> None:
    own.change("note", [Entry("a", EVENT, Note("疑"), "下令")])
    idle(session)
    assert own.orphans == ()
    with Library(session.workspace.path) as library:
        library.save(record(events=RECORD.events[1:]))
    session.workspace.reload()
    idle(session)
    assert [entry.words for entry in own.orphans] == ["下令"]


def test_what_was_written_last_is_kept_although_the_program_ends(
    session: Session, own: OwnWork
) -> None:
    for number in range(5):
        own.change("note", [Entry(str(number), EVENT, Note("疑"))])
    session.close()
    with LibraryReader(session.workspace.path) as reader:
        assert len(reader.own.entries()) == 5


def test_a_fault_is_told_and_nothing_is_pretended(session: Session, own: OwnWork) -> None:
    told = QSignalSpy(own.failed)
    connection = sqlite3.connect(session.workspace.path)
    connection.execute(
        "CREATE TRIGGER no BEFORE INSERT ON own_entries BEGIN SELECT raise(abort, 'x'); END"
    )
    connection.close()
    own.change("note", [Entry("a", EVENT, Note("疑"))])
    idle(session)
    assert told.count() == 1
    assert own.entries == ()


def test_somebodys_work_comes_in_as_one_step(session: Session, own: OwnWork) -> None:
    told = QSignalSpy(own.merged)
    theirs = [Entry("a", EVENT, Note("疑"), changed="2026"), Entry("b", EVENT, Bookmark())]
    own.merge("somebody's work", theirs)
    idle(session)
    assert (told.at(0)[0].new, len(own.entries)) == (2, 2)
    own.undo()
    idle(session)
    assert own.entries == ()


def test_places_name_what_is_selected_for_ever(session: Session) -> None:
    contents = session.workspace.contents
    assert contents is not None
    workspace, event_id = session.workspace, int(contents.columns.ids[0])
    event, unit, article = (
        place_of(workspace, locator)
        for locator in (Locator.event(event_id), Locator.unit("CN:教导总队"), Locator.article(1))
    )
    stored = workspace.stored_event(event_id)
    assert stored is not None
    assert event is not None and unit is not None and article is not None
    assert event.target == Target(TargetKind.EVENT, PAGE, stored.event.key)
    assert event.words == stored.sentence_text
    assert unit.target == unit_target("CN:教导总队")
    assert (article.target, article.words) == (Target(TargetKind.ARTICLE, PAGE), PAGE)
    assert place_of(workspace, Locator.event(999)) is place_of(workspace, None) is None


def test_a_sentence_is_the_same_in_either_script() -> None:
    assert sentence_target("南京保衛戰", "日軍攻入。") == sentence_target(
        "南京保卫战", "日军攻入。"
    )
