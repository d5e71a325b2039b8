"""Units called by what they do: the 特务旅 of an army, 第41军骑兵团, 补充团团长甲.

Such a name is a unit's only where something says which: a unit right before it, a list of units, or
its officer.  Behind its superior (第41军特务营) the whole is its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from timeline_app.domain.spans import Span
from timeline_app.extraction.lexicon import table, words
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.unit_word import UnitWord
from timeline_app.extraction.units.vocabulary import alternatives

_OWNED = re.compile("(?:之|的|所属的?|直属的?|军部|师部|旅部|总部|司令部)?")
_LISTED = re.compile(r"(?:[(][^()]*[)])?(?:、|和|与|及|以及)")
_GOES_ON = re.compile(r"[、,。;)(和与及等在向从于进攻守撤退渡]|各|\n|$")
_BEGINS = re.compile(r"^|(?<=[。,;:、\n(和与及由以令命派率军]) ?")
_REGIMENT = 40
"""The biggest units whose companies are told of one by one."""
_LONGEST = 12
"""How far behind a superior its unit may begin."""


def _ranks() -> Mapping[str, int]:
    ranks: Mapping[str, int] = table("units")["functions"]["rank"]
    return ranks


@cache
def _pattern() -> re.Pattern[str]:
    kinds, echelons = alternatives(words("units", "functions", "kinds")), alternatives(_ranks())
    return re.compile(rf"(?P<kind>(?:{kinds}){{1,3}})(?P<echelon>{echelons})(?![伍员列形部]|长官)")


@cache
def _officer() -> re.Pattern[str]:
    roles = alternatives(vocabulary.people().roles)
    return re.compile(rf"(?<![,])[,(]?(?:代理|代|副)?{roles}|\(?(?={roles})")


def find_functions(folded: str, units: Sequence[UnitWord]) -> Iterator[UnitWord]:
    """The units called by what they do; ``units`` are those found so far, in order."""
    above = {word.span.end: word for word in units}
    last: UnitWord | None = None
    for match in _pattern().finditer(folded):
        word = _within(match, folded, above) or _alone(match, folded, above, last)
        if word is not None:
            above[word.span.end] = last = word
            yield word


def _within(match: re.Match[str], folded: str, above: dict[int, UnitWord]) -> UnitWord | None:
    """第41军特务营: a unit stands right before it, and is bigger."""
    rank = _ranks()[match["echelon"]]
    for end in range(match.start(), max(match.start() - _LONGEST, -1), -1):
        superior = above.get(end)
        if superior is None:
            continue
        if superior.rank <= rank or not _OWNED.fullmatch(folded, end, match.start()):
            return None
        if match["echelon"] in words("units", "functions", "small") and superior.rank > _REGIMENT:
            return None
        start = superior.within if superior.within is not None else superior.span.start
        name = "".join(folded[start : match.end()].split())
        return UnitWord(Span(match.start(), match.end()), "", name, rank, within=start)
    return None


def _alone(
    match: re.Match[str], folded: str, above: dict[int, UnitWord], last: UnitWord | None
) -> UnitWord | None:
    """第37师、特务旅; 补充团团长甲: one of a list, or one whose officer is named."""
    if match["echelon"] in words("units", "functions", "small"):
        return None
    led = _officer().match(folded, match.end()) and _BEGINS.match(folded, match.start())
    if not led and not (_is_listed(match, folded, above) and _GOES_ON.match(folded, match.end())):
        return None
    rank = _ranks()[match["echelon"]]
    return UnitWord(Span(match.start(), match.end()), "", match.group(), rank)


def _is_listed(match: re.Match[str], folded: str, above: dict[int, UnitWord]) -> bool:
    return any(
        end in above and _LISTED.fullmatch(folded, end, match.start())
        for end in range(match.start() - 1, max(match.start() - _LONGEST, -1), -1)
    )
