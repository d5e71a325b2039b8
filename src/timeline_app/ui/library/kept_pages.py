"""What was before and can be again: removed articles, and backups of the whole library."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QTreeWidgetItem, QVBoxLayout, QWidget

from timeline_app.library.backups import Backup
from timeline_app.library.removed import Removed
from timeline_app.ui.library.lists import ColumnList, button, button_row
from timeline_app.ui.library.words import backup_words, moment_words
from timeline_app.ui.theme import STEP

_WHAT = Qt.ItemDataRole.UserRole


class RemovedPage(QWidget):
    """``put_back_requested`` carries the ids under which articles are kept."""

    put_back_requested = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._found: Sequence[Removed] = ()
        heads = (self.tr("Article"), self.tr("Events"), self.tr("Removed on"))
        self.list = ColumnList(heads, self.tr("Recently removed"), self)
        self.back = button(self.tr("Put back"), self._put_back, self)
        words = self.tr(
            "Removed articles are kept for 30 days, the last 50 of them longer. Your notes stay in any case."
        )
        _lay_out(self, words, self.list, [self.back])
        self.list.itemSelectionChanged.connect(self._on_chosen)
        self.list.itemActivated.connect(self._put_back)
        self._on_chosen()

    def set_removed(self, found: Sequence[Removed]) -> None:
        """Show other articles."""
        self._found = found
        self.list.clear()
        for each in found:
            texts = [each.title, f"{each.events:,}", moment_words(each.removed_at)]
            item = QTreeWidgetItem(self.list, texts)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setData(0, _WHAT, each.id)
        self._on_chosen()

    def put_back_last(self) -> None:
        """Put back what was removed last, all of it that went at once."""
        last = [each.id for each in self._found if each.removed_at == self._found[0].removed_at]
        if last:
            self.put_back_requested.emit(last)

    def _put_back(self) -> None:
        chosen = [item.data(0, _WHAT) for item in self.list.selectedItems()]
        if chosen:
            self.put_back_requested.emit(chosen)

    def _on_chosen(self) -> None:
        self.back.setEnabled(bool(self.list.selectedItems()))


class BackupsPage(QWidget):
    """``restore_requested`` carries a ``Backup``."""

    back_up_requested = Signal()
    restore_requested = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        heads = (self.tr("Made on"), self.tr("Why"), self.tr("File size"))
        self.list = ColumnList(heads, self.tr("Backups"), self)
        self.list.setSelectionMode(ColumnList.SelectionMode.SingleSelection)
        self.restore = button(self.tr("Restore this one…"), self._restore, self)
        self.make = button(self.tr("Back up now"), self.back_up_requested.emit, self)
        words = self.tr(
            "A backup is made every day and before every new version; the last seven are kept."
        )
        _lay_out(self, words, self.list, [self.restore, self.make])
        self.list.itemSelectionChanged.connect(self._on_chosen)
        self._on_chosen()

    def set_backups(self, found: Sequence[Backup]) -> None:
        """Show other backups."""
        self.list.clear()
        for each in found:
            reason = backup_words(each.reason, self.tr)
            texts = [moment_words(each.made), reason, f"{each.size / 1e6:,.1f} MB"]
            item = QTreeWidgetItem(self.list, texts)
            item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setData(0, _WHAT, each)
        if first := self.list.topLevelItem(0):
            self.list.setCurrentItem(first)
        self._on_chosen()

    def _restore(self) -> None:
        for item in self.list.selectedItems():
            self.restore_requested.emit(item.data(0, _WHAT))

    def _on_chosen(self) -> None:
        self.restore.setEnabled(bool(self.list.selectedItems()))


def _lay_out(page: QWidget, words: str, middle: QWidget, buttons: Sequence[QWidget]) -> None:
    told = QLabel(words, page)
    told.setTextFormat(Qt.TextFormat.PlainText)
    told.setWordWrap(True)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2 * STEP)
    column.addWidget(told)
    column.addWidget(middle, 1)
    column.addLayout(button_row(*buttons, None))
