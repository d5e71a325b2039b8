"""Lists in columns, and rows of buttons, as all windows of the library have them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QTreeWidget, QWidget

from timeline_app.ui.theme import STEP


class ColumnList(QTreeWidget):
    """A list of rows in columns, the first of them as wide as there is room; several can be chosen."""

    def __init__(self, words: Sequence[str], name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("library-list")
        self.setColumnCount(len(words))
        self.setHeaderLabels(list(words))
        self.setAccessibleName(name)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)


def button(words: str, act: Callable[[], object], parent: QWidget) -> QPushButton:
    """A button that Enter elsewhere does not press."""
    made = QPushButton(words, parent)
    made.setAutoDefault(False)
    made.clicked.connect(lambda: act())
    return made


def button_row(*buttons: QWidget | None) -> QHBoxLayout:
    """Buttons side by side; None stands for the room between those at the left and at the right."""
    row = QHBoxLayout()
    row.setSpacing(2 * STEP)
    for each in buttons:
        if each is None:
            row.addStretch(1)
        else:
            row.addWidget(each)
    return row
