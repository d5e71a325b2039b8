from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from timeline_app.domain.own import Place, Target, TargetKind
from timeline_app.ui.notes.pane import NotePage, NotesPane
from timeline_app.ui.notes.sheet import Reading
from timeline_app.ui.theme import Theme

UNIT = Place(Target(TargetKind.UNIT, "", "CN:教导总队"), "教導總隊")
PAGE = NotePage(UNIT, "Unit · 教導總隊", "精銳\n[維基](https://zh.wikipedia.org/)", ("待查",))
OTHER = NotePage(Place(Target(TargetKind.ARTICLE, "南京"), "南京"), "Article · 南京")


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme) -> NotesPane:
    made = NotesPane(theme)
    qtbot.addWidget(made)
    made.resize(400, 240)
    made.show()
    made.set_page(PAGE, ["待查", "兩說", "Doubt"])
    return made


def test_a_note_reads_as_it_is_set_and_is_written_as_markdown(
    qtbot: QtBot, pane: NotesPane
) -> None:
    sheet = pane.sheet
    assert sheet.currentWidget() is sheet.reading
    assert sheet.reading.toPlainText() == "精銳\n維基"
    qtbot.keyClick(sheet.reading, Qt.Key.Key_Return)
    assert sheet.currentWidget() is sheet.writing
    assert sheet.writing.toPlainText() == PAGE.text
    qtbot.keyClick(sheet.writing, Qt.Key.Key_Escape)
    assert sheet.currentWidget() is sheet.reading
    assert pane.title.words() == ("Note", PAGE.about)


def test_what_is_typed_goes_out_on_leaving_and_before_another_thing_is_shown(
    qtbot: QtBot, pane: NotesPane
) -> None:
    told = QSignalSpy(pane.note_requested)
    pane.write()
    qtbot.keyClicks(pane.sheet.writing, "!")
    pane.set_page(replace(PAGE, text="something older"), [])
    assert pane.sheet.text().endswith("!"), "what is being typed is never replaced"
    pane.set_page(OTHER, [])
    assert (told.count(), told.at(0)) == (1, [UNIT, PAGE.text + "!"])
    qtbot.keyClicks(pane.sheet.writing, "?")
    pane.hide()
    assert told.at(1) == [OTHER.place, "?"]
    pane.set_page(None, [])
    assert told.count() == 2


def test_what_is_typed_goes_out_after_a_rest(qtbot: QtBot, pane: NotesPane) -> None:
    rest = pane.findChild(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert isinstance(rest, QTimer)
    rest.setInterval(1)
    pane.write()
    with qtbot.waitSignal(pane.note_requested, timeout=5000):
        qtbot.keyClicks(pane.sheet.writing, "!")


def undo(pane: NotesPane) -> QKeyEvent:
    event = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
    )
    event.ignore()
    pane.sheet.writing.event(event)
    return event


def test_undo_is_the_windows_where_nothing_was_typed(qtbot: QtBot, pane: NotesPane) -> None:
    pane.set_page(OTHER, [])
    pane.write()
    assert not undo(pane).isAccepted()
    qtbot.keyClicks(pane.sheet.writing, "!")
    assert undo(pane).isAccepted()
    pane.sheet.writing.undo()
    pane.set_page(replace(OTHER, place=UNIT), [])
    pane.sheet.writing.redo()
    assert pane.sheet.text() == "", "what was typed about one thing is not of another"


def test_tags_are_added_once_by_a_key_and_removed_by_a_click(qtbot: QtBot, pane: NotesPane) -> None:
    added, removed = QSignalSpy(pane.tag_requested), QSignalSpy(pane.untag_requested)
    line = pane.tags.line
    completer = line.completer()
    completer.setCompletionPrefix("两")
    assert completer.currentCompletion() == "兩說", "either script finds a tag"
    line.setFocus()
    qtbot.keyClicks(line, "do")
    qtbot.keyClick(completer.popup(), Qt.Key.Key_Down)
    qtbot.keyClick(completer.popup(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: added.count() > 0)
    qtbot.wait(20)
    assert [added.at(i) for i in range(added.count())] == [[UNIT, "Doubt"]]
    assert line.text() == ""
    chip = pane.tags.findChild(QToolButton, "tag")
    assert isinstance(chip, QToolButton)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert removed.at(0) == [UNIT, "待查"]


def test_a_bookmark_is_asked_for_and_told(qtbot: QtBot, pane: NotesPane) -> None:
    told = QSignalSpy(pane.bookmark_requested)
    pane.toggle_bookmark()
    pane.set_page(replace(PAGE, bookmarked=True), [])
    pane.toggle_bookmark()
    assert [told.at(0), told.at(1)] == [[UNIT, True], [UNIT, False]]


def test_only_addresses_of_the_web_are_asked_for(qtbot: QtBot) -> None:
    reading = Reading()
    qtbot.addWidget(reading)
    told = QSignalSpy(reading.address_clicked)
    for address in ("https://a.org/", "file:///etc/passwd", "javascript:alert(1)", "//a/b"):
        reading.anchorClicked.emit(QUrl(address))
    assert [told.at(i) for i in range(told.count())] == [["https://a.org/"]]
