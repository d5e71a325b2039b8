"""Words that are never cut: the guard that everything asks that takes clauses apart.

A single character that is a particle or a verb elsewhere is often the half of a word: 鉴于, 方向.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Protocol

from timeline_app.extraction.lexicon import words


@cache
def _seams() -> dict[str, tuple[tuple[str, int], ...]]:
    """The words by the two characters on both sides of every place inside them."""
    found: dict[str, list[tuple[str, int]]] = {}
    for word in words("headlines", "whole-words"):
        for at in range(1, len(word)):
            found.setdefault(word[at - 1 : at + 1], []).append((word, at))
    return {pair: tuple(held) for pair, held in found.items()}


def cuts_word(folded: str, at: int) -> bool:
    """Whether a cut before the character ``at`` would part a word."""
    held = _seams().get(folded[at - 1 : at + 1], ()) if at > 0 else ()
    return any(folded.startswith(word, at - offset) for word, offset in held)


def whole(match: re.Match[str]) -> bool:
    """Whether a match begins and ends where words do."""
    return not (cuts_word(match.string, match.start()) or cuts_word(match.string, match.end()))


class Finder(Protocol):
    """A regular expression, or what finds as one does."""

    def search(self, string: str, /) -> re.Match[str] | None:
        """The first match."""

    def finditer(self, string: str, pos: int = 0, /) -> Iterator[re.Match[str]]:
        """The matches from a place on."""


def wholes(pattern: Finder, folded: str, start: int = 0) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begin and end where words do."""
    return (
        match
        for match in pattern.finditer(folded, start)
        if not (cuts_word(folded, match.start()) or cuts_word(folded, match.end()))
    )
