"""Which mentions share a side, whatever it is: superior and part, neighbours in a list, one man's units."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from timeline_app.extraction.orbat.facts import Facts
from timeline_app.extraction.orbat.scan import Scan
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.unit_word import UnitWord
from timeline_app.zhtext.variants import fold

_LISTED = re.compile(r"(?:\([^()]*\)|部|等|一部|主力|\d+人)*\s*(?:、|和|与|及|以及|暨|,|附)\s*")
_CHAINED = 3
"""The weight of a superior by direct chain."""
_SURE = 2
"""The weight from which on a part tells the side of its superior."""
_STATED = 5
"""How many mentions a side counts for that a heading or column tells."""
_GAP = 40
_ROUNDS = 3
_SEVERAL = 3
_BATTALION = 30
_PURE = 6
"""One number in so many may be written otherwise where each side has its own digits."""
_AS_BIG = 10
"""How far the ranks of echelons lie apart at most that sides use for the same."""

Pairs = list[tuple[int, int]]
Place = tuple[str, str, str]
"""A number, an echelon, and a qualifier that is always written."""


@dataclass(slots=True)
class Kinship:
    """Spreads the sides ``found`` of single mentions to those tied to them."""

    scan: Scan
    facts: Facts
    found: dict[int, str]
    above: dict[int, int] = field(default_factory=dict)
    down: Pairs = field(default_factory=list)
    equal: Pairs = field(default_factory=list)
    loose: Pairs = field(default_factory=list)
    listed: Pairs = field(default_factory=list)
    whole: dict[str, str] = field(default_factory=dict)
    places: dict[bool, list[Place]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Gathers the ties, which never change; ``above`` is what a smaller unit is chained to."""
        facts = self.facts
        self.above.update(
            (under.child, under.parent) for under in facts.unders if under.weight >= _CHAINED
        )
        self.above.update(facts.composed)
        seats: dict[str, int] = {}
        self.equal = [*facts.same, *facts.allies]
        self.equal += [
            (post.unit, seats.setdefault(post.person, post.unit)) for post in facts.posts
        ]
        self.equal += _namesakes(self.scan.units, {fold(man): unit for man, unit in seats.items()})
        self.down = [(under.parent, under.child) for under in facts.unders if under.weight >= _SURE]
        self.down += [(whole, part) for part, whole in facts.composed]
        led = [
            (seats[person], unit, weight) for person, unit, weight in facts.led if person in seats
        ]
        self.down += [(seat, unit) for seat, unit, weight in led if weight >= _SURE]
        self.loose = [(seat, unit) for seat, unit, weight in led if weight < _SURE]
        self.loose += facts.reached
        self.listed = self._neighbours()
        for plain in (False, True):
            self.places[plain] = [place(word, plain) for word in self.scan.units]
        self.whole = _whole({word.echelon for word in self.scan.units if not word.number})

    def spread(self, told: Collection[int], main: Collection[str]) -> None:
        """Chained and listed mentions share a side; what is above tells it before what is under.

        A list hands it back to none that is ``told``, a part to its superior only one of ``main``.
        """
        for _ in range(_ROUNDS):
            back = [(b, a) for a, b in reversed(self.equal)]
            for one, other in [*self.down, *self.loose, *self.equal, *back, *self.listed]:
                self._share(one, other)
            for one, other in reversed(self.listed):
                if other not in told:
                    self._share(other, one)
        for parent, child in reversed(self.down):
            if self.found.get(child) in main:
                self._share(child, parent)

    def _share(self, one: int, other: int) -> None:
        if one in self.found and other not in self.found:
            self.found[other] = self.found[one]

    def agree(self) -> None:
        """A name is one unit's: all its mentions are on the side that most of them tell."""
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for index, side in self.found.items():
            word = self.scan.units[index]
            if not word.number:
                name = self.whole.get(word.echelon, word.echelon)
                votes[name][side] += _STATED if index in self.facts.sides else 1
        for index, word in enumerate(self.scan.units):
            name = self.whole.get(word.echelon, word.echelon)
            if not word.number and votes[name]:
                self.found[index] = votes[name].most_common(1)[0][0]

    def known(self, plain: bool) -> None:
        """Mentions of a number and echelon that only one side is known to have."""
        registry = self.registry(plain)
        for index, where in enumerate(self.places[plain]):
            sides = registry.get(where, set())
            if where[0] and self.scan.units[index].rank <= _BATTALION:
                continue  # every regiment has a third battalion
            if index not in self.found and len(sides) == 1:
                self.found[index] = next(iter(sides))

    def registry(self, plain: bool) -> dict[Place, set[str]]:
        """The sides known to have each number and echelon, that of 暂编第8师 also for a bare 第8师."""
        known: dict[Place, set[str]] = defaultdict(set)
        for index, side in self.found.items():
            number, echelon, kind = self.places[plain][index]
            known[(number, echelon, kind)].add(side)
            if kind not in vocabulary.units().regions:
                known[(number, echelon, "")].add(side)
        return known

    def habits(self, main: Collection[str]) -> dict[str, str]:
        """Echelons of one of two sides, where the other has units as big and calls them otherwise.

        Sides of two languages have lists of words instead (``native``).
        """
        if vocabulary.units().native.keys() & set(main):
            return {}
        ranks = vocabulary.units().ranks
        units: dict[str, Counter[str]] = defaultdict(Counter)
        for (number, echelon, _), sides in self.registry(plain=True).items():
            for side in sides if number and echelon in ranks else ():
                units[side][echelon] += 1

        def differs(echelon: str, other: str) -> bool:
            near = [e for e in units[other] if abs(ranks[e] - ranks[echelon]) <= _AS_BIG]
            return echelon not in near and sum(units[other][e] for e in near) >= _SEVERAL

        return {
            echelon: side
            for side in main
            for echelon in units[side]
            if all(differs(echelon, other) for other in main if other != side)
        }

    def scripts(self, main: Collection[str]) -> dict[bool, str]:
        """The side whose numbers are written in Arabic digits (True), and that in Chinese ones.

        Empty where the article makes no such difference between its two sides.
        """
        units: dict[tuple[str, bool], set[Place]] = defaultdict(set)
        for index, side in self.found.items():
            if self.scan.units[index].number:
                units[side, self.is_arabic(index)].add(self.places[True][index])
        told = {}
        for side in main:
            arabic, other = len(units[side, True]), len(units[side, False])
            if max(arabic, other) >= _SEVERAL and min(arabic, other) * _PURE <= max(arabic, other):
                told[arabic > other] = side
        return told if len(told) > 1 else {}

    def is_arabic(self, index: int) -> bool:
        """Whether a mention's number is written in Arabic digits."""
        return re.search(r"\d", self.scan.units[index].span.of(self.scan.folded)) is not None

    def _neighbours(self) -> Pairs:
        pairs = []
        for index in range(1, len(self.scan.units)):
            left, right = self.scan.units[index - 1], self.scan.units[index]
            gap = self.scan.folded[left.span.end : right.span.start]
            same_group = left.group >= 0 and left.group == right.group
            apart = "," in gap and left.rank != right.rank
            if same_group or (len(gap) < _GAP and not apart and _LISTED.fullmatch(gap)):
                pairs.append((index - 1, index))
        return pairs


