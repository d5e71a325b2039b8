"""Which mentions are one unit, and what the unit's key is.

A bare number joins a unit with a qualifier that may be left out (第22旅团 and 独立第22旅团), the other
side's word joins its own (第22师 and 第22师团), a name joins the longer name it ends (卫戍司令部 and
南京卫戍司令部).  A part of a regiment has the regiment's number before its own (161-3).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from timeline_app.domain.carrying import changed
from timeline_app.domain.orbat import UnitSource
from timeline_app.extraction.orbat.facts import Facts
from timeline_app.extraction.orbat.name_forms import by_ending, by_surname
from timeline_app.extraction.orbat.numbering import Identity, within_superiors
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.unit_word import UnitWord

_SMALL_RANK = 40
_CHAINED = 3
"""The weight of a superior by direct chain."""
_QUOTES = dict.fromkeys(map(ord, '“”「」『』"'))
_LEVIES = ("新编", "暂编")
_DIRECT = 3
"""The weight of a superior that a unit's own chain names (第3纵队第7旅)."""
_BESIDE = 3
"""How many characters stand at most between a unit and the next of a list: 大部、."""
_RARE = 5
"""A qualifier in fewer than one of so many mentions only describes the unit (机械化第五军)."""


def identify(units: Sequence[UnitWord], sides: Sequence[str], facts: Facts) -> list[Identity]:
    """The identity of each mention, in order."""
    plain = [_identity(word, side) for word, side in zip(units, sides, strict=True)]
    for index, arm in facts.arms.items():
        plain[index] = changed(plain[index], qualifier=arm)
    plain = _with_shared_levies(units, plain)
    first = within_superiors(units, plain, facts)
    lasting = _without_later_names(first, facts)
    renamed = {
        **_by_likeness(first),
        **_bare_numbers(units, first, _owners(first, facts)),
        **_without_levies(first, _written_in_full(first, facts)),
        **_by_omission(lasting, _written_in_full(first, facts)),
        **by_ending(first),
    }
    second = [renamed.get(identity, identity) for identity in first]
    aliases = {**by_surname(second, facts), **_aliases(second, facts)}
    return [aliases.get(identity, identity) for identity in second]


def _identity(word: UnitWord, side: str) -> Identity:
    native = vocabulary.units().native.get(side, {})
    echelon = word.echelon if word.number else word.echelon.translate(_QUOTES)
    if side == "JP" and word.foot and echelon == "团":
        return Identity(side, "步兵", word.number, echelon)  # 步兵团: the infantry of a division
    if word.number and echelon in native and native[echelon] != "联队":
        echelon = native[echelon]
    return Identity(side, word.qualifier, word.number, echelon)


def _with_shared_levies(units: Sequence[UnitWord], identities: list[Identity]) -> list[Identity]:
    """暂编第11师大部、第17师: the second is the 17th of that levy, where the article has one so called."""
    done, known = list(identities), set(identities)
    for index in range(1, len(units)):
        before, own = done[index - 1], done[index]
        close = units[index].span.start - units[index - 1].span.end <= _BESIDE
        levied = before.qualifier in _LEVIES and not own.qualifier and own.number
        if close and levied and (own.side, own.echelon) == (before.side, before.echelon):
            full = changed(own, qualifier=before.qualifier)
            done[index] = full if full in known else own
    return done


def _owners(identities: Sequence[Identity], facts: Facts) -> defaultdict[Identity, set[Identity]]:
    """The units that each is directly chained to: 第38师第2团."""
    owners: defaultdict[Identity, set[Identity]] = defaultdict(set)
    for part, whole in facts.composed:
        owners[identities[part]].add(identities[whole])
    for under in facts.unders:
        if under.weight == _CHAINED:
            owners[identities[under.child]].add(identities[under.parent])
    return owners


def _without_later_names(identities: Sequence[Identity], facts: Facts) -> list[Identity]:
    """The identities but those that are another unit's later name: 第8军(后改为整编第8师)."""
    later = {
        identities[name]
        for unit, name in facts.same
        if identities[name].number and identities[name].echelon != identities[unit].echelon
    }
    return [identity for identity in identities if identity not in later]


