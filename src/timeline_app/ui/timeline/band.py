"""Time taken by the hand: a span drawn on the ruler or over tracks, and its ends taken again."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Signal, Slot

from timeline_app.timeline.hit import Hit, Part
from timeline_app.timeline.scene import Scene
from timeline_app.timeline.span import (
    End,
    TimeSpan,
    edges,
    end_at,
    rounded,
    snapped,
    to_minute,
    tracks_between,
)
from timeline_app.ui.timeline import gestures
from timeline_app.ui.timeline.stage import Stage

FRAME = 15
"""Milliseconds between frames while the view is drawn along."""
_FREE = Qt.KeyboardModifier.AltModifier
_OVER_TRACKS = Qt.KeyboardModifier.ShiftModifier


class Band(QObject):
    """From the first movement of a press to its release; the span under way is on the stage alone
    until then.  ``changed`` asks for a frame; ``pulled`` for the view to be drawn along, by px, while
    the hand is at an edge of it.
    """

    span_requested = Signal(object)
    viewport_wished = Signal(object)
    changed = Signal()
    pulled = Signal(float, float)

    def __init__(self, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage
        self._span: TimeSpan | None = None
        self._anchor: float | None = None
        self._tracks: frozenset[str] | None = None
        self._scrolls = False
        self._top: float | None = None
        self._here, self._held_keys = QPointF(), Qt.KeyboardModifier.NoModifier
        self._pulls = QTimer(self, interval=FRAME)
        self._pulls.timeout.connect(self._pull)

    @property
    def active(self) -> bool:
        """Whether a span is in the hand."""
        return self._anchor is not None

    @Slot(object)
    def show_span(self, span: TimeSpan | None) -> None:
        """The chosen span is another, or there is none."""
        self._span, self._anchor = span, None
        self._stage.set_span(span)
        self.changed.emit()

    @Slot()
    def zoom(self) -> None:
        """Ask for the view that the span fills."""
        if self._span is not None:
            self.viewport_wished.emit(self._span.fitted(self._stage.frame.folding))

    @Slot()
    def take_view(self) -> None:
        """Ask for the time in view."""
        viewport = self._stage.viewport
        if viewport is not None:
            scale = self._stage.frame.scale(viewport)
            ends = (scale.left, scale.left + scale.width)
            self._request(*(rounded(scale.date(x), scale) for x in ends))

    @Slot()
    def take_selected(self) -> None:
        """Ask for the time of the selected events, else of the lit ones."""
        columns, emphasis = self._stage.columns, self._stage.emphasis
        places = columns.indices_of(emphasis.selected or emphasis.lit)
        if len(places):
            ends = (columns.start[places].min(), columns.end[places].max())
            self._request(*(to_minute(self._stage.frame.folding.day(float(end))) for end in ends))

    def _request(self, start: float, end: float) -> None:
        made = TimeSpan.between(start, end)
        if made is not None:
            self.span_requested.emit(made)

    def end_under(self, position: QPointF, found: Hit | None) -> End | None:
        """The end that a drag from here would take: on the ruler, or where nothing else is met."""
        scene = self._stage.scene()
        free = found is None or found.part is Part.RULER
        if self._span is None or scene is None or not free or position.x() < scene.frame.left:
            return None
        return end_at(self._span, position.x(), scene.scale)

    def take(self, press: QPointF, found: Hit | None, held: Qt.KeyboardModifier) -> bool:
        """A press has become a drag; whether it is one of time."""
        scene = self._stage.scene()
        if scene is None or press.x() < scene.frame.left:
            return False
        end, self._top = self.end_under(press, found), None
        if end is not None and self._span is not None:
            other = End.END if end is End.START else End.START
            self._anchor, self._tracks = self._span.of(other), self._span.tracks
        elif press.y() < scene.frame.top:
            self._anchor, self._tracks = self._moment(scene, press.x(), held)[0], None
        elif held & _OVER_TRACKS:
            self._anchor = self._moment(scene, press.x(), held)[0]
            # Of tracks that scroll it is kept where the hand began, however far they scroll.
            self._scrolls = press.y() >= scene.fixed
            self._top = press.y() + (scene.frame.scroll if self._scrolls else 0.0)
        return self.active

    def move(self, here: QPointF, held: Qt.KeyboardModifier) -> None:
        """The hand goes on to a position; at an edge it draws the view along for as long as it stays."""
        self._here, self._held_keys = here, held
        self._stretch()
        wanted = self.active and self._pulling() != (0.0, 0.0)
        if wanted != self._pulls.isActive():
            self._pulls.start() if wanted else self._pulls.stop()

    def _stretch(self) -> None:
        """The end in the hand is where the hand is."""
        here, held = self._here, self._held_keys
        scene = self._stage.scene()
        if scene is None or self._anchor is None:
            return
        if self._top is not None:
            top = self._top - (scene.frame.scroll if self._scrolls else 0.0)
            met = tracks_between(scene, top, here.y(), self._scrolls)
            self._tracks = frozenset(self._stage.builder.tracks[track].key for track in met)
        moment, snap = self._moment(scene, here.x(), held)
        self._stage.set_span(TimeSpan.between(self._anchor, moment, self._tracks), snap)
        self.changed.emit()

    def release(self) -> None:
        """Let go: the span is wished for, unless it has no length."""
        chosen, self._anchor = self._stage.emphasis.chosen, None
        self._pulls.stop()
        self._stage.set_span(self._span)
        self.changed.emit()
        if chosen is not None:
            self.span_requested.emit(chosen.span)

    def cancel(self) -> bool:
        """Let go with the span as it was; whether there was one in the hand."""
        active, self._anchor = self.active, None
        self._pulls.stop()
        if active:
            self._stage.set_span(self._span)
            self.changed.emit()
        return active

    def _pulling(self) -> tuple[float, float]:
        """What the hand draws into view in a frame, px: of time, and of tracks where it takes some."""
        scene = self._stage.scene()
        if scene is None:
            return 0.0, 0.0
        frame = scene.frame
        down = 0.0
        if self._top is not None:
            down = gestures.pull(self._here.y(), scene.fixed, frame.height)
        return gestures.pull(self._here.x(), frame.left, frame.width), down

    @Slot()
    def _pull(self) -> None:
        along, down = self._pulling()
        if not self.active or (along, down) == (0.0, 0.0):
            self._pulls.stop()
            return
        self.pulled.emit(-along, -down)
        self._stretch()

    def _moment(
        self, scene: Scene, x: float, held: Qt.KeyboardModifier
    ) -> tuple[float, float | None]:
        """The moment at an x, and the edge that it was drawn to."""
        scale = scene.scale
        moment = scale.date(min(max(x, scale.left), scale.left + scale.width))
        held_by = None
        if not held & _FREE:
            held_by = snapped(moment, edges(scene, self._stage.columns), scale)
        return (rounded(moment, scale), None) if held_by is None else (held_by, held_by)