def _namesakes(units: Sequence[UnitWord], seats: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    """Units called after a man who commands another: 邱蔚旅 is on the side of his 第10旅."""
    for index, word in enumerate(units):
        sizes = range(2, len(word.echelon)) if not word.number else ()
        for size in sizes:
            if word.echelon[:size] in seats:
                yield index, seats[word.echelon[:size]]


def _whole(names: Collection[str]) -> dict[str, str]:
    """Names after a surname with the only one after a man of that surname: 邱兵团, 邱清泉兵团."""
    longer: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for given in (1, 2):
            longer[name[:1] + name[1 + given :]].append(name)
    return {name: longer[name][0] for name in names if len(longer[name]) == 1 and len(name) > 2}


def place(word: UnitWord, plain: bool) -> Place:
    """What a mention shares with others of its unit; ``plain``: 师团 and 师 may be one unit."""
    lexicon = vocabulary.units()
    own = word.qualifier in lexicon.qualifier_nations or word.qualifier in lexicon.regions
    kind = word.qualifier if own else ""
    kind = "" if kind in lexicon.omit else kind
    for words in lexicon.native.values() if plain else ():
        for common, native in words.items():
            if word.echelon == native:
                return word.number, common, kind
    echelon = lexicon.alike.get(word.echelon, word.echelon) if plain else word.echelon
    return word.number, echelon, kind
