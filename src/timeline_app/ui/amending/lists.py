"""Lists of what the reader has made: events that are not shown, and campaigns of his own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from timeline_app.ui.theme import STEP

_SIZE = (520, 360)
Item = tuple[str, str]
"""The uid of an entry, and its words."""


class _ListDialog(QDialog):
    """A list with buttons below it, and words in its place while it is empty."""

    def __init__(self, title: str, empty: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(*_SIZE)
        self.list = QListWidget(self)
        self.list.setAccessibleName(title)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._empty = QLabel(empty, self)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * STEP, 5 * STEP, 5 * STEP, 4 * STEP)
        column.setSpacing(4 * STEP)
        column.addWidget(self.list, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self.buttons)
        self.list.itemSelectionChanged.connect(self._look)

    def add_button(self, words: str) -> QPushButton:
        """A button that does something with what is chosen."""
        button = self.buttons.addButton(words, QDialogButtonBox.ButtonRole.ActionRole)
        button.setAutoDefault(False)
        return button

    def chosen(self) -> list[str]:
        """The uids of what is chosen."""
        return [item.data(Qt.ItemDataRole.UserRole) for item in self.list.selectedItems()]

    def set_items(self, items: Sequence[Item]) -> None:
        """Show other items; what was chosen stays so."""
        chosen = set(self.chosen())
        self.list.blockSignals(True)
        self.list.clear()
        for uid, words in items:
            item = QListWidgetItem(words, self.list)
            item.setData(Qt.ItemDataRole.UserRole, uid)
            item.setToolTip(words)
            self._prepare(item)
            item.setSelected(uid in chosen)
        self.list.blockSignals(False)
        if items and not self.list.selectedItems():
            self.list.setCurrentRow(0)
        self.list.setVisible(bool(items))
        self._empty.setVisible(not items)
        self._look()

    def _prepare(self, item: QListWidgetItem) -> None:
        """What items of this list can do."""

    def _look(self) -> None:
        """Which buttons can be pressed."""


class HiddenDialog(_ListDialog):
    """Events that are hidden or told by others; ``show_requested`` carries uids."""

    show_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Hidden and merged events"), self.tr("No event is hidden or merged."), parent
        )
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.show_button = self.add_button(self.tr("Show again"))
        self.show_button.clicked.connect(lambda: self.show_requested.emit(self.chosen()))
        self.list.itemActivated.connect(lambda: self.show_requested.emit(self.chosen()))

    def _look(self) -> None:
        self.show_button.setEnabled(bool(self.chosen()))


class CampaignsDialog(_ListDialog):
    """Campaigns of the reader's own; a title is changed in the list itself (F2).

    ``title_given`` carries a uid, "" for a new one, and the title; ``remove_requested`` a uid.
    """

    title_given = Signal(str, str)
    remove_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Campaigns of your own"),
            self.tr("You have no campaigns of your own yet."),
            parent,
        )
        self.new_button = self.add_button(self.tr("New"))
        self.rename_button = self.add_button(self.tr("Rename"))
        self.remove_button = self.add_button(self.tr("Remove"))
        self.new_button.clicked.connect(self._begin_new)
        self.rename_button.clicked.connect(self._rename)
        self.remove_button.clicked.connect(self._remove)
        self.list.itemChanged.connect(self._take_title)

    def _prepare(self, item: QListWidgetItem) -> None:
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)

    def _begin_new(self) -> None:
        self.list.setVisible(True)
        self._empty.setVisible(False)
        item = QListWidgetItem(self.tr("New campaign"))
        item.setData(Qt.ItemDataRole.UserRole, "")
        self._prepare(item)
        self.list.addItem(item)
        self.list.setCurrentItem(item)
        self._take_title(item)

    def _rename(self) -> None:
        if self.list.currentItem() is not None:
            self.list.editItem(self.list.currentItem())

    def _remove(self) -> None:
        for uid in self.chosen():
            self.remove_requested.emit(uid)

    def _take_title(self, item: QListWidgetItem) -> None:
        title = " ".join(item.text().split())
        if title:
            self.title_given.emit(item.data(Qt.ItemDataRole.UserRole), title)

    def _look(self) -> None:
        for button in (self.rename_button, self.remove_button):
            button.setEnabled(bool(self.chosen()))
