"""Small drawings as outlines in a box of 12 by 12: areas to fill and lines of one thickness.

x runs right and y down; the box's middle is (6, 6).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

BOX = 12.0
"""Side of the box."""
STROKE = 1.3
"""Thickness of the lines; their corners are round."""

Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A drawing: closed ``areas``, and open ``lines`` of the thickness ``stroke``, whose ends are
    ``rounded`` or cut off square.
    """

    areas: tuple[Points, ...] = ()
    lines: tuple[Points, ...] = ()
    stroke: float = STROKE
    rounded: bool = True

    def with_parts(self, other: Outline) -> Outline:
        """The same with what another adds to it."""
        areas, lines = self.areas + other.areas, self.lines + other.lines
        return Outline(areas, lines, self.stroke, self.rounded)


def arc(
    centre: tuple[float, float], radius: float, start: float, end: float, pieces: int = 12
) -> Points:
    """A part of a circle; angles in degrees, clockwise from the right."""
    angles = [math.radians(start + (end - start) * n / pieces) for n in range(pieces + 1)]
    x, y = centre
    return tuple(
        (round(x + radius * math.cos(angle), 2), round(y + radius * math.sin(angle), 2))
        for angle in angles
    )


def circle(x: float, y: float, radius: float) -> Points:
    """A whole circle, its last point its first."""
    return arc((x, y), radius, 0, 360, 24)


def dashed_circle(
    x: float, y: float, radius: float, dashes: int, share: float
) -> tuple[Points, ...]:
    """Arcs that take ``share`` of a circle."""
    turn = 360 / dashes
    return tuple(
        arc((x, y), radius, turn * n - turn * share / 2, turn * n + turn * share / 2, 3)
        for n in range(dashes)
    )


def dashed(points: Sequence[tuple[float, float]], dash: float, gap: float) -> tuple[Points, ...]:
    """The sides of a polygon or a path, each as dashes that are even over its length."""
    made: list[Points] = []
    for (x0, y0), (x1, y1) in pairwise(points):
        length = math.hypot(x1 - x0, y1 - y0)
        count = max(1, round((length + gap) / (dash + gap)))
        step = (length + gap) / count
        for n in range(count):
            low, high = n * step / length, (n * step + step - gap) / length
            made.append(
                tuple((x0 + (x1 - x0) * at, y0 + (y1 - y0) * at) for at in (low, min(high, 1.0)))
            )
    return tuple(made)


def star(rays: int, outer: float, inner: float) -> Points:
    """A star about the middle, one ray upwards."""
    radii = (outer, inner)
    return tuple(
        (
            round(6 + radii[n % 2] * math.sin(math.pi * n / rays), 2),
            round(6 - radii[n % 2] * math.cos(math.pi * n / rays), 2),
        )
        for n in range(2 * rays)
    )


def box(x0: float, y0: float, x1: float, y1: float) -> Points:
    """The corners of a rectangle."""
    return ((x0, y0), (x1, y0), (x1, y1), (x0, y1))


def closed(points: Points) -> Points:
    """The same, back to where it began."""
    return (*points, points[0])
