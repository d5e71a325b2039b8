"""The pane of the order of battle."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QMenu, QStackedLayout, QTreeView, QVBoxLayout, QWidget

from timeline_app.domain.orbat import Unit
from timeline_app.ui.i18n import translatable
from timeline_app.ui.orbat.delegate import OrbatDelegate
from timeline_app.ui.orbat.menu import menu_of
from timeline_app.ui.orbat.model import OrbatModel, OrbatRole
from timeline_app.ui.theme import Theme
from timeline_app.ui.widgets.focus import BY_KEY
from timeline_app.ui.widgets.key_lines import KeyLine
from timeline_app.ui.widgets.own_marks import OwnMark
from timeline_app.ui.widgets.titles import EmptyState, PaneTitle
from timeline_app.ui.widgets.trees import LineTree
from timeline_app.zhtext.variants import Script

_INDENT = 18
_ALL_OPEN = 60
"""Up to so many units the whole tree is unfolded at first, beyond only the first level."""

KEYS = (
    KeyLine(("Return", "Space"), translatable("Light up the unit's events"), also=("Enter",)),
    KeyLine(("Right", "+"), translatable("Unfold")),
    KeyLine(("Left", "-"), translatable("Fold")),
    KeyLine(("*",), translatable("Unfold all below")),
    KeyLine(("Menu",), translatable("What can be done with it"), also=("Shift+F10",)),
)
"""What the tree answers to beside the keys of any list."""


class OrbatTree(LineTree):
    """A click or Enter asks for a unit."""

    def __init__(
        self, delegate: OrbatDelegate, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(delegate, theme, _INDENT, parent)
        self.setExpandsOnDoubleClick(False)
        self.clicked.connect(self.line_chosen)
        self.doubleClicked.connect(self._unfold)

    def marked(self, index: QModelIndex) -> bool:
        """The units of the chosen event."""
        return bool(index.data(OrbatRole.LIT))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by keys stands on a line."""
        super().focusInEvent(event)
        if event.reason() in BY_KEY and not self.currentIndex().isValid():
            first = self.indexAt(QPoint(0, 0))
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _unfold(self, index: QModelIndex) -> None:
        self.setExpanded(index, not self.isExpanded(index))


