"""Where the article's characters stand in the document that shows them, and back.

The article counts code points, Qt counts UTF-16 units, and the document adds words of its own
(labels, note numbers) and the separators of its blocks.  This is the only place that converts.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from timeline_app.domain.spans import Span

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16Ruler:
    """Converts offsets of one text between code points and UTF-16 units."""

    def __init__(self, text: str) -> None:
        self._points = [match.start() for match in _ASTRAL.finditer(text)]
        self._units = [point + index for index, point in enumerate(self._points)]

    def to_units(self, offset: int) -> int:
        """UTF-16 units before the code point at ``offset``."""
        return offset + bisect_left(self._points, offset)

    def to_points(self, units: int) -> int:
        """Code points before ``units``; within a surrogate pair, those before the pair."""
        return units - bisect_left(self._units, units)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the article that stands unbroken in the document from ``position`` on."""

    span: Span
    position: int


class PositionMap:
    """The pieces of an article in a document; they may stand there in any order."""

    def __init__(self, text: str, pieces: Sequence[Piece]) -> None:
        self._ruler = Utf16Ruler(text)
        shown = [piece for piece in pieces if len(piece.span)]
        self._by_span = sorted(shown, key=lambda piece: piece.span)
        self._starts = [piece.span.start for piece in self._by_span]
        self._by_position = sorted(shown, key=lambda piece: piece.position)
        self._positions = [piece.position for piece in self._by_position]

    def to_document(self, offset: int) -> int:
        """The document position of a code point; of the next one shown where it is not shown.

        Behind the last character shown it is that character's end; 0 in an empty map.
        """
        if not self._by_span:
            return 0
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return self._by_span[0].position
        piece = self._by_span[index]
        if offset < piece.span.end or index + 1 == len(self._by_span):
            return self._within(piece, min(offset, piece.span.end))
        return self._by_span[index + 1].position

    def to_article(self, position: int) -> int | None:
        """The code point at a document position, None where words of the article's do not stand."""
        index = bisect_right(self._positions, position) - 1
        if index < 0:
            return None
        piece = self._by_position[index]
        units = self._ruler.to_units(piece.span.start) + position - piece.position
        offset = self._ruler.to_points(units)
        return offset if offset < piece.span.end else None

    def ranges(self, span: Span) -> list[tuple[int, int]]:
        """The document ranges (start, end) in which a span of the article is shown."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        found = []
        for piece in self._by_span[first:]:
            if piece.span.start >= span.end:
                break
            start, end = max(span.start, piece.span.start), min(span.end, piece.span.end)
            if start < end:
                found.append((self._within(piece, start), self._within(piece, end)))
        return _joined(found)

    def _within(self, piece: Piece, offset: int) -> int:
        before = self._ruler.to_units(piece.span.start)
        return piece.position + self._ruler.to_units(offset) - before


def _joined(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in ranges:
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
