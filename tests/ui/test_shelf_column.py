from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from timeline_app.ui.shelf_column import SHELF, STUDY, ShelfColumn
from timeline_app.ui.theme import Theme


def test_pages_are_asked_for_and_shown_with_their_counts(qtbot: QtBot, theme: Theme) -> None:
    shelf, study = QLabel("shelf"), QLabel("study")
    column = ShelfColumn(theme, shelf)
    qtbot.addWidget(column)
    column.resize(232, 300)
    column.set_count(SHELF, 4)
    with qtbot.waitActive(column):
        column.show()
        column.activateWindow()
    assert shelf.isVisible()
    with qtbot.waitSignal(column.page_requested) as told:
        column.segments.chosen.emit(STUDY)
    assert told.args == [STUDY] and column.page() == SHELF
    counted = column.grab().toImage()
    column.add_page(STUDY, study)
    column.show_page(STUDY)
    assert study.isVisible() and not shelf.isVisible()
    study.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    column.setFocus()
    assert study.hasFocus()
    assert column.grab().toImage().copy(180, 0, 52, 30) != counted.copy(180, 0, 52, 30)
    assert column.segments.geometry().right() < column.width()
