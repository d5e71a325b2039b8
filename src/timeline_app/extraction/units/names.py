"""Units with a name and no number: 关东军, 上海派遣军, 一宫支队, 桂林方面军, 南京卫戍司令部.

Three sources: a table of well-known names, the endings of names with a boundary before them, and
lists that share an ending (桂林、荔浦、西江3个方面军, 左、中、右兵团).  A name found once is then found
wherever the text has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from timeline_app.domain.spans import Span
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.bearers import find_bearers
from timeline_app.extraction.units.fleets import find_fleets
from timeline_app.extraction.units.functions import find_functions
from timeline_app.extraction.units.grammar import find_numbered
from timeline_app.extraction.units.mens_units import find_mens
from timeline_app.extraction.units.name_lists import find_listed
from timeline_app.extraction.units.name_parts import HAN, endings, name_before, rank_of
from timeline_app.extraction.units.namesakes import find_namesakes
from timeline_app.extraction.units.ship_names import ShipNames
from timeline_app.extraction.units.ships import find_ships
from timeline_app.extraction.units.unit_word import UnitWord
from timeline_app.extraction.units.vocabulary import alternatives

_QUOTED = re.compile(rf"[“「『‘\"]([{HAN}]{{2,6}}军)[”」』’\"]")
_HONOUR = re.compile(
    f'[“「『‘"]([{HAN}]{{2,6}}军)[”」』’"](?:的|光荣)?(?:称号|之称|美称|美誉|地位|英名)'
)
"""A title of honour, by which no other unit is meant: 享有「万岁军」称号."""
_JOINED = re.compile(
    "(?:[桂粤湘赣鄂豫皖苏浙闽川滇黔陕晋冀鲁察绥甘宁青新]、)+[桂粤湘赣鄂豫皖苏浙闽川滇黔陕晋冀鲁察绥甘宁青新]$"
)
"""Provinces in front of a headquarters' name: 黔、桂、湘边区."""
_BODIES = ("军团", "兵团", "集团军", "集群")
"""Echelons whose names have more than the kind of troops before them: no 坦克军团."""
_ARMS = tuple("步骑炮工宪辎")
"""Arms whose regiments are no armies: a 骑兵团 is no 兵团."""


_STAFF = "司令部"
_SHORTEST = 3
"""A headquarters' name has more characters than these before its ending."""


def find_units(
    folded: str,
    known: Iterable[str] = (),
    ships: ShipNames | None = None,
    men: frozenset[str] = frozenset(),
) -> list[UnitWord]:
    """Every unit a folded text names, in order, none overlapping.

    ``known`` are further (folded) names to look for, as a list or table gave them, ``ships``
    the names of ships, and ``men`` those that links have.
    """
    known_by_name = list(_well_known(folded))
    aliased = {word.span.end for word in known_by_name if word.number}
    numbered = [word for word in find_numbered(folded) if word.span.end not in aliased]
    taken = [word.span for word in numbered]
    named = [*find_listed(folded), *known_by_name, *_by_ending(folded, taken)]
    named += [*find_namesakes(folded), *find_mens(folded, men)]
    named += find_bearers(folded, {word.span.end for word in numbered})
    named = _trimmed(named, folded)
    if ships and ships.names:
        named = [*find_fleets(folded), *named]
    names = {word.echelon: word for word in named if not word.number}
    for name in known:
        names.setdefault(name, UnitWord(Span(0, 0), "", name, rank_of(name)))
    named += [*_repeated(folded, names), *_by_office(folded, names)]
    found = _without_overlaps([*numbered, *named, *find_ships(folded, ships or ShipNames())])
    whole = _without_overlaps([*found, *find_functions(folded, found)])
    # A colon parts a unit's key, so no name may have one; pages that links lead to may.
    return [word for word in whole if ":" not in word.echelon]


def _trimmed(named: list[UnitWord], folded: str) -> list[UnitWord]:
    """The same words; a name that is another found name with one or two letters too many, cut.

    Where nothing marks the left end of a name (其时东北野战军) the shorter form tells it.
    """
    names = {word.echelon for word in named}
    kept = []
    for word in named:
        shorter = [word.echelon[cut:] for cut in (1, 2) if word.echelon[cut:] in names]
        loose = "\u3400" <= folded[word.span.start - 1 : word.span.start] <= "\u9fff"
        known = word.echelon in vocabulary.units().named
        if known or not (shorter and loose and len(shorter[0]) > 3):
            kept.append(word)
    return kept


def _without_overlaps(words: list[UnitWord]) -> list[UnitWord]:
    """The words in order; of overlapping ones the longer, of equal ones the well-known (新四军)."""
    chosen: list[UnitWord] = []
    known = vocabulary.units().named

    def place(word: UnitWord) -> tuple[int, int, bool]:
        return word.span.start, -len(word.span), word.echelon not in known

    for word in sorted(words, key=place):
        if chosen and word.span.start < chosen[-1].span.end:
            if len(word.span) > len(chosen[-1].span) and word.span.end > chosen[-1].span.end:
                chosen[-1] = word
            continue
        chosen.append(word)
    return chosen


@cache
def _known_pattern() -> re.Pattern[str]:
    """The names; 中野 is none in 集中野战军."""
    return re.compile(
        f"(?:{alternatives(vocabulary.units().named)})(?!(?<=野)战|[湾节]|日(?=[,。、;)”」』]|$))"
    )


