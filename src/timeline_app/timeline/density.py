"""What is not drawn is counted: cells along the calendar with the number of hidden events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from timeline_app.timeline.events import Floats, Ints
from timeline_app.timeline.layout import Block, TrackLayout
from timeline_app.timeline.viewport import Scale

COUNT_WIDTH = 44.0
"""A cell is at least this wide, px: room for ``+1234``."""
EARLIER_WIDTH = 48.0


class Count(NamedTuple):
    """``number`` events of a track begin in ``[start, end)`` and are not drawn.

    ``partly`` says that others of the cell are drawn.  An ``earlier`` cell counts events that
    began before all cells in view and still go on; it stands beside the track's name.  x and y are px, y the top of the row.
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


@dataclass(frozen=True, slots=True)
class Crowd:
    """A track in view of which something is hidden: what counting needs to know.

    ``drawn`` are the columns' indices of all that has a row shown; ``ends`` the track's end times
    in order; ``top`` the y of the row for counts.
    """

    track: int
    layout: TrackLayout
    drawn: Ints
    ends: Floats
    top: float


def drawn_of(blocks: Sequence[Block], item_rows: int) -> Ints:
    """Indices of the events that have one of the first ``item_rows`` rows."""
    found = [
        block.low + np.flatnonzero((block.rows >= 0) & (block.rows < item_rows)) for block in blocks
    ]
    return np.concatenate(found) if found else np.empty(0, dtype=np.int64)


def counts(crowd: Crowd, edges: Floats, scale: Scale) -> list[Count]:
    """The cells between ``edges`` that hide anything, and what goes on from before them."""
    starts = np.sort(crowd.layout.columns.start[crowd.drawn])
    begun = np.searchsorted(crowd.layout.start, edges)
    shown = np.diff(np.searchsorted(starts, edges))
    hidden = np.diff(begun) - shown
    made = _earlier(crowd, int(begun[0]), edges, scale)
    track, top = crowd.track, crowd.top
    places = np.flatnonzero(hidden > 0)
    lefts = scale.left + (edges - scale.viewport.start) * scale.per_day
    cells = zip(
        lefts[places].tolist(), lefts[places + 1].tolist(), hidden[places].tolist(),
        edges[places].tolist(), edges[places + 1].tolist(), (shown[places] > 0).tolist(),
        strict=True,
    )  # fmt: skip
    for x0, x1, number, start, end, partly in cells:
        made.append(Count(track, x0, x1, top, number, start, end, partly))
    return made


def _earlier(crowd: Crowd, begun: int, edges: Floats, scale: Scale) -> list[Count]:
    """Hidden events that began before the first edge and are not over when the view begins."""
    now = scale.viewport.start
    part = crowd.layout.part
    seen = int(np.searchsorted(crowd.layout.start, now, "right"))
    over = int(np.searchsorted(crowd.ends, now, "right"))
    over -= int((crowd.layout.columns.end[part][begun:seen] <= now).sum())
    columns, drawn = crowd.layout.columns, crowd.drawn
    kept = int(((columns.start[drawn] < edges[0]) & (columns.end[drawn] > now)).sum())
    number = begun - over - kept
    if number <= 0:
        return []
    x0 = scale.left - EARLIER_WIDTH
    return [Count(crowd.track, x0, scale.left, crowd.top, number, now, now, True, earlier=True)]
