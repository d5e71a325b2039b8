"""Names that only a unit vouches for: right behind it, in the bracket behind it, or as its owner's."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import pairwise

from timeline_app.domain.spans import Span
from timeline_app.extraction.orbat.name_places import behind_unit, in_bracket, owner
from timeline_app.extraction.units.chinese_names import native_name
from timeline_app.extraction.units.unit_word import UnitWord

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


_OWNER = 16
"""How far before a unit the name of its owner may begin."""


def beside_units(folded: str, units: Sequence[UnitWord], stops: Collection[int]) -> Iterator[Span]:
    """第四军欧震、第八军李玉堂等部, 第35军(傅作义兼), 小岛吉藏的骑兵集团: what no place is called by.

    ``stops`` are where no name can begin.
    """
    places: dict[str, bool] = {}
    for span in _beside(folded, units):
        words = span.of(folded)
        if words not in places:
            places[words] = _is_spoken_of_as_place(folded, words)
        if span.start not in stops and not places[words]:
            yield span


@cache
def _between() -> re.Pattern[str]:
    return re.compile(native_name())


def _beside(folded: str, units: Sequence[UnitWord]) -> Iterator[Span]:
    for word, after in pairwise(units):
        # 第一师李正先第一旅: what stands between two units without a sign
        match = _between().fullmatch(folded, word.span.end, after.span.start)
        if match is not None:
            yield Span(*match.span())
    for word in units:
        start, end = word.span.start, word.span.end
        behind = (place.match(folded, end) for place in (behind_unit(), in_bracket()))
        for match in (owner().search(folded, max(0, start - _OWNER), start), *behind):
            if match is not None:
                groups = range(1, match.re.groups + 1)
                yield from (Span(*match.span(group)) for group in groups if match[group])
