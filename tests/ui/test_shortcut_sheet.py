from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from timeline_app.ui.actions import COMMANDS
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.shortcut_sheet import PANES, Group, ShortcutSheet, columns, groups, key_words


def test_every_command_with_a_shortcut_and_every_key_of_a_pane_is_listed() -> None:
    listed = {keys for group in groups() for _, keys in group.lines}
    assert {command.keys for command in COMMANDS if command.keys} <= listed
    assert {line.keys for _, keys in PANES for line in keys} <= listed
    lines = [line for group in groups() for line in group.lines]
    assert len(lines) == len(COMMANDS) + sum(len(keys) for _, keys in PANES)


def test_every_key_is_one() -> None:
    keys = [key for _, lines in PANES for line in lines for key in (*line.keys, *line.also)]
    assert [key for key in keys if not QKeySequence(key).toString()] == []


def test_the_sheet_shows_and_says_every_line(qtbot: QtBot, window: MainWindow) -> None:
    sheet = ShortcutSheet(window)
    qtbot.addWidget(sheet)
    shown = {label.text() for label in sheet.findChildren(QLabel)}
    for command in COMMANDS:
        assert {key_words(key) for key in command.keys} <= shown
        assert any(command.words.rstrip("…") in words for words in shown)
    assert len(sheet.spoken()) == sum(len(group.lines) for group in groups())
    assert "Search: Ctrl+F" in sheet.spoken()


def test_the_columns_keep_the_order_and_are_as_low_as_can_be() -> None:
    made = [Group(str(size), (("", ()),) * size) for size in (3, 3, 2, 9, 1)]
    cut = columns(made, 3)
    assert [group for column in cut for group in column] == made
    assert [[group.title for group in column] for column in cut] == [
        ["3", "3"],
        ["2"],
        ["9", "1"],
    ] or (max(sum(group.height for group in column) for column in cut) == 14)


def test_the_question_mark_opens_it_and_escape_closes_it(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    window.timeline.setFocus()
    QTest.keyClick(window.timeline.canvas, Qt.Key.Key_Question)
    sheet = window.findChild(ShortcutSheet)
    assert sheet is not None
    assert sheet.isVisible()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
