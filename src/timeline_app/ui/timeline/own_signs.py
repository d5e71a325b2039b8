"""The reader's own work on the timeline: signs at events, ribbons on the overview strip."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from timeline_app.timeline.own_marks import OwnMarks
from timeline_app.ui.timeline.canvas import Canvas
from timeline_app.ui.timeline.overview import Overview
from timeline_app.ui.timeline.stage import Stage


class OwnSigns:
    """Shows what it is given until it is given something else."""

    def __init__(self, stage: Stage, canvas: Canvas, overview: Overview) -> None:
        self._stage, self._canvas, self._overview = stage, canvas, overview

    def show(self, marks: OwnMarks, moments: Iterable[float]) -> None:
        """Put signs at the events that are marked; ``moments`` are the bookmarked ones, in float days
        of the calendar.
        """
        self._stage.set_emphasis(replace(self._stage.emphasis, own=marks))
        self._canvas.update()
        self._overview.set_marks(moments, "bookmark")
