"""The search box and its list of hits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from timeline_app.domain.refs import Locator
from timeline_app.domain.spans import Span
from timeline_app.ui import icons
from timeline_app.ui.theme import SIZE_BODY, SIZE_SMALL, STEP, Theme
from timeline_app.ui.widgets.lines import sized, write_line

_DELAY = 120
"""Milliseconds of rest before typed words are looked up."""
_WIDTH, _LIST_HEIGHT, _HIT_HEIGHT = 320, 360, 44

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Hit:
    """A line of the list: what it says, where it stands, and what it leads to.

    ``article_id`` is the article it was found in, ``span`` the words there that show it.
    """

    words: str
    place: str
    target: Locator
    article_id: int
    span: Span | None = None


class HitDelegate(QStyledItemDelegate):
    """Two lines a hit: what it says, and softly below where it stands."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as two lines."""
        return QSize(option.rect.width(), _HIT_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Both lines, elided, on the ground of the chosen one."""
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self.theme.selection)
        room = option.rect.adjusted(3 * STEP, STEP, -3 * STEP, -STEP)
        upper, lower = QRect(room), QRect(room)
        upper.setHeight(room.height() // 2)
        lower.setTop(upper.bottom() + 1)
        hit = index.data(Qt.ItemDataRole.UserRole)
        words, place = (hit.words, hit.place) if hit is not None else (index.data(), "")
        body, small = sized(option.font, SIZE_BODY), sized(option.font, SIZE_SMALL)
        write_line(painter, upper if place else room, words, body, self.theme.text)
        write_line(painter, lower, place, small, self.theme.text_soft)


class SearchBox(QWidget):
    """Asks for a search while the reader types, shows the hits, and says which one was chosen."""

    search_requested = Signal(str)
    hit_requested = Signal(object)
    """A ``Hit`` was chosen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(_WIDTH)
        self.line = QLineEdit(self)
        self.line.setClearButtonEnabled(True)
        self._glass = self.line.addAction(
            icons.icon("search", theme), QLineEdit.ActionPosition.LeadingPosition
        )
        self.list = QListWidget()
        self.list.setWindowFlags(Qt.WindowType.ToolTip)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._delegate = HitDelegate(theme, self)
        self.list.setItemDelegate(self._delegate)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.destroyed.connect(self.list.deleteLater)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.line)
        self._awaited = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_DELAY)
        self._rest.timeout.connect(self._ask)
        self.line.textEdited.connect(lambda: self._rest.start())
        self.line.returnPressed.connect(self._choose_current)
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(self._choose)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.line.setPlaceholderText(self.tr("Search events, units, people"))
        self.line.setAccessibleName(self.tr("Search"))

    def set_theme(self, theme: Theme) -> None:
        """Draw the glass and the hits in the theme's colours."""
        self._delegate.theme = theme
        self._glass.setIcon(icons.icon("search", theme))

    def focus(self) -> None:
        """Put the cursor into the box, everything in it selected."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def show_hits(self, words: str, hits: Sequence[Hit]) -> None:
        """List the hits of a search, unless the reader has typed on since."""
        if words != self._awaited:
            return
        self._awaited = ""
        self.list.clear()
        for hit in hits:
            item = QListWidgetItem(f"{hit.words}\n{hit.place}")  # what a screen reader says
            item.setData(Qt.ItemDataRole.UserRole, hit)
            self.list.addItem(item)
        if not hits:
            nothing = QListWidgetItem(self.tr("Nothing found"))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(nothing)
        self.list.setCurrentRow(0)
        self.list.resize(
            max(self.width(), 420), min(_LIST_HEIGHT, _HIT_HEIGHT * max(1, len(hits)) + 2)
        )
        self.list.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        self.list.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys move in the list, Escape and leaving close it."""
        if event.type() is QEvent.Type.FocusOut:
            self._close()
        if event.type() is QEvent.Type.ShortcutOverride and self.list.isVisible():
            # The list's Escape comes before the window's.
            event.setAccepted(isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape)
            return event.isAccepted()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._on_key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _on_key(self, key: Qt.Key) -> bool:
        if key is Qt.Key.Key_Escape and self.list.isVisible():
            self._close()
            return True
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key)
        if step is None or not self.list.isVisible():
            return False
        row = self.list.currentRow() + step
        self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
        return True

    def _ask(self) -> None:
        self._awaited = self.line.text().strip()
        if self._awaited:
            self.search_requested.emit(self._awaited)
        else:
            self._close()

    def _close(self) -> None:
        self._awaited = ""
        self._rest.stop()
        self.list.hide()

    def _choose_current(self) -> None:
        item = self.list.currentItem()
        if self.list.isVisible() and item is not None:
            self._choose(item)
        else:
            self._ask()

    def _choose(self, item: QListWidgetItem) -> None:
        hit = item.data(Qt.ItemDataRole.UserRole)
        self._close()
        if hit is not None:
            self.hit_requested.emit(hit)