def _well_known(folded: str) -> Iterator[UnitWord]:
    table = vocabulary.units().named
    for match in _known_pattern().finditer(folded):
        unit = table[match.group()]
        if unit.needs not in folded:
            continue
        span = Span(match.start(), match.end())
        yield UnitWord(span, unit.number, unit.echelon, unit.rank, side=unit.side)


@cache
def _ending_pattern() -> re.Pattern[str]:
    words = alternatives(ending.word for ending in endings())
    return re.compile(
        f"(?:{words})(?!长|军|野战部队|[湾节]|(?<=指挥所)[部辖属]|日(?=[,。、;)”」』]|$))"
    )


def _by_ending(folded: str, taken: list[Span]) -> Iterator[UnitWord]:
    by_word = {ending.word: ending for ending in endings()}
    ends = {span.end for span in taken}
    led: dict[str, bool] = {}
    for match in _ending_pattern().finditer(folded):
        ending = by_word[match.group()]
        body = name_before(folded, match.start(), ending.most, ends)
        body = "" if body == "了" else body  # 成立了抗日同盟军
        if body is None or body.startswith("兼") or match.end() in ends:
            continue
        if not _is_name(body, ending, folded[max(0, match.end() - 12) : match.end()]):
            continue
        if match.group() == "集团":
            if body not in led:
                led[body] = _can_lead(body, folded)
            if not led[body]:
                continue
        body, own = _without_nation(body, ending)
        start = match.start() - len(body)
        joined = _JOINED.search(folded, max(0, start - 8), start + 1)
        if joined and len(body) > 1:
            start = joined.start()
        name = folded[start : match.end()].replace("、", "").replace("海军航空队", "航空队")
        yield UnitWord(Span(start, match.end()), "", name, ending.rank, side=own)
    honours = set(_HONOUR.findall(folded))
    for match in _QUOTED.finditer(folded):
        whole = name_before(folded, match.end(1), len(match[1])) == match[1]
        if whole and match[1] not in vocabulary.people().all_forces | honours:
            yield UnitWord(Span(match.start(1), match.end(1)), "", match[1], 80)


@cache
def _of_nation() -> re.Pattern[str]:
    """The nation before a name, which fleets have mostly without it: 英国皇家海军本土舰队."""
    nations = alternatives(vocabulary.people().side_of_nation)
    return re.compile(f".*(?P<nation>{nations})(?:皇家|帝国)?(?:海军)?")


def _without_nation(body: str, ending: vocabulary.Ending) -> tuple[str, str | None]:
    """A body from its nation on, for a fleet's from behind it, and the side that is told."""
    match = _of_nation().match(body)
    if match is None:
        return body, ending.nation
    side = vocabulary.people().side_of_nation[match["nation"]]
    return body[match.end() if "舰队" in ending.word else match.start("nation") :], side


def _can_lead(body: str, folded: str) -> bool:
    """Whether what stands before 集团 is a compass word, or a man's name that the text has alone."""
    if body in vocabulary.units().compass:
        return True
    if not 1 <= len(body) <= 4 or body[0] not in vocabulary.people().surnames:
        return False
    if len(body) == 1:
        return re.search(f"{body}[{HAN}]{{1,2}}集团", folded) is not None
    return folded.count(body) > folded.count(body + "集团")


@cache
def _only_kinds() -> re.Pattern[str]:
    """Words for kinds of troops, which make no name: 坦克军团."""
    long = [word for word in vocabulary.units().qualifiers if len(word) > 1]
    return re.compile(f"(?:{alternatives(long)})+")


def _is_name(body: str, ending: vocabulary.Ending, before: str) -> bool:
    """Whether a body makes a name with its ending; ``before`` ends with both."""
    lexicon = vocabulary.units()
    if len(body) < ending.least or body in lexicon.empty_bodies:
        return False
    if ending.least and before[: -len(body + ending.word)].endswith("个"):
        return False
    if ending.word in _BODIES and _only_kinds().fullmatch(body):
        return False
    if ending.word == "兵团" and body[-1:] in _ARMS:
        return False
    sure = [name for name, unit in lexicon.named.items() if not unit.needs]
    return not any(before.endswith(name) and name != body + ending.word for name in sure)


def _by_office(folded: str, names: dict[str, UnitWord]) -> Iterator[UnitWord]:
    """Headquarters in the words for their head: 金门防卫司令 is that of the 金门防卫司令部."""
    stems = {
        name.removesuffix(_STAFF): word for name, word in names.items() if name.endswith(_STAFF)
    }
    long = [stem for stem in stems if len(stem) > _SHORTEST]
    pattern = (
        re.compile(rf"(?:{alternatives(long)})(?=副?总?司令(?!{_STAFF[-1]}))") if long else None
    )
    for match in pattern.finditer(folded) if pattern else ():
        word = stems[match.group()]
        yield UnitWord(Span(*match.span()), "", word.echelon, word.rank, side=word.side)


def _repeated(folded: str, names: dict[str, UnitWord]) -> Iterator[UnitWord]:
    long = [name for name in names if len(name) > 1]
    if not long:
        return
    for match in re.finditer(alternatives(long), folded):
        word = names[match.group()]
        span = Span(match.start(), match.end())
        yield UnitWord(span, "", word.echelon, word.rank, side=word.side, bearer=word.bearer)
