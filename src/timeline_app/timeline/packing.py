"""Rows without overlap: first fit, in a given order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

HIDDEN = -1
"""The row of what found no room."""


class Rows:
    """The free room of ``limit`` rows; footprints are half-open stretches of px."""

    def __init__(self, limit: int) -> None:
        self._starts: list[list[float]] = [[] for _ in range(limit)]
        self._ends: list[list[float]] = [[] for _ in range(limit)]

    def take(self, row: int, left: float, right: float) -> None:
        """Let a footprint have its row; those of one row come in order."""
        self._starts[row].append(left)
        self._ends[row].append(right)

    def place(self, left: float, right: float) -> int:
        """The first row with room for ``[left, right)``, which is then taken; else HIDDEN."""
        for row, ends in enumerate(self._ends):
            if not ends or ends[-1] <= left:
                ends.append(right)
                self._starts[row].append(left)
                return row
            starts = self._starts[row]
            if starts[-1] <= left:
                continue
            spot = bisect_left(starts, left)
            if right <= starts[spot] and (spot == 0 or ends[spot - 1] <= left):
                starts.insert(spot, left)
                ends.insert(spot, right)
                return row
        return HIDDEN


def pack(
    lefts: Sequence[float], rights: Sequence[float], order: Sequence[int], limit: int
) -> list[int]:
    """The row of each footprint, those in ``order`` placed in that order, all others HIDDEN."""
    rows = Rows(limit)
    placed = [HIDDEN] * len(lefts)
    for item in order:
        placed[item] = rows.place(lefts[item], rights[item])
    return placed
