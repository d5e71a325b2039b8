"""The time cursor on the canvas: where it stands, what lies under it, and the hand that drags it."""

from __future__ import annotations

import math
from dataclasses import replace

from PySide6.QtCore import QObject, QPointF, Signal

from timeline_app.timeline import units
from timeline_app.timeline.cursor_picture import (
    cursor_steps,
    cursor_x,
    head_box,
    on_head,
    passing,
    words_width,
)
from timeline_app.timeline.display import Chosen, Emphasis, Step
from timeline_app.timeline.scene import Scene
from timeline_app.ui.timeline.stage import Stage

_CLOSE = 10.0
"""Days in view up to which the hour is told."""
_AHEAD = 0.1
"""Where the cursor stands in a view that has followed it, as a share of the view."""


class Needle(QObject):
    """Emits wishes and changes nothing; ``changed`` asks for a frame."""

    moment_requested = Signal(float)
    viewport_wished = Signal(object)
    changed = Signal()

    def __init__(self, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage
        self._moment: float | None = None
        self._held: float | None = None

    @property
    def active(self) -> bool:
        """Whether it is in the hand."""
        return self._held is not None

    def set_moment(self, moment: float | None, follow: bool) -> None:
        """Stand at a calendar moment, or nowhere; where ``follow``, the view goes along."""
        self._moment = moment
        view = self._stage.viewport
        if moment is not None and follow and not self.active and view is not None:
            place = self._stage.frame.folding.place(moment)
            if not view.start <= place < view.end:
                start = place - _AHEAD * view.span
                self.viewport_wished.emit(replace(view, start=start))
        self.changed.emit()

    def days_in_view(self) -> tuple[float, float] | None:
        """From which calendar moment to which the view reaches."""
        view, fold = self._stage.viewport, self._stage.frame.folding
        return None if view is None else (fold.day(view.start), fold.day(view.end))

    def days_of_all(self) -> tuple[float, float] | None:
        """From which calendar moment to which the visible campaigns reach."""
        extent, fold = self._stage.builder.extent(), self._stage.frame.folding
        return None if extent is None else (fold.day(extent[0]), fold.day(extent[1]))

    def words(self) -> str:
        """The day at the head; its hour where the view is close."""
        if self._moment is None:
            return ""
        language, view = self._stage.frame.language, self._stage.viewport
        day = units.DAYS.labels(float(math.floor(self._moment)), language)[1]
        if view is None or view.span > _CLOSE:
            return day
        hour = units.HOURS.labels(units.HOURS.floor(self._moment), language)[0]
        return f"{day} {hour}"

    def steps(self, scene: Scene) -> list[Step]:
        """What is painted over the scene."""
        x = self._x(scene)
        return (
            []
            if x is None
            else cursor_steps(
                scene, x, self.words(), self._stage.builder.texts.measure, self._chosen
            )
        )

    def lit(self, scene: Scene, emphasis: Emphasis) -> Emphasis:
        """What stands out with the events under the cursor."""
        if self._moment is None:
            return emphasis
        place = scene.frame.folding.place(self._moment)
        return replace(emphasis, lit={*emphasis.lit, *passing(scene, self._stage.columns, place)})

    def under(self, position: QPointF) -> bool:
        """Whether a press there takes the head."""
        scene = self._stage.scene()
        x = None if scene is None else self._x(scene)
        if scene is None or x is None:
            return False
        box = head_box(scene, x, self._width(), self._chosen)
        return on_head(box, position.x(), position.y())

    def take(self, press: QPointF) -> bool:
        """A press has become a drag; whether it is one of the head."""
        scene = self._stage.scene()
        x = None if scene is None else self._x(scene)
        self._held = x - press.x() if x is not None and self.under(press) else None
        return self.active

    def move(self, here: QPointF) -> None:
        """The hand goes on to a position."""
        scene = self._stage.scene()
        if scene is not None and self._held is not None:
            scale = scene.scale
            x = min(max(here.x() + self._held, scale.left), scale.left + scale.width)
            self.moment_requested.emit(scale.date(x))

    def release(self) -> None:
        """Let go."""
        self._held = None

    def _x(self, scene: Scene) -> float | None:
        if self._moment is None:
            return None
        return cursor_x(scene, scene.frame.folding.place(self._moment))

    @property
    def _chosen(self) -> Chosen | None:
        return self._stage.emphasis.chosen

    def _width(self) -> float:
        return words_width(self.words(), self._stage.builder.texts.measure)
