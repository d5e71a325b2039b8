"""The window: where the panes stand, and what of that is remembered."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QActionGroup, QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMainWindow,
    QSplitter,
    QStatusBar,
    QVBoxLayout,
    QWidget,
)

from timeline_app import APP_NAME
from timeline_app.ui import actions
from timeline_app.ui.article.pane import ArticlePane
from timeline_app.ui.event_list.pane import EventListPane
from timeline_app.ui.orbat.pane import OrbatPane
from timeline_app.ui.shelf.pane import ShelfPane
from timeline_app.ui.theme import STEP, Theme
from timeline_app.ui.timeline.view import TimelineView
from timeline_app.ui.top_bar import TopBar
from timeline_app.ui.widgets.drops import FileDrop
from timeline_app.ui.widgets.message_bar import MessageBar
from timeline_app.ui.widgets.task_strip import TaskStrip
from timeline_app.workspace.settings import Settings

_WIDE = 1800
"""From this width on, px, article and order of battle stand beside the timeline, not under it."""
_FIRST_SIZE = QSize(1600, 1000)
_SHELF_WIDTH = 232
_TIMELINE_SHARE = 0.5
"""Of the height that timeline and reading panes share."""


class MainWindow(QMainWindow):
    """Shelf, timeline, article and order of battle, with the bar above and the status below.

    ``completed`` comes once, when timeline, article and order of battle have been painted with
    their contents.
    """

    completed = Signal()
    closing = Signal()

    def __init__(self, theme: Theme, settings: Settings) -> None:
        super().__init__()
        self.theme = theme
        self.settings = settings
        self.setWindowTitle(APP_NAME)
        self.resize(_FIRST_SIZE.boundedTo(self.screen().availableSize()))
        self.actions_table = actions.create(self)
        self.actions_table.set_theme(theme)
        self.top_bar = TopBar(theme, self.actions_table, self)
        self.messages = MessageBar(theme, self)
        self.shelf = ShelfPane(theme, self)
        self.timeline = TimelineView(theme, self)
        self.article = ArticlePane(theme, self)
        self.orbat = OrbatPane(theme, self)
        self.events = EventListPane(theme, self)
        self._lists = False
        self.pointer_label = QLabel(self)
        self.selection_label = QLabel(self)
        self.task_strip = TaskStrip(theme, self)
        self.drop = FileDrop(self)
        self._lay_out()
        self._fill_status_bar()
        self._restore_layout()
        self._connect_view_actions()

    def set_theme(self, theme: Theme) -> None:
        """Show everything in another theme."""
        self.theme = theme
        self.actions_table.set_theme(theme)
        for part in self._themed:
            part.set_theme(theme)

    def announce_complete(self) -> None:
        """Say, after the paint events that are under way, that the first picture is complete."""
        self.timeline.setFocus()
        QTimer.singleShot(0, self._complete)

    @Slot()
    def _complete(self) -> None:
        # Whatever waits to be painted is painted by this, and not in a while.
        QApplication.sendEvent(self, QEvent(QEvent.Type.UpdateRequest))
        self.completed.emit()

    def save_layout(self) -> None:
        """Remember where everything stands."""
        self.settings.set_layout("window", self.saveGeometry())
        for name, splitter in self._splitters.items():
            self.settings.set_layout(f"{name}-{self._shape}", splitter.saveState())
        self.settings.save()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the layout and say goodbye."""
        self.save_layout()
        self.closing.emit()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything in the language of the moment."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            actions.retranslate(self.actions_table, self)
            self.top_bar.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put article and order of battle beside the timeline where there is room."""
        super().resizeEvent(event)
        self._arrange()

    @property
    def _themed(
        self,
    ) -> tuple[
        ShelfPane
        | TimelineView
        | ArticlePane
        | EventListPane
        | OrbatPane
        | TopBar
        | MessageBar
        | TaskStrip,
        ...,
    ]:
        return (
            self.top_bar,
            self.messages,
            self.shelf,
            self.timeline,
            self.article,
            self.events,
            self.orbat,
            self.task_strip,
        )

    @property
    def _panes(self) -> tuple[QWidget, ...]:
        return (self.shelf, self.timeline, self.article, self.events, self.orbat)

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
        self.events.hide()
        self._side = _splitter(Qt.Orientation.Vertical, self.events, self.orbat)
        self._reading = _splitter(Qt.Orientation.Horizontal, self.article, self._side)
        self._body = _splitter(Qt.Orientation.Vertical, self.timeline, self._reading)
        self._root = _splitter(Qt.Orientation.Horizontal, self.shelf, self._body)
        self._root.setStretchFactor(1, 1)
        for splitter in (self._reading, self._side):
            splitter.setStretchFactor(0, 3)
            splitter.setStretchFactor(1, 2)
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(self.messages)
        column.addWidget(self._root, 1)
        self.setCentralWidget(page)

    def _fill_status_bar(self) -> None:
        bar = QStatusBar(self)
        bar.setSizeGripEnabled(False)
        bar.setContentsMargins(2 * STEP, 0, 2 * STEP, 0)
        # At the right the date under the pointer comes and goes without moving anything.
        bar.addWidget(self.selection_label, 1)
        bar.addPermanentWidget(self.task_strip)
        bar.addPermanentWidget(self.pointer_label)
        self.setStatusBar(bar)

    def _restore_layout(self) -> None:
        geometry = self.settings.layout("window")
        if geometry is not None:
            self.restoreGeometry(geometry)
        self._root.setSizes([_SHELF_WIDTH, self.width() - _SHELF_WIDTH])
        self._restore_splitters()

    def _restore_splitters(self) -> None:
        extent = self.width() if self._shape == "wide" else self.height()
        timeline = round(_TIMELINE_SHARE * extent)
        self._body.setSizes([timeline, extent - timeline])
        self._side.setSizes([3 * extent, 2 * extent])
        for name, splitter in self._splitters.items():
            state = self.settings.layout(f"{name}-{self._shape}")
            if state is not None:
                orientation = splitter.orientation()
                splitter.restoreState(state)
                splitter.setOrientation(orientation)

    def _arrange(self) -> None:
        wide = self.width() >= _WIDE
        wanted = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self._body.orientation() is wanted:
            return
        other = Qt.Orientation.Vertical if wide else Qt.Orientation.Horizontal
        turns = [(self._reading, other), (self._body, wanted), (self._side, wanted)]
        # In this order the article is never squeezed, which would lay it out twice more.
        for splitter, orientation in turns if wide else reversed(turns):
            splitter.setOrientation(orientation)
        self._restore_splitters()

    def _connect_view_actions(self) -> None:
        table = self.actions_table
        table.show_shelf.setChecked(True)
        table.show_orbat.setChecked(True)
        table.show_legend.toggled.connect(self._show_legend)
        table.show_legend.setChecked(self.settings.legend)
        self.timeline.legend.close_requested.connect(table.show_legend.toggle)
        alone = QActionGroup(self)
        alone.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        for action in (table.timeline_only, table.article_only):
            alone.addAction(action)
        for action in (*alone.actions(), table.show_shelf, table.show_orbat):
            action.toggled.connect(self._show_panes)
        table.next_pane.triggered.connect(lambda: self._go_to_pane(1))
        table.previous_pane.triggered.connect(lambda: self._go_to_pane(-1))
        table.quit.triggered.connect(self.close)

    def show_list(self, shown: bool) -> None:
        """Show the list of events above the order of battle, or fold it away."""
        if shown != self._lists:
            self._lists = shown
            self._show_panes()

    @Slot()
    def _show_panes(self) -> None:
        """Show the panes that the reader wants; a pane that stands alone takes the keys."""
        table = self.actions_table
        timeline, article = table.timeline_only.isChecked(), table.article_only.isChecked()
        both = not timeline and not article
        self.timeline.setVisible(not article)
        self._reading.setVisible(not timeline)
        self.events.setVisible(both and self._lists)
        self.orbat.setVisible(both and table.show_orbat.isChecked())
        self._side.setVisible(both and (self._lists or table.show_orbat.isChecked()))
        self.shelf.setVisible(both and table.show_shelf.isChecked())
        if not both:
            (self.timeline if timeline else self.article).setFocus()

    @Slot(bool)
    def _show_legend(self, shown: bool) -> None:
        self.settings.legend = shown
        self.timeline.legend.setVisible(shown)

    def _go_to_pane(self, step: int) -> None:
        """Give the keys to the next pane in view; Tab alone would walk every link of an article."""
        panes = [pane for pane in self._panes if pane.isVisible()]
        here = next((i for i, pane in enumerate(panes) if _holds_focus(pane)), -min(step, 0))
        panes[(here + step) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)


def _holds_focus(pane: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and (focus is pane or pane.isAncestorOf(focus))


def _splitter(orientation: Qt.Orientation, *panes: QWidget) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(1)
    for pane in panes:
        splitter.addWidget(pane)
    return splitter
