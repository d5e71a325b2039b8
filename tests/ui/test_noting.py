"""The reader's own work in the real window, on the bundled articles."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot
from tests.ui.driving import bare, marked_words, open_window, session_of, shown

from timeline_app.domain.own import Note, Place
from timeline_app.domain.refs import Locator
from timeline_app.library.store import Library
from timeline_app.timeline.span import TimeSpan
from timeline_app.ui.event_list.model import ListRole
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.notes.attaching import AttachStrip
from timeline_app.ui.noting import Noting
from timeline_app.ui.orbat.model import OrbatRole
from timeline_app.ui.own_sharing import OwnSharing
from timeline_app.ui.widgets.own_marks import OwnMark
from timeline_app.workspace.targets import unit_target


def noting_of(window: MainWindow) -> Noting:
    found = window.findChild(Noting)
    assert found is not None
    return found


def started(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.findChild(Noting) is not None)
    idle(qtbot, window)


def idle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not session_of(window).tasks.busy)


def test_what_is_typed_is_there_again_whatever_happens(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    started(qtbot, window)
    session, table = session_of(window), window.actions_table
    selected = session.selection.selected
    table.note.trigger()
    writing = noting_of(window).pane.sheet.writing
    qtbot.keyClicks(writing, "two accounts")
    article = shown(window)
    window.close()  # at once: there was no rest
    path = session.workspace.path
    with Library(path) as library:  # the article comes in again, as another text
        events = article.record.events
        assert library.save(article.record.__class__(
            article.record.source, article.record.article, article.record.campaign,
            events[:1], article.record.units, article.record.mentions, (),
        )) == article.id  # fmt: skip
        library.save(article.record)
    again = open_window(qtbot, path, tmp_path)
    started(qtbot, again)
    pane = noting_of(again).pane
    assert again.actions_table.show_notes.isChecked()
    assert session_of(again).selection.selected == selected
    assert pane.sheet.text() == "two accounts"
    assert pane.sheet.reading.toPlainText() == "two accounts"
    assert again.actions_table.undo.text() == "Undo: note"
    again.actions_table.undo.trigger()
    qtbot.waitUntil(lambda: pane.sheet.text() == "")
    assert again.statusBar().currentMessage() == "Undone: note"
    assert again.actions_table.redo.text() == "Redo: note"
    assert not again.actions_table.undo.isEnabled()
    again.actions_table.redo.trigger()
    qtbot.waitUntil(lambda: pane.sheet.text() == "two accounts")
    again.close()


def test_keys_mark_what_is_chosen(qtbot: QtBot, window: MainWindow) -> None:
    started(qtbot, window)
    session, table = session_of(window), window.actions_table
    unit = shown(window).record.units[0].key
    session.selection.select(Locator.unit(unit))
    qtbot.keyClick(window.timeline, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    idle(qtbot, window)
    assert table.bookmark.isChecked()
    assert [entry.target.key for entry in session.own_work.entries] == [unit]
    session.selection.select(None)
    assert not table.bookmark.isChecked()
    qtbot.keyClick(window.timeline, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    idle(qtbot, window)
    assert session.own_work.entries == ()


def test_notes_stay_where_they_were_written(qtbot: QtBot, window: MainWindow) -> None:
    started(qtbot, window)
    session, table = session_of(window), window.actions_table
    first = session.subject.place
    table.note.trigger()
    pane = noting_of(window).pane
    qtbot.keyClicks(pane.sheet.writing, "here")
    session.selection.select(Locator.unit(shown(window).record.units[0].key))
    assert pane.sheet.text() == ""
    qtbot.keyClicks(pane.sheet.writing, "there")
    table.show_notes.trigger()
    idle(qtbot, window)
    texts = {e.target.kind: e.content for e in session.own_work.entries}
    assert first is not None
    assert texts == {"event": Note("here"), "unit": Note("there")}
    assert session.notebook.page(first).text == "here"
    assert not session.settings.notes
    pane.address_requested.emit("https://zh.wikipedia.org/")
    (question,) = window.findChildren(QMessageBox)
    assert question.informativeText() == "https://zh.wikipedia.org/"
    question.reject()
    assert window.focusWidget() is window.article.browser


def test_a_sentence_is_chosen_and_marked_wherever_it_is_shown(
    qtbot: QtBot, window: MainWindow
) -> None:
    started(qtbot, window)
    session = session_of(window)
    article = shown(window)
    event = article.record.events[0]
    span = next(s.span for s in article.record.article.sentences if s.span != event.sentence)
    window.article.choosing.sentence_requested.emit(span, "bookmark")
    idle(qtbot, window)
    assert session.selection.selected is None
    assert session.subject.is_sentence
    (entry,) = session.own_work.entries
    assert entry.words == span.of(article.record.article.text)
    assert bare(entry.words) in {bare(words) for words in marked_words(window)}
    session.selection.select(Locator.event(article.event_ids[0]))
    window.actions_table.bookmark.trigger()
    session.selection.select(Locator.unit(article.record.units[0].key))
    window.actions_table.bookmark.trigger()
    idle(qtbot, window)
    set_document, margin = window.article.set_document, window.article.browser.margin
    assert set_document is not None
    window.article.scroll_to(span.start)
    y = window.article.browser.cursorRect(
        _cursor(window, set_document.positions.to_document(span.start))
    ).center()
    found = margin.mark_at(margin.pos() + QPoint(2, y.y()))
    assert found is not None
    assert found.target == entry.target
    index = window.orbat.model.index_of(article.record.units[0].key)
    assert index.data(OrbatRole.OWN) == OwnMark(True)
    session.selection.set_span(TimeSpan(event.when.start, event.when.end + 1.0))
    idle(qtbot, window)
    listed = window.events.model
    assert listed.index_of(article.event_ids[0]).data(ListRole.OWN) == OwnMark(True)
    window.article.choosing.own_requested.emit(entry.target)
    assert session.subject.place is not None
    assert session.subject.place.target == entry.target
    assert window.actions_table.show_notes.isChecked()


def _cursor(window: MainWindow, position: int) -> QTextCursor:
    cursor = QTextCursor(window.article.browser.document())
    cursor.setPosition(position)
    return cursor


def test_work_is_given_to_somebody_and_taken_back_in_one_step(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    started(qtbot, window)
    own, file = session_of(window).own_work, tmp_path / "work.json"
    session_of(window).notebook.write(Place(unit_target("CN:1:师"), "第1師"), "theirs")
    sharing = OwnSharing(window, own)
    own.save_file(file)
    idle(qtbot, window)
    assert str(file) in window.messages.message()
    own.undo()
    own.merge_file(file)
    idle(qtbot, window)
    assert window.messages.message().startswith("1 new, 0 newer than yours")
    assert window.actions_table.undo.text() == "Undo: added work"
    assert [entry.content for entry in own.entries] == [Note("theirs")]
    file.write_text("{}")
    own.merge_file(file)
    idle(qtbot, window)
    assert "work.json" in window.messages.message()
    sharing.add()
    (dialog,) = window.findChildren(QFileDialog)
    dialog.reject()


def test_what_lost_its_place_is_read_and_hung_elsewhere(qtbot: QtBot, window: MainWindow) -> None:
    started(qtbot, window)
    session = session_of(window)
    unit = shown(window).record.units[0]
    lost = Place(unit_target("CN:1:师"), "第1師")
    session.notebook.write(lost, "mine")
    idle(qtbot, window)
    window.actions_table.show_notes.trigger()
    pane = noting_of(window).pane
    strip = pane.findChild(AttachStrip)
    assert isinstance(strip, AttachStrip)
    session.subject.choose(lost)
    assert pane.title.words() == ("Note", "No longer in the text · 第1師")
    assert pane.sheet.text() == "mine"
    assert not strip.isVisible()
    session.selection.select(Locator.unit(unit.key))
    assert strip.isVisible()
    qtbot.mouseClick(strip.findChild(QPushButton), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pane.sheet.text() == "mine")
    assert not strip.isVisible()
    assert session.own_work.orphans == ()
    assert [entry.target for entry in session.own_work.entries] == [unit_target(unit.key)]
