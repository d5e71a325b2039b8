"""What the reader does to the tracks themselves, by the names' menu or by the hand."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtWidgets import QMenu

from timeline_app.timeline.hit import Hit
from timeline_app.ui.theme import Theme
from timeline_app.ui.timeline.canvas import Canvas
from timeline_app.ui.timeline.stage import Stage
from timeline_app.ui.timeline.track_menu import TrackMenu


class TrackControls(QObject):
    """Emits wishes only.

    ``trait_requested`` carries the keys of tracks, one of ``timeline.wishes.TRAITS`` and its value;
    ``order_requested`` the keys of all; ``open_requested`` and ``hide_requested`` an article's id;
    ``only_requested`` a track's key, ``fit_requested`` its place; ``event_requested`` an event's id;
    ``scroll_requested`` px.
    """

    trait_requested = Signal(object, str, object)
    order_requested = Signal(object)
    open_requested = Signal(int)
    hide_requested = Signal(int)
    only_requested = Signal(str)
    fit_requested = Signal(int)
    event_requested = Signal(int)
    scroll_requested = Signal(float)

    def __init__(self, stage: Stage, canvas: Canvas, theme: Theme) -> None:
        super().__init__(canvas)
        self._stage, self._canvas = stage, canvas
        self.menu = TrackMenu(stage, theme, canvas)
        canvas.menu_wanted.connect(self._show_menu)
        grip = canvas.grip
        grip.scroll_requested.connect(self.scroll_requested)
        grip.order_requested.connect(self.order_requested)
        grip.rows_requested.connect(self._give_rows)
        self.menu.trait_requested.connect(self.trait_requested)
        self.menu.order_requested.connect(self.order_requested)
        self.menu.open_requested.connect(self.open_requested)
        self.menu.hide_requested.connect(self.hide_requested)
        self.menu.only_requested.connect(self.only_requested)
        self.menu.fit_requested.connect(self.fit_requested)

    def set_theme(self, theme: Theme) -> None:
        """Show the colours of another theme."""
        self.menu.theme = theme

    @Slot(str, int)
    def _give_rows(self, key: str, rows: int) -> None:
        self.trait_requested.emit([key], "rows", rows)

    @Slot(object, QPoint)
    def _show_menu(self, found: Hit | None, at: QPoint) -> None:
        """The menu of the event or track under the pointer; by the keys that of the track the reader
        is at.
        """
        if found is not None and found.event_id is not None:
            if found.event_id not in self._stage.emphasis.selected:
                self.event_requested.emit(found.event_id)
            self._pop_up(at)
            return
        if found is not None and found.head is not None:
            self.menu.show(found.head.band, at)
            return
        band, frame = self._stage.current_band(), self._stage.frame
        if band is not None:
            y = min(max(frame.top, frame.top + band.y - frame.scroll), frame.height)
            self.menu.show(band, self._canvas.mapToGlobal(QPoint(16, round(y))))

    def _pop_up(self, at: QPoint) -> None:
        """What can be done with the selected event."""
        if self._canvas.actions():
            menu = QMenu(self._canvas)
            menu.addActions(self._canvas.actions())
            menu.popup(at)
            menu.aboutToHide.connect(menu.deleteLater)
