"""The shelf: which campaigns there are, which are shown, which one is being read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QListView, QMenu, QStackedLayout, QVBoxLayout, QWidget

from timeline_app.ui.i18n import translatable
from timeline_app.ui.shelf.delegate import ShelfDelegate, on_tick, toggle
from timeline_app.ui.shelf.model import ShelfItems, ShelfModel
from timeline_app.ui.theme import Theme
from timeline_app.ui.widgets.focus import KeyboardFocus
from timeline_app.ui.widgets.index import Index
from timeline_app.ui.widgets.key_lines import KeyLine
from timeline_app.ui.widgets.titles import EmptyState

KEYS = (
    KeyLine(("Return",), translatable("Open the campaign"), also=("Enter",)),
    KeyLine(("F",), translatable("Fit on the timeline")),
    KeyLine(("Space",), translatable("Show or hide it on the timeline")),
    KeyLine(("Del",), translatable("Remove it from the library")),
    KeyLine(("Menu",), translatable("What can be done with it"), also=("Shift+F10",)),
)
"""What the list answers to beside the keys of any list."""


class ShelfList(QListView):
    """Space ticks, Enter or a click opens, F fits, Del removes, the context menu offers all of it."""

    open_requested = Signal(QModelIndex)
    fit_requested = Signal(QModelIndex)
    only_requested = Signal(QModelIndex)
    remove_requested = Signal(QModelIndex)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """All rows are of one height, whatever they hold: a list would lay all of them out anew."""
        super(QListView, self).dataChanged(first, last, list(roles))

    def event(self, event: QEvent) -> bool:
        """Del is the list's own key while it has the focus, whatever the window means by it."""
        asks = event.type() is QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the shelf; the others move, and letters find a title."""
        index = self.currentIndex()
        key = event.key()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not index.isValid() or not plain:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Space:
            toggle(index)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_requested.emit(index)
        elif key == Qt.Key.Key_F:
            self.fit_requested.emit(index)
        elif key == Qt.Key.Key_Delete:
            self.remove_requested.emit(index)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click beside the tick box opens."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if (
            event.button() == Qt.MouseButton.LeftButton
            and index.isValid()
            and index == self.currentIndex()
            and not on_tick(self.visualRect(index), point)
        ):
            self.open_requested.emit(index)

    def menu_for(self, index: QModelIndex) -> QMenu:
        """What can be done with a campaign."""
        menu = QMenu(self)
        menu.addAction(self.tr("Open article"), lambda: self.open_requested.emit(index))
        menu.addAction(self.tr("Fit on the timeline"), lambda: self.fit_requested.emit(index))
        shown = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        words = self.tr("Hide from the timeline") if shown else self.tr("Show on the timeline")
        menu.addSeparator()
        menu.addAction(words, lambda: toggle(index))
        menu.addAction(self.tr("Show only this"), lambda: self.only_requested.emit(index))
        menu.addSeparator()
        menu.addAction(
            self.tr("Remove from the library"), lambda: self.remove_requested.emit(index)
        )
        return menu

    def _show_menu(self, point: QPoint) -> None:
        index = self.indexAt(point)
        if index.isValid():
            menu = self.menu_for(index)
            menu.exec(self.viewport().mapToGlobal(point))
            menu.deleteLater()


class ShelfPane(QWidget):
    """The list of campaigns; what it emits are wishes, and how many there are."""

    visibility_requested = Signal(int, bool)
    """A campaign (article id) shall be shown or hidden."""
    campaign_open_requested = Signal(int)
    """The article of a campaign shall be opened."""
    only_requested = Signal(str)
    """All campaigns but this one (its article's id in digits) shall be left out."""
    campaign_fit_requested = Signal(int)
    """The timeline shall show a campaign from end to end."""
    campaign_remove_requested = Signal(int)
    """The article of a campaign shall be taken out of the library."""

    counted = Signal(int)
    """How many campaigns there are now."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = ShelfList(self)
        self.model = ShelfModel(self)
        self._delegate = ShelfDelegate(theme, self.list)
        focus = KeyboardFocus(self.list)
        self._delegate.focus_shown = lambda: focus.shown
        self._empty = EmptyState(theme, self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self._pages = QStackedLayout()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._pages)
        self.setFocusProxy(self.list)
        self.model.visibility_requested.connect(self.visibility_requested)
        self.list.open_requested.connect(self._on_open)
        self.list.fit_requested.connect(self._on_fit)
        self.list.only_requested.connect(self._on_only)
        self.list.remove_requested.connect(self._on_remove)
        self._retranslate()

    def set_campaigns(self, rows: ShelfItems) -> None:
        """Shows these campaigns; the row that has the focus keeps it where it is still there."""
        former = self.model.item(self.list.currentIndex())
        self.model.set_items(rows)
        if former is not None and not self.list.currentIndex().isValid():
            self._move_to(former.article_id)
        self._empty.tell()
        self._pages.setCurrentIndex(1 if rows else 0)
        self.counted.emit(len(rows))

    def set_current(self, article_id: int | None) -> None:
        """Emphasises the campaign whose article is open."""
        self.model.set_current(article_id)
        self._move_to(article_id)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the theme's colours."""
        self._empty.set_theme(theme)
        self._delegate.set_theme(theme)
        self.list.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Follows a change of the program's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.list.viewport().update()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Campaigns"))
        self._empty.set_words(
            self.tr("No campaigns yet"), self.tr("Open articles (Ctrl+O) or drop files here.")
        )

    def _move_to(self, article_id: int | None) -> None:
        row = self.model.row_of(article_id)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))

    def _on_open(self, index: QModelIndex) -> None:
        item = self.model.item(index)
        if item is not None:
            self.campaign_open_requested.emit(item.article_id)

    def _on_only(self, index: QModelIndex) -> None:
        item = self.model.item(index)
        if item is not None:
            self.only_requested.emit(str(item.article_id))

    def _on_fit(self, index: QModelIndex) -> None:
        item = self.model.item(index)
        if item is not None:
            self.campaign_fit_requested.emit(item.article_id)

    def _on_remove(self, index: QModelIndex) -> None:
        item = self.model.item(index)
        if item is not None:
            self.campaign_remove_requested.emit(item.article_id)
