"""What a search found, as marks on the timeline and on the overview."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject

from timeline_app.timeline.events import EventColumns, Ints
from timeline_app.ui.timeline.canvas import Canvas
from timeline_app.ui.timeline.overview import Overview
from timeline_app.ui.timeline.stage import Stage

_PLACES = 500
"""Of the marks on the overview: more would hide one another."""


class FoundMarks(QObject):
    """Keeps the events that were found, whatever events and tracks are shown."""

    def __init__(self, stage: Stage, canvas: Canvas, overview: Overview) -> None:
        super().__init__(canvas)
        self._stage, self._canvas, self._overview = stage, canvas, overview
        self._ids: Ints = np.empty(0, dtype=np.int64)
        self._placed: tuple[EventColumns, Ints] | None = None

    def show(self, event_ids: Ints) -> None:
        """Mark these events in place of those before."""
        self._ids, self._placed = event_ids, None
        self.refresh()

    def refresh(self) -> None:
        """Other events or tracks are shown."""
        if not len(self._ids) and self._stage.emphasis.found is None:
            return
        places = self._places()
        found = places if len(places) else None
        self._stage.set_emphasis(replace(self._stage.emphasis, found=found))
        self._overview.set_marks(self._moments(places), "hit")
        self._canvas.update()

    def _places(self) -> Ints:
        columns = self._stage.columns
        if self._placed is None or self._placed[0] is not columns:
            self._placed = columns, np.sort(columns.indices_of(self._ids))
        return self._placed[1]

    def _moments(self, places: Ints) -> list[float]:
        """When the events of the visible tracks are, as finely as the overview can tell."""
        columns, tracks = self._stage.columns, self._stage.builder.tracks
        visible = np.array([track.visible for track in tracks], dtype=bool)
        shown = places[visible[columns.track[places]]] if len(places) else places
        if not len(shown):
            return []
        middles = self._stage.frame.folding.to_days((columns.start[shown] + columns.end[shown]) / 2)
        first = float(middles.min())
        step = max((float(middles.max()) - first) / _PLACES, 0.5)
        told: list[float] = (np.unique(np.round((middles - first) / step)) * step + first).tolist()
        return told
