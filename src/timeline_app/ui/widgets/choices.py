"""A list below a line that is typed in: what fits, one of it marked, the keys staying in the line."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from timeline_app.ui.theme import SIZE_BODY, STEP, Theme
from timeline_app.ui.widgets.index import Index
from timeline_app.ui.widgets.lines import sized, write_line
from timeline_app.ui.widgets.rows import RowDelegate, is_in

_INSET = 3 * STEP


class ChoiceDelegate(RowDelegate):
    """Paints choices of one height; how one is written is up to those who derive from it."""

    def __init__(self, theme: Theme, height: int, parent: QObject) -> None:
        super().__init__(theme, parent)
        self.height = height

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The same height for all, as wide as the list."""
        return QSize(option.rect.width(), self.height)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground of the marked choice, and what is written on it."""
        if is_in(option, QStyle.StateFlag.State_Selected):
            painter.fillRect(option.rect, self.theme.selection)
        room = option.rect.adjusted(_INSET, 0, -_INSET, 0)
        choice = index.data(Qt.ItemDataRole.UserRole)
        if choice is None:
            write_line(
                painter,
                room,
                str(index.data()),
                sized(option.font, SIZE_BODY),
                self.theme.text_soft,
            )
        else:
            self.write(painter, room, option.font, choice)

    def write(self, painter: QPainter, room: QRect, font: QFont, choice: object) -> None:
        """One choice: its own words, where a list has nothing better."""
        write_line(painter, room, str(choice), sized(font, SIZE_BODY), self.theme.text)


class ChoiceList(QListWidget):
    """Holds any values; it never takes the keys."""

    def __init__(self, delegate: ChoiceDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = delegate
        self.setItemDelegate(delegate)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the theme's colours."""
        self._delegate.set_theme(theme)
        self.viewport().update()

    def fill(self, choices: Iterable[tuple[str, object]], nothing: str) -> None:
        """List these choices, each with what a screen reader says; ``nothing`` where there are none.

        The first is marked.
        """
        self.clear()
        for spoken, choice in choices:
            item = QListWidgetItem(spoken)
            item.setData(Qt.ItemDataRole.UserRole, choice)
            self.addItem(item)
        if not self.count():
            empty = QListWidgetItem(nothing)
            empty.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(empty)
        self.setCurrentRow(0)

    def walk(self, by: int) -> None:
        """Mark the choice so many lines further down, or up; the last or first beyond the ends."""
        self.setCurrentRow(max(0, min(self.currentRow() + by, self.count() - 1)))


def choice_of(item: QListWidgetItem | None) -> object:
    """What a line of the list stands for, None for no line and for the words that say so."""
    return None if item is None else item.data(Qt.ItemDataRole.UserRole)
