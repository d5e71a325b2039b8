"""The shape of a stretch: its folded text with one letter for each token.

Constructs of the language are regular expressions over shapes.  In them ``U`` is a unit, ``P`` a
person, ``R`` the role of a commander, ``O`` another role, ``K`` a rank and ``S`` a word of a side;
everything else is text: ``U司令部R:?P`` is 第十军司令部军长:徐源泉.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from timeline_app.domain.spans import Span
from timeline_app.extraction.orbat.scan import Kind, Scan, Token

_LETTERS = {
    Kind.UNIT: "U",
    Kind.PERSON: "P",
    Kind.ROLE: "R",
    Kind.OTHER_ROLE: "O",
    Kind.RANK: "K",
    Kind.SIDE: "S",
    Kind.CAMP: "S",
}
_LETTER = re.compile(r"(?<!\\)(?:[UROKS]|P(?!<))")
_AROUND = 8
"""How many letters around a token may be looked at."""
_PRIVATE = 0xE000 - ord("A")
"""Letters stand in the private use area, so that those of the article are never taken for tokens."""


def _marked(letters: str) -> str:
    return _LETTER.sub(lambda match: chr(_PRIVATE + ord(match.group())), letters)


_MARKS = {kind: _marked(letter) for kind, letter in _LETTERS.items()}
_SIDE = _marked("S")


def construct(pattern: str) -> re.Pattern[str]:
    """A regular expression over shapes; groups may be named, and no range may end in a capital."""
    return re.compile(_marked(pattern))


def without_sides(text: str) -> str:
    """Some text of a shape without the words of sides."""
    return text.replace(_SIDE, "").strip()


@dataclass(frozen=True, slots=True)
class Shape:
    """``text`` with its ``tokens``, of which the one number N is the letter at ``places[N]``."""

    text: str
    tokens: tuple[Token, ...]
    places: tuple[int, ...]

    def within(self, start: int, end: int) -> Sequence[Token]:
        """The tokens whose letters lie from ``start`` to before ``end``."""
        return self.tokens[bisect_left(self.places, start) : bisect_left(self.places, end)]

    def number_at(self, place: int) -> int:
        """The number of the first token at or behind a place."""
        return bisect_left(self.places, place)

    def between(self, left: int, right: int) -> str:
        """The text between two tokens, by their numbers."""
        return self.text[self.places[left] + 1 : self.places[right]]

    def gap(self, left: int, right: int) -> str:
        """The same without the words of sides in it."""
        return without_sides(self.between(left, right))

    def before(self, number: int) -> str:
        """Some text right before a token."""
        return self.text[max(0, self.places[number] - _AROUND) : self.places[number]]

    def rest(self, number: int) -> str:
        """All text behind a token."""
        return self.text[self.places[number] + 1 :]

    def behind(self, number: int) -> str:
        """Some text right behind a token."""
        return self.text[self.places[number] + 1 : self.places[number] + 1 + _AROUND]


def shape_of(scan: Scan, span: Span) -> Shape:
    """The shape of a stretch of the article."""
    tokens = tuple(scan.within(span))
    parts: list[str] = []
    places: list[int] = []
    at, length = span.start, 0
    for token in tokens:
        before = scan.folded[at : token.span.start]
        parts += [before, _MARKS[token.kind]]
        length += len(before) + 1
        places.append(length - 1)
        at = token.span.end
    parts.append(scan.folded[at : span.end])
    return Shape("".join(parts), tokens, tuple(places))
