from __future__ import annotations

import sqlite3

import pytest
from PySide6.QtTest import QSignalSpy
from tests.library.records import record
from tests.workspace.waiting import idle, wait_for

from timeline_app.domain.own import Entry, Note, Place
from timeline_app.domain.refs import Locator
from timeline_app.library.own_work import Steps
from timeline_app.library.reader import LibraryReader
from timeline_app.workspace import rescue
from timeline_app.workspace.notebook import Notebook, Page
from timeline_app.workspace.session import Session
from timeline_app.workspace.targets import unit_target

RECORD = record()
UNIT = Place(unit_target("CN:教导总队"), "教導總隊")
OTHER = Place(unit_target("JP:11:军"), "第11軍")


@pytest.fixture
def book(session: Session) -> Notebook:
    session.own_work.load()
    idle(session)
    return session.notebook


def test_a_page_holds_what_was_put_down(session: Session, book: Notebook) -> None:
    book.write(UNIT, "精銳")
    book.set_bookmark(UNIT, True)
    for name in ("待查", " 待  查 ", "德械", "待查"):
        book.tag(UNIT, name)
        idle(session)
    book.tag(OTHER, "德械")
    idle(session)
    assert book.page(UNIT) == Page(UNIT, "精銳", ("待查", "待 查", "德械"), bookmarked=True)
    assert book.tags()[0] == "德械"
    book.untag(UNIT, "待 查")
    book.set_bookmark(UNIT, False)
    book.write(UNIT, "  \n")
    idle(session)
    assert book.page(UNIT) == Page(UNIT, "", ("待查", "德械"))


def test_one_sitting_is_one_step(session: Session, book: Notebook) -> None:
    for text in ("精", "精銳", "精銳之師"):
        book.write(UNIT, text)
    book.rise()
    book.write(UNIT, "否")
    idle(session)
    session.own_work.undo()
    idle(session)
    assert book.page(UNIT).text == "精銳之師"
    session.own_work.undo()
    idle(session)
    assert book.page(UNIT).text == ""
    assert session.own_work.steps == Steps(None, "note")


def test_what_could_not_be_written_is_kept_and_written_later(
    session: Session, book: Notebook
) -> None:
    connection = sqlite3.connect(session.workspace.path)
    connection.execute(
        "CREATE TRIGGER no BEFORE INSERT ON own_entries BEGIN SELECT raise(abort, 'x'); END"
    )
    book.write(UNIT, "精銳")
    idle(session)
    assert (book.page(UNIT).text, book.page(UNIT).is_saved) == ("精銳", False)
    connection.execute("DROP TRIGGER no")
    connection.close()
    book.write_again()
    idle(session)
    assert (book.page(UNIT).is_saved, book.unsaved) == (True, ())


def test_several_notes_on_one_thing_read_as_one_and_become_one(
    session: Session, book: Notebook
) -> None:
    notes = [Entry(uid, UNIT.target, Note(uid), "教導總隊") for uid in "ab"]
    session.own_work.merge("merge", notes)
    idle(session)
    text = book.page(UNIT).text
    assert text == "a\n\n---\n\nb"
    book.write(UNIT, text + "c")
    idle(session)
    assert [entry.content for entry in session.own_work.entries] == [Note(text + "c")]


def test_what_lost_its_thing_is_hung_on_another(session: Session, book: Notebook) -> None:
    gone = Place(unit_target("CN:1:师"), "第1師")
    book.write(gone, "精銳")
    idle(session)
    assert [entry.words for entry in session.own_work.orphans] == ["第1師"]
    assert book.is_lost(gone) and not book.is_lost(UNIT)
    book.attach(gone, UNIT)
    idle(session)
    assert (session.own_work.orphans, book.page(UNIT).text) == ((), "精銳")


def test_work_is_about_the_selection_else_a_sentence_else_the_article(session: Session) -> None:
    subject = session.subject
    assert subject.place is None
    session.workspace.open_article(1)
    idle(session)
    assert subject.place is not None
    assert (subject.place.target.kind, subject.place.words) == ("article", RECORD.source.title)
    span = RECORD.events[0].sentence
    subject.choose_sentence(span)
    assert subject.is_sentence
    assert subject.place.words == span.of(RECORD.article.text)
    session.selection.select(None, again=True)  # a click beside everything
    assert not subject.is_sentence
    subject.choose(OTHER)
    assert subject.place == OTHER
    session.selection.select(Locator.unit("CN:教导总队"))
    assert subject.place == UNIT
    session.selection.select(None)
    assert subject.place.target.kind == "article"


def test_a_library_that_is_gone_is_not_made_anew(session: Session, book: Notebook) -> None:
    path, told = session.workspace.path, QSignalSpy(session.own_work.failed)
    session.workspace.close()
    away = path.with_name("away.db")
    path.rename(away)
    book.write(UNIT, "精銳")
    idle(session)
    assert (told.count(), told.at(0)[0].code) == (1, "no-library")
    assert not path.exists()
    away.rename(path)
    book.write_again()
    idle(session)
    assert book.page(UNIT).is_saved


def test_a_bookmark_is_taken_away_although_it_was_put_a_moment_ago(
    session: Session, book: Notebook
) -> None:
    book.set_bookmark(UNIT, True)
    book.set_bookmark(UNIT, False)
    idle(session)
    assert session.own_work.entries == ()
    book.set_bookmark(UNIT, True)
    idle(session)
    book.set_bookmark(UNIT, False)
    idle(session)
    assert session.own_work.entries == ()


@pytest.mark.usefixtures("own_folders")
def test_what_the_library_would_not_take_in_the_end_waits_in_a_file(
    session: Session, book: Notebook
) -> None:
    own, path = session.own_work, session.workspace.path
    book.write(OTHER, "saved")
    idle(session)
    connection = sqlite3.connect(path)
    connection.execute(
        "CREATE TRIGGER no BEFORE INSERT ON own_entries BEGIN SELECT raise(abort, 'x'); END"
    )
    book.write(UNIT, "精銳")
    session.close()
    (file,) = rescue.kept(path)
    assert rescue.kept(path.with_name("other.db")) == []
    connection.execute("DROP TRIGGER no")
    connection.close()
    own.merge_file(file, once=True)
    wait_for(lambda: not file.exists())
    with LibraryReader(path) as reader:
        assert {entry.content for entry in reader.own.entries()} == {Note("saved"), Note("精銳")}


@pytest.mark.usefixtures("own_folders")
def test_what_was_written_last_is_saved_although_all_is_closed_at_once(
    session: Session, book: Notebook
) -> None:
    session.closing.connect(lambda: book.write(UNIT, "精銳"))
    session.close()
    assert rescue.kept(session.workspace.path) == []
    with LibraryReader(session.workspace.path) as reader:
        assert [entry.content for entry in reader.own.entries()] == [Note("精銳")]
