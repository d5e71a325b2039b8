"""All articles of a library as a table that is sorted and filtered here: ten thousand rows at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from timeline_app.library.articles import ArticleLine
from timeline_app.ui.i18n import translatable
from timeline_app.ui.widgets.index import Index
from timeline_app.ui.widgets.lines import plain_tip
from timeline_app.zhtext.variants import fold

_ROOT = QModelIndex()
_Value = str | int


@dataclass(frozen=True, slots=True)
class _Column:
    words: str
    width: int
    value: Callable[[ArticleLine], _Value]


def _revision(line: ArticleLine) -> str:
    day = (line.source.revised or line.source.retrieved or "")[:10]
    return " · ".join(part for part in (line.source.revision, day) if part)


_NUMBERS, _PUBLISHER = (2, 3, 4), 5
COLUMNS = (
    _Column(translatable("Article"), 180, lambda line: line.title),
    _Column(translatable("Campaign"), 150, lambda line: line.campaign),
    _Column(translatable("Events"), 70, lambda line: line.events),
    _Column(translatable("Units"), 70, lambda line: line.units),
    _Column(translatable("Not understood"), 110, lambda line: line.diagnostics),
    _Column(translatable("Published by"), 130, lambda line: line.source.publisher),
    _Column(translatable("Licence"), 100, lambda line: line.source.licence),
    _Column(translatable("Version"), 140, _revision),
    _Column(translatable("Read on"), 90, lambda line: line.read_on),
)
"""Words of the head, width in px, and what stands in a row."""


class ArticleTable(QAbstractTableModel):
    """Rows are ``ArticleLine``; the head sorts, words filter by title, campaign and publisher."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[ArticleLine] = []
        self._folded: dict[int, str] = {}
        self._shown: list[ArticleLine] = []
        self._words = ""
        self._order = (0, Qt.SortOrder.AscendingOrder)

    def set_lines(self, lines: Sequence[ArticleLine]) -> None:
        """Show other articles."""
        self._lines = list(lines)
        self._folded = {}
        self._arrange()

    def filter(self, words: str) -> None:
        """Show only the articles that have all the words, in either script."""
        self._words = fold(words).casefold()
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column."""
        self._order = (column, order)
        self._arrange()

    def line(self, index: Index) -> ArticleLine | None:
        """The article of a row."""
        return self._shown[index.row()] if index.isValid() else None

    def rows_of(self, article_ids: Collection[int]) -> list[int]:
        """Where articles stand, of those that are shown."""
        return [row for row, line in enumerate(self._shown) if line.article_id in article_ids]

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Articles shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, and numbers at the right."""
        if not index.isValid():
            return None
        value = COLUMNS[index.column()].value(self._shown[index.row()])
        if index.column() == _PUBLISHER:
            value = self.tr(str(value))
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{value:,}" if isinstance(value, int) else value
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(value, str):
            return plain_tip(value)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        return None

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The words of the head."""
        if way is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.tr(COLUMNS[section].words)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None

    def _arrange(self) -> None:
        column, order = self._order
        value = COLUMNS[column].value
        self.beginResetModel()
        shown = [line for line in self._lines if self._has_words(line)]
        shown.sort(key=lambda line: line.title)
        shown.sort(key=value, reverse=order is Qt.SortOrder.DescendingOrder)
        self._shown = shown
        self.endResetModel()

    def _has_words(self, line: ArticleLine) -> bool:
        if not self._words:
            return True
        text = self._folded.get(line.article_id)
        if text is None:
            text = fold(f"{line.title} {line.campaign} {line.source.publisher}").casefold()
            self._folded[line.article_id] = text
        return all(word in text for word in self._words.split())


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
