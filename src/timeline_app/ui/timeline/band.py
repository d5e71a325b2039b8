"""Time taken by the hand: a span drawn on the ruler or over tracks, and its ends taken again."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, Qt, Signal, Slot

from timeline_app.timeline.hit import Hit, Part
from timeline_app.timeline.scene import Scene
from timeline_app.timeline.span import (
    End,
    TimeSpan,
    edges,
    end_at,
    keys_between,
    rounded,
    snapped,
    to_minute,
)
from timeline_app.ui.timeline.stage import Stage

_FREE = Qt.KeyboardModifier.AltModifier
_OVER_TRACKS = Qt.KeyboardModifier.ShiftModifier


class Band(QObject):
    """From the first movement of a press to its release; the span under way is on the stage alone
    until then.  ``changed`` asks for a frame.
    """

    span_requested = Signal(object)
    viewport_wished = Signal(object)
    changed = Signal()

    def __init__(self, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage
        self._span: TimeSpan | None = None
        self._anchor: float | None = None
        self._tracks: frozenset[str] | None = None
        self._top: float | None = None

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
            self._anchor, self._top = self._moment(scene, press.x(), held)[0], press.y()
        return self.active

    def move(self, here: QPointF, held: Qt.KeyboardModifier) -> None:
        """The hand goes on to a position."""
        scene = self._stage.scene()
        if scene is None or self._anchor is None:
            return
        if self._top is not None:
            self._tracks = keys_between(scene, self._top, here.y())
        moment, snap = self._moment(scene, here.x(), held)
        self._stage.set_span(TimeSpan.between(self._anchor, moment, self._tracks), snap)
        self.changed.emit()

    def release(self) -> None:
        """Let go: the span is wished for, unless it has no length."""
        chosen, self._anchor = self._stage.emphasis.chosen, None
        self._stage.set_span(self._span)
        self.changed.emit()
        if chosen is not None:
            self.span_requested.emit(chosen.span)

    def cancel(self) -> bool:
        """Let go with the span as it was; whether there was one in the hand."""
        active, self._anchor = self.active, None
        if active:
            self._stage.set_span(self._span)
            self.changed.emit()
        return active

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
