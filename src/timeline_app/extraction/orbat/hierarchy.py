"""Which of the superiors that an article tells of a unit is believed.

The table's wins over the infobox's and that over the prose's; then the more direct word; then the
smaller unit.  A superior that is no bigger than its unit is not believed from prose, and listed as a
diagnostic.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from timeline_app.domain.orbat import UnitSource
from timeline_app.domain.record import Diagnostic
from timeline_app.extraction.orbat.holders import Posts, last_name
from timeline_app.extraction.orbat.numbering import Identity
from timeline_app.extraction.orbat.unit_mentions import ORDER, UnitMentions
from timeline_app.extraction.units import vocabulary

_CLEAR = 2
"""The least weight of a superior that is worth a diagnostic when it cannot be one."""
_PART_RANK, _PART_WEIGHT = 30, 10
_WHOLE_RANK = 48
"""The biggest units whose parts are theirs wherever a list has them; a division's are lent."""
_SHORTEST = 3
"""Characters of the shortest name that an office's may begin with."""


class _Claim(NamedTuple):
    """What was told of a child's superior, and the child's mention that tells it."""

    child: Identity
    parent: Identity
    source: UnitSource
    weight: int
    mention: int


@dataclass(slots=True)
class Hierarchy:
    """Chooses superiors; ``enemies`` are sides of which none has a unit under the other's."""

    mentions: UnitMentions
    posts: Posts
    enemies: frozenset[str]
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def parents(self) -> dict[Identity, Identity]:
        """The superior of each unit that has one; no chain of them leads back to its beginning."""
        said: dict[Identity, list[tuple[int, int, int, int, Identity]]] = defaultdict(list)
        for number, claim in enumerate(self._claims()):
            if self._is_believed(claim):
                rank = self.mentions.rank(claim.parent)
                place = (ORDER[claim.source], -claim.weight, rank, number)
                said[claim.child].append((*place, claim.parent))
        parents: dict[Identity, Identity] = {}
        for child, found in said.items():
            parent = min(found, key=lambda item: item[:4])[4]
            if not _loops(child, parent, parents):
                parents[child] = parent
        return parents

    def _is_believed(self, claim: _Claim) -> bool:
        child, parent = claim.child, claim.parent
        if child == parent or not self._are_allies(child, parent):
            return False
        rank, above = self.mentions.rank(child), self.mentions.rank(parent)
        if claim.source is not UnitSource.PROSE or above > rank:
            return True
        if claim.weight >= _CLEAR and above < rank:
            self.diagnostics.append(self.mentions.doubt("odd-superior", claim.mention))
        return False

    def _are_allies(self, child: Identity, parent: Identity) -> bool:
        """Whether a unit can be under another: on one side, or on two that are no enemies."""
        return child.side == parent.side or not {child.side, parent.side} <= self.enemies

    def _claims(self) -> Iterator[_Claim]:
        """All superiors that were told, and those that follow from what was."""
        facts, identities = self.mentions.facts, self.mentions.identities
        for under in facts.unders:
            child, parent = identities[under.child], identities[under.parent]
            yield _Claim(child, parent, under.source, under.weight, under.child)
        for part, whole in facts.composed:
            yield self._composed(part, whole)
        yield from self._by_office()
        yield from self._by_leader()

    def _composed(self, part: int, whole: int) -> _Claim:
        child, parent = self.mentions.identities[part], self.mentions.identities[whole]
        rank, above = self.mentions.rank(child), self.mentions.rank(parent)
        if rank <= _PART_RANK and above <= _WHOLE_RANK:
            return _Claim(child, parent, UnitSource.TABLE, _PART_WEIGHT, part)
        return _Claim(child, parent, UnitSource.PROSE, 1, part)

    def _by_leader(self) -> Iterator[_Claim]:
        """What a man leads is under the biggest unit that he commands, a ship under the smallest."""
        seats = self._seats()
        for person, unit, weight in self.mentions.facts.led:
            child, found = self.mentions.identities[unit], seats.get(last_name(person), [])
            ship = self.mentions.scan.units[unit].rank == vocabulary.units().ships.rank
            for seat in found[-1:] if ship else found[:1]:
                yield _Claim(child, seat, UnitSource.PROSE, weight, unit)

    def _seats(self) -> dict[str, list[Identity]]:
        """The units each person commands, by his last name, the biggest first."""
        seats: dict[str, list[Identity]] = defaultdict(list)
        for identity, held in self.posts.items():
            for post in held:
                seats[last_name(post.person)].append(identity)
        rank = self.mentions.rank
        return {name: sorted(units, key=rank, reverse=True) for name, units in seats.items()}

    def _by_office(self) -> Iterator[_Claim]:
        """绥靖区特务旅 is under the only 绥靖区, 八路军总部特务团 under the 八路军."""
        owners: dict[tuple[str, str], set[Identity]] = defaultdict(set)
        for unit in self.mentions.of:
            for stem in self._stems(unit):
                owners[unit.side, stem].add(unit)
        for child, found in self.mentions.of.items():
            name = "" if child.number else child.echelon
            begins = (name[:size] for size in range(_SHORTEST, len(name) + 1))
            above = set().union(*(owners.get((child.side, begin), ()) for begin in begins))
            above.discard(child)
            if len(above) == 1:
                yield _Claim(child, above.pop(), UnitSource.PROSE, 1, found[0])

    def _stems(self, unit: Identity) -> Iterable[str]:
        """What the name of an office of the unit begins with."""
        words = self.mentions.words(unit) | ({unit.echelon} if unit.number else set())
        return (word for word in words if len(word) >= _SHORTEST)


def _loops(child: Identity, parent: Identity, parents: dict[Identity, Identity]) -> bool:
    above: Identity | None = parent
    while above is not None:
        if above == child:
            return True
        above = parents.get(above)
    return False
