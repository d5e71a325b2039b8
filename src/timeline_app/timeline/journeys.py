"""Where a wish leads: to the next page of the calendar, to an item, never out of the world."""

from __future__ import annotations

from timeline_app.timeline.units import (
    CENTURIES,
    DAYS,
    DECADES,
    FIVE_CENTURIES,
    HALF_DAYS,
    HOURS,
    MILLENNIA,
    MONTHS,
    TEN_DAYS,
    YEARS,
    Unit,
)
from timeline_app.timeline.viewport import HOUR, Scale, Viewport

WIDEST, LEAST_WIDEST = 1.5, 60.0
"""No view is wider than so many times all events, nor held below so many days."""
WHOLE, LEAST_UNIT = 0.5, 24.0
"""A view that begins and ends within so many px of a unit's edges shows whole units, if they are so
wide, px, that this is no accident.
"""
ITEM_SHARE, LARGE = 0.2, 0.5
"""What an item takes of the view that is fitted to it; from which share on it is too large."""
_PAGES: tuple[Unit, ...] = (
    MILLENNIA, FIVE_CENTURIES, CENTURIES, DECADES, YEARS, MONTHS, TEN_DAYS, DAYS, HALF_DAYS, HOURS,
)  # fmt: skip
"""What a page may be, from the coarsest on."""


def world(start: float, end: float) -> Viewport:
    """The widest view where all events lie in ``[start, end)``."""
    span = max((end - start) * WIDEST, LEAST_WIDEST)
    return Viewport((start + end - span) / 2, span)


def kept_within(view: Viewport, whole: Viewport, pivot: float) -> Viewport:
    """A view inside of ``whole``: one that is too wide comes closer to the moment ``pivot``.

    What lies inside is left as it is, so that zooming in and out again changes nothing.
    """
    if view.span > whole.span:
        view = view.zoomed(view.span / whole.span, pivot)
    start = min(max(view.start, whole.start), whole.end - view.span)
    return view if start == view.start else Viewport(start, view.span)


def paged(scale: Scale, by: int) -> Viewport:
    """A page on (1) or back (-1): by the unit that the view shows.

    A view of exactly whole units goes by as many and shows whole units again; any other keeps its
    span and its place within the unit, so that the way back leads where it began.
    """
    view, near = scale.viewport, WHOLE / scale.per_day
    unit = next((unit for unit in _PAGES if unit.least <= view.span), HOURS)
    if scale.folding:
        return _across_gaps(scale, unit, by)
    for whole in _PAGES:
        if whole.least * scale.per_day < LEAST_UNIT:
            break
        start, end = _edge(whole, view.start, near), _edge(whole, view.end, near)
        if start is not None and end is not None and end > start:
            if by > 0:
                return _spanning(end, _stepped(whole, end, start, end))
            return _spanning(_stepped(whole, start, end, start), start)
    return Viewport(_shifted(unit, view.start, by), view.span)


def focused(view: Viewport, start: float, end: float, whole: Viewport) -> Viewport:
    """A view of an item: first in the middle at the same zoom, then, where it is there already or
    is too large, on a fifth of the width.
    """
    length = max(end - start, HOUR)
    middle = (start + end) / 2
    centred = kept_within(view.panned(middle - view.centre), whole, middle)
    there = abs(centred.start - view.start) < 1e-3 * view.span
    if not there and length <= LARGE * view.span:
        return centred
    span = length / ITEM_SHARE
    return kept_within(Viewport(middle - span / 2, span), whole, middle)


def apart(one: Viewport, other: Viewport) -> bool:
    """Whether two views show different things: less than half in common, or another zoom."""
    narrow, wide = sorted((one.span, other.span))
    common = min(one.end, other.end) - max(one.start, other.start)
    return wide > 2 * narrow or common < narrow / 2


def _spanning(start: float, end: float) -> Viewport:
    return Viewport(start, end - start)


def _across_gaps(scale: Scale, unit: Unit, by: int) -> Viewport:
    """A unit on or back where empty time is folded: what lies in a gap is passed over."""
    folding = scale.folding
    start = unit.floor(folding.day(scale.viewport.start))
    if by > 0:
        target = folding.after(unit.next(start))
    else:
        target = unit.floor(folding.before(max(start - unit.least / 2, 0.0)))
    return scale.viewport.panned(folding.place(target) - folding.place(start))


def _edge(unit: Unit, moment: float, near: float) -> float | None:
    """The unit's edge at a moment, None where there is none within ``near`` days."""
    edge = unit.floor(moment + near)
    return edge if abs(edge - moment) <= near else None


def _stepped(unit: Unit, moment: float, start: float, end: float) -> float:
    """As many of the unit from ``moment`` on as lead from ``start`` to ``end``."""
    low, high = min(start, end), max(start, end)
    while low < high - 1e-6:
        low = unit.next(low)
        moment = unit.next(moment) if end > start else _before(unit, moment)
    return moment


def _before(unit: Unit, start: float) -> float:
    """The start of the unit that ends where this one begins."""
    return unit.floor(max(start - unit.least / 2, 0.0))


def _shifted(unit: Unit, moment: float, by: int) -> float:
    """The moment at the same share of the next or the last unit."""
    start = unit.floor(moment)
    share = (moment - start) / (unit.next(start) - start)
    there = unit.next(start) if by > 0 else _before(unit, start)
    return there + share * (unit.next(there) - there)
