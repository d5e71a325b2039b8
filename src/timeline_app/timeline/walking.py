"""Going from event to event: which one comes next, by the columns alone."""

from __future__ import annotations

import numpy as np

from timeline_app.timeline.events import EventColumns, Ints
from timeline_app.timeline.viewport import Viewport


def in_track(columns: EventColumns, here: int, by: int) -> int | None:
    """The next event (``by`` 1) or the one before (-1) in the same track, None beyond its ends."""
    there = here + by
    inside = 0 <= there < len(columns) and columns.track[there] == columns.track[here]
    return there if inside else None


def beside(columns: EventColumns, members: Ints, here: int, by: int) -> int | None:
    """The member after ``here`` (``by`` 1) or before it (-1) in order of time, None beyond the ends.

    ``members`` are ascending indices, each event once; what begins at the same moment comes in
    their order.  ``here`` need not be one of them.
    """
    starts, moment = columns.start[members], columns.start[here]
    level = starts == moment
    if by > 0:
        members = members[(starts > moment) | (level & (members > here))]
        starts = columns.start[members]
        return int(members[starts.argmin()]) if len(members) else None
    members = members[(starts < moment) | (level & (members < here))]
    if not len(members):
        return None
    starts = columns.start[members][::-1]  # of equals the last
    return int(members[len(members) - 1 - starts.argmax()])


def nearest(columns: EventColumns, members: Ints, moment: float) -> int | None:
    """The member that begins nearest to a moment, None where there are none."""
    if not len(members):
        return None
    return int(members[np.abs(columns.start[members] - moment).argmin()])


def first_in(columns: EventColumns, members: Ints, viewport: Viewport) -> int | None:
    """The first member that begins in a view; where none does, the nearest to its middle."""
    starts = columns.start[members]
    seen = members[(starts >= viewport.start) & (starts < viewport.end)]
    if len(seen):
        return int(seen[columns.start[seen].argmin()])
    return nearest(columns, members, viewport.centre)
