"""Which names are one unit's: a headquarters written shorter, a man's troops, a nation's name before a name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from timeline_app.domain.carrying import changed
from timeline_app.extraction.orbat.facts import Facts
from timeline_app.extraction.orbat.numbering import Identity
from timeline_app.extraction.units import vocabulary
from timeline_app.zhtext.variants import fold

_HOME = re.compile("^(?:皇家|帝国)?(?:海军|陆军|空军)?")
_STAFF = re.compile("总部|军部|司令部(?=.)")
_LEAST = 4
"""The shortest name of a headquarters that may stand for a longer one."""
_BY_MAN = re.compile("(.).{1,2}(兵团|集团)")
_FLEETS = ("舰队", "机动部队")
_GUARDS = ("警卫团", "特务团", "教导团", "干部团", "警卫旅", "特务旅", "教导旅")
"""Troops of a headquarters, which may be written with it or without: 军委干部团, 干部团."""
_ALLIANCES = ("抗日同盟军",)
"""Armies of which an article has one, however it is called."""
_MENS = ("纵队", "旅", "师", "团", "支队")
"""What may be called after the man who leads it: 邱蔚旅 for his 第10旅."""
_HEADQUARTERS = re.compile("司令长官部|长官部|指挥部")


def by_ending(identities: Iterable[Identity]) -> dict[Identity, Identity]:
    """Named units written shorter: the shorter name ends the longer, on the same side."""
    named = list(dict.fromkeys(identity for identity in identities if not identity.number))
    forms = {unit: _HEADQUARTERS.sub("司令部", unit.echelon) for unit in named}
    bare = {(unit.side, _STAFF.sub("", unit.echelon)): unit for unit in reversed(named)}
    table = _without_nations(named)
    for short, form in forms.items():
        full = bare[(short.side, _STAFF.sub("", short.echelon))]
        if full != short:
            table[short] = full
        alliances = [other for other in named if other.echelon.endswith(_ALLIANCES)]
        if short in alliances and short.side == alliances[0].side and short != alliances[0]:
            table[short] = alliances[0]
            continue
        staff = len(form) >= _LEAST and form.endswith(("司令部", "指挥部"))
        if not staff and not form.endswith(_GUARDS):
            continue
        longer = [
            other
            for other in named
            if other.side == short.side
            and other.echelon != short.echelon
            and forms[other].endswith(form)
            and len(other.echelon) > len(short.echelon) - 2
        ]
        if len(longer) == 1:
            table[short] = longer[0]
    return table


def _without_nations(named: Collection[Identity]) -> dict[Identity, Identity]:
    """德国南方集团军 is 南方集团军, where the article has both."""
    nations = vocabulary.people().side_of_nation
    table: dict[Identity, Identity] = {}
    for unit in named:
        nation = next((word for word in nations if unit.echelon.startswith(word)), "")
        short = changed(unit, echelon=_HOME.sub("", unit.echelon.removeprefix(nation)))
        if nation and short in named:
            table[unit] = short
    return table


def by_surname(identities: Sequence[Identity], facts: Facts) -> dict[Identity, Identity]:
    """黄兵团 is the 兵团 that the only man of that surname leads, or that bears his whole name."""
    leaders: dict[Identity, set[Identity]] = defaultdict(set)
    for post in facts.posts:
        unit = identities[post.unit]
        for surname in _surnames(fold(post.person)):
            leaders[Identity(unit.side, "", "", surname + _kind(unit))].add(unit)
    held = {post.person for post in facts.posts}
    for person, units in facts.chiefs.items():
        unit = identities[units[0]]
        if person not in held and unit.echelon.endswith((*_FLEETS, *_MENS)):
            for surname in _surnames(fold(person)):
                leaders[Identity(unit.side, "", "", surname + _kind(unit))].add(unit)
    for unit in identities:
        match = None if unit.number else _BY_MAN.fullmatch(unit.echelon)
        if match:
            leaders[changed(unit, echelon=match[1] + match[2])].add(unit)
    named = {unit for unit in identities if not unit.number}
    return {
        short: next(iter(units))
        for short, units in leaders.items()
        if len(units) == 1 and short in named
    }


def _kind(unit: Identity) -> str:
    """What a man's unit may be called by his name: 三川舰队 for any fleet."""
    return "舰队" if unit.echelon.endswith(_FLEETS) else unit.echelon


def _surnames(person: str) -> set[str]:
    """What a man's troops may be called by: 黄 of 黄百韬, his whole name, 酒井 of 酒井镐次, 米切尔 of 马克·米切尔."""
    japanese = (person[:size] for size in (2, 3))
    last = person.rpartition("·")[2]
    return {person[0], person, last, *vocabulary.people().japanese.intersection(japanese)}
