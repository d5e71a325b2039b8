"""What lies under a point of a scene."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from timeline_app.timeline.density import Count
from timeline_app.timeline.folding import Break
from timeline_app.timeline.scene import Head, Scene
from timeline_app.timeline.tracks import ROW

FOLD_LEFT, FOLD_RIGHT = 8.0, 24.0
"""From and to which x the sign that folds a track is met, px."""
BORDER_REACH = 3.0
"""So far above and below a track's lower border it can be taken, px."""


class Part(Enum):
    """The kinds of things a point can meet."""

    EVENT = "event"
    COUNT = "count"
    NAME = "name"
    FOLD = "fold"
    BORDER = "border"
    RULER = "ruler"


@dataclass(frozen=True, slots=True)
class Hit:
    """What was met: ``event_id`` and ``mark`` for an event, ``count`` or ``head`` for the others.

    A head is met by its name, by the sign that folds its track, or by its lower border; on the ruler
    ``gap`` is the time left out there.
    """

    part: Part
    event_id: int | None = None
    mark: int | None = None
    count: Count | None = None
    head: Head | None = None
    gap: Break | None = None


def hit(scene: Scene, x: float, y: float) -> Hit | None:
    """The topmost thing at a point of the surface, None on bare ground.

    A mark is met on its bar or dot and on its label; the last drawn is met first.
    """
    frame = scene.frame
    if y < frame.top:
        return Hit(Part.RULER, gap=_gap_at(scene, x)) if y >= 0 else None
    staying, above = scene.staying, y < scene.fixed
    named = x < frame.left
    counts = (c for c in scene.counts if _on(c, x, y) and (c.track in staying) == above)
    count = next((c for c in counts if c.earlier == named), None)
    if named:
        heads = [head for head in scene.heads if (head.band.track in staying) == above]
        return _border_at(heads, y) or _count_hit(count) or _name_at(scene, heads, x, y)
    marks = scene.marks
    on = (marks.low <= x) & (x < marks.high) & (marks.y <= y) & (y < marks.y + ROW)
    if staying:
        on &= np.isin(marks.track, list(staying)) == above
    met = np.flatnonzero(on)
    if len(met):
        mark = int(met[-1])
        return Hit(Part.EVENT, event_id=int(marks.ids[mark]), mark=mark)
    return _count_hit(count or _heat_at(scene, x, y, above))


def _gap_at(scene: Scene, x: float) -> Break | None:
    if x < scene.frame.left:
        return None
    scale, view = scene.scale, scene.viewport
    gaps = scale.folding.breaks(view.start, view.end)
    return next((gap for gap in gaps if gap.start <= scale.day(x) < gap.end), None)


def _heat_at(scene: Scene, x: float, y: float, staying: bool) -> Count | None:
    """The cell of a heat strip at a point, of the tracks that stay at the top or of the others."""
    for strip in scene.heat:
        if strip.y <= y < strip.y + ROW and (strip.track in scene.staying) == staying:
            return strip.at(scene.scale, x)
    return None


def _count_hit(count: Count | None) -> Hit | None:
    return Hit(Part.COUNT, count=count) if count else None


def _border_at(heads: Sequence[Head], y: float) -> Hit | None:
    """The lower border at a height, of a track that can be given another height."""
    for head in heads:
        fixed = head.track.folded or head.band.empty
        if not fixed and abs(y - head.y - head.band.height) <= BORDER_REACH:
            return Hit(Part.BORDER, head=head)
    return None


def _name_at(scene: Scene, heads: Sequence[Head], x: float, y: float) -> Hit | None:
    head = next((h for h in heads if h.y <= y < h.y + h.band.height), None)
    if head is None:
        return None
    near = abs(y - head.line(scene.top(head))) <= ROW / 2
    return Hit(Part.FOLD if near and FOLD_LEFT <= x < FOLD_RIGHT else Part.NAME, head=head)


def _on(count: Count, x: float, y: float) -> bool:
    return count.x0 <= x < count.x1 and count.y <= y < count.y + ROW
