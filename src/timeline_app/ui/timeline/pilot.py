"""What the reader's hand means: from clicks, wheel and keys to wishes of the timeline pane."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QWheelEvent

from timeline_app.timeline.hit import Hit, Part
from timeline_app.timeline.journeys import focused, kept_within, paged, world
from timeline_app.timeline.scene import Head
from timeline_app.timeline.tracks import ROW
from timeline_app.timeline.viewport import Scale, Viewport
from timeline_app.ui.timeline import gestures
from timeline_app.ui.timeline.drive import Drive
from timeline_app.ui.timeline.gestures import Axis
from timeline_app.ui.timeline.stage import Stage

CLOSE_LOOK = 2.0
"""A double click leaves this many times an event's length free on either side."""
_VERTICAL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_FOREIGN = _VERTICAL | Qt.KeyboardModifier.MetaModifier
"""Keys with one of these held are for others."""


class Pilot(QObject):
    """Looks at the stage and emits wishes.

    ``awaited`` is the view last wished for by an eased jump, until the owner has answered; ``aim``
    the owner's last answer, which may still be on its way to the screen.  ``taken_over`` says that
    another hand moves the view than the keys that are held.
    """

    viewport_requested = Signal(object)
    event_selected_requested = Signal(int)
    track_open_requested = Signal(int)
    background_clicked = Signal()
    scroll_requested = Signal(float)
    trait_requested = Signal(object, str, object)
    enter_pressed = Signal()
    taken_over = Signal()

    def __init__(self, stage: Stage, reduced: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage
        self.pointer: QPointF | None = None
        self.awaited: Viewport | None = None
        self.aim: Viewport | None = None
        self.anchor: float | None = None
        self.drive = Drive(lambda: self.scale, reduced, self)
        self.drive.pushed.connect(self._push)
        self.taken_over.connect(self.drive.stop)

    def wish(self, viewport: Viewport, glide: bool = False, anchor: float | None = None) -> None:
        """Ask for a view, moved so far that it lies in the world of the events.

        What stands at y ``anchor`` stays there where the tracks get other heights.
        """
        self.anchor = anchor
        whole = self._world()
        if whole is not None:
            viewport = kept_within(viewport, whole, self.pivot())
        if glide:
            self.taken_over.emit()
        self.awaited = viewport if glide else None
        self.viewport_requested.emit(viewport)

    def _world(self) -> Viewport | None:
        extent = self._stage.builder.whole_extent
        return None if extent is None else world(*extent)

    @Slot(int)
    def fit(self, track: int | None = None) -> None:
        """Ask for the view of a track, or of all that are visible."""
        extent = self._stage.builder.extent(track)
        if extent is None:
            return
        self.wish(self._stage.frame.fit(*extent), glide=True)

    @Slot()
    def fit_chosen(self) -> None:
        """Ask for the selected or lit events: first in the middle, then, when asked again, large."""
        columns, emphasis = self._stage.columns, self._stage.emphasis
        chosen = columns.indices_of(emphasis.selected or emphasis.lit)
        whole = self._world()
        if not len(chosen) or self.aim is None or whole is None:
            return
        start, end = float(columns.start[chosen].min()), float(columns.end[chosen].max())
        self.wish(focused(self.aim, start, end, whole), glide=True)
        self._stage.reveal(int(columns.track[chosen[0]]))

    def _page(self, by: int) -> None:
        if self.aim is not None:
            self.wish(paged(self._stage.frame.scale(self.aim), by), glide=True)

    @Slot(object, float)
    def _push(self, axis: Axis, by: float) -> None:
        """A key that is held, or glides to rest, moves the view on."""
        if self.scale is not None:
            anchor = self.pointer.y() if self.pointer and axis is Axis.ZOOM else None
            self.wish(gestures.pushed(self.scale, axis, by, self.pivot()), anchor=anchor)

    @Slot(object)
    @Slot(object, bool)
    def steer(self, viewport: Viewport, glide: bool = True) -> None:
        """Ask for a view that another part of the pane wants, by an eased jump or at once."""
        self.taken_over.emit()
        self.wish(viewport, glide)

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
            self.open_track(found.head)
        elif found.part is Part.FOLD and found.head is not None:
            track = found.head.track
            self.trait_requested.emit([track.key], "folded", not track.folded)
        elif found.event_id is not None:
            self.event_selected_requested.emit(found.event_id)
        elif found.count is not None and not found.count.earlier:
            self.wish(Viewport.fitted(found.count.start, found.count.end), glide=True)

    @Slot(object)
    def open_track(self, head: Head) -> None:
        """A campaign is read; any other track is shown from end to end."""
        if head.track.article_id is not None:
            self.track_open_requested.emit(head.track.article_id)
        else:
            self.fit(head.band.track)

    @Slot(object)
    def double_click(self, found: Hit | None) -> None:
        """Fit an event, or a cell of the ruler."""
        if found is not None and found.part is Part.RULER:
            self._fit_cell()
        if found is not None and found.part is Part.FOLD:
            self.click(found)  # of two quick clicks each counts
        elif found is not None and found.event_id is not None:
            columns = self._stage.columns
            at = int(columns.indices_of([found.event_id])[0])
            start, end = float(columns.start[at]), float(columns.end[at])
            self.wish(Viewport.fitted(start, end, CLOSE_LOOK), glide=True)

    def _fit_cell(self) -> None:
        """Fit the calendar unit under the pointer, so that pages go on by whole ones."""
        scene = self._stage.scene()
        if scene is None or self.pointer is None or self.pointer.x() < scene.frame.left:
            return
        cell = scene.ruler.cell_at(self.pointer.x(), self.pointer.y(), scene.frame.top)
        if cell is not None:
            start, end = scene.scale.day(cell.x0), scene.scale.day(cell.x1)
            self.wish(Viewport(start, end - start), glide=True)

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
        self.taken_over.emit()
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
    def pinch(self, by: float, where: QPointF) -> None:
        """Zoom with the fingers of a touchpad, by a share."""
        scale = self.scale
        if scale is not None:
            self.taken_over.emit()
            self.pointer = where
            self.wish(gestures.pinched(scale, by, self.pivot()), anchor=where.y())

    def _pan(self, scale: Scale, by: float, smooth: bool) -> None:
        if smooth:
            self.wish(gestures.dragged(scale, by))
        else:
            share = -by / gestures.NOTCH * gestures.PAN_SHARE
            self.wish(scale.viewport.panned(scale.viewport.span * share))

    @Slot(object)
    def press_key(self, event: QKeyEvent) -> None:
        """Move or fit; other keys are left alone."""
        key = Qt.Key(event.key())
        if self.scale is None or event.modifiers() & _FOREIGN:
            return
        event.accept()
        push = gestures.push_of(event)
        if push is not None:
            self.drive.press(push, event.isAutoRepeat())
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._page(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Home:
            self.fit()
        elif key == Qt.Key.Key_F:
            self.fit_chosen()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.scroll_requested.emit(ROW if key == Qt.Key.Key_Down else -ROW)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter_pressed.emit()
        else:
            event.ignore()

    @Slot(object)
    def release_key(self, event: QKeyEvent) -> None:
        """A key that moved the view goes up."""
        push = gestures.push_of(event)
        if push is not None and not event.isAutoRepeat():
            self.drive.release(push)
