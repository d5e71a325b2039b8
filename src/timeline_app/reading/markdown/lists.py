"""Lists of the converted Markdown: nesting by indentation, definitions as lines of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass

MARKER = re.compile(r"(?P<indent> *)(?P<mark>[-*+]|\d{1,3}[.)])(?P<gap> +|$)")
_ESCAPED = re.compile(r"(?P<indent> *)(?P<marks>:+(?:\\\*)+|:{2,})(?![\\:])")
"""The marks of a wiki's list that the conversion took for words: ``:\\*\\*``, the second level."""
_OUTSIDE = 3
"""Marks indented by more blanks count from the item that holds them; then colons count as well."""
_DEEPEST = 20


@dataclass(slots=True)
class Item:
    """An open list item: the column its content begins at, and the depths of what it holds.

    ``depth`` is that of its first line, ``inner`` that of further lines, which are definitions of
    the first; an item without a first line gives its own depth to them.  ``escaped`` tells that its
    marks were.
    """

    column: int
    depth: int
    has_term: bool = False
    has_more: bool = False
    escaped: bool = False

    @property
    def inner(self) -> int:
        """The depth of lines after the first."""
        return self.depth + self.has_term

    @property
    def base(self) -> int:
        """The depth that items within it count from."""
        return self.inner if self.has_more else self.depth


class ListStack:
    """The items open at a line."""

    def __init__(self) -> None:
        self._items: list[Item] = []

    def clear(self) -> None:
        """The list ends."""
        self._items.clear()

    def open(self, line: str) -> tuple[Item, str] | None:
        """The item that a line with one or more markers opens, and the words behind them."""
        start, item = 0, None
        while marker := MARKER.match(line, start):
            column = len(marker["indent"]) + start
            item = self._enter(column, marker)
            start = marker.end()
            if not marker["gap"]:
                break
        if item is None:
            return None
        words = line[start:]
        item.has_term = bool(words.strip())
        return item, words

    def open_escaped(self, line: str) -> tuple[Item, str] | None:
        """The item of a line whose list marks were escaped; every star is a level."""
        marker = _ESCAPED.match(line)
        if marker is None or not line[marker.end() :].strip():
            return None
        colons, stars = marker["marks"].count(":"), marker["marks"].count("*")
        indent = len(marker["indent"])
        holder = self.holding(indent, escaped=False) if indent > _OUTSIDE else None
        if holder is None and (not stars or indent > _OUTSIDE):
            return None
        level = colons + stars + (holder.depth if holder else 0)
        self.clear()
        item = Item(indent, min(level, _DEEPEST), has_term=True, escaped=True)
        self._items += [holder, item] if holder else []
        return item, line[marker.end() :]

    def _enter(self, column: int, marker: re.Match[str]) -> Item:
        while self._items and column < self._items[-1].column:
            self._items.pop()
        gap = len(marker["gap"])
        content = column + len(marker["mark"]) + (gap if 1 <= gap <= 4 else 1)
        base = self._items[-1].base if self._items else 0
        item = Item(content, min(base + 1, _DEEPEST))
        self._items.append(item)
        return item

    def holding(self, indent: int, escaped: bool = True) -> Item | None:
        """The innermost item whose content a line of this indentation belongs to.

        Without ``escaped`` items whose marks were escaped do not count.
        """
        for item in reversed(self._items):
            if indent >= item.column and (escaped or not item.escaped):
                return item
        return None

    def close_after(self, item: Item) -> None:
        """Close the items inside ``item``."""
        while self._items and self._items[-1] is not item:
            self._items.pop()
