"""Empty time folded away: a map between calendar days and the days of the axis.

Outside the gaps a day of the axis is a day of the calendar; within a gap the calendar runs faster.
Up to the first gap both are the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np

from timeline_app.timeline.events import EventColumns, Flags, Floats

LEAST_GAP = 60.0
"""Days without any event from which on they are folded."""
PAD = 7.0
"""Days beside an event that are never folded."""
LONG = 120.0
"""An event longer than this, days, fills no time between its first and its last day."""
GAP_SHARE, LEAST_KEPT = 0.012, 0.5
"""What is left of a gap on the axis: this share of all that is not folded, and at least so many days."""


class Break(NamedTuple):
    """A gap: from where to where on the axis, and from which to which calendar day."""

    start: float
    end: float
    first: float
    last: float


@dataclass(frozen=True, eq=False)
class Folding:
    """``days`` and ``axis`` are the ends of the gaps, each gap's start and end in turn."""

    days: Floats = field(default_factory=lambda: np.empty(0))
    axis: Floats = field(default_factory=lambda: np.empty(0))

    @classmethod
    def of_gaps(cls, gaps: Sequence[tuple[float, float]], kept: float) -> Folding:
        """Gaps, in order and apart, that are each ``kept`` days long on the axis, or half as long as
        they are.
        """
        days = np.array(gaps, dtype=np.float64).reshape(-1, 2)
        lengths = days[:, 1] - days[:, 0]
        gone = lengths - np.minimum(kept, lengths / 2)
        before = np.cumsum(gone) - gone
        axis = np.stack([days[:, 0] - before, days[:, 1] - before - gone], axis=1)
        return cls(days.ravel(), axis.ravel())

    def __bool__(self) -> bool:
        """Whether anything is folded."""
        return len(self.days) > 0

    def to_axis(self, days: Floats) -> Floats:
        """Where calendar moments stand on the axis."""
        return _mapped(days, self.days, self.axis)

    def to_days(self, axis: Floats) -> Floats:
        """The calendar moments at places of the axis."""
        return _mapped(axis, self.axis, self.days)

    def place(self, day: float) -> float:
        """Where a calendar moment stands on the axis."""
        return float(self.to_axis(np.array(day))) if self else day

    def day(self, place: float) -> float:
        """The calendar moment at a place of the axis."""
        return float(self.to_days(np.array(place))) if self else place

    def after(self, day: float) -> float:
        """The moment itself; where it lies in a gap, the gap's end."""
        here = int(np.searchsorted(self.days, day, "right"))
        return float(self.days[here]) if here % 2 else day

    def before(self, day: float) -> float:
        """The moment itself; where it lies in a gap, the gap's start."""
        here = int(np.searchsorted(self.days, day, "right"))
        return float(self.days[here - 1]) if here % 2 else day

    def folded(self, columns: EventColumns) -> EventColumns:
        """The events with their times on the axis."""
        if not self:
            return columns
        start, end = self.to_axis(columns.start), self.to_axis(columns.end)
        return replace(columns, start=start, end=end)

    def breaks(self, start: float, end: float) -> list[Break]:
        """The gaps that lie in ``[start, end)`` of the axis, in part or whole."""
        part = self._part(start, end)
        ends = np.hstack([self.axis[part].reshape(-1, 2), self.days[part].reshape(-1, 2)])
        return [Break(*row) for row in ends.tolist()]

    def ends(self, start: float, end: float) -> tuple[Floats, Floats]:
        """The starts and the ends of those gaps on the axis."""
        found = self.axis[self._part(start, end)]
        return found[::2], found[1::2]

    def _part(self, start: float, end: float) -> slice:
        low = int(np.searchsorted(self.axis[1::2], start, "right"))
        high = int(np.searchsorted(self.axis[::2], end))
        return slice(2 * low, 2 * max(high, low))


NOTHING_FOLDED = Folding()


def _mapped(values: Floats, here: Floats, there: Floats) -> Floats:
    if not len(here):
        return values
    beyond = np.minimum(values - here[0], 0.0) + np.maximum(values - here[-1], 0.0)
    mapped: Floats = np.interp(values, here, there) + beyond
    return mapped


def folding_of(columns: EventColumns, shown: Flags) -> Folding:
    """What can be folded without touching any of the events where ``shown`` is set."""
    start, end = columns.start[shown], columns.end[shown]
    if not len(start):
        return NOTHING_FOLDED
    long = end - start > LONG
    starts = np.concatenate([start[~long], start[long], end[long] - 1.0]) - PAD
    ends = np.concatenate([end[~long], start[long] + 1.0, end[long]]) + PAD
    order = np.argsort(starts)
    starts, latest = starts[order], np.maximum.accumulate(ends[order])
    empty = starts[1:] - latest[:-1]
    places = np.flatnonzero(empty > LEAST_GAP)
    rest = float(latest[-1] - starts[0] - empty[places].sum())
    gaps = list(zip(latest[places].tolist(), starts[places + 1].tolist(), strict=True))
    return Folding.of_gaps(gaps, max(rest * GAP_SHARE, LEAST_KEPT))
