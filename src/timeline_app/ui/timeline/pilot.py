"""What the reader's hand means: from clicks, wheel and keys to wishes of the timeline pane."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QWheelEvent

from timeline_app.timeline.hit import Hit, Part
from timeline_app.timeline.scene import Head
from timeline_app.timeline.tracks import ROW
from timeline_app.timeline.viewport import Scale, Viewport
from timeline_app.ui.timeline import gestures
from timeline_app.ui.timeline.stage import Stage

WIDEST, LEAST_WIDEST = 1.5, 60.0
"""No view is asked for that is wider than so many times all events, nor held below so many days."""
CLOSE_LOOK = 2.0
"""A double click leaves this many times an event's length free on either side."""
_VERTICAL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class Pilot(QObject):
    """Looks at the stage and emits wishes.

    ``awaited`` is the view last wished for by an eased jump, until the owner has answered.
    """

    viewport_requested = Signal(object)
    event_selected_requested = Signal(int)
    track_open_requested = Signal(int)
    background_clicked = Signal()
    scroll_requested = Signal(float)
    trait_requested = Signal(object, str, object)

    def __init__(self, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage
        self.pointer: QPointF | None = None
        self.awaited: Viewport | None = None
        self.anchor: float | None = None

    def wish(self, viewport: Viewport, glide: bool = False, anchor: float | None = None) -> None:
        """Ask for a view, moved so far that it meets some of the events.

        What stands at y ``anchor`` stays there where the tracks get other heights.
        """
        self.anchor = anchor
        extent = self._stage.builder.whole_extent
        if extent is not None:
            widest = max((extent[1] - extent[0]) * WIDEST, LEAST_WIDEST)
            if viewport.span > widest:
                viewport = viewport.zoomed(viewport.span / widest, self.pivot())
            viewport = viewport.within(*extent)
        self.awaited = viewport if glide else None
        self.viewport_requested.emit(viewport)

    @Slot(int)
    def fit(self, track: int | None = None) -> None:
        """Ask for the view of a track, or of all that are visible."""
        extent = self._stage.builder.extent(track)
        if extent is None:
            return
        self.wish(self._stage.frame.fit(*extent), glide=True)

    @Slot(float)
    def centre(self, moment: float) -> None:
        """Ask for the same span about a moment."""
        viewport = self._stage.viewport
        if viewport is not None:
            self.wish(viewport.panned(moment - viewport.centre))

    @property
    def scale(self) -> Scale | None:
        """Days to px of the view, None before there is one."""
        viewport = self._stage.viewport
        return self._stage.frame.scale(viewport) if viewport else None

    def pivot(self) -> float:
        """The moment under the pointer; the middle of the view where it is elsewhere."""
        scale = self.scale
        if scale is None:
            return 0.0
        if self.pointer is None or self.pointer.x() < scale.left:
            return scale.viewport.centre
        return scale.day(self.pointer.x())

    @Slot(object, QPointF)
    def point(self, found: Hit | None, position: QPointF) -> None:
        """The pointer is at a position of the canvas, outside of it where that is negative."""
        self.pointer = position if position.x() >= 0 else None

    @Slot(object)
    def click(self, found: Hit | None) -> None:
        """Select an event, open a campaign by its name or a count, or let go."""
        if found is None:
            self.background_clicked.emit()
        elif found.part is Part.NAME and found.head is not None:
            self._open(found.head)
        elif found.part is Part.FOLD and found.head is not None:
            track = found.head.track
            self.trait_requested.emit([track.key], "folded", not track.folded)
        elif found.event_id is not None:
            self.event_selected_requested.emit(found.event_id)
        elif found.count is not None and not found.count.earlier:
            self.wish(Viewport.fitted(found.count.start, found.count.end), glide=True)

    def _open(self, head: Head) -> None:
        """A campaign is read; any other track is shown from end to end."""
        if head.track.article_id is not None:
            self.track_open_requested.emit(head.track.article_id)
        else:
            self.fit(head.band.track)

    @Slot(object)
    def double_click(self, found: Hit | None) -> None:
        """Fit an event."""
        if found is not None and found.event_id is not None:
            start, end = self._times(found.event_id)
            self.wish(Viewport.fitted(start, end, CLOSE_LOOK), glide=True)

    @Slot(float, float)
    def drag(self, dx: float, dy: float) -> None:
        """Pan along, and scroll along."""
        if self.scale is not None:
            self.wish(gestures.dragged(self.scale, dx))
            self.scroll_requested.emit(-dy)

    @Slot(object)
    def turn_wheel(self, event: QWheelEvent) -> None:
        """Zoom at the pointer; pan with Shift or sideways; scroll with Ctrl, Alt or over names."""
        scale = self.scale
        if scale is None:
            return
        self.pointer = event.position()
        pixels, angle = event.pixelDelta(), event.angleDelta()
        smooth = not pixels.isNull()
        dx, dy = (pixels.x(), pixels.y()) if smooth else (angle.x(), angle.y())
        held = event.modifiers()
        if held & _VERTICAL or self.pointer.x() < scale.left:
            # With Alt held some systems turn the wheel's axis.
            self.scroll_requested.emit(-(dy or dx) * (1.0 if smooth else 2 * ROW / gestures.NOTCH))
        elif held & Qt.KeyboardModifier.ShiftModifier or abs(dx) > abs(dy):
            self._pan(scale, dx or dy, smooth)
        else:
            viewport = gestures.turned(scale, dy, self.pivot())
            self.wish(viewport, anchor=self.pointer.y())

    @Slot(float, QPointF)
    def pinch(self, factor: float, where: QPointF) -> None:
        """Zoom with the fingers of a touchpad."""
        scale = self.scale
        if scale is not None and factor > 0:
            self.pointer = where
            self.wish(scale.viewport.zoomed(factor, self.pivot()), anchor=where.y())

    def _pan(self, scale: Scale, by: float, smooth: bool) -> None:
        if smooth:
            self.wish(gestures.dragged(scale, by))
        else:
            share = -by / gestures.NOTCH * gestures.PAN_SHARE
            self.wish(scale.viewport.panned(scale.viewport.span * share))

    @Slot(object)
    def press_key(self, event: QKeyEvent) -> None:
        """Move, fit, or walk from event to event; other keys are left alone."""
        scale, key = self.scale, Qt.Key(event.key())
        if scale is None or event.modifiers() & _VERTICAL:
            return
        event.accept()
        if key in gestures.MOVES:
            self.wish(gestures.MOVES[key](scale, self.pivot()))
        elif key == Qt.Key.Key_Home:
            self.fit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.scroll_requested.emit(ROW if key == Qt.Key.Key_Down else -ROW)
        elif key in (Qt.Key.Key_Comma, Qt.Key.Key_Period):
            self._walk(1 if key == Qt.Key.Key_Period else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._walk(0)
        else:
            event.ignore()

    def _walk(self, by: int) -> None:
        """Select the next event of the track, in order of time; the view follows.

        While a unit's events are lit the first step is to the nearest of those.
        """
        columns, viewport = self._stage.columns, self._stage.viewport
        if viewport is None or not len(columns):
            return
        here = columns.indices_of(self._stage.emphasis.selected)
        lit = columns.indices_of(self._stage.emphasis.lit)
        if len(lit):
            index = int(lit[np.abs(columns.start[lit] - viewport.centre).argmin()])
        else:
            index = int(here[0]) + by if len(here) else self._first_in_view(viewport)
        if not 0 <= index < len(columns):
            return
        if not self._stage.builder.tracks[int(columns.track[index])].visible:
            return
        start, end = float(columns.start[index]), float(columns.end[index])
        if not viewport.contains(start, min(end, start + viewport.span / 2)):
            middle = (start + min(end, start + viewport.span / 2)) / 2
            self.wish(viewport.panned(middle - viewport.centre), glide=True)
        self._stage.reveal(int(columns.track[index]))
        self.event_selected_requested.emit(int(columns.ids[index]))

    def _first_in_view(self, viewport: Viewport) -> int:
        columns = self._stage.columns
        seen = np.flatnonzero((columns.start >= viewport.start) & (columns.start < viewport.end))
        return int(seen[0]) if len(seen) else -1

    def _times(self, event_id: int) -> tuple[float, float]:
        columns = self._stage.columns
        index = int(columns.indices_of([event_id])[0])
        return float(columns.start[index]), float(columns.end[index])