def _written_in_full(identities: Sequence[Identity], facts: Facts) -> set[Identity]:
    """The identities that differ from those with fewer qualifiers, as their superiors show.

    In lists that tell superiors the 4th and the 4th independent are two; in sentences they are
    where each is directly under units of its own.
    """
    apart = {
        identities[under.child]
        for under in facts.unders
        if facts.sources.get(under.child) is UnitSource.TABLE
    }
    above: dict[Identity, set[Identity]] = defaultdict(set)
    for under in facts.unders:
        if under.weight == _DIRECT:
            above[identities[under.child]].add(identities[under.parent])
    for full in above:
        bare = changed(full, qualifier=full.qualifier.replace("独立", ""))
        if bare != full and bare in above and not above[full] & above[bare]:
            apart |= {full, bare}
    return apart


def _by_omission(identities: Iterable[Identity], full: set[Identity]) -> dict[Identity, Identity]:
    """Identities whose qualifier was left out or shortened, to the fullest form.

    Two of which a list has both are two units.
    """
    lexicon = vocabulary.units()
    groups: dict[tuple[str, str, str], Counter[Identity]] = defaultdict(Counter)
    for identity in identities:
        if identity.number and _omittable(identity.qualifier, lexicon.omit):
            native = (
                {"旅": "旅团"} if identity.qualifier == "步兵" else {"旅": "旅团", "团": "联队"}
            )
            echelon = native.get(identity.echelon, identity.echelon)
            place = echelon if identity.side == "JP" else identity.echelon
            groups[(identity.side, identity.number, place)][identity] += 1
    table: dict[Identity, Identity] = {}
    for (_, _, echelon), group in groups.items():
        if len(group) < 2:
            continue
        usual = [item for item in group if group[item] * _RARE >= group.total()]
        fullest = max(usual, key=lambda item: (len(item.qualifier), group[item]))
        own = any(item.echelon == echelon for item in group)
        target = changed(fullest, echelon=echelon) if own else fullest
        listed = {fullest} & full
        apart = {item for item in group if item in full and listed}
        table.update((item, target) for item in group if item not in {target, *apart})
    return table


def _bare_numbers(
    units: Sequence[UnitWord],
    identities: Sequence[Identity],
    owners: defaultdict[Identity, set[Identity]],
) -> dict[Identity, Identity]:
    """Small units later named by their number alone: 炮兵第42团 … 42团, 新编第92团 … 92团.

    One that is chained to a superior which the longer is not chained to is another unit.
    """
    first: dict[Identity, int] = {}
    foot: set[Identity] = set()
    for index, identity in enumerate(identities):
        first.setdefault(identity, index)
        if units[index].foot and "州" not in identity.qualifier:
            foot.add(identity)
    full: dict[Identity, list[Identity]] = defaultdict(list)
    for identity in first:
        if identity.number and identity.qualifier and "-" not in identity.number:
            full[changed(identity, qualifier="")].append(identity)
    return {
        bare: longer[0]
        for bare, longer in full.items()
        if len(longer) == 1
        and bare in first
        and (bare not in foot or longer[0].qualifier.endswith("州"))
        and units[first[bare]].rank <= _SMALL_RANK
        and (
            longer[0].qualifier in _LEVIES
            or (first[bare] > first[longer[0]] and not owners[bare] - owners[longer[0]])
        )
    }


def _without_levies(
    identities: Sequence[Identity], full: set[Identity]
) -> dict[Identity, Identity]:
    """骑兵第5师 is 新编骑兵第5师 where no list has both: few articles have two of one arm."""
    known = dict.fromkeys(identities)
    table: dict[Identity, Identity] = {}
    for long in known:
        levy = next((word for word in _LEVIES if long.qualifier.startswith(word)), "")
        short = changed(long, qualifier=long.qualifier.removeprefix(levy))
        if levy and short.qualifier and short in known and not {long, short} <= full:
            table[short] = long
    return table


def _omittable(qualifier: str, words: Iterable[str]) -> bool:
    for word in sorted(words, key=len, reverse=True):
        qualifier = qualifier.replace(word, "")
    return not qualifier


def _by_likeness(identities: Iterable[Identity]) -> dict[Identity, Identity]:
    """Units written with two words for their echelon: 美国第八军团 and 第8集团军."""
    lexicon, known = vocabulary.units(), set(identities)
    table: dict[Identity, Identity] = {}
    for unit in known:
        other = changed(unit, echelon=lexicon.alike.get(unit.echelon, ""))
        if unit.number and unit.side in lexicon.alike_sides and other in known:
            table[unit] = other
    return table


def _aliases(identities: Sequence[Identity], facts: Facts) -> dict[Identity, Identity]:
    table: dict[Identity, Identity] = {}
    for one, other in facts.same:
        unit, name = identities[one], identities[other]
        if unit != name and unit.side == name.side:
            table[name] = unit
    return table
