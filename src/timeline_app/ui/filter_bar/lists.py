"""The lists of the box: facets, values that are ticked with their counts, and saved searches."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QObject,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from timeline_app.ui.i18n import translatable
from timeline_app.ui.theme import SIZE_BODY, STEP, Theme
from timeline_app.ui.widgets.focus import KeyboardFocus, paint_focus
from timeline_app.ui.widgets.index import Index
from timeline_app.ui.widgets.key_lines import KeyLine
from timeline_app.ui.widgets.lines import plain_tip, sized
from timeline_app.ui.widgets.rows import GAP, RowDelegate, is_in
from timeline_app.ui.widgets.ticks import TICK, paint_tick

KEYS = (
    KeyLine(("Space",), translatable("Choose a value, or leave it out"), also=("Return", "Enter")),
    KeyLine(("Left", "Right"), translatable("From the values to what they are of, and back")),
    KeyLine(("Delete",), translatable("Remove a chip, or a saved search")),
    KeyLine(("F2",), translatable("Rename a saved search")),
)
"""What chips and lists answer to beside the keys of any list."""

ROW = 30
"""Height of a line, px."""
_LINE = Qt.ItemDataRole.UserRole
_KEYS = (Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list: words, softly something at its right end, and a tick where it can have one."""

    key: str
    words: str
    aside: str = ""
    ticked: bool | None = None

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join(part for part in (self.words, self.aside) if part)


class LineDelegate(RowDelegate):
    """Paints lines of one height; the one the reader is at has a ground."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(theme, parent)
        self.focus_shown: Callable[[], bool] = lambda: False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The same height for all."""
        return QSize(option.rect.width(), ROW)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The whole line."""
        line = index.data(_LINE)
        if not isinstance(line, Line):
            return
        theme = self.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        if is_in(option, QStyle.StateFlag.State_Selected):
            painter.fillRect(rect, theme.selection)
        elif is_in(option, QStyle.StateFlag.State_MouseOver):
            painter.fillRect(rect, theme.surface)
        if is_in(option, QStyle.StateFlag.State_HasFocus) and self.focus_shown():
            paint_focus(painter, rect.adjusted(1, 1, -1, -1), theme)
        room = rect.adjusted(3 * STEP, 0, -3 * STEP, 0)
        if line.ticked is not None:
            box = QRect(room.x(), room.center().y() - TICK // 2 + 1, TICK, TICK)
            paint_tick(painter, box, line.ticked, theme)
            room.setLeft(box.right() + GAP)
        body = sized(option.font, SIZE_BODY)
        self.write_with_aside(painter, room, body, line.words, line.aside)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """A tick changes when its owner says so, and not by a click."""
        return False

    def setModelData(
        self,
        editor: QWidget,
        model: QAbstractItemModel,
        index: Index,
    ) -> None:
        """Another name is a wish: the list hears of it, and the line stays as it is."""
        view = self.parent()
        if isinstance(view, LineList):
            view.take_name(index.row(), editor.property("text"))


class LineList(QListWidget):
    """Enter, Space or a click choose a line; Right and Left lead to what stands beside the list."""

    line_chosen = Signal(str)
    """The key of a line."""
    rename_requested = Signal(str, str)
    """The key of a line, and its new name."""
    remove_requested = Signal(str)
    left_wanted = Signal()
    right_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget, *, editable: bool = False) -> None:
        super().__init__(parent)
        self._editable = editable
        self._delegate = LineDelegate(theme, self)
        focus = KeyboardFocus(self)
        self._delegate.focus_shown = lambda: focus.shown
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the theme's colours."""
        self._delegate.set_theme(theme)
        self.viewport().update()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """List these lines; the reader stays at the line he is at where it is still there."""
        same = [line.key for line in self.lines] == [line.key for line in lines]
        at, row = self.current_key(), self.currentRow()
        if not same:
            self.clear()
        for place, line in enumerate(lines):
            item = self.item(place) if same else QListWidgetItem(self)
            self._fill(item, line)
        keys = [line.key for line in lines]
        if not same and keys:
            self.setCurrentRow(keys.index(at) if at in keys else min(max(row, 0), len(keys) - 1))
        self.viewport().update()

    @property
    def lines(self) -> list[Line]:
        """What is listed."""
        return [self.item(row).data(_LINE) for row in range(self.count())]

    def current_key(self) -> str | None:
        """The key of the line that the reader is at."""
        item = self.currentItem()
        line = None if item is None else item.data(_LINE)
        return line.key if isinstance(line, Line) else None

    def go_to(self, key: str) -> None:
        """Put the reader at a line."""
        keys = [line.key for line in self.lines]
        if key in keys:
            self.setCurrentRow(keys.index(key))

    def take_name(self, row: int, name: str) -> None:
        """A line was given another name by the reader."""
        line = self.item(row).data(_LINE)
        if name.strip() and name.strip() != line.words:
            self.rename_requested.emit(line.key, name.strip())

    def event(self, event: QEvent) -> bool:
        """Letters and the list's own keys come before the window's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            own = event.key() in _KEYS or (event.text() and event.text().isprintable())
            event.setAccepted(plain and bool(own))
            return event.isAccepted()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the list; the others walk."""
        key, at = event.key(), self.current_key()
        if self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # what the editor leaves is not meant for the list
        elif key == Qt.Key.Key_Left:
            self.left_wanted.emit()
        elif key == Qt.Key.Key_Right:
            self.right_wanted.emit()
        elif at is not None and key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.line_chosen.emit(at)
        elif at is not None and key == Qt.Key.Key_F2 and self._editable:
            self.editItem(self.currentItem())
        elif at is not None and key == Qt.Key.Key_Delete and self._editable:
            self.remove_requested.emit(at)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses the line."""
        super().mouseReleaseEvent(event)
        item = self.itemAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and item is not None:
            self.line_chosen.emit(item.data(_LINE).key)

    def _fill(self, item: QListWidgetItem, line: Line) -> None:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if line.ticked is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
            state = Qt.CheckState.Checked if line.ticked else Qt.CheckState.Unchecked
            item.setCheckState(state)
        if self._editable:
            flags |= Qt.ItemFlag.ItemIsEditable
        item.setFlags(flags)
        item.setText(line.words)
        item.setToolTip(plain_tip(line.words))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, line.spoken)
        item.setData(_LINE, line)
