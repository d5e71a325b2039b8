"""How deep a list item stands, out of the marks before it (``*``, ``**``, ``:#``, ``;``)."""

from __future__ import annotations

DEEPEST = 20


class ListDepth:
    """Follows the items of a list; ``reset`` where the list ends.

    Each mark is one level, so a jump (``*`` then ``***``) is two levels.  A ``:``, ``*`` or ``#`` below
    a ``;`` stands one level deeper, so that the lines of an order of battle written ``;army``,
    ``:corps``, ``::division`` or ``;army``, ``*corps`` nest as they are meant.
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
        headed = self._terms[kept : kept + 1] == [True] and marks[kept : kept + 1] in ("*", "#")
        new = [False] * (len(marks) - kept)
        self._terms = self._terms[:kept] + ([True, *new[1:]] if headed else new)
        self._marks = marks
        depth = sum(
            1 + (mark != ";" and term) for mark, term in zip(marks, self._terms, strict=True)
        )
        if marks.endswith(";"):
            self._terms[-1] = True
        return depth


def _same(mark: str, other: str) -> bool:
    return mark == other or (mark in ";:" and other in ";:")
