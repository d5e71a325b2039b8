"""The parts of units' names: endings, and how far to the left a name goes."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.vocabulary import alternatives

HAN = "\u3400-\u9fff"
"""The characters of names, for a class in a regular expression."""
_SURNAMES = "及有向使所"
"""Particles that begin the name of a detachment where a bracket opens before: （及川支队）."""


def rank_of(name: str) -> int:
    """The rank that a name's ending tells, 0 where it tells none."""
    for ending in endings():
        if name.endswith(ending.word):
            return ending.rank
    for word, rank in sorted(vocabulary.units().ranks.items(), key=lambda item: -len(item[0])):
        if name.endswith(word):
            return rank
    return 0


@cache
def endings() -> tuple[vocabulary.Ending, ...]:
    """The endings of names, the longest first."""
    return tuple(sorted(vocabulary.units().endings, key=lambda ending: -len(ending.word)))


@cache
def _boundary() -> re.Pattern[str]:
    lexicon = vocabulary.units()
    words = {*lexicon.boundary_words, *vocabulary.people().all_forces}
    return re.compile(f".*(?:{alternatives(words - {'野战军'})})", re.DOTALL)


def name_before(folded: str, end: int, most: int, ends: Collection[int] = ()) -> str | None:
    """The name before an ending, back to a boundary; None where none is in reach."""
    lexicon = vocabulary.units()
    start = end
    while start > 0 and end - start <= most + 4:
        char = folded[start - 1]
        letter = char.isascii() and char.isupper() and start == end
        if not (letter or "\u3400" <= char <= "\u9fff"):
            break
        if char == "日" and folded[start - 2 : start - 1].isdigit():
            break
        surname = char in _SURNAMES and folded[start - 2 : start - 1] in ("(", "“", "「")
        plain = char == "原" and folded[start - 2 : start - 1] in tuple("草中平高")
        if char in lexicon.boundary_characters and not (surname or plain):
            break
        if start in ends:
            break
        start -= 1
    body = folded[start:end]
    cut = _boundary().match(body)
    if cut:
        body = body[cut.end() :]
    return body if len(body) <= most else None
