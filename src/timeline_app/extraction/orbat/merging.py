"""From facts about mentions to units: names, superiors, commanders.

Of several superiors that an article names, the table's wins over the infobox's and that over the
prose's; then the more direct word; then the smaller unit.  A superior that is no bigger than its
unit is not believed from prose, and listed as a diagnostic.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from timeline_app.domain.article import Role
from timeline_app.domain.orbat import Commander, Unit, UnitSource
from timeline_app.domain.record import Diagnostic
from timeline_app.extraction.orbat.facts import Facts, Post, Under
from timeline_app.extraction.orbat.numbering import Identity
from timeline_app.extraction.orbat.scan import Kind, Scan
from timeline_app.extraction.units import vocabulary
from timeline_app.zhtext.variants import fold

_CLEAR = 2
"""The least weight of a superior that is worth a diagnostic when it cannot be one."""
_NICKNAMED = re.compile(".{1,2}兵团")
_DETACHMENT, _PART_RANK, _PART_WEIGHT = 55, 30, 10
_WHOLE_RANK = 48
"""The biggest units whose parts are theirs wherever a list has them; a division's are lent."""
_BY_PLACE = frozenset({"IT"})
"""Sides that call divisions after places: 特兰托师."""
_NAMESAKE = re.compile(
    "(?P<name>.+?)(?P<kind>纵队|分舰队|(?<!联合)(?<!混)(?<!遣)舰队|兵团|支队|部队|集团|(?P<foreign>(?<!装甲)(?<!机动)[骑步]兵[师旅]|(?<!甲)[师旅]))"
)
_ORDER = {UnitSource.TABLE: 0, UnitSource.INFOBOX: 1, UnitSource.PROSE: 2}


