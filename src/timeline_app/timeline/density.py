"""What is not drawn is counted: cells along the calendar with the number of hidden events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from timeline_app.timeline import units
from timeline_app.timeline.blocks import Block
from timeline_app.timeline.events import EventColumns, Floats, Ints
from timeline_app.timeline.stretches import cells
from timeline_app.timeline.viewport import Scale, step_scale

COUNT_WIDTH = 44.0
"""A cell is at least this wide, px: room for ``+1234``."""
HEAT_WIDTH = 5.0
"""A cell of a heat strip is at least this wide, px."""
DENSE = 12
"""From so many events a cell of a strip on, it takes the place of the numbers."""
EARLIER_WIDTH = 48.0


class Count(NamedTuple):
    """``number`` events of a track begin in ``[start, end)`` and are not drawn.

    ``partly`` says that others of the cell are drawn.  An ``earlier`` cell counts events that
    began before all cells in view and still go on; it stands beside the track's name.  x and y are
    px, y the top of the row.
    """

    track: int
    x0: float
    x1: float
    y: float
    number: int
    start: float
    end: float
    partly: bool
    earlier: bool = False


class Heat(NamedTuple):
    """The row of a track as a strip in which the colour tells the numbers: those of the hidden events
    that begin between ``edges``, days of the axis.  y is the top of the row, px.
    """

    track: int
    y: float
    edges: Floats
    numbers: Ints

    def at(self, scale: Scale, x: float) -> Count | None:
        """The cell at an x, None where it is empty."""
        place = int(np.searchsorted(self.edges, scale.day(x), "right")) - 1
        if not 0 <= place < len(self.numbers) or not self.numbers[place]:
            return None
        start, end = self.edges[place : place + 2].tolist()
        number = int(self.numbers[place])
        return Count(self.track, scale.x(start), scale.x(end), self.y, number, start, end, False)


@dataclass(frozen=True, slots=True)
class Crowd:
    """A track in view of which something is hidden: what counting needs to know.

    ``part`` is where the track's events stand in the columns, ``drawn`` the indices of all that
    has a row shown, ``ends`` the track's end times in order, ``top`` the y of the row for counts,
    which may be a strip of ``heat``.
    """

    track: int
    part: slice
    drawn: Ints
    ends: Floats
    top: float
    heat: bool = False


def cell_edges(step: int, scale: Scale, width: float = COUNT_WIDTH) -> Floats:
    """The calendar's borders in view, at the zoom step at least ``width`` px apart."""
    unit = units.finest(step_scale(step), width)
    return np.array(cells(unit, scale, width / step_scale(step)))


def drawn_of(blocks: Sequence[Block], lanes: tuple[int, ...], part: slice, pinned: Ints) -> Ints:
    """Indices of the events that have one of the packed rows ``lanes``, and of the ``pinned`` ones
    within ``part``: those are drawn in any case.
    """
    own: Ints = pinned[(pinned >= part.start) & (pinned < part.stop)]
    if not blocks:
        return own
    drawn: Ints = np.concatenate([block.shown(lanes).indices for block in blocks])
    return np.concatenate([drawn, own[~np.isin(own, drawn)]])


def hidden(
    columns: EventColumns, crowds: Sequence[Crowd], step: int, scale: Scale
) -> tuple[list[Count], list[Heat]]:
    """What is not drawn: in cells with numbers, and in the narrow cells of strips."""
    strips = [crowd for crowd in crowds if crowd.heat]
    loose = [crowd for crowd in crowds if not crowd.heat]
    found = counts(columns, loose, cell_edges(step, scale), scale)
    if not strips:
        return found, []
    edges = cell_edges(step, scale, HEAT_WIDTH)
    numbers = _begun(columns, strips, edges) - _shown(columns, strips, edges)
    rows = zip(strips, numbers, strict=True)
    return found, [Heat(crowd.track, crowd.top, edges, row) for crowd, row in rows]


def dense(columns: EventColumns, part: slice, step: int) -> bool:
    """Whether a track has so many events at a zoom step that a strip says more than numbers do."""
    time = float(columns.start[part.stop - 1] - columns.start[part.start])
    cells = max(time * step_scale(step) / HEAT_WIDTH, 1.0)
    return bool(part.stop - part.start >= DENSE * cells)


def _begun(columns: EventColumns, crowds: Sequence[Crowd], edges: Floats) -> Ints:
    """How many events of each crowd (row) begin in each cell (column)."""
    begun: Ints = np.array([columns.start[crowd.part].searchsorted(edges) for crowd in crowds])
    return begun[:, 1:] - begun[:, :-1]


def counts(
    columns: EventColumns, crowds: Sequence[Crowd], edges: Floats, scale: Scale
) -> list[Count]:
    """The cells between ``edges`` that hide anything, and what goes on from before them."""
    if not crowds:
        return []
    begun = np.array([columns.start[crowd.part].searchsorted(edges) for crowd in crowds])
    shown = _shown(columns, crowds, edges)
    hidden = np.diff(begun, axis=1) - shown
    rows, places = np.nonzero(hidden > 0)
    lefts = (scale.left + (edges - scale.viewport.start) * scale.per_day).tolist()
    starts = edges.tolist()
    made = [
        Count(
            crowds[row].track, lefts[place], lefts[place + 1], crowds[row].top, number,
            starts[place], starts[place + 1], partly,
        )
        for row, place, number, partly in zip(
            rows.tolist(), places.tolist(), hidden[rows, places].tolist(),
            (shown[rows, places] > 0).tolist(), strict=True,
        )
    ]  # fmt: skip
    for crowd, first in zip(crowds, begun[:, 0].tolist(), strict=True):
        made += _earlier(columns, crowd, first, scale, float(edges[0]))
    return made


def _shown(columns: EventColumns, crowds: Sequence[Crowd], edges: Floats) -> Ints:
    """How many events of each crowd (row) that begin in each cell (column) are drawn."""
    size = len(edges) - 1
    lengths = [len(crowd.drawn) for crowd in crowds]
    row = np.repeat(np.arange(len(crowds)), lengths)
    start = columns.start[np.concatenate([crowd.drawn for crowd in crowds])]
    cell = np.searchsorted(edges, start, "right") - 1
    inside = (cell >= 0) & (cell < size)
    places = row[inside] * size + cell[inside]
    return np.bincount(places, minlength=len(crowds) * size).reshape(-1, size)


def _earlier(
    columns: EventColumns, crowd: Crowd, begun: int, scale: Scale, edge: float
) -> list[Count]:
    """Hidden events that began before the first edge and are not over when the view begins."""
    now = scale.viewport.start
    over = int(crowd.ends.searchsorted(now, "right"))
    seen = int(columns.start[crowd.part].searchsorted(now, "right"))
    if seen > begun:
        over -= int(np.count_nonzero(columns.end[crowd.part][begun:seen] <= now))
    if begun <= over:
        return []
    drawn = crowd.drawn
    kept = int(np.count_nonzero((columns.start[drawn] < edge) & (columns.end[drawn] > now)))
    number = begun - over - kept
    if number <= 0:
        return []
    x0 = scale.left - EARLIER_WIDTH
    return [Count(crowd.track, x0, scale.left, crowd.top, number, now, now, True, earlier=True)]
