"""Ruler and counts where empty time is folded: each stretch between two gaps has its own calendar."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise

import numpy as np

from timeline_app.timeline import units
from timeline_app.timeline.events import Floats
from timeline_app.timeline.folding import Folding
from timeline_app.timeline.ticks import Tick
from timeline_app.timeline.viewport import HOUR, Scale, Viewport, step_scale, zoom_step

LEAST_STRETCH = 24.0
"""A stretch narrower than this, px, has no cells on the ruler."""
CROWD_WIDTH = 56.0
"""A cell that stands for many stretches is at least this wide, px."""
LONG_STRETCH = 2.0
"""From so many times the width of a cell for counts on, a stretch has cells of its own."""


def stretches(scale: Scale) -> list[Scale]:
    """The parts of a view between the gaps, each with the calendar as its own view."""
    view = scale.viewport
    gaps, ends = scale.folding.ends(view.start, view.end)
    starts, ends = np.append(view.start, ends), np.append(gaps, view.end)
    long = ends - starts >= max(LEAST_STRETCH / scale.per_day, HOUR)
    return [
        _part(scale, (start, end), end - start)
        for start, end in zip(starts[long].tolist(), ends[long].tolist(), strict=True)
    ]


def across(scale: Scale, make: Callable[[Scale], list[Tick]]) -> list[Tick]:
    """The ruler's cells of a view, those of each stretch cut off where it ends.

    Where many stretches lie close together, one cell stands for them and is named by the first.
    """
    if not scale.folding:
        return make(scale)
    wide = stretches(scale)
    parts = sorted([*wide, *_crowds(scale, wide)], key=lambda part: part.left)
    return [
        tick._replace(x0=max(tick.x0, part.left), x1=min(tick.x1, part.left + part.width))
        for part in parts
        for tick in make(part)
    ]


def _part(scale: Scale, ends: tuple[float, float], days: float) -> Scale:
    """A part of a view that shows so many days of the calendar from its start on."""
    start, end = ends
    view = Viewport(scale.folding.day(start), days)
    return Scale(view, scale.x(start), (end - start) * scale.per_day)


def _crowds(scale: Scale, wide: list[Scale]) -> list[Scale]:
    """Cells in which there is no stretch wide enough for cells of its own."""
    view = scale.viewport
    marks = _anchors(scale.folding, CROWD_WIDTH / step_scale(zoom_step(scale.per_day)))
    low = max(int(np.searchsorted(marks, view.start, "right")) - 1, 0)
    high = int(np.searchsorted(marks, view.end))
    lefts = [part.left for part in wide]
    made = []
    for start, end in pairwise([*marks[low:high].tolist(), view.end]):
        first, last = scale.x(max(start, view.start)), scale.x(min(end, view.end))
        here = bisect_left(lefts, last)
        if here and lefts[here - 1] + wide[here - 1].width > first:
            continue
        if last - first >= LEAST_STRETCH:
            made.append(_part(scale, (max(start, view.start), min(end, view.end)), HOUR))
    return made


def cells(unit: units.Unit, scale: Scale, least: float) -> list[float]:
    """Edges on the axis that cover a view: those of the calendar's units, and where gaps lie, those
    of the stretches between them, at least ``least`` days of the axis apart.

    They depend on the view only in where they begin and end: panning never moves one.
    """
    view, folding = scale.viewport, scale.folding
    if not folding:
        return units.edges(unit, view.start, view.end)
    marks = _anchors(folding, least)
    low = int(np.searchsorted(marks, view.start, "right")) - 1
    high = int(np.searchsorted(marks, view.end))
    inner = marks[max(low, 0) : high + 1].tolist()
    bounds = [
        *([-math.inf] if low < 0 else []),
        *inner,
        *([math.inf] if high >= len(marks) else []),
    ]
    edges = [bounds[0]]
    for start, end in pairwise(bounds):
        edges += _inner(unit, (start, end), view, folding, least)
        edges.append(end)
    first = bisect_right(edges, view.start) - 1
    last = bisect_left(edges, view.end)
    # Where a cell has no end of its own, the view's is taken.
    ends = {-math.inf: view.start, math.inf: view.end}
    return [ends.get(edge, edge) for edge in edges[first : last + 1]]


@lru_cache(maxsize=64)
def _anchors(folding: Folding, least: float) -> Floats:
    """The ends of the gaps from which on a cell begins.

    A long stretch always begins one; what lies close before it belongs to the cell before that.
    """
    kept: list[float] = []
    ends = folding.axis[1::2].tolist()
    stops = [*folding.axis[2::2].tolist(), math.inf]
    for place, stop in zip(ends, stops, strict=True):
        near = bool(kept) and place - kept[-1] < least
        if near and stop - place >= LONG_STRETCH * least:
            kept[-1] = place
        elif not near:
            kept.append(place)
    return np.array(kept)


def _inner(
    unit: units.Unit, cell: tuple[float, float], view: Viewport, folding: Folding, least: float
) -> list[float]:
    """The unit's edges within a cell that is but one stretch and the gap behind it."""
    start, end = cell
    gaps = folding.axis
    here = int(np.searchsorted(gaps, start, "right"))
    stop = float(gaps[here]) if here < len(gaps) else math.inf
    if here + 1 < len(gaps) and float(gaps[here + 1]) < end:
        return []
    low, high = max(start, view.start), min(stop, view.end)
    if low >= high:
        return []
    made = units.edges(unit, folding.day(low), folding.day(high))
    return [place for place in map(folding.place, made) if start + least <= place <= stop - least]
