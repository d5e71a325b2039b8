"""How deep a list item stands, out of the marks before it (``*``, ``**``, ``:#``, ``;``)."""

from __future__ import annotations

DEEPEST = 20


class ListDepth:
    """Follows the items of a list; ``reset`` where the list ends.

    Each mark is one level, so a jump (``*`` then ``***``) is two levels.  A ``:`` below a ``;`` of
    the same list explains that term and stands one level deeper, so that the lines of an order of
    battle written ``;army``, ``:corps``, ``::division`` nest as they are meant.
    """

    def __init__(self) -> None:
        self._marks = ""
        self._terms: list[bool] = []

    def reset(self) -> None:
        """The next item starts a new list."""
        self._marks, self._terms = "", []

    def enter(self, marks: str) -> int:
        """The depth of the item with these marks, from 1."""
        marks = marks[:DEEPEST]
        kept = 0
        while kept < min(len(marks), len(self._marks)) and _same(marks[kept], self._marks[kept]):
            kept += 1
        self._terms = self._terms[:kept] + [False] * (len(marks) - kept)
        self._marks = marks
        depth = sum(
            1 + (mark == ":" and term) for mark, term in zip(marks, self._terms, strict=True)
        )
        if marks.endswith(";"):
            self._terms[-1] = True
        return depth


def _same(mark: str, other: str) -> bool:
    return mark == other or (mark in ";:" and other in ";:")
