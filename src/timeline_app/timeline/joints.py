"""What reaches from one block of a large track over into the next: put where both leave room.

Blocks are packed each by itself.  So that those of neighbouring joints never meet either, each joint has
every other row only: the even ones, or the odd ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from timeline_app.timeline.events import Floats, Ints
from timeline_app.timeline.packing import HIDDEN, Rows
from timeline_app.timeline.shapes import ITEM_GAP, Shapes

LEAST_ROWS = 4
"""In tracks that show fewer rows there is hardly a gap as wide: what reaches over is counted."""


class Packed(NamedTuple):
    """The rows of a packed block, and its footprints, px at the zoom step."""

    rows: Ints
    lefts: Floats
    rights: Floats


def footprints(made: Shapes, scale: float) -> tuple[Floats, Floats]:
    """Where the events of a block begin and end, px, with their labels and the gap behind them."""
    return made.left * scale - made.left_px, made.right * scale + made.right_px + ITEM_GAP


def joined(first: Packed, second: Packed, order: Sequence[int], even: bool, limit: int) -> Ints:
    """Rows for those events of the first block that are named in ``order`` and have none in it; all
    others have HIDDEN.
    """
    shift = 0 if even else 1
    free = Rows((limit + 1 - shift) // 2)
    for block in (first, second):
        mine = np.flatnonzero((block.rows >= 0) & (block.rows % 2 == shift))
        for place in mine[np.argsort(block.lefts[mine], kind="stable")].tolist():
            free.take(int(block.rows[place]) // 2, block.lefts[place], block.rights[place])
    rows = np.full(len(first.rows), HIDDEN)
    for place in order:
        row = free.place(first.lefts[place], first.rights[place])
        if row != HIDDEN:
            rows[place] = 2 * row + shift
    return rows
