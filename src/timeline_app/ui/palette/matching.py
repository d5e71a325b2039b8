"""How well typed letters fit words, in either script and any case."""

from __future__ import annotations

from collections.abc import Sequence

from timeline_app.zhtext.variants import fold

_START, _WORD, _INSIDE, _INITIALS, _SCATTERED = 0, 1, 2, 3, 4
_GAPS = 2
"""Scattered letters may stand so many times their number apart, and no farther."""


def rank(query: str, texts: Sequence[str]) -> int | None:
    """How far ``texts`` are from what was typed, 0 the nearest; None where they do not fit.

    Each typed word must fit one of the texts: at its start, at the start of a word, inside, by its initials, or by
    letters in order, from the start of a word on, with a few others between them.
    """
    folded = [fold(text).casefold() for text in texts if text]
    total = 0
    for word in fold(query).casefold().split():
        found = [far for text in folded if (far := _far(word, text)) is not None]
        if not found:
            return None
        total += min(found)
    return total


def _far(word: str, text: str) -> int | None:
    at = text.find(word)
    if at == 0:
        return _START
    if at > 0:
        places = (i for i in range(at, len(text)) if text.startswith(word, i))
        return _WORD if any(_begins(text, i) for i in places) else _INSIDE
    initials = "".join(part[0] for part in text.split())
    return _INITIALS if word in initials else _scattered(word, text)


def _begins(text: str, place: int) -> bool:
    """Whether a word begins there: in Chinese that may be anywhere."""
    before = text[place - 1 : place]
    return not (before.isascii() and before.isalnum())


def _scattered(word: str, text: str) -> int | None:
    """By the letters in order, from the beginning of a word where they come closest together."""
    found = [
        gaps
        for place, letter in enumerate(text)
        if letter == word[0] and _begins(text, place)
        if (gaps := _gaps(word, text, place)) is not None and gaps <= _GAPS * len(word)
    ]
    return _SCATTERED + min(found) if found else None


def _gaps(word: str, text: str, place: int) -> int | None:
    """How many other letters stand between those of the word from a place on."""
    gaps = 0
    for letter in word[1:]:
        following = text.find(letter, place + 1)
        if following < 0:
            return None
        gaps += following - place - 1
        place = following
    return gaps
