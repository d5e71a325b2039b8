"""The constructs that say of two units of a sentence which is under which.

They are tried in the order of ``SUPERIORS`` on each unit and the one before it; what a word of command
says from further off is in ``commands``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from timeline_app.domain.orbat import UnitSource
from timeline_app.extraction.orbat.facts import Facts, Under
from timeline_app.extraction.orbat.lines import BELONGS
from timeline_app.extraction.orbat.shapes import construct
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.unit_word import UnitWord

NESTED, SAID, REACHED, IMPLIED = 3, 2, 1, 0
"""Weights of a superior: by direct chain, by a word of command, by the reach of such a word, by origin."""

_SERVICE, _DIVISION, _BRIGADE, _REGIMENT, _BATTALION, _COMPANY = 92, 60, 50, 40, 30, 20
_ALL = r"(?:\([^()]*\)|等部?|部|各部|均|都|皆|同|也|则|分别|一并|现|时|[两三四五]个?[军师旅团营])*"
_PUT_UNDER = construct(
    f"{_ALL},?(?:被|已|已经|原本?|后来?|随后|要求|奉命|奉令|获准)*"
    "(?:隶属|直属|归属|划归|调归|改归|转归|划给|转隶|配属|拨归|拨给|编入|并入|分配|纳入|划入|加入|隶|属)了?(?:于|给|到|在)?"
)
_LENT = construct(f"{_ALL},?(?:暂|改|转|临时)?(?:归|受|交由|交)")
_COMMANDED = re.compile("(?:统一|直接)?(?:指挥|节制|统辖|管辖|统率)")
_NEST = construct(
    r"P(?:部|所部|的|之)?|(?:的|之|所辖)P部?(?:的|之)?|"
    r"(?:R*K?P(?: *K)?)?(?:所属|下属|属下|麾下|旗下|辖下|手下)(?:的|之)?"
    rf"(?:由?K?P(?: *K)?部?(?:所?{vocabulary.people().leads})?(?:的|之)?|另[一外][^,。;UPRK]{{0,4}})?|\(P部?\)|\s*(?:\.|:|之|的|中的|内的|所属|所辖|下属|属下|麾下|(?:入[^,。;]{{1,2}})?先头部队|先头|前卫|后卫|前锋|先遣|(?:所)?下辖的|所辖的|主力|一部|部|所部|辖下)*\s*"
)
_COUNTED = construct(
    r"P?(?:以|的|所属|所辖|下属|下辖|辖|共)*(?:[\d一二两三四五六七八九十]+个[^,。;()UPRK]{0,4}?(?:军|师|旅|团|营|纵队|师团|联队|大队))?"
    r"\((?:除|欠|缺|含|包括|包含|下?辖|以及)?(?:(?:第[\d]+、)+)?(?:R?PK?(?:自兼|兼|代)?[,、;:])?(?:(?:军部|师部|旅部|团部|司令部|本部)[、及和与])?"
)
_OPENED = construct(r"P?(?:一部)?\(")
_PART_OF = re.compile("(?:的)?(?:一部|主力|大部|各一部|抽调)")
_TAKEN_FROM = re.compile(r"(?:的)?(?:一部|主力|大部|一部分)(?:编成|组成)?\)")
_ANOTHER = re.compile(r"(?:另一|又一|另外)[^,。;]{0,3}(?:下辖|下属|所属|所辖|辖下)的$")
_THAT = re.compile("该(战区|集团军|兵团|军|师团|师|旅团|旅|联队|团)(?:的|之|所属|所辖)?$")
_ITS = re.compile(r"(?:其(?:所属|下属|所辖|属下|麾下)?的?|[,;](?:先头|前卫|前锋|先遣)(?:部队)?)$")
_SHIPS_OF = construct(
    r"(?:\([^()]*\))?(?:(?:中|内|里)?的|[\d一二两三四五六七八九十]+艘)[^,。;UPROK]{0,8}[舰船艇母巡][,:(]?"
)
"""纳尔逊纵队中的最后两艘船,「米罗陶尔」号; 第5战队两艘重巡(妙高号."""
_WHILE = re.compile(r"[^。;]*[,;](?:而|而其|另|及其)")
_AND = construct(r"(?:\([^()]*\)|P|全部|大部|各?一部|主力)*(?:、|和|及|与|以及)S?P*")
_PARTS = construct(
    r"(?:的?[一二两三四五六七八九十\d]+个[^,;。UPRK]{1,4}|、[^,;。UPRK]{1,6}[队部营连团])+(?:、|和|及|与|以及)"
)
"""Parts without a number in a list: 第113联队1个大队、野炮兵1个中队及."""
_FORM = construct(
    r"P?(?:等部?|各部|共[^,;。UP]{1,12})?(?:共同|合并)?(?:组成|编成|合编为|合编成|合组为|组建)[了的]?"
)
_AS = construct(r"(?:\([^()]*\)|等部|部|共[^,;。UPRK]{1,12})*(?:分别|合)?为")
_LEVIES = ("保安", "警备")
_CALLED = re.compile("[,(]?(?:又|亦|也|俗|简|通|别|即|或|后)称(?:为|作)?[“「]?")
_RENAMED = re.compile("(?:后|又|随后|不久|正式)?(?:改番号为|番号改为|改称为?|改名为|更名为|改番号)")
_COMPASS = tuple("左右中东西南北")


@dataclass(frozen=True, slots=True)
class Pair:
    """A unit and the one before it in a sentence, with the shape of what is around them.

    ``gap`` stands between, without words of sides, ``plain`` the same with them; ``before`` and
    ``behind`` are next to the second, ``before_first`` to the first.  ``inner`` is the superior that
    was just told for the first, ``latest`` the last unit spoken of by each echelon, ``earlier`` the
    units that a battalion's regiment may be among, in order.
    """

    units: Sequence[UnitWord]
    first: int
    second: int
    gap: str
    plain: str
    before_first: str
    before: str
    behind: str
    inner: int | None
    latest: Mapping[str, int]
    earlier: Sequence[int]

    @property
    def one(self) -> UnitWord:
        """The unit before."""
        return self.units[self.first]

    @property
    def other(self) -> UnitWord:
        """The unit itself."""
        return self.units[self.second]

    @property
    def grouped(self) -> bool:
        """Whether both are numbers of one list: 第31、第46两个军."""
        return self.one.group >= 0 and self.one.group == self.other.group


@dataclass(frozen=True, slots=True)
class Link:
    """The mention ``child`` is under ``parent``; ``weight`` as above.

    ``listed`` says that the units of the child's list are as well.
    """

    child: int
    parent: int
    weight: int
    listed: bool = False


def _belongs(pair: Pair) -> Link | None:
    """376团一部(隶属第42军: the second is above the first."""
    if pair.other.rank <= pair.one.rank or not BELONGS.fullmatch(pair.plain):
        return None
    return Link(pair.first, pair.second, NESTED)


def _put_under(pair: Pair) -> Link | None:
    """第1师、第2师隶属第5军, 归第5军指挥: the list before is under the second."""
    if pair.other.rank <= pair.one.rank:
        return None
    lent = _LENT.fullmatch(pair.gap) and _COMMANDED.match(pair.behind)
    if not lent and not _PUT_UNDER.fullmatch(pair.gap):
        return None
    return Link(pair.first, pair.second, SAID, listed=True)


def _nested(pair: Pair) -> Link | None:
    """第104师团先头第161联队; 第111旅团(步兵第113联队; 第25师(师部及第20团;
    第35军(傅作义兼,第101师.
    """
    one, other = pair.one, pair.other
    if pair.grouped or is_other_name(pair) or other.rank >= one.rank:
        return None
    opened = _OPENED.fullmatch(pair.gap) and not other.number
    if not opened and not other.rank > 0:
        return None
    counted = _COUNTED.fullmatch(pair.gap)
    if counted and _PART_OF.match(pair.behind):
        return None
    fleets = other.rank == vocabulary.units().ships.rank and _SHIPS_OF.fullmatch(pair.plain)
    if opened or counted or fleets or _NEST.fullmatch(pair.gap):
        return Link(pair.second, pair.first, NESTED)
    return None


def _in_bracket(pair: Pair) -> Link | None:
    """户田支队(第40师团一部): what a named force is a part of."""
    if pair.one.number or pair.gap != "(" or not pair.other.number:
        return None
    if pair.other.rank < _DIVISION or not _TAKEN_FROM.match(pair.behind):
        return None
    return Link(pair.first, pair.second, IMPLIED)


def _surnamed(pair: Pair) -> Link | None:
    """第11军宫下兵团: a force called by a Japanese surname right behind a numbered unit."""
    named = pair.other.echelon.startswith(tuple(vocabulary.people().japanese))
    if pair.plain or not pair.one.number or pair.other.number or not named:
        return None
    return Link(pair.second, pair.first, NESTED)


def _forming(pair: Pair) -> Link | None:
    """第3军、第9军组成右路军, or 为右路军: the units before are under the one that they make up."""
    made = _AS.fullmatch(pair.gap) and pair.other.echelon.startswith(_COMPASS)
    if pair.other.rank <= pair.one.rank or not (made or _FORM.fullmatch(pair.gap)):
        return None
    return Link(pair.first, pair.second, SAID, listed=True)


def _that(pair: Pair) -> Link | None:
    """该师五九九团: the unit last spoken of by that echelon; 其第3团: the one before."""
    match = _THAT.search(pair.before)
    unit = pair.latest.get(match[1]) if match else None
    unit = pair.first if _ITS.search(pair.before) else unit
    if unit is None or pair.units[unit].rank <= pair.other.rank:
        return None
    return Link(pair.second, unit, SAID)


def _coupled(pair: Pair) -> Link | None:
    """第1师之第5团、第6团; 其第3团在东岸,而第4团: like the first."""
    one, other = pair.one, pair.other
    if pair.inner is None or _is_levy(one, other):
        return None
    if one.echelon == other.echelon and _ANOTHER.search(pair.plain):
        return Link(pair.second, pair.inner, SAID)
    named = one.rank == other.rank and "" not in (one.number, other.number)
    ships = one.rank == other.rank == vocabulary.units().ships.rank
    alike = one.echelon == other.echelon or ships
    turned = alike and _ITS.search(pair.before_first) and _WHILE.fullmatch(pair.plain)
    listed = _AND.fullmatch(pair.plain) or _PARTS.fullmatch(pair.plain)
    if pair.grouped or turned or ((alike or named) and listed):
        return Link(pair.second, pair.inner, SAID if alike else REACHED)
    return None


def _is_levy(one: UnitWord, other: UnitWord) -> bool:
    """第1师第2团、保安第2团: a regiment of the levy is in no division that one of the line is in."""
    small = other.rank <= _BRIGADE and other.qualifier != one.qualifier
    return small and other.qualifier in _LEVIES


def _of_regiment(pair: Pair) -> Link | None:
    """第8骑兵团进城,第1营守北: the only regiment that the sentence names before a battalion.

    第3营守桥,将第11连配置…: a company likewise has the battalion named last.
    """
    place = _place(pair, _REGIMENT if pair.other.rank > _COMPANY else _BATTALION)
    if place is None and pair.other.rank <= _COMPANY:
        place = _place(pair, _REGIMENT)
    own = pair.other.rank == _BATTALION and len(pair.other.number) > 1
    if place is None or own:
        return None
    if pair.earlier[place] == pair.first and _AND.fullmatch(pair.gap):
        return None
    return Link(pair.second, pair.earlier[place], NESTED)


def _place(pair: Pair, rank: int) -> int | None:
    """Where the first unit of a rank is among the earlier, if it is the only one as big."""
    units = pair.units
    place = next((at for at, unit in enumerate(pair.earlier) if units[unit].rank == rank), None)
    if place is None or any(units[unit].rank >= rank for unit in pair.earlier[place + 1 :]):
        return None
    return place


SUPERIORS: tuple[Callable[[Pair], Link | None], ...] = (
    _belongs,
    _put_under,
    _in_bracket,
    _surnamed,
    _nested,
    _forming,
    _that,
    _coupled,
    _of_regiment,
)
"""The constructs, in the order in which they are tried."""


def is_other_name(pair: Pair) -> bool:
    """Whether the second is another name of the first: 第10旅团(天谷支队)."""
    aboard = pair.other.rank == vocabulary.units().ships.rank != pair.one.rank
    alone = pair.gap == "(" and pair.behind.startswith(")") and not aboard
    return alone and not pair.grouped and not pair.other.number


def is_called(pair: Pair) -> bool:
    """Whether the second is said to be what the first is also called: 甲同盟军,又称乙同盟军."""
    named = not pair.one.number or not pair.other.number
    return named and _CALLED.fullmatch(pair.plain) is not None


def is_renamed(pair: Pair) -> bool:
    """Whether the second is a later number of the first: 第1兵团改番号为第18兵团."""
    return pair.one.rank == pair.other.rank and _RENAMED.fullmatch(pair.gap) is not None


def record(facts: Facts, units: Sequence[UnitWord], link: Link) -> None:
    """Adds a link to the facts.

    志愿军第9团 says whose regiment it is, not whom it is directly under: only the side.
    """
    child, parent = units[link.child], units[link.parent]
    if parent.number or parent.rank < _SERVICE or child.rank >= _DIVISION:
        if parent.echelon.endswith("野战军") and child.rank <= _BRIGADE:
            facts.allies.append((link.child, link.parent))
            return
        service = not parent.number and parent.rank >= _SERVICE and child.rank < parent.rank
        weight = min(link.weight, REACHED) if service else link.weight
        facts.place(Under(link.child, link.parent, UnitSource.PROSE, weight))
    else:
        facts.allies.append((link.child, link.parent))