@dataclass(slots=True)
class Merger:
    """Puts the facts of a scan together; ``identities`` are those of its mentions, in order.

    ``enemies`` are the two main sides: no unit of one is under a unit of the other.
    """

    scan: Scan
    facts: Facts
    identities: Sequence[Identity]
    enemies: frozenset[str] = frozenset()
    mentions: dict[Identity, list[int]] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def merge(self) -> list[Unit]:
        """The units of the article, those of tables first, each group in the text's order."""
        for index, identity in enumerate(self.identities):
            self.mentions.setdefault(identity, []).append(index)
        posts = self._posts()
        parents = self._parents(posts)
        kept = {identity for identity in self.mentions if self._counts(identity, posts, parents)}
        return [
            Unit(
                identity.key(),
                self._names(identity),
                parents[identity].key() if parents.get(identity) in kept else None,
                tuple(_commanders(posts.get(identity, []))),
                self._source(identity),
            )
            for identity in sorted(self.mentions, key=self._place)
            if identity in kept
        ]

    def _place(self, identity: Identity) -> tuple[int, int]:
        """Units of tables first, in the table's order."""
        ranked = [
            (_ORDER[self.facts.sources.get(index, UnitSource.PROSE)], index)
            for index in self.mentions[identity]
        ]
        return min(ranked)

    def _posts(self) -> dict[Identity, list[Post]]:
        posts: dict[Identity, list[Post]] = defaultdict(list)
        for post in self.facts.posts:
            posts[self.identities[post.unit]].append(post)
        for identity, unit, person in self._namesakes():
            if not any(fold(post.person).endswith(fold(person)) for post in posts[identity]):
                posts[identity].append(Post(person, unit, None, None, None, UnitSource.PROSE))
        held = {_last_name(post.person) for found in posts.values() for post in found}
        for person, units in self.facts.chiefs.items():
            if _last_name(person) in held:
                continue
            rank = self.facts.ranks.get(person)
            post = Post(person, units[0], None, rank, None, UnitSource.PROSE)
            posts[self.identities[units[0]]].append(post)
            held.add(_last_name(person))
        for post in self.facts.filed:
            if _last_name(post.person) not in held:
                posts[self.identities[post.unit]].append(post)
        return posts

    def _namesakes(self) -> Iterable[tuple[Identity, int, str]]:
        """Units that bear the name of their leader: 汤恩伯兵团, and 维克托师 in other countries."""
        people = {
            part
            for token in self.scan.tokens
            if token.kind is Kind.PERSON
            for part in (fold(token.value), _last_name(token.value))
        }
        sounds = set(vocabulary.people().sounds)
        for identity, mentions in self.mentions.items():
            match = _NAMESAKE.fullmatch(identity.echelon)
            if identity.number or match is None:
                continue
            name = match["name"]
            if match["foreign"] and identity.side in _BY_PLACE:
                continue
            if (
                name in people
                or (
                    match["kind"] == "集团"
                    and name[0] in vocabulary.people().surnames
                    and len(name) > 2
                )
                or (match["foreign"] and sounds.issuperset(name))
            ):
                yield identity, mentions[0], self._written(mentions[0], name)

    def _written(self, mention: int, name: str) -> str:
        """The name that a unit's begins with, as the article writes it."""
        return self.scan.units[mention].written(self.scan.article.text)[: len(name)]

    def _seats(self, posts: dict[Identity, list[Post]]) -> dict[str, list[Identity]]:
        """The units each person commands, by his last name, the biggest first."""
        seats: dict[str, list[Identity]] = defaultdict(list)
        for identity, held in posts.items():
            for post in held:
                seats[_last_name(post.person)].append(identity)
        return {name: sorted(units, key=self._rank, reverse=True) for name, units in seats.items()}

    def _rank(self, identity: Identity) -> int:
        """The rank that the first mention tells; a mere label (西路部队) tells none.

        A Japanese 兵团 called by a short name (菊兵团) is a detachment, smaller than a division.
        """
        if identity.side == "JP" and _NICKNAMED.fullmatch(identity.echelon):
            return _DETACHMENT
        ranks = (self.scan.units[index].rank for index in self.mentions[identity])
        return next((rank for rank in ranks if rank), 0)

    def _parents(self, posts: dict[Identity, list[Post]]) -> dict[Identity, Identity]:
        said: dict[Identity, list[tuple[int, int, int, int, Identity]]] = defaultdict(list)
        for number, under in enumerate(self._all_unders(posts)):
            child, parent, source, weight, mention = under
            if child == parent or not self._are_allies(child, parent):
                continue
            if source is UnitSource.PROSE and self._rank(parent) <= self._rank(child):
                if weight >= _CLEAR and self._rank(parent) < self._rank(child):
                    span = self.scan.units[mention].span
                    words = span.of(self.scan.article.text)
                    self.diagnostics.append(Diagnostic("odd-superior", words, span))
                continue
            said[child].append((_ORDER[source], -weight, self._rank(parent), number, parent))
        parents: dict[Identity, Identity] = {}
        for child, found in said.items():
            parent = min(found, key=lambda item: item[:4])[4]
            if not self._loops(child, parent, parents):
                parents[child] = parent
        return parents

    def _are_allies(self, child: Identity, parent: Identity) -> bool:
        """Whether a unit can be under another: on one side, or on two that are no enemies."""
        return child.side == parent.side or not {child.side, parent.side} <= self.enemies

    def _all_unders(
        self, posts: dict[Identity, list[Post]]
    ) -> Iterable[tuple[Identity, Identity, UnitSource, int, int]]:
        for under in self.facts.unders:
            yield self._resolved(under)
        for part, whole in self.facts.composed:
            child, parent = self.identities[part], self.identities[whole]
            small = self._rank(child) <= _PART_RANK and self._rank(parent) <= _WHOLE_RANK
            source = UnitSource.TABLE if small else UnitSource.PROSE
            yield child, parent, source, _PART_WEIGHT if small else 1, part
        yield from self._by_office()
        seats = self._seats(posts)
        for person, unit, weight in self.facts.led:
            child, found = self.identities[unit], seats.get(_last_name(person), [])
            for seat in found[-1:] if self._is_ship(unit) else found[:1]:
                yield child, seat, UnitSource.PROSE, weight, unit

    def _is_ship(self, mention: int) -> bool:
        """Ships are under the smallest unit of those that their admiral commands."""
        return self.scan.units[mention].rank == vocabulary.units().ships.rank

    def _by_office(self) -> Iterable[tuple[Identity, Identity, UnitSource, int, int]]:
        """绥靖区特务旅 is under the only 绥靖区, 八路军总部特务团 under the 八路军."""
        stems = {other: self._stems(other) for other in self.mentions}
        for child, mentions in self.mentions.items():
            if child.number:
                continue
            above = [
                other
                for other, words in stems.items()
                if child.echelon.startswith(words) and other != child and other.side == child.side
            ]
            if len(above) == 1:
                yield child, above[0], UnitSource.PROSE, 1, mentions[0]

    def _stems(self, identity: Identity) -> tuple[str, ...]:
        """What the name of an office of the unit begins with."""
        words = {
            self.scan.units[index].span.of(self.scan.folded) for index in self.mentions[identity]
        }
        echelon = {identity.echelon} if identity.number else set()
        return tuple(word for word in (*words, *echelon) if len(word) > 2)

    def _resolved(self, under: Under) -> tuple[Identity, Identity, UnitSource, int, int]:
        child, parent = self.identities[under.child], self.identities[under.parent]
        return child, parent, under.source, under.weight, under.child

    def _loops(self, child: Identity, parent: Identity, parents: dict[Identity, Identity]) -> bool:
        above: Identity | None = parent
        while above is not None:
            if above == child:
                return True
            above = parents.get(above)
        return False

    def _counts(
        self,
        identity: Identity,
        posts: dict[Identity, list[Post]],
        parents: dict[Identity, Identity],
    ) -> bool:
        """Whether a unit belongs to the campaign: not if only notes or the past name it."""
        indices = [index for index in self.mentions[identity] if index not in self.facts.history]
        if self._is_orphan(identity, posts, parents):
            return False
        places = {self._role_at(index) for index in indices}
        if places & {Role.INFOBOX, Role.NARRATIVE, Role.TABLE}:
            return True
        related = identity in posts or identity in parents or identity in parents.values()
        return Role.NOTE in places and related

    def _is_orphan(
        self,
        identity: Identity,
        posts: dict[Identity, list[Post]],
        parents: dict[Identity, Identity],
    ) -> bool:
        """A small numbered unit of which prose tells no superior: nobody knows which one it is."""
        if not identity.number or "-" in identity.number or self._rank(identity) > _PART_RANK:
            return False
        if self._source(identity) is not UnitSource.PROSE or identity.qualifier:
            return False
        known = identity in parents or identity in parents.values() or identity in posts
        if not known:
            span = self.scan.units[self.mentions[identity][0]].span
            words = span.of(self.scan.article.text)
            self.diagnostics.append(Diagnostic("superior-in-doubt", words, span))
        return not known

    def _role_at(self, index: int) -> Role:
        return self.scan.role_at(self.scan.units[index].span.start)

    def _names(self, identity: Identity) -> tuple[str, ...]:
        text = self.scan.article.text
        names = dict.fromkeys(
            self.scan.units[index].written(text) for index in self.mentions[identity]
        )
        return tuple(sorted(names, key=lambda name: -len(name)))

    def _source(self, identity: Identity) -> UnitSource:
        sources = [
            self.facts.sources.get(index, UnitSource.PROSE) for index in self.mentions[identity]
        ]
        return min(sources, key=lambda source: _ORDER[source])


def _last_name(person: str) -> str:
    """What a person is mostly called by: 纳尔逊 of 霍雷肖·纳尔逊."""
    return fold(person).rpartition("·")[2]


def _commanders(posts: Sequence[Post]) -> Iterable[Commander]:
    """One entry for each person, with the first role, rank and note that was said.

    A surname (池田) is the man of the whole name (池田增雄).
    """
    people: dict[str, list[Post]] = {}
    names = {fold(post.person) for post in posts}
    for post in sorted(posts, key=lambda post: _ORDER[post.source]):
        name = fold(post.person)
        full = [other for other in names if len(other) > len(name) and other.startswith(name)]
        people.setdefault(full[0] if len(full) == 1 else name, []).append(post)
    for held in people.values():
        yield Commander(
            max((post.person for post in held), key=len),
            next((post.role for post in held if post.role), None),
            next((post.rank for post in held if post.rank), None),
            next((post.note for post in held if post.note), None),
        )