class OrbatPane(QWidget):
    """Each side's tree of units and commanders."""

    unit_requested = Signal(str)
    """A unit (its key) was chosen."""
    only_requested = Signal(object, str, bool)
    """Only the events with a value of a facet shall be shown, of a unit also what is under it."""
    unit_hovered = Signal(object)
    """The unit under the pointer (its key), None where there is none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = PaneTitle(theme, self)
        self.model = OrbatModel(self)
        self._delegate = OrbatDelegate(theme, self)
        self.tree = OrbatTree(self._delegate, theme, self)
        self.tree.setModel(self.model)
        self._empty = EmptyState(theme, self)
        self._count = 0
        self._unfold = self.title.add_button("expand", self.tr("Unfold all"))
        self._fold = self.title.add_button("collapse", self.tr("Fold all"))
        self._unfold.clicked.connect(self.tree.expandAll)
        self._fold.clicked.connect(lambda: self.tree.expandToDepth(0))
        self._pages = QStackedLayout()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.tree)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addLayout(self._pages)
        self.setFocusProxy(self.tree)
        self.tree.line_chosen.connect(self._on_chosen)
        self.tree.line_pointed.connect(self._on_pointed)
        self.tree.customContextMenuRequested.connect(self._show_menu)
        self._retranslate()

    def set_units(self, units: Sequence[Unit], script: Script = Script.AS_WRITTEN) -> None:
        """Shows the units of a campaign, their names in a script."""
        self.model.set_units(units, script)
        self._count = len({unit.key for unit in units})
        if self._count <= _ALL_OPEN:
            self.tree.expandAll()
        else:
            self.tree.expandToDepth(0)
        self._empty.tell()
        self._pages.setCurrentIndex(1 if units else 0)
        self._retranslate()

    def light_units(self, keys: Collection[str]) -> None:
        """Lights the units of the chosen event, unfolds what hides them, and shows one of them.

        The units lit before go out.
        """
        self.model.set_lit(keys)
        lit = [index for index in map(self.model.index_of, keys) if index.isValid()]
        for index in lit:
            self._reveal(index)
        if lit and not any(self._is_in_view(index) for index in lit):
            first = min(lit, key=lambda at: self.tree.visualRect(at).y())
            self.tree.scrollTo(first, QTreeView.ScrollHint.PositionAtCenter)
        self.tree.viewport().update()

    def set_named_by(self, later: Collection[str] | None) -> None:
        """Softens the units that are named only later than the moment that is looked at; None where
        no moment is.
        """
        if self.model.set_later(later or ()):
            self.tree.viewport().update()

    def set_own(self, of_unit: Callable[[str], OwnMark | None]) -> None:
        """Marks the units about which the reader has put something down; found by their keys."""
        self.model.set_own(of_unit)
        self.tree.viewport().update()

    def select_unit(self, key: str | None) -> None:
        """Selects a unit and brings it into view; None, or one not shown, selects nothing."""
        index = self.model.index_of(key)
        if not index.isValid():
            self.tree.clearSelection()
            self.tree.setCurrentIndex(QModelIndex())
            return
        self._reveal(index)
        self.tree.setCurrentIndex(index)
        self.tree.scrollTo(index, QTreeView.ScrollHint.EnsureVisible)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the theme's colours."""
        self.title.set_theme(theme)
        self._empty.set_theme(theme)
        self.tree.set_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        """Follows a change of the program's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.tree.viewport().update()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.title.set_words(self.tr("Order of battle"), self._count_words())
        self.tree.setAccessibleName(self.tr("Order of battle"))
        for button, words in (
            (self._unfold, self.tr("Unfold all")),
            (self._fold, self.tr("Fold all")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.setVisible(self._count > 0)
        self._empty.set_words(
            self.tr("No units to show"), self.tr("The article names no units, or none is open.")
        )

    def _count_words(self) -> str:
        if self._count == 0:
            return ""
        if self._count == 1:
            return self.tr("1 unit")
        return self.tr("{count} units").format(count=self._count)

    def _reveal(self, index: QModelIndex) -> None:
        above = index.parent()
        while above.isValid():
            self.tree.expand(above)
            above = above.parent()

    def _is_in_view(self, index: QModelIndex) -> bool:
        rect = self.tree.visualRect(index)
        return rect.height() > 0 and self.tree.viewport().rect().contains(rect.center())

    def menu_for(self, index: QModelIndex) -> QMenu | None:
        """What can be done with a line, None where there is none."""
        node = index.data(OrbatRole.NODE)
        return None if node is None else menu_of(node, self.only_requested.emit, self)

    def _show_menu(self, point: QPoint) -> None:
        index = self.tree.indexAt(point)
        menu, key = self.menu_for(index), _key_at(index)
        if menu is None:
            return
        if key is not None:  # what its actions are about is what is selected
            if not self.tree.selectionModel().isSelected(index):
                self.unit_requested.emit(key)
            first = menu.actions()[0]
            menu.insertActions(first, self.tree.actions())
            menu.insertSeparator(first)
        menu.exec(self.tree.viewport().mapToGlobal(point))
        menu.deleteLater()

    def _on_chosen(self, index: QModelIndex) -> None:
        key = _key_at(index)
        if key is not None:
            self.unit_requested.emit(key)

    def _on_pointed(self, index: QModelIndex) -> None:
        self.unit_hovered.emit(_key_at(index))


def _key_at(index: QModelIndex) -> str | None:
    """The unit of a line, None at the head of a side."""
    node = index.data(OrbatRole.NODE)
    return None if node is None or node.unit is None else node.unit.key
