"""Trees of lines as wide as their pane: whole grounds, a marked edge, the focus as a frame."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QStyleOptionViewItem, QTreeView, QWidget

from timeline_app.ui.theme import Theme
from timeline_app.ui.widgets.focus import KeyboardFocus, paint_focus
from timeline_app.ui.widgets.index import Index
from timeline_app.ui.widgets.rows import RowDelegate

_EDGE = 3
_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class LineTree(QTreeView):
    """Enter and Space choose; arrows walk, plus and minus unfold and fold.

    ``line_pointed`` carries the index under the pointer, an invalid one where there is none.
    """

    line_chosen = Signal(QModelIndex)
    line_pointed = Signal(QModelIndex)

    def __init__(
        self, delegate: RowDelegate, theme: Theme, indent: int, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._delegate, self._theme = delegate, theme
        self._under = self._pointed = QPersistentModelIndex()
        delegate.setParent(self)  # it goes with the tree, and in no other thread
        self.setItemDelegate(delegate)
        self._focus = KeyboardFocus(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setIndentation(indent)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.entered.connect(self._point)
        self.viewportEntered.connect(lambda: self._point(QModelIndex()))

    def set_theme(self, theme: Theme) -> None:
        """Paint in the theme's colours."""
        self._theme = theme
        self._delegate.set_theme(theme)
        self.viewport().update()

    def set_pointed(self, index: QModelIndex) -> None:
        """Raise the line of what is pointed at in another pane; none where the index is invalid."""
        self._pointed = QPersistentModelIndex(index)
        self.viewport().update()

    def ground(self, option: QStyleOptionViewItem, index: QModelIndex) -> QColor | None:
        """The colour of a whole line, None for none."""
        state = option.state
        if state & state.State_Selected:
            return self._theme.selection
        return self._theme.raised if index in (self._under, self._pointed) else None

    def marked(self, index: QModelIndex) -> bool:
        """Whether a line carries a mark at its left edge: the selected one, where no other does."""
        return self.selectionModel().isSelected(index)

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:
        """Lays the ground of the whole line, below the sign that folds, its mark, and the focus."""
        row, width = options.rect, self.viewport().width()
        plain = self.model().index(index.row(), 0, index.parent())
        option = QStyleOptionViewItem(options)
        if self.selectionModel().isSelected(plain):
            option.state |= option.state.State_Selected
        ground = self.ground(option, plain)
        if ground is not None:
            painter.fillRect(0, row.y(), width, row.height(), ground)
        super().drawRow(painter, options, index)
        if self.marked(plain):
            painter.fillRect(0, row.y(), _EDGE, row.height(), self._theme.accent)
        if self._focus.shown and self.currentIndex() == plain:
            painter.save()
            frame = QRect(2, row.y() + 1, width - 4, row.height() - 2)
            paint_focus(painter, frame, self._theme)
            painter.restore()

    def viewportEvent(self, event: QEvent) -> bool:
        """Nothing is pointed at once the pointer has left."""
        if event.type() is QEvent.Type.Leave:
            self._point(QModelIndex())
        return super().viewportEvent(event)

    def go_to(self, index: QModelIndex) -> None:
        """Make a line the current one and bring it into view; none where the index is invalid."""
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space choose; the rest is the tree's own."""
        if event.key() in _CHOOSING and self.currentIndex().isValid():
            self.line_chosen.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _point(self, index: QModelIndex) -> None:
        self._under = QPersistentModelIndex(index)
        self.line_pointed.emit(index)
