"""From event to event by keys."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from timeline_app.timeline.viewport import Viewport
from timeline_app.ui.timeline.stage import Stage


class Walker(QObject):
    """Looks at the stage and emits wishes: an event to select, and a view where it is seen."""

    viewport_wished = Signal(object)
    event_selected_requested = Signal(int)

    def __init__(self, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage

    @Slot(int)
    def walk(self, by: int) -> None:
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
            self.viewport_wished.emit(viewport.panned(middle - viewport.centre))
        self._stage.reveal(int(columns.track[index]))
        self.event_selected_requested.emit(int(columns.ids[index]))

    def _first_in_view(self, viewport: Viewport) -> int:
        columns = self._stage.columns
        seen = np.flatnonzero((columns.start >= viewport.start) & (columns.start < viewport.end))
        return int(seen[0]) if len(seen) else -1
