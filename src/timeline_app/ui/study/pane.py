"""The pane “My work”: a line to filter by, and below it everything, group by group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QAction, QActionGroup, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from timeline_app.domain.own import Target
from timeline_app.ui import icons
from timeline_app.ui.i18n import translatable
from timeline_app.ui.study.delegate import StudyDelegate
from timeline_app.ui.study.model import Group, StudyModel
from timeline_app.ui.theme import STEP, Theme
from timeline_app.ui.widgets.focus import BY_KEY
from timeline_app.ui.widgets.key_lines import KeyLine
from timeline_app.ui.widgets.menus import put_menu
from timeline_app.ui.widgets.titles import EmptyState
from timeline_app.ui.widgets.trees import LineTree

_INDENT = 14

KEYS = (
    KeyLine(("Return", "Space"), translatable("Go there"), also=("Enter",)),
    KeyLine(("Del",), translatable("Remove from my work"), also=("Backspace",)),
    KeyLine(("Ctrl+PgDown", "Ctrl+PgUp"), translatable("Walk on, from anywhere")),
)
"""What the list answers to beside the keys of any list."""

CHOICES: tuple[Mapping[str, str], ...] = (
    {"campaign": translatable("Group by campaign"), "tag": translatable("Group by tag")},
    {"listed": translatable("Walk as listed"), "time": translatable("Walk in order of time")},
)
"""How the list can be arranged: values and their words, one of each."""


_REMOVING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class StudyTree(LineTree):
    """A click or Enter goes there, Delete removes; on a heading a click folds."""

    line_dropped = Signal(QModelIndex)

    def __init__(self, delegate: StudyDelegate, theme: Theme, parent: QWidget) -> None:
        super().__init__(delegate, theme, _INDENT, parent)
        self.setExpandsOnDoubleClick(False)
        self.clicked.connect(self._on_clicked)

    def event(self, event: QEvent) -> bool:
        """Here Delete is about the list, whatever it does in the window."""
        if event.type() is QEvent.Type.ShortcutOverride and _removes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes; the rest is as in any list."""
        if _removes(event) and self.currentIndex().parent().isValid():
            self.line_dropped.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by keys stands on a line."""
        super().focusInEvent(event)
        if event.reason() in BY_KEY and not self.currentIndex().isValid():
            first = self.indexBelow(self.model().index(0, 0))
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.parent().isValid():
            self.line_chosen.emit(index)
        else:
            self.setExpanded(index, not self.isExpanded(index))


class StudyPane(QWidget):
    """Everything it emits is a wish."""

    thing_requested = Signal(object)
    """The reader wants to go to a thing (its ``Target``)."""
    drop_requested = Signal(object)
    """All that was put down about a thing (its ``Target``) shall be removed."""
    words_requested = Signal(str)
    """Only what holds these words is wanted."""
    arrangement_requested = Signal(str)
    """One of the values of ``CHOICES``."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLineEdit(self)
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(self.words_requested)
        self.words.installEventFilter(self)
        self.arrange = QToolButton(self)
        self.arrange.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.model = StudyModel(self)
        self.tree = StudyTree(StudyDelegate(theme, self), theme, self)
        self.tree.setModel(self.model)
        self._empty = EmptyState(theme, self)
        self._chosen: tuple[str, ...] = ()
        self._actions: dict[str, QAction] = {}
        self._total = 0
        self._lay_out()
        self.setFocusProxy(self.words)
        self.words.returnPressed.connect(self._go_to_first)
        self.tree.line_chosen.connect(partial(self._wish, self.thing_requested))
        self.tree.line_dropped.connect(partial(self._wish, self.drop_requested))
        self.tree.customContextMenuRequested.connect(self._show_menu)
        self._retranslate()
        self.set_theme(theme)

    def set_things(self, groups: Sequence[Group], total: int) -> None:
        """List these; ``total`` counts what there is, listed or not."""
        folded = self._folded()
        self._total = total
        self.model.set_groups(groups)
        for row, group in enumerate(groups):
            self.tree.setExpanded(self.model.index(row, 0), group.title not in folded)
        self._empty.tell()
        self._pages.setCurrentIndex(1 if groups else 0)
        self.setFocusProxy(self.tree if groups else self.words)
        self._tell_empty()

    def set_current(self, target: Target | None) -> None:
        """Mark the thing that the reader is at, and bring it into view."""
        self.tree.go_to(self.model.index_of(target))

    def set_arrangement(self, *chosen: str) -> None:
        """Tick what is chosen of ``CHOICES``."""
        self._chosen = chosen
        for value, action in self._actions.items():
            action.setChecked(value in chosen)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the theme's colours."""
        self.arrange.setIcon(icons.icon("arrange", theme))
        self._empty.set_theme(theme)
        self.tree.set_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        """Follows a change of the program's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """From the line, Down goes into the list, and Escape empties it first."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
            if event.key() == Qt.Key.Key_Escape and self.words.text():
                self.words.clear()
                return True
        if event.type() is QEvent.Type.ShortcutOverride and self.words.text():
            escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
            event.setAccepted(escape)
            return escape
        return False

    def _go_to_first(self) -> None:
        """Go to the first thing that is listed, the words staying where they are."""
        groups = self.model.groups()
        if groups:
            self.thing_requested.emit(groups[0].lines[0].target)

    def _folded(self) -> set[str]:
        groups = self.model.groups()
        return {
            group.title
            for row, group in enumerate(groups)
            if not self.tree.isExpanded(self.model.index(row, 0))
        }

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(2 * STEP, STEP, STEP, STEP)
        row.setSpacing(STEP)
        row.addWidget(self.words, 1)
        row.addWidget(self.arrange)
        self._pages = QStackedLayout()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.tree)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addLayout(self._pages, 1)

    def _retranslate(self) -> None:
        self.words.setPlaceholderText(self.tr("Words or #tag"))
        self.words.setAccessibleName(self.tr("Filter my work"))
        self.tree.setAccessibleName(self.tr("My work"))
        self.arrange.setToolTip(self.tr("Group and order"))
        self.arrange.setAccessibleName(self.tr("Group and order"))
        put_menu(self.arrange, self._menu())
        self._tell_empty()

    def _tell_empty(self) -> None:
        if self._total:
            self._empty.set_words(self.tr("Nothing found"), self.tr("Try other words."))
        else:
            hint = self.tr("Bookmark (Ctrl+D) or note (Ctrl+N) an event, a sentence or a unit.")
            self._empty.set_words(self.tr("Nothing yet"), hint)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        self._actions = {}
        for values in CHOICES:
            menu.addSeparator()
            group = QActionGroup(menu)
            for value, words in values.items():
                action = self._actions[value] = QAction(self.tr(words), group)
                action.setCheckable(True)
                action.setChecked(value in self._chosen)
                action.triggered.connect(
                    lambda _=False, value=value: self.arrangement_requested.emit(value)
                )
            menu.addActions(group.actions())
        return menu

    def menu_for(self, index: QModelIndex) -> QMenu:
        """What can be done with a thing."""
        menu = QMenu(self)
        menu.addAction(self.tr("Go there"), partial(self._wish, self.thing_requested, index))
        menu.addSeparator()
        words = self.tr("Remove from my work")
        menu.addAction(words, partial(self._wish, self.drop_requested, index))
        return menu

    def _show_menu(self, point: QPoint) -> None:
        index = self.tree.indexAt(point)
        if self.model.line_at(index) is not None:
            menu = self.menu_for(index)
            menu.exec(self.tree.viewport().mapToGlobal(point))
            menu.deleteLater()

    def _wish(self, wish: SignalInstance, index: QModelIndex) -> None:
        line = self.model.line_at(index)
        if line is not None:
            wish.emit(line.target)


def _removes(event: QEvent) -> bool:
    plain = isinstance(event, QKeyEvent) and not event.modifiers()
    return plain and isinstance(event, QKeyEvent) and event.key() in _REMOVING
