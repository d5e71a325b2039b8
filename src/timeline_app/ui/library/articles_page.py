"""All articles of the library: a table, and what was not understood of the article that is chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QTableView,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from timeline_app import __version__
from timeline_app.domain.record import Diagnostic
from timeline_app.library.articles import ArticleLine
from timeline_app.ui.library.article_table import COLUMNS, ArticleTable
from timeline_app.ui.library.lists import ColumnList, button, button_row
from timeline_app.ui.library.words import doubt_words
from timeline_app.ui.theme import STEP
from timeline_app.ui.widgets.lines import plain_tip

_ROW_HEIGHT = 26


class ArticleView(QTableView):
    """Enter opens, Del removes."""

    open_requested = Signal()
    remove_requested = Signal()

    def __init__(self, model: ArticleTable, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("library-list")
        self.setModel(model)
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.horizontalHeader().setHighlightSections(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for place, column in enumerate(COLUMNS):
            self.setColumnWidth(place, column.width)
        self.doubleClicked.connect(self.open_requested)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the table; the others move, and letters find a title."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_requested.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_requested.emit()
        else:
            super().keyPressEvent(event)


class ArticlesPage(QWidget):
    """Emits wishes only; those for several articles carry their ids."""

    open_requested = Signal(int)
    place_requested = Signal(int, object)
    address_requested = Signal(str)
    remove_requested = Signal(object)
    reread_requested = Signal(object)
    doubts_requested = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.model = ArticleTable(self)
        self.view = ArticleView(self.model, self)
        self.view.setAccessibleName(self.tr("Articles"))
        self.words = QLineEdit(self)
        self.words.setPlaceholderText(self.tr("Filter by title, campaign or source"))
        self.words.setAccessibleName(self.words.placeholderText())
        self.words.setClearButtonEnabled(True)
        self.count = QLabel(self)
        heads = (self.tr("Not understood"), self.tr("What it is"))
        self.doubts = ColumnList(heads, heads[0], self)
        self._lines: Sequence[ArticleLine] = ()
        self._make_buttons()
        self._lay_out()
        self.words.textChanged.connect(self._filter)
        self.view.open_requested.connect(self._open)
        self.view.remove_requested.connect(self._remove)
        self.view.selectionModel().selectionChanged.connect(self._on_chosen)
        self.doubts.itemClicked.connect(self._go_to)
        self.doubts.itemActivated.connect(self._go_to)
        self._on_chosen()

    def set_lines(self, lines: Sequence[ArticleLine], first: int | None = None) -> None:
        """Show other articles; those that were chosen are so again where they still are there.

        ``first`` is the article that is chosen where there were none before.
        """
        chosen = {line.article_id for line in self.chosen()}
        if first is not None and not self._lines:
            chosen = {first}
        row = self.view.currentIndex().row()
        self._lines = lines
        self.model.set_lines(lines)
        self._choose(chosen)
        self._stay_at(row)
        self._tell_count()

    def chosen(self) -> list[ArticleLine]:
        """The articles that are chosen."""
        # Ranges, not rows: of ten thousand these are few.
        parts = self.view.selectionModel().selection()
        ranges = (parts.at(place) for place in range(parts.count()))
        rows = {row for part in ranges for row in range(part.top(), part.bottom() + 1)}
        lines = (self.model.line(self.model.index(row, 0)) for row in sorted(rows))
        return [line for line in lines if line is not None]

    def show_doubts(self, doubts: Mapping[int, Sequence[Diagnostic]]) -> None:
        """What was not understood of the article that is chosen."""
        chosen = self.chosen()
        if len(chosen) != 1:
            return
        article_id = chosen[0].article_id
        self.doubts.clear()
        for doubt in doubts.get(article_id, ()):
            words = " ".join(doubt.text.split())
            item = QTreeWidgetItem([words, doubt_words(doubt.code, self.tr)])
            item.setToolTip(0, plain_tip(words))
            item.setData(0, Qt.ItemDataRole.UserRole, (article_id, doubt.span))
            self.doubts.addTopLevelItem(item)

    def _choose(self, article_ids: set[int]) -> None:
        found = QItemSelection()
        for row in self.model.rows_of(article_ids):
            found.select(self.model.index(row, 0), self.model.index(row, len(COLUMNS) - 1))
        mode = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.view.selectionModel().select(found, mode)
        self._on_chosen()

    def _stay_at(self, row: int) -> None:
        """Where nothing is chosen any more the keys go on from the row where they were."""
        found = self.view.selectionModel().selectedRows()
        last = self.model.rowCount() - 1
        index = found[0] if found else self.model.index(min(max(row, 0), last), 0)
        mode = QItemSelectionModel.SelectionFlag.NoUpdate
        self.view.selectionModel().setCurrentIndex(index, mode)

    def _filter(self, words: str) -> None:
        chosen = {line.article_id for line in self.chosen()}
        self.model.filter(words)
        self._choose(chosen)
        self._tell_count()

    def _tell_count(self) -> None:
        shown, total = self.model.rowCount(), len(self._lines)
        words = self.tr("Articles: {count}").format(count=f"{total:,}")
        if shown != total:
            words = self.tr("{shown} of {count}").format(shown=f"{shown:,}", count=f"{total:,}")
        self.count.setText(words)
        old = self._outdated()
        self.renew.setText(self.tr("Read again with this version ({count})").format(count=len(old)))
        self.renew.setVisible(bool(old))

    def _outdated(self) -> list[int]:
        return [line.article_id for line in self._lines if line.program not in (None, __version__)]

    def _on_chosen(self) -> None:
        chosen = self.chosen()
        one = chosen[0] if len(chosen) == 1 else None
        self.doubts.clear()
        self.doubts.setEnabled(one is not None and one.diagnostics > 0)
        self.open.setEnabled(one is not None)
        self.page.setEnabled(one is not None and bool(one.source.url))
        self.remove.setEnabled(bool(chosen))
        self.again.setEnabled(any(line.program is not None for line in chosen))
        if one is not None and one.diagnostics:
            self.doubts_requested.emit((one.article_id,))

    def _open(self) -> None:
        chosen = self.chosen()
        if len(chosen) == 1:
            self.open_requested.emit(chosen[0].article_id)

    def _open_page(self) -> None:
        chosen = self.chosen()
        if len(chosen) == 1 and chosen[0].source.url:
            self.address_requested.emit(chosen[0].source.url)

    def _remove(self) -> None:
        if chosen := [line.article_id for line in self.chosen()]:
            self.remove_requested.emit(chosen)

    def _read_again(self) -> None:
        chosen = [line.article_id for line in self.chosen() if line.program is not None]
        self.reread_requested.emit(chosen)

    def _go_to(self, item: QTreeWidgetItem) -> None:
        self.place_requested.emit(*item.data(0, Qt.ItemDataRole.UserRole))

    def _make_buttons(self) -> None:
        self.open = button(self.tr("Open article"), self._open, self)
        self.page = button(self.tr("Original page"), self._open_page, self)
        self.again = button(self.tr("Read again"), self._read_again, self)
        self.remove = button(self.tr("Remove"), self._remove, self)
        self.renew = button("", lambda: self.reread_requested.emit(self._outdated()), self)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(3 * STEP)
        head.addWidget(self.words, 1)
        head.addWidget(self.count)
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(1)
        parts.addWidget(self.view)
        parts.addWidget(self.doubts)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * STEP)
        column.addLayout(head)
        column.addWidget(parts, 1)
        row = button_row(self.open, self.page, self.again, self.remove, None, self.renew)
        column.addLayout(row)
