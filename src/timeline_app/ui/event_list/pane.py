"""The pane of the list: what happened in the chosen span, or the events gathered."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QMenu, QStyleOptionViewItem, QToolButton, QVBoxLayout, QWidget

from timeline_app.ui.event_list.delegate import EventListDelegate
from timeline_app.ui.event_list.model import EventListModel, Group, Line
from timeline_app.ui.i18n import translatable
from timeline_app.ui.theme import Theme
from timeline_app.ui.widgets.key_lines import KeyLine
from timeline_app.ui.widgets.menus import put_menu
from timeline_app.ui.widgets.titles import PaneTitle
from timeline_app.ui.widgets.trees import LineTree

_INDENT = 16
ALL_OPEN = 3000
"""Up to so many events all campaigns are unfolded at first."""
TEXT, CSV = "text", "csv"

KEYS = (
    KeyLine(("Return", "Space"), translatable("Select the event"), also=("Enter",)),
    KeyLine(("Ctrl+C",), translatable("Copy the list")),
)
"""What the list answers to beside the keys of any list."""


class EventTree(LineTree):
    """A click or Enter chooses an event; one on a heading folds its campaign."""

    copy_wanted = Signal()

    def __init__(self, delegate: EventListDelegate, theme: Theme, parent: QWidget) -> None:
        super().__init__(delegate, theme, _INDENT, parent)
        self.setUniformRowHeights(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies the list."""
        if event.matches(QKeySequence.StandardKey.Copy):
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
            self.line_chosen.emit(index)
        elif event.position().x() >= _INDENT:  # the sign before it folds by itself
            self.setExpanded(index, not self.isExpanded(index))


class EventListPane(QWidget):
    """Campaign by campaign; everything it emits is a wish."""

    event_requested = Signal(int)
    event_hovered = Signal(object)
    """The event under the pointer (its id), None where there is none."""
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
        self.tree.line_chosen.connect(self._on_chosen)
        self.tree.line_pointed.connect(self._on_pointed)
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
        self.tree.go_to(self.model.index_of(event_id))

    def menu(self) -> QMenu:
        """The ways to copy the list."""
        menu = QMenu(self)
        menu.addAction(self.tr("Copy as text"), lambda: self.copy_requested.emit(TEXT))
        menu.addAction(self.tr("Copy as table (CSV)"), lambda: self.copy_requested.emit(CSV))
        return menu

    @Slot(object)
    def show_pointed(self, event_ids: Collection[int]) -> None:
        """Raise the line of the one event that is pointed at elsewhere; nothing is scrolled."""
        one = next(iter(event_ids)) if len(event_ids) == 1 else None
        self.tree.set_pointed(self.model.index_of(one))

    def set_theme(self, theme: Theme) -> None:
        """Paint in the theme's colours."""
        self.title.set_theme(theme)
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
        put_menu(self._copy, self.menu())

    def _on_pointed(self, index: QModelIndex) -> None:
        self.event_hovered.emit(self.model.event_at(index))

    def _on_chosen(self, index: QModelIndex) -> None:
        event_id = self.model.event_at(index)
        if event_id is not None:
            self.event_requested.emit(event_id)

    def _show_menu(self, point: QPoint) -> None:
        """For an event what can be done with it, too: it is chosen then."""
        index = self.tree.indexAt(point)
        event_id = self.model.event_at(index)
        menu = self.menu()
        if event_id is not None:
            if not self.tree.marked(index):
                self.event_requested.emit(event_id)
            first = menu.actions()[0]
            menu.insertActions(first, self.tree.actions())
            menu.insertSeparator(first)
        menu.exec(self.tree.viewport().mapToGlobal(point))
        menu.deleteLater()
