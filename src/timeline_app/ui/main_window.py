"""The window: its panes and bars; where they stand is the business of ``window_layout``."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtCore import QEvent, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStatusBar

from timeline_app import APP_NAME
from timeline_app.ui import actions
from timeline_app.ui.article.pane import ArticlePane
from timeline_app.ui.event_list.pane import EventListPane
from timeline_app.ui.orbat.pane import OrbatPane
from timeline_app.ui.shelf.pane import ShelfPane
from timeline_app.ui.shelf_column import SHELF, ShelfColumn
from timeline_app.ui.theme import STEP, Theme
from timeline_app.ui.timeline.view import TimelineView
from timeline_app.ui.top_bar import TopBar
from timeline_app.ui.widgets.drops import FileDrop
from timeline_app.ui.widgets.lines import plain_label
from timeline_app.ui.widgets.message_bar import MessageBar
from timeline_app.ui.widgets.task_strip import TaskStrip
from timeline_app.ui.window_layout import Panes, WindowLayout
from timeline_app.workspace.settings import Settings

_FIRST_SIZE = QSize(1600, 1000)


class Themed(Protocol):
    """A part of the window that is painted in the colours of a theme."""

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme's colours."""


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
        self.column = ShelfColumn(theme, self.shelf, self)
        self.shelf.counted.connect(partial(self.column.set_count, SHELF))
        self.timeline = TimelineView(theme, self)
        self.article = ArticlePane(theme, self)
        self.orbat = OrbatPane(theme, self)
        self.events = EventListPane(theme, self)
        self.pointer_label = plain_label(self)
        self.selection_label = plain_label(self)
        self.task_strip = TaskStrip(theme, self)
        self.drop = FileDrop(self)
        self._themed: list[Themed] = [
            self.top_bar,
            self.messages,
            self.shelf,
            self.column,
            self.timeline,
            self.article,
            self.events,
            self.orbat,
            self.task_strip,
        ]
        panes = Panes(self.column, self.timeline, self.article, self.orbat)
        self.arrangement = WindowLayout(self, panes, self.actions_table, settings)
        self.arrangement.add_bar(self.top_bar)
        self.arrangement.add_bar(self.messages)
        self.arrangement.add_beside(self.events)
        self._fill_status_bar()
        self.arrangement.restore()
        self._connect_view_actions()

    def set_theme(self, theme: Theme) -> None:
        """Show everything in another theme."""
        self.theme = theme
        self.actions_table.set_theme(theme)
        for part in self._themed:
            part.set_theme(theme)

    def keep_themed(self, part: Themed) -> None:
        """Have a part that is made later follow the theme, too."""
        self._themed.append(part)

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
        self.arrangement.save()

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
        self.arrangement.arrange()

    def _fill_status_bar(self) -> None:
        bar = QStatusBar(self)
        bar.setSizeGripEnabled(False)
        bar.setContentsMargins(2 * STEP, 0, 2 * STEP, 0)
        # At the right the date under the pointer comes and goes without moving anything.
        bar.addWidget(self.selection_label, 1)
        bar.addPermanentWidget(self.task_strip)
        bar.addPermanentWidget(self.pointer_label)
        self.setStatusBar(bar)

    def _connect_view_actions(self) -> None:
        table = self.actions_table
        table.show_legend.toggled.connect(self._show_legend)
        table.show_legend.setChecked(self.settings.legend)
        self.timeline.legend.close_requested.connect(table.show_legend.toggle)
        table.quit.triggered.connect(self.close)

    def show_list(self, shown: bool) -> None:
        """Show the list of events above the order of battle, or fold it away."""
        self.arrangement.show_beside(self.events, shown)

    @Slot(bool)
    def _show_legend(self, shown: bool) -> None:
        self.settings.legend = shown
        self.timeline.legend.setVisible(shown)
