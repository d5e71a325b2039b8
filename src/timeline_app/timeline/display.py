"""A display list: a scene as flat drawing steps, the same for the screen, images and SVG.

Each step is a tuple whose first entry names it; lengths are px, y runs down:

- ``(RECT, x, y, width, height, paint)`` and ``(ROUND, x, y, width, height, radius, paint)``, filled
- ``(FRAME, x, y, width, height, radius, paint, thickness, dash)``, an outline inside the rectangle
- ``(DOT, x, y, radius, paint)``, by the centre
- ``(FADE, x, y, width, height, paint, rising)``, from nothing to the paint where rising, else back
- ``(POLYGON, points, paint)`` · ``(LINE, x0, y0, x1, y1, paint, dash)``, one physical px thick
- ``(TEXT, x, y, text, paint, size, bold)``, from x on, its middle at y
- ``(SIGN, x, y, size, name, paint)``, a drawing of ``signs.outline``, its middle at x, y
- ``(LABEL, x, y, text, paint, size, bold, sign)``, a text as above; where it has a ``sign`` (a
  name, else ""), that comes first and the text ``signs.ROOM`` further on
- ``(CELLS, height, cells)``, rectangles with round corners that hold numbers, each cell
  ``(x, y, width, paint, text)``, the text digits and ``+`` in ink at the small size
- ``(STRIP, y, height, bands)``, sharp rectangles side by side, each ``(x, width, paint)``
- ``(GRID, x, y, width, height, paint, lines, bands)``, a filled ground with upright bands and lines
  over its whole height, each ``(x, width, paint)`` and ``(x, paint)``
- ``(CLIP, x, y, width, height)`` … ``(UNCLIP,)`` · ``(SHIFT, dx, dy)`` … ``(UNSHIFT, dx, dy)``
- ``(KEEP, x, y, width, height)`` … ``(KEPT,)``, around what fills a rectangle and is seldom another:
  a painter may keep its picture

``dash`` is "" or the lengths of dash and gap in px such as ``2 2``.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline_app.timeline.own_marks import NO_MARKS, OwnMarks

if TYPE_CHECKING:
    from timeline_app.timeline.events import Ints
    from timeline_app.timeline.span import TimeSpan

RECT, ROUND, FRAME, DOT = "rect", "round", "frame", "dot"
FADE, POLYGON, LINE, TEXT, CLIP, UNCLIP = "fade", "polygon", "line", "text", "clip", "unclip"
SHIFT, UNSHIFT, GRID, CELLS = "shift", "unshift", "grid", "cells"
SIGN, LABEL, STRIP, KEEP, KEPT = "sign", "label", "strip", "keep", "kept"
CELL_RADIUS = 4.0

LABEL_SIZE, SMALL_SIZE, TITLE_SIZE = 13, 12, 18
"""Sizes of type, px: event labels and campaign names; the ruler and numbers; a picture's title."""

Step = tuple[Any, ...]


class Paint(NamedTuple):
    """A colour by meaning: a role of the theme, or ``track`` or ``sides`` with its colour's number
    as ``slot``.
    """

    role: str
    slot: int = 0
    alpha: float = 1.0


def track_paint(colour: int, alpha: float = 1.0) -> Paint:
    """The colour of a track: see ``Track.colour``."""
    return Paint("track", colour, alpha) if colour >= 0 else Paint("sides", -1 - colour, alpha)


Cell = tuple[float, float, float, Paint, str]
"""x, y, width, paint and number of a cell."""
Band = tuple[float, float, Paint]
"""x, width and paint of a part of a strip."""

GROUND, SURFACE, RAISED, RULE = Paint("ground"), Paint("surface"), Paint("raised"), Paint("line")
INK, SOFT, ACCENT, SELECTION = (
    Paint("text"),
    Paint("text_soft"),
    Paint("accent"),
    Paint("selection"),
)
HIT, HIT_EDGE = Paint("hit"), Paint("warn")
"""The ground of what a search found, and its edge."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A chosen span; ``words`` are what it says of itself, the fullest first, each with its width in
    px at the small size.  While an end is held by an edge, ``snap`` is that moment.
    """

    span: TimeSpan
    words: tuple[tuple[str, float], ...]
    snap: float | None = None


@dataclass(frozen=True, slots=True)
class Emphasis:
    """What stands out: event ids that are selected, lit with a unit, under the pointer, or pointed at
    in another pane; the campaign (article id) that is being read; the chosen span of time; and the
    events that the reader has marked.

    ``found`` are the places in the columns, ascending, of the events that a search found.
    """

    selected: Collection[int] = frozenset()
    lit: Collection[int] = frozenset()
    hovered: int | None = None
    pointed: Collection[int] = frozenset()
    reading: int | None = None
    chosen: Chosen | None = None
    found: Ints | None = field(default=None, compare=False)
    own: OwnMarks = NO_MARKS


@dataclass(slots=True)
class DisplayList:
    """Steps in the order of drawing."""

    steps: list[Step] = field(default_factory=list)

    def add(self, *step: Any) -> None:
        """Append one step."""
        self.steps.append(step)
