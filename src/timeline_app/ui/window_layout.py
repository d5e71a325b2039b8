"""Where the panes stand in the window, which of them are in view, and what of that is remembered."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QVBoxLayout, QWidget

from timeline_app.ui.actions import Actions
from timeline_app.workspace.settings import Settings

_WIDE = 1800
"""From this width on, px, article and order of battle stand beside the timeline, not under it."""
_SHELF_WIDTH = 232
_TIMELINE_SHARE = 0.5
"""Of the height that timeline and reading panes share."""


@dataclass(frozen=True, slots=True)
class Panes:
    """The panes that are always there; ``orbat`` stands in the column beside the article."""

    shelf: QWidget
    timeline: QWidget
    article: QWidget
    orbat: QWidget


class WindowLayout(QObject):
    """Puts bars above the panes, the panes into splitters, and further ones beside the article."""

    def __init__(
        self, window: QMainWindow, panes: Panes, table: Actions, settings: Settings
    ) -> None:
        super().__init__(window)
        self._window, self._panes, self._table = window, panes, table
        self._settings = settings
        self._beside: dict[QWidget, bool] = {}
        self._lay_out()
        self._connect_actions()

    def add_bar(self, bar: QWidget) -> None:
        """Put a bar above the panes, below the bars that are there already."""
        self._column.insertWidget(self._column.indexOf(self._root), bar)

    def add_timeline_bar(self, bar: QWidget) -> None:
        """Put a bar above timeline and article: what stands on the shelf stays where it is."""
        self._right.insertWidget(0, bar)

    def add_beside(self, pane: QWidget, *, below: bool = False) -> None:
        """Put a pane above the order of battle, or below it; it stays hidden until ``show_beside``."""
        pane.hide()
        orbat = self._side.indexOf(self._panes.orbat)
        self._side.insertWidget(self._side.count() if below else orbat, pane)
        self._side.setStretchFactor(self._side.indexOf(pane), 2 if below else 3)
        self._beside[pane] = False
        self._restore_side()

    def show_beside(self, pane: QWidget, shown: bool) -> None:
        """Show a pane that was added beside the article, or fold it away."""
        if shown is not self._beside[pane]:
            self._beside[pane] = shown
            self.show_panes()

    def restore(self) -> None:
        """Put everything where it stood when the window was last closed."""
        geometry = self._settings.layout("window")
        if geometry is not None:
            self._window.restoreGeometry(geometry)
        self._root.setSizes([_SHELF_WIDTH, self._window.width() - _SHELF_WIDTH])
        self._restore_splitters()

    def save(self) -> None:
        """Remember where everything stands."""
        self._settings.set_layout("window", self._window.saveGeometry())
        for name, splitter in self._splitters.items():
            self._settings.set_layout(f"{name}-{self._shape}", splitter.saveState())
        self._settings.save()

    def arrange(self) -> None:
        """Put article and order of battle beside the timeline where there is room."""
        wide = self._window.width() >= _WIDE
        wanted = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self._body.orientation() is wanted:
            return
        other = Qt.Orientation.Vertical if wide else Qt.Orientation.Horizontal
        turns = [(self._reading, other), (self._body, wanted), (self._side, wanted)]
        # In this order the article is never squeezed, which would lay it out twice more.
        for splitter, orientation in turns if wide else reversed(turns):
            splitter.setOrientation(orientation)
        self._restore_splitters()

    @Slot()
    def show_panes(self) -> None:
        """Show the panes that the reader wants; a pane that stands alone takes the keys."""
        table, panes = self._table, self._panes
        timeline, article = table.timeline_only.isChecked(), table.article_only.isChecked()
        both = not timeline and not article
        panes.timeline.setVisible(not article)
        self._reading.setVisible(not timeline)
        for pane, wanted in self._beside.items():
            pane.setVisible(both and wanted)
        panes.orbat.setVisible(both and table.show_orbat.isChecked())
        beside = any(self._beside.values()) or table.show_orbat.isChecked()
        self._side.setVisible(both and beside)
        panes.shelf.setVisible(both and table.show_shelf.isChecked())
        if not both:
            (panes.timeline if timeline else panes.article).setFocus()

    def go_to_pane(self, step: int) -> None:
        """Give the keys to the next pane in view; Tab alone would walk every link of an article."""
        own = self._panes
        side = [own.orbat, *self._beside]
        every = (own.shelf, own.timeline, own.article, *sorted(side, key=self._side.indexOf))
        panes = [pane for pane in every if pane.isVisible()]
        here = next((i for i, pane in enumerate(panes) if _holds_focus(pane)), -min(step, 0))
        panes[(here + step) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def _shape(self) -> str:
        return "wide" if self._body.orientation() is Qt.Orientation.Horizontal else "tall"

    @property
    def _splitters(self) -> dict[str, QSplitter]:
        return {
            "root": self._root,
            "body": self._body,
            "reading": self._reading,
            "side": self._side,
        }

    def _lay_out(self) -> None:
        panes = self._panes
        self._side = _splitter(Qt.Orientation.Vertical, panes.orbat)
        self._reading = _splitter(Qt.Orientation.Horizontal, panes.article, self._side)
        self._body = _splitter(Qt.Orientation.Vertical, panes.timeline, self._reading)
        right = QWidget()
        self._right = _column(right)
        self._right.addWidget(self._body, 1)
        self._root = _splitter(Qt.Orientation.Horizontal, panes.shelf, right)
        self._root.setStretchFactor(1, 1)
        self._reading.setStretchFactor(0, 3)
        self._reading.setStretchFactor(1, 2)
        self._side.setStretchFactor(0, 2)
        page = QWidget(self._window)
        self._column = _column(page)
        self._column.addWidget(self._root, 1)
        self._window.setCentralWidget(page)

    def _restore_splitters(self) -> None:
        extent = self._window.width() if self._shape == "wide" else self._window.height()
        timeline = round(_TIMELINE_SHARE * extent)
        self._body.setSizes([timeline, extent - timeline])
        self._restore_side()
        for name in self._splitters:
            self._restore_splitter(name)

    def _restore_side(self) -> None:
        """As many parts as panes: those above the order of battle have more."""
        count, orbat = self._side.count(), self._side.indexOf(self._panes.orbat)
        self._side.setSizes([3000 if place < orbat else 2000 for place in range(count)])
        self._restore_splitter("side")

    def _restore_splitter(self, name: str) -> None:
        splitter = self._splitters[name]
        state = self._settings.layout(f"{name}-{self._shape}")
        if state is not None:
            orientation = splitter.orientation()
            splitter.restoreState(state)
            splitter.setOrientation(orientation)

    def _connect_actions(self) -> None:
        table = self._table
        table.show_shelf.setChecked(True)
        table.show_orbat.setChecked(True)
        alone = QActionGroup(self._window)
        alone.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        for action in (table.timeline_only, table.article_only):
            alone.addAction(action)
        for action in (*alone.actions(), table.show_shelf, table.show_orbat):
            action.toggled.connect(self.show_panes)
        table.next_pane.triggered.connect(lambda: self.go_to_pane(1))
        table.previous_pane.triggered.connect(lambda: self.go_to_pane(-1))


def _holds_focus(pane: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and (focus is pane or pane.isAncestorOf(focus))


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column


def _splitter(orientation: Qt.Orientation, *panes: QWidget) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(1)
    for pane in panes:
        splitter.addWidget(pane)
    return splitter
