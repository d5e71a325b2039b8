"""What a search found, on the timeline: which marks stand on a ground of their own, and where what was found
is among the counted.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from timeline_app.timeline import display
from timeline_app.timeline.display import DisplayList, Emphasis
from timeline_app.timeline.events import EventColumns, Flags, Ints
from timeline_app.timeline.scene import Head, Scene
from timeline_app.timeline.tracks import ROW

STEP = 5.0
"""The line below the counts is so finely told, px."""
HEIGHT = 3.0


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
    """A line at the foot of the counts, wherever they hold something that was found."""
    places = emphasis.found
    if places is None or not len(places) or not heads:
        return
    cells = _counted(scene, columns, places, [head.band.track for head in heads])
    for head, row in zip(heads, cells, strict=True):
        ends = np.flatnonzero(np.diff(row, prepend=False, append=False)).tolist()
        foot = head.y + head.band.pad + head.band.rows * ROW - HEIGHT
        bands = [
            (scene.scale.left + first * STEP, (last - first) * STEP, display.HIT_EDGE)
            for first, last in zip(ends[::2], ends[1::2], strict=True)
        ]
        if bands:
            out.add(display.STRIP, foot, HEIGHT, bands)


def _counted(scene: Scene, columns: EventColumns, places: Ints, tracks: Sequence[int]) -> Flags:
    """A row for each track, and in it for each step of the view whether something that was found is
    there that has no mark of its own.
    """
    view, per_day = scene.scale.viewport, scene.scale.per_day
    rows = np.full(max(*tracks, int(columns.track[-1])) + 1, -1)
    rows[tracks] = np.arange(len(tracks))
    marked = np.zeros(len(columns), dtype=bool)
    marked[scene.marks.index] = True
    moments = (columns.start[places] + columns.end[places]) / 2
    row = rows[columns.track[places]]
    hidden = (moments >= view.start) & (moments < view.end) & (row >= 0) & ~marked[places]
    cell = ((moments[hidden] - view.start) * per_day / STEP).astype(np.int64)
    cells: Flags = np.zeros((len(tracks), int(scene.scale.width / STEP) + 1), dtype=bool)
    cells[row[hidden], cell] = True
    return cells
