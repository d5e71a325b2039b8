"""Whose an office is that does not name its unit.

The unit is told by a link on the role, by the list that goes on, by the role's own word (a 旅长 is of
the brigade just named), or it is the line's.  An officer of whom nothing of the kind is said may be
filed under the unit that was last spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from timeline_app.extraction.orbat.offices import Office, Told
from timeline_app.extraction.orbat.scan import Kind, Scan
from timeline_app.extraction.orbat.shapes import Shape, construct
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.unit_word import UnitWord
from timeline_app.extraction.units.vocabulary import alternatives
from timeline_app.zhtext.variants import fold

_GOES_ON = construct(r"(?:\([^()]*\))*[†\s]*(?:兼)?[、,]?\s*(?:并|及|和)?(?:第[一二三])?")
_UNDER_HIM = re.compile(f"的?(?:统一)?{vocabulary.people().leads}下")
_HEADS = re.compile("[”」』]?(?:包括|包含|下辖|辖|编有|由)")
_ANY_UNIT = ("司令官", "司令", "司令员", "总司令", "指挥官", "总指挥")
_LONGEST = 6
"""How many characters before a role its echelon is looked for in."""
_DIGITS = "一二三四五六七八九"
_COUNTED = re.compile(f"(?<![{_DIGITS}十百〇])([{_DIGITS}])(营|团|连|大队|中队)$")
_OF_PLACES = ("城防", "警备", "卫戍", "要塞", "防卫", "防守")
_FLAG_OFFICERS = ("司令", "提督", "指挥官")


@dataclass(frozen=True, slots=True)
class Filled:
    """The office that was last filled: its unit, and where in the shape its last holder ends."""

    unit: int | None
    end: int


@dataclass(frozen=True, slots=True)
class Around:
    """What is known where an office stands: ``posts.PostReader`` has the meaning of each."""

    scan: Scan
    shape: Shape
    seen: Sequence[int]
    filled: Filled | None
    line: int | None
    above: int | None
    linked: Mapping[int, int]

    def unit_of(self, role: str, place: int) -> int | None:
        """The unit of a role whose words or whose holder's name begin at a place of the shape."""
        return next(
            (unit for rule in _RULES if (unit := rule(self, role, place)) is not None), None
        )


def _linked(around: Around, role: str, place: int) -> int | None:
    """A role that links to the unit's page."""
    token = around.shape.tokens[around.shape.number_at(place)]
    return around.linked.get(token.span.start)


def _going_on(around: Around, role: str, place: int) -> int | None:
    """第十军军长甲、参谋长乙: the second is of the first's unit, if its word is no other echelon's."""
    filled = around.filled
    if filled is None or filled.unit is None or filled.unit == around.above:
        return None
    echelon = _echelon(around, role, place)
    fits = not echelon or _is_called(around.scan.units[filled.unit], echelon)
    goes_on = _GOES_ON.fullmatch(around.shape.text, filled.end, place)
    if role.startswith(_OF_PLACES) and around.scan.units[filled.unit].number:
        return None
    return filled.unit if fits and goes_on else None


def _squadron(around: Around, role: str, place: int) -> int | None:
    """A flag officer in a ship's line has the squadron."""
    return around.above if stem_of(role).startswith(_FLAG_OFFICERS) else None


def _by_word(around: Around, role: str, place: int) -> int | None:
    """旅长甲 is of the brigade that was last named, and so is 旅参谋长甲."""
    units, echelon = around.scan.units, _echelon(around, role, place)
    if not echelon:
        return None
    number = _number_before(around, place, echelon)
    near = _in_chinese_words(around, place, echelon)
    if near is not None and not number:
        return near
    return next(
        (
            unit
            for unit in reversed(around.seen)
            if _is_called(units[unit], echelon) and number in ("", units[unit].number)
        ),
        None,
    )


def _in_chinese_words(around: Around, place: int, echelon: str) -> int | None:
    """68师团首脑,包括师长甲: the head of a Japanese division right before, in the Chinese word."""
    if not around.seen:
        return None
    last = around.scan.units[around.seen[-1]]
    start = around.shape.tokens[around.shape.number_at(place)].span.start
    native = vocabulary.units().native["JP"].get(echelon)
    near = 0 <= start - last.span.end <= _LONGEST + _LONGEST
    return around.seen[-1] if near and last.number and last.echelon == native else None


