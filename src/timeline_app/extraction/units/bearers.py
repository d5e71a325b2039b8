"""Chinese units called after their commander: 董升堂团, 朴炳珊炮兵团, and 张旅 for 张殿九旅."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cache

from timeline_app.domain.spans import Span
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.chinese_names import GIVEN_TOO, HAN, native_name
from timeline_app.extraction.units.unit_word import UnitWord
from timeline_app.zhtext.numerals import to_int

_ECHELONS = "师旅团营"
_ARMS = "骑兵|步兵|炮兵|工兵|独立|特务|保安|警卫|补充|义勇"
_BEGINS = (
    r"(?:^|(?<=[。,;:、\n(和与及由以令命派归给率将把向从])|(?<=[国日共敌我友伪]军)|(?<=解放军))"
)
_ENDS = r"(?=[、,。;:)(和与及在向从以率由进攻守撤退渡增各之的于被已则等一]|主力|全部|部|$|\n)"
_NUMBER = re.compile(
    r"(?<![0-9一二三四五六七八九十百千万〇○零])(?:第|(?<=步兵)|(?<=骑兵)|(?<=[率、]))(?P<number>[0-9]{1,4}|[一二三四五六七八九十百〇○零]{1,6})(?![\s\S])"
)
_LONGEST_NUMBER = 9
_FIGURES = "一二三四五六七八九十百千万"


@cache
def _pattern() -> re.Pattern[str]:
    stops = vocabulary.units().stops
    echelons = "|".join(f"{word}(?![{stops[word]}长])" for word in _ECHELONS)
    return re.compile(
        rf"(?={_HEAD})(?P<name>{native_name(place=True)})(?:{_ARMS})?(?P<echelon>{echelons})",
        re.MULTILINE,
    )


_HEAD = f"[{HAN}]"


@cache
def _free() -> re.Pattern[str]:
    return re.compile(_BEGINS, re.MULTILINE)


@cache
def _short() -> re.Pattern[str]:
    surnames = "".join(vocabulary.people().surnames - vocabulary.people().loose)
    return re.compile(rf"{_BEGINS}(?P<name>[{surnames}])(?P<echelon>[师旅团]){_ENDS}", re.MULTILINE)


def find_bearers(folded: str, ends: Collection[int]) -> Iterator[UnitWord]:
    """Units called by a man's name; ``ends`` are where other units end, right behind which one may begin."""
    alone: dict[str, bool] = {}
    for match in _pattern().finditer(folded):
        number = _number_before(folded, match.start())
        if number is not None and match["name"][0] not in vocabulary.units().ranks:
            yield _numbered(match, number)
            continue
        beside = match.start() in ends
        if not beside and not _free().match(folded, match.start()):
            continue
        if match.group() not in alone:
            alone[match.group()] = _stands_alone(match, folded)
        if _is_man(match["name"], beside, alone[match.group()]):
            yield replace(_word(match), bearer=Span(*match.span("name")))
    told: dict[str, bool] = {}
    for match in _short().finditer(folded):
        man, echelon = match["name"], match["echelon"]
        if match.group() not in told:
            pattern = f"{echelon}长{man}|{man}[{HAN}]{{1,2}}{echelon}"
            told[match.group()] = re.search(pattern, folded) is not None
        if told[match.group()]:
            yield _word(match)


def _number_before(folded: str, position: int) -> re.Match[str] | None:
    """四三六｜李作栋团: the unit's number, where it stands before its commander's name."""
    behind = max(0, position - _LONGEST_NUMBER)
    match = _NUMBER.search(folded, behind, position)
    return match if match is not None and to_int(match["number"]) else None


def _numbered(match: re.Match[str], number: re.Match[str]) -> UnitWord:
    echelon, read = match["echelon"], to_int(number["number"])
    span, bearer = Span(number.start(), match.end()), Span(*match.span("name"))
    rank = vocabulary.units().ranks[echelon]
    return UnitWord(span, str(read), echelon, rank, bearer=bearer)


def _stands_alone(match: re.Match[str], folded: str) -> bool:
    """Whether the text has the name without the echelon as well."""
    return folded.count(match["name"]) > folded.count(match.group())


def _is_man(name: str, beside: bool, alone: bool) -> bool:
    """Whether a name is a man's: a long one is, if it is not like a place's; a short one where it stands alone."""
    qualifiers = vocabulary.units().qualifiers
    if name[0] in _FIGURES or name in qualifiers or name[:2] in qualifiers:
        return False
    like_place = name[-1] in vocabulary.people().not_person - GIVEN_TOO
    return alone or (len(name) > 2 and (beside or not like_place))


def _word(match: re.Match[str]) -> UnitWord:
    rank = vocabulary.units().ranks[match["echelon"]]
    return UnitWord(Span(match.start(), match.end()), "", match.group(), rank)
