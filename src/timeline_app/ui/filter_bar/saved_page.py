"""The page of the box with the saved searches."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QWidget,
)

from timeline_app.ui.filter_bar.lists import Line, LineList
from timeline_app.ui.filter_bar.pages import Page
from timeline_app.ui.filter_bar.values import Saved
from timeline_app.ui.theme import Theme
from timeline_app.ui.widgets.ticks import TickBox


class SavedPage(Page):
    """The saved searches, and a line to save the present one."""

    save_requested = Signal(str, bool)
    """A name, and whether the time in view belongs to it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.save = QPushButton(self)
        self.save.setAutoDefault(False)
        self.view = TickBox(theme, self)
        self.list = LineList(theme, self, editable=True)
        self.hint = QLabel(self)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)
        self.hint.setObjectName("soft")
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self.save)
        self.column.addLayout(row)
        self.column.addWidget(self.view)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.hint)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.line.returnPressed.connect(self._ask)
        self.line.textChanged.connect(self._follow)
        self.save.clicked.connect(self._ask)
        self.retranslate()
        self._follow("")

    def show_saved(self, saved: Sequence[Saved]) -> None:
        """List the saved searches."""
        self.list.show_lines([Line(one.name, one.name, one.words) for one in saved])
        self.hint.setText(
            self.tr("Enter opens, F2 renames, Delete removes.")
            if saved
            else self.tr("Nothing is saved yet. Filters and the words of the search are kept.")
        )

    def suggest(self, name: str) -> None:
        """Offer a name for the present search."""
        self.line.setText(name)
        self.line.selectAll()

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.line.setPlaceholderText(self.tr("Name of this search"))
        self.line.setAccessibleName(self.tr("Name of this search"))
        self.save.setText(self.tr("Save"))
        self.view.setText(self.tr("With the time in view"))
        self.list.setAccessibleName(self.tr("Saved searches"))

    def menu_for(self, item: QListWidgetItem) -> QMenu:
        """What can be done with a saved search."""
        menu, name = QMenu(self), item.text()
        menu.addAction(self.tr("Open"), lambda: self.list.line_chosen.emit(name))
        menu.addAction(self.tr("Rename"), lambda: self.list.editItem(item))
        menu.addAction(self.tr("Remove"), lambda: self.list.remove_requested.emit(name))
        return menu

    def _show_menu(self, point: QPoint) -> None:
        item = self.list.itemAt(point)
        if item is not None:
            menu = self.menu_for(item)
            menu.exec(self.list.viewport().mapToGlobal(point))
            menu.deleteLater()

    def _follow(self, name: str) -> None:
        self.save.setEnabled(bool(name.strip()))

    def _ask(self) -> None:
        if self.line.text().strip():
            self.save_requested.emit(self.line.text().strip(), self.view.isChecked())
