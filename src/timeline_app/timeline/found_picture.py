"""What a search found, on the timeline: which marks stand on a ground of their own, and where what was found
is among the counted.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from timeline_app.timeline import display
from timeline_app.timeline.display import DisplayList, Emphasis
from timeline_app.timeline.events import EventColumns
from timeline_app.timeline.scene import Head, Scene
from timeline_app.timeline.tracks import ROW

STEP = 6.0
"""Of dots over counts there is one in so many px at most."""
_SIZE = 2.5


def among(scene: Scene, emphasis: Emphasis) -> frozenset[int]:
    """The events among the marks that a search found."""
    places = emphasis.found
    if places is None or not len(places):
        return frozenset()
    index = scene.marks.index
    nearest = places[np.minimum(np.searchsorted(places, index), len(places) - 1)]
    return frozenset(scene.marks.ids[nearest == index].tolist())


def draw_counted(
    scene: Scene,
    heads: Sequence[Head],
    columns: EventColumns,
    emphasis: Emphasis,
    out: DisplayList,
) -> None:
    """Dots at the foot of the counts, wherever they hold something that was found."""
    places = emphasis.found
    if places is None or not len(places):
        return
    feet = {head.band.track: head.y + head.band.pad + head.band.rows * ROW for head in heads}
    view, per_day = scene.scale.viewport, scene.scale.per_day
    moments = (columns.start[places] + columns.end[places]) / 2
    hidden = (moments >= view.start) & (moments < view.end)
    hidden &= np.isin(columns.track[places], list(feet)) & ~np.isin(places, scene.marks.index)
    tracks = columns.track[places[hidden]].tolist()
    cells = np.floor((moments[hidden] - view.start) * per_day / STEP).astype(np.int64).tolist()
    for track, cell in dict.fromkeys(zip(tracks, cells, strict=True)):
        x = scene.scale.left + (cell + 0.5) * STEP
        out.add(display.DOT, x, feet[track] - _SIZE, _SIZE, display.HIT_EDGE)
