"""The overview strip without its paint: columns of density, and the window that hands can move."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

import numpy as np

from timeline_app.timeline.events import Floats, Ints
from timeline_app.timeline.scene import SceneBuilder
from timeline_app.timeline.viewport import HOUR, Scale, Viewport

COLUMN = 3.0
"""Width of a column of the density, px."""
_TRACKS = 256
"""Tracks that are counted at a time: thousands at once would take much memory."""
LEAST_WINDOW = 6.0
"""The window is drawn no narrower than this, px."""
REACH, INNER = 8.0, 0.25
"""An end is taken from so far outside of it, px, and from so far inside, as a share of the window
and no farther than outside.
"""


class Part(Enum):
    """What of the strip is under the pointer."""

    START = "start"
    END = "end"
    WINDOW = "window"
    OUTSIDE = "outside"


class Column(NamedTuple):
    """``share`` of the fullest column's height, by logarithms; ``colour`` of the track with most."""

    x: float
    share: float
    colour: int


def columns(builder: SceneBuilder, scale: Scale) -> list[Column]:
    """Where the visible tracks have events, from left to right."""
    total, fullest = _counted(builder, scale)
    shares = np.log1p(total) / max(np.log1p(total.max(initial=0)), 1e-9)
    return [
        Column(scale.left + i * COLUMN, float(shares[i]), builder.tracks[int(fullest[i])].colour)
        for i in np.flatnonzero(total).tolist()
    ]


def _counted(builder: SceneBuilder, scale: Scale) -> tuple[Ints, Ints]:
    """Of each column how many events begin in it, and in which visible track the most of them."""
    cells = int(np.ceil(scale.width / COLUMN))
    total, most, fullest = (np.zeros(cells, dtype=np.int64) for _ in range(3))
    visible = np.array([track.visible for track in builder.tracks])
    events = builder.columns
    for first in range(0, len(visible), _TRACKS):
        count = min(_TRACKS, len(visible) - first)
        low, high = events.track_slice(first).start, events.track_slice(first + count - 1).stop
        x = (events.start[low:high] - scale.viewport.start) * scale.per_day
        cell, track = np.floor(x / COLUMN), events.track[low:high] - first
        kept = (cell >= 0) & (cell < cells) & visible[first + track]
        places = track[kept].astype(np.int64) * cells + cell[kept].astype(np.int64)
        each = np.bincount(places, minlength=count * cells).reshape(count, cells)
        total += each.sum(axis=0)
        more = each.max(axis=0) > most
        most[more], fullest[more] = each.max(axis=0)[more], first + each.argmax(axis=0)[more]
    return total, fullest


def window(scale: Scale, view: Viewport) -> tuple[float, float]:
    """From where to where a view reaches on the strip, px: never narrower than can be seen, never
    beyond the strip.
    """
    left, right = scale.left, scale.left + scale.width
    x0, x1 = scale.x(view.start), scale.x(view.end)
    missing = max(LEAST_WINDOW - (x1 - x0), 0.0) / 2
    x0, x1 = x0 - missing, x1 + missing
    return (
        min(max(x0, left), right - LEAST_WINDOW),
        max(min(x1, right), left + LEAST_WINDOW),
    )


def part_at(scale: Scale, view: Viewport, x: float) -> Part:
    """What is at an x: the nearer end where both are in reach."""
    x0, x1 = window(scale, view)
    inside = min(REACH, (x1 - x0) * INNER)
    if x0 - REACH <= x < x0 + inside:
        return Part.START
    if x1 - inside < x <= x1 + REACH:
        return Part.END
    return Part.WINDOW if x0 <= x <= x1 else Part.OUTSIDE


def dragged(view: Viewport, part: Part, by: float) -> Viewport:
    """The view once a part of its window was drawn ``by`` days along; no end passes the other."""
    if part is Part.START:
        start = min(view.start + by, view.end - HOUR)
        return Viewport(start, view.end - start)
    if part is Part.END:
        return Viewport(view.start, max(view.span + by, HOUR))
    return view.panned(by)


def places(scale: Scale, moments: Iterable[float]) -> list[float]:
    """The px at which calendar moments stand, each once, from left to right."""
    calendar = np.array(list(moments), dtype=np.float64)
    if not len(calendar):
        return []
    days: Floats = scale.folding.to_axis(calendar)
    pixels = np.round(scale.left + (days - scale.viewport.start) * scale.per_day)
    pixels.sort()  # np.unique would load a part of numpy that the first picture does without
    pixels = pixels[np.diff(pixels, prepend=-np.inf) > 0]
    inside = (pixels >= scale.left) & (pixels <= scale.left + scale.width)
    found: list[float] = pixels[inside].tolist()
    return found
