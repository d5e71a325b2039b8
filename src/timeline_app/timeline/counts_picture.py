"""What is not drawn singly, on the picture: cells with numbers, and strips of heat."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from timeline_app.timeline import display
from timeline_app.timeline.density import Count, Heat
from timeline_app.timeline.display import DisplayList, Paint
from timeline_app.timeline.tracks import ROW
from timeline_app.timeline.viewport import Scale

CELL_HEIGHT, CELL_GAP, HEAT_HEIGHT = 18.0, 1.0, 14.0


def draw_counts(counts: Sequence[Count], colours: Sequence[int], out: DisplayList) -> None:
    """Cells with numbers; those of what began earlier stand elsewhere."""
    drop, gaps = (ROW - CELL_HEIGHT) / 2, 2 * CELL_GAP
    cells = [
        (
            x0 + CELL_GAP,
            y + drop,
            x1 - x0 - gaps,
            _shade(colours[track], number),
            f"+{number}" if partly else str(number),
        )
        for track, x0, x1, y, number, _, _, partly, earlier in counts
        if not earlier
    ]
    out.add(display.CELLS, CELL_HEIGHT, cells)


def draw_heat(heat: Sequence[Heat], scale: Scale, colours: Sequence[int], out: DisplayList) -> None:
    """Cells without numbers, one beside the other: twice as many are a shade darker, and neighbours
    of one shade are drawn as one.
    """
    for strip in heat:
        shades = np.log2(np.maximum(strip.numbers, 0.5)).astype(np.int64)
        shades[strip.numbers < 1] = -1
        starts = np.append(0, np.flatnonzero(np.diff(shades)) + 1)
        x = scale.left + (strip.edges - scale.viewport.start) * scale.per_day
        lefts, rights = x[starts], x[np.append(starts[1:], len(shades))]
        colour = colours[strip.track]
        bands = [
            (left, width, _shade(colour, 1 << shade))
            for left, width, shade in zip(
                lefts.tolist(), (rights - lefts).tolist(), shades[starts].tolist(), strict=True
            )
            if shade >= 0
        ]
        out.add(display.STRIP, strip.y + (ROW - HEAT_HEIGHT) / 2, HEAT_HEIGHT, bands)


@lru_cache(maxsize=8192)
def _shade(colour: int, number: int) -> Paint:
    """The darker, the more: each ten times more is a step, the lightest still seen."""
    return display.track_paint(colour, round(min(0.12 + 0.16 * math.log10(number), 0.62), 2))
