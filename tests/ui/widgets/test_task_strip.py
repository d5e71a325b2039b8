from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QProgressBar, QToolButton
from pytestqt.qtbot import QtBot

from timeline_app.ui.theme import Theme
from timeline_app.ui.widgets.task_strip import TaskStrip


def test_progress_is_shown_and_can_be_cancelled_once(qtbot: QtBot, theme: Theme) -> None:
    strip = TaskStrip(theme)
    qtbot.addWidget(strip)
    assert strip.isHidden()
    strip.show_progress("Importing", 3, 10, "甲" * 80)
    bar, button = strip.findChild(QProgressBar), strip.findChildren(QToolButton)[1]
    assert (bar.value(), bar.maximum()) == (3, 10)
    assert strip.accessibleName().endswith("甲" * 80)
    cancelled = QSignalSpy(strip.cancel_requested)
    for _ in range(2):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert cancelled.count() == 1
    strip.finish()
    assert strip.isHidden()


def test_an_unknown_total_is_no_division(qtbot: QtBot, theme: Theme) -> None:
    strip = TaskStrip(theme)
    qtbot.addWidget(strip)
    strip.show_progress("Opening")
    assert strip.findChild(QProgressBar).maximum() == 0


def test_a_task_is_held_and_goes_on(qtbot: QtBot, theme: Theme) -> None:
    strip = TaskStrip(theme)
    qtbot.addWidget(strip)
    strip.show_progress("Importing", 3, 10)
    hold = strip.findChildren(QToolButton)[0]
    assert hold.accessibleName() == "Hold"
    told = QSignalSpy(strip.hold_requested)
    for _ in range(2):
        qtbot.mouseClick(hold, Qt.MouseButton.LeftButton)
    assert [told.at(i) for i in range(told.count())] == [[True], [False]]
    qtbot.mouseClick(hold, Qt.MouseButton.LeftButton)
    assert hold.accessibleName() == "Go on"
    strip.finish()
    strip.show_progress("Importing", 0, 10)
    assert hold.accessibleName() == "Hold"  # another task is not held