def _number_before(around: Around, place: int, echelon: str) -> str:
    """The number of a role's own unit, which is not spoken of as one: 被围之二营营长."""
    start = around.shape.tokens[around.shape.number_at(place)].span.start
    match = _COUNTED.search(around.scan.words(start - _LONGEST, start))
    return str(_DIGITS.index(match[1]) + 1) if match and match[2] == echelon else ""


def _echelon(around: Around, role: str, place: int) -> str:
    """The echelon that a role is of, by the word before it or its own: 旅参谋长, 兵团司令, 师长."""
    tokens = around.shape.tokens[around.shape.number_at(place) :]
    start = next((token.span.start for token in tokens if token.kind is Kind.ROLE), 0)
    before = _behind_echelon().search(around.scan.words(start - _LONGEST, start))
    return before.group() if before else echelon_of(role)


def _is_called(word: UnitWord, stem: str) -> bool:
    """Whether a unit is of an echelon, or has a name that ends in it: 野战军司令员, 兵团司令."""
    named = not word.number and len(stem) > 1 and word.echelon.endswith(stem)
    return word.echelon == stem or named


@cache
def _behind_echelon() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(vocabulary.units().ranks)})$")


@cache
def _at_echelon() -> re.Pattern[str]:
    return re.compile(f"(?:代理|代|副)*({alternatives(vocabulary.units().ranks)})")


def _of_staff(around: Around, role: str, place: int) -> int | None:
    """参谋长甲 is of the only unit that the sentence names."""
    staff = role in vocabulary.people().staff and len(set(around.seen)) == 1
    return around.seen[0] if staff else None


def _of_line(around: Around, role: str, place: int) -> int | None:
    """In an order of battle a role is of the line's unit."""
    return around.line if stem_of(role) not in ("", "司令部") else None


_RULES: tuple[Callable[[Around, str, int], int | None], ...] = (
    _linked,
    _going_on,
    _squadron,
    _by_word,
    _of_staff,
    _of_line,
)


def stem_of(role: str) -> str:
    """What a role is the head of: 旅 of 副旅长, 师团 of 师团长; the role itself for others."""
    return re.sub("^(?:代理|代|副)+", "", fold(role)).removesuffix("长")


def echelon_of(role: str) -> str:
    """The echelon that a role begins with: 师 of 副师长, 兵团 of 兵团司令; "" where it has none."""
    match = _at_echelon().match(fold(role))
    return match[1] if match else ""


def head_of_list(scan: Scan, seen: Sequence[int]) -> int | None:
    """第一分队包括甲舰、乙舰: of the units named so far, the last that is said to have parts."""
    heads = [unit for unit in seen if _HEADS.match(scan.folded, scan.units[unit].span.end)]
    return heads[-1] if heads else None


def last_spoken(scan: Scan, units: Sequence[int]) -> int | None:
    """The unit that a sentence is about for an officer: the last, or the one it makes the core."""
    core = [unit for unit in units if scan.folded.startswith("为主", scan.units[unit].span.end)]
    return next(iter((*core[-1:], *units[-1:])), None)


def is_of(scan: Scan, office: Office, unit: int, told: Told) -> bool:
    """Whether an office that names no unit is of, or inside, the unit spoken of before.

    A 师长 is a division's; who is made 司令, or under whose lead it acts, is any unit's.
    """
    word = scan.units[unit]
    role = office.roles[0]
    if stem_of(role) == word.echelon or _is_inside(role, word):
        return True
    under = _UNDER_HIM.match(scan.folded, told.people[0].person.span.end)
    return fold(role) in _ANY_UNIT and (under is not None or told.behind)


def is_of_place(office: Office, scan: Scan, unit: int | None) -> bool:
    """Whether an office is a town's (城防司令), and the unit no headquarters that could have it."""
    place = bool(office.roles) and fold(office.roles[0]).startswith(_OF_PLACES)
    return place and unit is not None and bool(scan.units[unit].number)


def _is_inside(role: str, word: UnitWord) -> bool:
    """Whether a role's unit can be a part of a numbered one: 营长 in a division of its own army."""
    lexicon = vocabulary.units()
    stem = stem_of(role)
    if stem not in lexicon.ranks or not word.number:
        return False
    alike = (lexicon.nations.get(stem) == "JP") == (lexicon.nations.get(word.echelon) == "JP")
    return alike and lexicon.ranks[stem] < word.rank
