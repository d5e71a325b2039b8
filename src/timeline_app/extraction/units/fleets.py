"""Fleets called after a nation, after several, or after their admiral: 德国舰队, 法西联合舰队, 纳尔逊纵队.

They are looked for in articles about ships.  A nation's fleet has one name however it is written
(德军舰队, 英舰队); a man's has his name and the echelon (杜马罗尔的支队 is 杜马罗尔支队), where the text
names him alone as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from timeline_app.domain.spans import Span
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.unit_word import UnitWord
from timeline_app.extraction.units.vocabulary import alternatives

JOINT = "联合舰队"
_LIKELY = 2
"""How often a nation's fleet is spoken of in an article that means a certain one."""
_NOT_FLEETS = "(?![长员官总]|司令部|航空)"


@cache
def _nation() -> str:
    """A nation, in a word or in one character behind a boundary."""
    before = "".join(vocabulary.units().boundary_characters) + "距离"
    short = "".join(vocabulary.people().short_sides)
    return rf"(?:{alternatives(vocabulary.people().side_of_nation)}|(?:(?<![\w])|(?<=[{before}]))[{short}])"


@cache
def _of_nation() -> re.Pattern[str]:
    return re.compile(rf"(?P<nation>{_nation()})国?(?:皇家|帝国)?(?:海军|军)?的?舰队{_NOT_FLEETS}")


@cache
def _of_several() -> re.Pattern[str]:
    """法国西班牙联合舰队, 法国和西班牙联合舰队, 英法舰队; then also 联军舰队."""
    short = "".join([*vocabulary.people().short_sides, "西荷澳"])
    long = alternatives(vocabulary.people().side_of_nation)
    return re.compile(
        rf"(?P<nation>{long}|[{short}])(?:[和与、]?(?:{long}|[{short}])){{1,3}}的?(?:联合)?舰队{_NOT_FLEETS}"
        rf"|(?:联军|同盟国?|盟军)的?舰队{_NOT_FLEETS}"
    )


@cache
def _of_man() -> re.Pattern[str]:
    lexicon = vocabulary.people()
    sounds = f"[{lexicon.sounds}]"
    before = "".join(vocabulary.units().boundary_characters - frozenset(lexicon.sounds))
    return re.compile(
        rf"(?:(?:(?<![\w])|(?<=[{before}了着过时]))(?P<sound>{sounds}{{2,6}})|(?P<surname>{alternatives(lexicon.japanese)}))"
        rf"的?(?P<echelon>分舰队|舰队|纵队|支队|分队){_NOT_FLEETS}"
    )


def find_fleets(folded: str) -> Iterator[UnitWord]:
    """The fleets of nations and men in the folded text of an article about ships."""
    yield from _joint(folded)
    yield from _national(folded)
    yield from _mens(folded)


def _side_of(nation: str) -> str:
    return vocabulary.people().side_of_nation.get(nation) or vocabulary.people().short_sides.get(
        nation, ""
    )


def _joint(folded: str) -> Iterator[UnitWord]:
    found = list(_of_several().finditer(folded))
    if not any(match["nation"] for match in found):
        return
    rank = vocabulary.units().national_fleet
    for match in found:
        side = _side_of(match["nation"] or "") or None
        yield UnitWord(Span(match.start(), match.end()), "", JOINT, rank, side=side)


def _national(folded: str) -> Iterator[UnitWord]:
    found = [(match, _side_of(match["nation"])) for match in _of_nation().finditer(folded)]
    often = Counter(side for _, side in found)
    rank = vocabulary.units().national_fleet
    for match, side in found:
        if often[side] >= _LIKELY:
            name = f"{vocabulary.people().nation[side][0]}舰队"
            yield UnitWord(Span(match.start(), match.end()), "", name, rank, side=side)


def _mens(folded: str) -> Iterator[UnitWord]:
    nations = vocabulary.people().all_nations
    count = cache(folded.count)
    for match in _of_man().finditer(folded):
        man = match["sound"] or match["surname"]
        led = sum(count(man + word) for word in (match["echelon"], "的" + match["echelon"]))
        if man in nations or count(man) < led + _LIKELY:
            continue
        rank = vocabulary.units().ranks[match["echelon"]]
        yield UnitWord(Span(match.start(), match.end()), "", man + match["echelon"], rank)
