"""Going from event to event by keys; the view follows."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from timeline_app.timeline import walking
from timeline_app.timeline.events import EventColumns, Flags, Ints
from timeline_app.ui.timeline.stage import Stage

SEEN = 0.5
"""Of an event longer than the view, this share of the view is brought into it."""


class Walker(QObject):
    """Looks at the stage; emits the event to be selected, and asks for a view that has it.

    Steps are ``by`` 1 to the next and -1 to the one before.
    """

    viewport_wished = Signal(object)
    event_selected_requested = Signal(int)

    def __init__(self, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage
        self._at: tuple[EventColumns, int] | None = None

    @property
    def here(self) -> int | None:
        """Where the first of the selected events stands, of several places the last gone to."""
        columns, chosen = self._stage.columns, tuple(self._stage.emphasis.selected)
        places = columns.indices_of(chosen[:1])
        if self._at is not None and self._at[0] is columns and self._at[1] in places:
            return self._at[1]
        return int(places[0]) if len(places) else None

    def in_track(self, by: int) -> None:
        """The next event of the track; while a unit's are lit, first the nearest of those."""
        here = self.here
        if here is None:
            self.look_near()
        else:
            self._go(walking.in_track(self._stage.columns, here, by))

    def in_time(self, by: int) -> None:
        """The next event of all visible tracks."""
        self._among(self._visible(self._stage.columns.firsts), by)

    def same_kind(self, by: int) -> None:
        """The next event of the kind that the selected one is of."""
        columns, here = self._stage.columns, self.here
        if here is None:
            self.look_near()
        else:
            alike = columns.firsts & (columns.kind == columns.kind[here])
            self._among(self._visible(alike), by)

    def among(self, event_ids: Collection[int], by: int) -> None:
        """The next of these events."""
        columns = self._stage.columns
        wanted = np.zeros(len(columns), dtype=bool)
        wanted[columns.indices_of(event_ids)] = True
        self._among(self._visible(wanted & columns.firsts), by)

    def found(self, by: int) -> None:
        """The next of the events that a search found."""
        places = self._stage.emphasis.found
        if places is not None:
            members = np.zeros(len(self._stage.columns), dtype=bool)
            members[places] = True
            self._among(self._visible(members & self._stage.columns.firsts), by)

    @Slot()
    def look_near(self) -> None:
        """The selected event into view; where none is, the nearest lit one, the chosen span, or the
        first event in view.
        """
        stage, viewport, here = self._stage, self._stage.viewport, self.here
        if viewport is None:
            return
        lit = stage.columns.indices_of(stage.emphasis.lit)
        if len(lit):
            here = walking.nearest(stage.columns, np.sort(lit), viewport.centre)
        elif here is None and stage.emphasis.chosen is not None:
            self.viewport_wished.emit(stage.emphasis.chosen.span.fitted(stage.frame.folding))
        elif here is None:
            every = self._visible(stage.columns.firsts)
            here = walking.first_in(stage.columns, every, viewport)
        self._go(here)

    def _visible(self, wanted: Flags) -> Ints:
        tracks = self._stage.builder.tracks
        visible = np.array([track.visible for track in tracks], dtype=bool)
        shown: Ints = np.flatnonzero(wanted & visible[self._stage.columns.track])
        return shown

    def _among(self, members: Ints, by: int) -> None:
        columns, viewport, here = self._stage.columns, self._stage.viewport, self.here
        if viewport is None:
            return
        if here is None:
            self._go(walking.first_in(columns, members, viewport))
        else:
            first = int(columns.indices_of([int(columns.ids[here])])[0])
            self._go(walking.beside(columns, members, first, by))

    def _go(self, index: int | None) -> None:
        columns, viewport = self._stage.columns, self._stage.viewport
        if index is None or viewport is None:
            return
        track = int(columns.track[index])
        if not self._stage.builder.tracks[track].visible:
            return
        self._at = (columns, index)
        start = float(columns.start[index])
        end = min(float(columns.end[index]), start + viewport.span * SEEN)
        if not viewport.contains(start, end):
            self.viewport_wished.emit(viewport.panned((start + end) / 2 - viewport.centre))
        self._stage.reveal(track)
        self.event_selected_requested.emit(int(columns.ids[index]))
