"""Numbers that begin anew in each superior: 第三营 of a regiment, 第一师 of each corps, 三纵 of an army.

The superior's number, or its name, stands before the unit's own then (161-3, 华野-3).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from timeline_app.domain.orbat import UnitKey, UnitSource
from timeline_app.extraction.orbat.facts import Facts
from timeline_app.extraction.units.unit_word import UnitWord

_PART_RANK, _SMALL_RANK, _NAMED_RANK = 30, 40, 62
_NESTED = 3
"""The weight of a superior by direct chain."""
_BIGGEST = 61
"""The rank of the biggest units whose numbers may begin anew: divisions."""
_FIRST = frozenset({"1", "2"})
"""Numbers that several superiors have to have where numbers begin anew."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells a unit apart, before qualifiers and names are matched."""

    side: str
    qualifier: str
    number: str
    echelon: str

    def key(self) -> str:
        """The unit's key."""
        return str(UnitKey(self.side, self.qualifier + self.number, self.echelon))


def within_superiors(
    units: Sequence[UnitWord], identities: list[Identity], facts: Facts
) -> list[Identity]:
    """The identities, with the superior's number before those that begin anew in each superior."""
    return _columns(_restarting(units, _parts(units, identities, facts), facts), facts)


def _parts(units: Sequence[UnitWord], identities: list[Identity], facts: Facts) -> list[Identity]:
    """Small units take the number of the numbered unit they directly belong to before their own."""
    parents = {under.child: under.parent for under in facts.unders if under.weight == _NESTED}
    parents.update(facts.composed)
    for under in facts.unders:
        plain = not identities[under.child].qualifier and units[under.child].rank <= _PART_RANK
        if under.source is UnitSource.TABLE and plain and units[under.parent].rank <= _SMALL_RANK:
            parents.setdefault(under.child, under.parent)
    done = list(identities)
    for index, word in enumerate(units):
        parent = parents.get(index)
        if not word.number or parent is None or word.rank > _SMALL_RANK:
            continue
        above = done[parent]
        numbered = word.rank <= _PART_RANK and units[parent].rank <= _SMALL_RANK
        number = above.qualifier + above.number if numbered and above.number else ""
        if not above.number and units[parent].rank <= _NAMED_RANK:
            number = above.echelon
        if number:
            own = identities[index]
            done[index] = replace(own, qualifier="", number=f"{number}-{own.qualifier}{own.number}")
    return done


def _columns(identities: list[Identity], facts: Facts) -> list[Identity]:
    """Columns of one number in two field armies: the army's name stands before the number.

    A column without an army is the one of the army that the article mostly has it in.
    """
    armies: dict[Identity, Counter[str]] = defaultdict(Counter)
    said: dict[int, str] = {}
    for under in facts.unders:
        column, army = identities[under.child], identities[under.parent]
        field = not army.number and army.echelon.endswith("野战军")
        if column.echelon == "纵队" and field and under.weight > 1:
            armies[column][army.echelon] += 1
            said.setdefault(under.child, army.echelon)
    done = list(identities)
    for index, column in enumerate(identities):
        if len(armies.get(column, ())) > 1:
            name = said.get(index) or armies[column].most_common(1)[0][0]
            done[index] = replace(column, number=f"{name}-{column.number}")
    return done


def _restarting(
    units: Sequence[UnitWord], identities: list[Identity], facts: Facts
) -> list[Identity]:
    """Divisions of each corps, then brigades of each division, where a list has several firsts.

    Of regiments, which mostly have numbers of their own, only those that several divisions have.
    """
    done = list(identities)
    above = {under.child: under.parent for under in facts.unders if under.weight >= _NESTED}
    above.update(facts.composed)
    ranks = {units[child].rank for child in above if _SMALL_RANK <= units[child].rank < _BIGGEST}
    for rank in sorted(ranks, reverse=True):
        held: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
        for child, parent in above.items():
            own, over = done[child], done[parent]
            if units[child].rank == rank and over.number and not own.qualifier and own.number:
                held[(own.side, own.number)].add((over.number, over.echelon))
        for side in {side for side, _ in held}:
            several = {first for first in _FIRST if len(held.get((side, first), ())) > 1}
            if rank <= _SMALL_RANK:
                plain = {c: p for c, p in above.items() if _is_among(done[c], several)}
                _number(units, done, plain, (side, rank))
            elif several == _FIRST:
                _number(units, done, above, (side, rank))
    return done


def _is_among(unit: Identity, numbers: Collection[str]) -> bool:
    return unit.number in numbers and not unit.qualifier


def _number(
    units: Sequence[UnitWord],
    done: list[Identity],
    above: dict[int, int],
    place: tuple[str, int],
) -> None:
    """Puts the superior's number before those of the units of one side and rank."""
    for child, parent in above.items():
        own, over = done[child], done[parent]
        if (own.side, units[child].rank) == place and own.number and over.number:
            done[child] = replace(own, number=f"{over.qualifier}{over.number}-{own.number}")
