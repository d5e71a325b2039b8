"""Names right behind a unit, or in the bracket behind it, that only the unit vouches for."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from timeline_app.domain.spans import Span
from timeline_app.extraction.orbat.name_places import behind_unit, in_bracket

_AT = tuple("在至到抵占克陷守赴往驻向")
_THERE = ("附近", "一带", "地区", "方向", "以东", "以西", "以南", "以北", "失守", "城")


def _is_spoken_of_as_place(folded: str, words: str) -> bool:
    """Whether the text has some words where only a place stands: 在黄陂, 黄陂附近."""
    at = folded.find(words)
    while at >= 0:
        if folded.startswith(_AT, at - 1) or folded.startswith(_THERE, at + len(words)):
            return True
        at = folded.find(words, at + len(words))
    return False


def behind_units(folded: str, ends: Collection[int], stops: Collection[int]) -> Iterator[Span]:
    """第四军欧震、第八军李玉堂等部, 第35军(傅作义兼): a name behind a unit, before a sign or 部.

    ``ends`` are where units end, ``stops`` where no name can begin.
    """
    for end in ends:
        for place in (behind_unit(), in_bracket()):
            match = place.match(folded, end)
            if match is None or match.start(1) in stops:
                continue
            if not _is_spoken_of_as_place(folded, match[1]):
                yield Span(*match.span(1))
