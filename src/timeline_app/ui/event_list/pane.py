"""The pane of the list: what happened in the chosen span, or the events gathered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QCursor, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QMenu,
    QStyleOptionViewItem,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from timeline_app.ui.event_list.delegate import EventListDelegate
from timeline_app.ui.event_list.model import EventListModel, Group, Line
from timeline_app.ui.i18n import translatable
from timeline_app.ui.theme import RADIUS, Theme
from timeline_app.ui.widgets.focus import KeyboardFocus
from timeline_app.ui.widgets.key_lines import KeyLine
from timeline_app.ui.widgets.titles import PaneTitle

_INDENT, _EDGE = 16, 3
ALL_OPEN = 3000
"""Up to so many events all campaigns are unfolded at first."""
TEXT, CSV = "text", "csv"
_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)

KEYS = (
    KeyLine(("Return", "Space"), translatable("Select the event"), also=("Enter",)),
    KeyLine(("Ctrl+C",), translatable("Copy the list")),
)
"""What the list answers to beside the keys of any list."""


class EventTree(QTreeView):
    """A click or Enter chooses an event; arrows walk, plus and minus unfold and fold."""

    event_chosen = Signal(QModelIndex)
    copy_wanted = Signal()

    def __init__(self, delegate: EventListDelegate, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setItemDelegate(delegate)
        self._focus = KeyboardFocus(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(_INDENT)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the theme's colours."""
        self._theme = theme
        self.viewport().update()

    def drawRow(
        self,
        painter: QPainter,
        options: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Lays the ground of the whole line, below the sign that folds, and shows the focus."""
        row, theme, width = options.rect, self._theme, self.viewport().width()
        under = self.indexAt(self.viewport().mapFromGlobal(QCursor.pos()))
        if self.selectionModel().isSelected(index):
            painter.fillRect(0, row.y(), width, row.height(), theme.selection)
            painter.fillRect(0, row.y(), _EDGE, row.height(), theme.accent)
        elif under == index and self.underMouse():
            painter.fillRect(0, row.y(), width, row.height(), theme.raised)
        super().drawRow(painter, options, index)
        if self._focus.shown and self.currentIndex() == index:
            painter.save()
            painter.setPen(QPen(theme.accent, 2))
            painter.drawRoundedRect(2, row.y() + 1, width - 4, row.height() - 2, RADIUS, RADIUS)
            painter.restore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space choose, Ctrl+C copies the list; the rest is the tree's own."""
        if event.key() in _CHOOSING and self.currentIndex().isValid():
            self.event_chosen.emit(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on an event chooses it, one on a heading folds its campaign."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        if index.parent().isValid():
            self.event_chosen.emit(index)
        elif event.position().x() >= _INDENT:  # the sign before it folds by itself
            self.setExpanded(index, not self.isExpanded(index))


class EventListPane(QWidget):
    """Campaign by campaign; everything it emits is a wish."""

    event_requested = Signal(int)
    lines_requested = Signal(object)
    copy_requested = Signal(str)
    """The list is wanted in the clipboard, as ``TEXT`` or ``CSV``."""
    close_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = PaneTitle(theme, self)
        self.model = EventListModel(self)
        self._delegate = EventListDelegate(theme, self)
        self.tree = EventTree(self._delegate, theme, self)
        self.tree.setModel(self.model)
        self._copy = self.title.add_button("copy", "")
        self._copy.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._close = self.title.add_button("close", "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(self.tree)
        self.setFocusProxy(self.tree)
        self._connect()
        self._retranslate()

    def _connect(self) -> None:
        self.model.lines_wanted.connect(self.lines_requested)
        self.tree.event_chosen.connect(self._on_chosen)
        self.tree.copy_wanted.connect(lambda: self.copy_requested.emit(TEXT))
        self.tree.customContextMenuRequested.connect(self._show_menu)
        self._close.clicked.connect(self.close_requested)

    def set_list(self, words: tuple[str, str], groups: Sequence[Group]) -> None:
        """Show another list; ``words`` are its title and what it is of."""
        self.title.set_words(*words)
        self.tree.setAccessibleName(": ".join(words))
        self.model.set_groups(groups)
        if sum(len(group.event_ids) for group in groups) <= ALL_OPEN:
            self.tree.expandAll()

    def add_lines(self, lines: Iterable[tuple[int, Line]]) -> None:
        """What is said of some of the events."""
        made = list(lines)
        option = QStyleOptionViewItem()
        option.initFrom(self.tree)
        widest = self._delegate.measure(option, [line.date for _, line in made])
        self._delegate.date_width = max(self._delegate.date_width, widest)
        self.model.add_lines(made)

    def forget_lines(self) -> None:
        """The script or the language is another: ask for what is said of the events anew."""
        self._delegate.date_width = 0
        self.model.forget_lines()
        self.tree.viewport().update()

    def set_current(self, event_id: int | None) -> None:
        """Mark the event that is selected, where the list holds it, and bring it into view."""
        index = self.model.index_of(event_id)
        self.tree.setCurrentIndex(index)
        if index.isValid():
            self.tree.scrollTo(index)

    def menu(self) -> QMenu:
        """The ways to copy the list."""
        menu = QMenu(self)
        menu.addAction(self.tr("Copy as text"), lambda: self.copy_requested.emit(TEXT))
        menu.addAction(self.tr("Copy as table (CSV)"), lambda: self.copy_requested.emit(CSV))
        return menu

    def set_theme(self, theme: Theme) -> None:
        """Paint in the theme's colours."""
        self.title.set_theme(theme)
        self._delegate.set_theme(theme)
        self.tree.set_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        """Follows a change of the program's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        for button, words in (
            (self._copy, self.tr("Copy the list")),
            (self._close, self.tr("Close the list")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
        former = self._copy.menu()
        if former is not None:
            former.deleteLater()
        self._copy.setMenu(self.menu())

    def _on_chosen(self, index: QModelIndex) -> None:
        event_id = self.model.event_at(index)
        if event_id is not None:
            self.event_requested.emit(event_id)

    def _show_menu(self, point: QPoint) -> None:
        menu = self.menu()
        menu.exec(self.tree.viewport().mapToGlobal(point))
        menu.deleteLater()
