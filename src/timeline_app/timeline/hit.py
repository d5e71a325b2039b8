"""What lies under a point of a scene."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from timeline_app.timeline.density import Count
from timeline_app.timeline.scene import Head, Scene
from timeline_app.timeline.tracks import ROW


class Part(Enum):
    """The kinds of things a point can meet."""

    EVENT = "event"
    COUNT = "count"
    NAME = "name"
    RULER = "ruler"


@dataclass(frozen=True, slots=True)
class Hit:
    """What was met: ``event_id`` and ``mark`` for an event, ``count`` or ``head`` for the others."""

    part: Part
    event_id: int | None = None
    mark: int | None = None
    count: Count | None = None
    head: Head | None = None


def hit(scene: Scene, x: float, y: float) -> Hit | None:
    """The topmost thing at a point of the surface, None on bare ground.

    A mark is met on its bar or dot and on its label; the last drawn is met first.
    """
    frame = scene.frame
    if y < frame.top:
        return Hit(Part.RULER) if y >= 0 else None
    count = next((c for c in scene.counts if _on(c, x, y)), None)
    if x < frame.left and count is not None:
        return Hit(Part.COUNT, count=count)
    if x < frame.left:
        head = next((h for h in scene.heads if h.y <= y < h.y + h.band.height), None)
        return Hit(Part.NAME, head=head) if head else None
    marks = scene.marks
    met = np.flatnonzero((marks.low <= x) & (x < marks.high) & (marks.y <= y) & (y < marks.y + ROW))
    if len(met):
        mark = int(met[-1])
        return Hit(Part.EVENT, event_id=int(marks.ids[mark]), mark=mark)
    return Hit(Part.COUNT, count=count) if count else None


def _on(count: Count, x: float, y: float) -> bool:
    return count.x0 <= x < count.x1 and count.y <= y < count.y + ROW
