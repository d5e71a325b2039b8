"""The stretch of time in the window: an immutable value, in days.

A day number ``d`` (see ``domain.days``) covers ``[d, d + 1)``; its hours are fractions of it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from timeline_app.domain import days
from timeline_app.timeline.folding import NOTHING_FOLDED, Folding

HOUR = 1.0 / 24.0
"""The narrowest view, days."""
EARLIEST = 0.0
"""No view begins before day 0 (4713 BC): the calendar is not reckoned there."""
LATEST = float(days.to_day(9999, 12, 31) + 1)
"""No view ends after the year 9999."""
WIDEST = LATEST - EARLIEST


@dataclass(frozen=True, slots=True)
class Viewport:
    """From ``start`` on, ``span`` days; always within the limits above."""

    start: float
    span: float

    def __post_init__(self) -> None:
        if not (math.isfinite(self.start) and math.isfinite(self.span)):
            raise ValueError(f"not a view: {self.start}, {self.span}")
        span = min(max(self.span, HOUR), WIDEST)
        start = min(max(self.start, EARLIEST), LATEST - span)
        object.__setattr__(self, "span", span)
        object.__setattr__(self, "start", start)

    @property
    def end(self) -> float:
        """Where the view ends, exclusive."""
        return self.start + self.span

    @property
    def centre(self) -> float:
        """The moment in the middle."""
        return self.start + self.span / 2

    def panned(self, by: float) -> Viewport:
        """The same span, ``by`` days later."""
        return Viewport(self.start + by, self.span)

    def zoomed(self, factor: float, pivot: float) -> Viewport:
        """Magnified by ``factor`` (above 1: closer) with the moment ``pivot`` staying in place.

        ``factor`` and then ``1 / factor`` give the same view again.  At the limits of the span the
        pivot still stays in place.
        """
        span = min(max(self.span / factor, HOUR), WIDEST)
        return Viewport(pivot - (pivot - self.start) * (span / self.span), span)

    @staticmethod
    def fitted(start: float, end: float, padding: float = 0.05) -> Viewport:
        """A view of ``[start, end)`` with ``padding`` times its length free on either side."""
        length = max(end - start, HOUR)
        return Viewport(start - length * padding, length * (1 + 2 * padding))

    def within(self, start: float, end: float) -> Viewport:
        """Moved so that it meets ``[start, end)`` on at least a tenth of its own span."""
        least = self.span / 10
        return Viewport(min(max(self.start, start - self.span + least), end - least), self.span)

    def contains(self, start: float, end: float) -> bool:
        """Whether all of ``[start, end)`` is in view."""
        return self.start <= start and end <= self.end

    def between(self, other: Viewport, share: float) -> Viewport:
        """A view on the way to ``other``: 0 is this one, 1 the other; spans change by ratio."""
        if share >= 1:
            return other
        span = self.span * (other.span / self.span) ** share
        if abs(other.span - self.span) < 1e-9 * self.span:
            return Viewport(self.start + (other.start - self.start) * share, span)
        # The moment that keeps its place through the whole motion is the pivot of the zoom.
        travelled = (self.span - span) / (self.span - other.span)
        return Viewport(self.start + (other.start - self.start) * travelled, span)


@dataclass(frozen=True, slots=True)
class Scale:
    """Days to pixels for one view: ``left`` is the x of the view's start, ``width`` its width.

    Days are those of the axis; ``folding`` says which of the calendar they are.
    """

    viewport: Viewport
    left: float
    width: float
    folding: Folding = NOTHING_FOLDED

    @property
    def per_day(self) -> float:
        """Pixels a day takes."""
        return self.width / self.viewport.span

    def x(self, day: float) -> float:
        """Where a moment of the axis stands."""
        return self.left + (day - self.viewport.start) * self.per_day

    def day(self, x: float) -> float:
        """The moment of the axis at an x."""
        return self.viewport.start + (x - self.left) / self.per_day

    def date(self, x: float) -> float:
        """The moment of the calendar at an x."""
        return self.folding.day(self.day(x))


def zoom_step(per_day: float) -> int:
    """The step of layout: two steps double the scale, so that layout changes rarely."""
    return math.floor(2 * math.log2(per_day) + 1e-9)


def step_scale(step: int) -> float:
    """Pixels a day at the coarse edge of a step; never more than the true scale."""
    return float(2.0 ** (step / 2))
