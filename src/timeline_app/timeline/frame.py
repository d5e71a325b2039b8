"""The surface that a scene is made for."""

from __future__ import annotations

from dataclasses import dataclass, replace

from timeline_app.timeline.eras import ERA_HEIGHT, NO_ERAS, Eras
from timeline_app.timeline.folding import NOTHING_FOLDED, Folding
from timeline_app.timeline.viewport import Scale, Viewport

FIT, LABEL_ROOM = 0.06, 160.0
"""Free on either side of what is fitted, as a share of it; and at the right for labels, px."""
LEAST_FIT = 2.0
"""A fitted view holds at least this many days."""
RULER_HEIGHT = 44.0
"""Height of the ruler without a line of eras, px."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The surface a scene is made for, px: names stand left of ``left``, the ruler above ``top``.

    ``scroll`` is how far the tracks are scrolled down; ``tall`` lets the tracks take what they
    need at any zoom (a picture of the whole).  Views and events are in days of the axis as it is
    folded by ``folding``.  ``eras`` are those by which years are told besides, on a line of their own.
    """

    width: float
    height: float
    left: float = 150.0
    top: float = RULER_HEIGHT
    scroll: float = 0.0
    language: str = "zh-Hant"
    tall: bool = False
    folding: Folding = NOTHING_FOLDED
    eras: Eras = NO_ERAS

    def telling(self, eras: Eras) -> Frame:
        """The same with other eras: their line makes the ruler higher."""
        return replace(self, eras=eras, top=RULER_HEIGHT + (ERA_HEIGHT if eras else 0.0))

    def scale(self, viewport: Viewport) -> Scale:
        """Days to px for this surface."""
        return Scale(viewport, self.left, max(self.width - self.left, 1.0), self.folding)

    def fit(self, start: float, end: float) -> Viewport:
        """The view that shows ``[start, end)`` whole, with room for the last events' labels."""
        missing = max(0.0, LEAST_FIT - (end - start)) / 2
        fitted = Viewport.fitted(start - missing, end + missing, FIT)
        width = self.scale(fitted).width
        room = 1 + LABEL_ROOM / max(width - LABEL_ROOM, LABEL_ROOM)
        return Viewport(fitted.start, fitted.span * room)
