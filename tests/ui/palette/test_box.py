from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from timeline_app.ui.palette.box import Entry, PaletteBox, fitting
from timeline_app.ui.theme import Theme

FIT = Entry("fit", "顯示全部戰役", "檢視", "Show all campaigns", keys="Ctrl+0")
QUIT = Entry("quit", "結束程式", "檔案", "Quit")
NANJING = Entry("7", "南京戰役", "戰役", "Campaign")
ENTRIES = [FIT, QUIT, NANJING]


def test_words_fit_in_the_language_of_the_moment_and_in_english() -> None:
    assert fitting(ENTRIES, "show all") == [FIT]
    assert fitting(ENTRIES, "显示") == [FIT]
    assert fitting(ENTRIES, "战役")[0] in (FIT, NANJING)
    assert set(fitting(ENTRIES, "战役")) == {FIT, NANJING}
    assert fitting(ENTRIES, "campaign nanjing") == []


def test_what_was_chosen_of_late_comes_first() -> None:
    assert fitting(ENTRIES, "", ["quit"]) == [QUIT, FIT, NANJING]
    assert fitting(ENTRIES, "") == ENTRIES
    assert fitting(ENTRIES, "南京", ["quit", "fit"]) == [NANJING]


@pytest.fixture
def box(qtbot: QtBot, theme: Theme) -> PaletteBox:
    window = QWidget()
    window.resize(800, 600)
    window.field = QLineEdit(window)
    QVBoxLayout(window).addWidget(window.field)
    qtbot.addWidget(window)
    made = PaletteBox(theme, window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.field.setFocus()
    made.open(ENTRIES)
    return made


def test_arrows_walk_and_enter_chooses(qtbot: QtBot, box: PaletteBox) -> None:
    assert box.line.hasFocus()
    QTest.keyClicks(box.line, "a")
    box.line.clear()
    QTest.keyClick(box.line, Qt.Key.Key_Down)
    QTest.keyClick(box.line, Qt.Key.Key_Down)
    QTest.keyClick(box.line, Qt.Key.Key_Up)
    with qtbot.waitSignal(box.chosen) as told:
        QTest.keyClick(box.line, Qt.Key.Key_Return)
    assert told.args == ["quit"]
    assert not box.isVisible()
    assert QApplication.focusWidget() is box.window().field


def test_escape_gives_the_keys_back(box: PaletteBox) -> None:
    QTest.keyClicks(box.line, "no such thing")
    assert box.list.count() == 1
    QTest.keyClick(box.line, Qt.Key.Key_Return)
    assert box.isVisible()
    QTest.keyClick(box.line, Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert QApplication.focusWidget() is box.window().field


def test_it_closes_when_the_keys_go_elsewhere(box: PaletteBox) -> None:
    box.window().field.setFocus()
    assert not box.isVisible()


def test_entries_are_read_with_their_keys(box: PaletteBox) -> None:
    assert box.list.item(0).text() == "顯示全部戰役, 檢視, Ctrl+0"
    assert box.line.accessibleName()
    assert box.list.accessibleName()
