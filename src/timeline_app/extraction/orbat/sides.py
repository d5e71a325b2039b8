"""Which side each mention of a unit belongs to.

Evidence is asked for step by step, the surest first.  What one step tells of a mention no later step
changes; after each it spreads to the mentions that share a side (``kinship``).  The steps:

=============  ===========================================================================
told           the words at the mention and the column or heading it stands under: the
               article says it (``evidence`` has the order of these)
commander      whose side its commander is on, as the words before his name tell
forces         a heading 日军兵力, in a sentence that names no other side
names          a name is one unit's, a number and echelon mostly: as elsewhere in the article
letters        a name that is given in Latin letters too: “凯旋号”(Triomphante)
plain word     师 is China's in a war with Japan, who says 师团
enemy          whoever fights 敌 is the article's own side
foes           subject and object of a verb of fighting (``foes``)
habit          an echelon that only one side uses, the other having another word for as big a unit
digits         each side's numbers are written in digits of their own, Chinese or Arabic
custom         新编, 暂编 and names after a general are mostly the government's
lean           heading, subject of the sentence, the mention before; last the usual side
=============  ===========================================================================

``foes`` stand behind what names tell, for a verb may have another object than the nearest.  Of what is
only guessed the finder keeps account.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from timeline_app.extraction.orbat.evidence import Evidence
from timeline_app.extraction.orbat.facts import Facts
from timeline_app.extraction.orbat.foes import oppose
from timeline_app.extraction.orbat.fronts import Fronts
from timeline_app.extraction.orbat.guesses import Guesses
from timeline_app.extraction.orbat.kinship import Kinship, Place
from timeline_app.extraction.orbat.scan import Kind, Scan
from timeline_app.extraction.units import vocabulary
from timeline_app.zhtext.variants import fold


@dataclass(slots=True)
class SideFinder:
    """Finds the side of every mention of a scan; ``sides`` are the article's belligerents.

    ``doubtful`` are mentions of which nothing tells the side: they go to the usual one.
    """

    scan: Scan
    facts: Facts
    sides: Sequence[str]
    found: dict[int, str] = field(default_factory=dict)
    doubtful: set[int] = field(default_factory=set)
    told: frozenset[int] = frozenset()
    fronts: Fronts = field(init=False)
    kinship: Kinship = field(init=False)
    guesses: Guesses = field(init=False)

    def __post_init__(self) -> None:
        """Sets up what the steps ask; all of them see the same ``found``."""
        self.fronts = Fronts(self.sides, self.scan.forces.values())
        self.kinship = Kinship(self.scan, self.facts, self.found)
        self.guesses = Guesses(self.scan, self.facts, self.fronts, self.found, _men(self.scan))

    def find(self) -> list[str]:
        """A side for each mention, in order of the mentions."""
        self._tell()
        self._commanded()
        self._spread()
        self._ask(self.guesses.of_forces)
        for plain in (False, True):
            self.kinship.agree()
            oppose(self.found, self.facts.foes, self.fronts.foe_of)
            self._know(plain)
            self._spread()
        self._weigh()
        self.kinship.agree()
        self._guess_rest()
        return [self.found[index] for index in range(len(self.scan.units))]

    def _tell(self) -> None:
        evidence = Evidence(self.scan, self.facts.sides, self.sides)
        for index, word in enumerate(self.scan.units):
            side = evidence.told(index, word)
            if side:
                self.found[index] = side
        self.told = frozenset(self.found)

    def _commanded(self) -> None:
        people = self.facts.people
        led = [(post.person, post.unit) for post in self.facts.posts]
        led += [(person, unit) for person, unit, _ in self.facts.led]
        for person, unit in led:
            if person in people:
                self.found.setdefault(unit, people[person])

    def _spread(self) -> None:
        self.kinship.spread(self.told, self.sides[:2])

    def _ask(self, step: Callable[[int], str | None]) -> None:
        """Takes what a step tells of the mentions that have no side yet."""
        for index in range(len(self.scan.units)):
            side = None if index in self.found else step(index)
            if side:
                self.found[index] = side

    def _weigh(self) -> None:
        """The evidence of single words and of clauses, each spread before the next is asked."""
        known = self.kinship.registry(plain=True)
        self._ask(self.guesses.by_letters)
        self._ask(lambda index: self._plain_word(index, known))
        self._settle()
        for step in (self.guesses.by_enemy, self.guesses.by_clause):
            self._ask(step)
            self._settle()
        oppose(self.found, self.facts.rivals, self.fronts.foe_of)
        self._settle()
        habits = self.kinship.habits(self.sides[:2])
        self._ask(lambda index: self._habit(index, habits))
        scripts = self.kinship.scripts(self.sides[:2])
        self._ask(lambda index: self._script(index, scripts))
        self._spread()
        for step in (self.guesses.by_qualifier, self.guesses.by_man):
            self._ask(step)
        self._spread()

    def _settle(self) -> None:
        self._spread()
        self._know(plain=True)

    def _know(self, plain: bool) -> None:
        if not self.fronts.alike():
            self.kinship.known(plain)

    def _plain_word(self, index: int, known: Collection[Place]) -> str | None:
        new = self.kinship.places[True][index] not in known
        return self.guesses.by_plain_word(index) if new else None

    def _habit(self, index: int, habits: Mapping[str, str]) -> str | None:
        number, echelon, _ = self.kinship.places[True][index]
        return habits.get(echelon) if number else None

    def _script(self, index: int, scripts: Mapping[bool, str]) -> str | None:
        number = self.scan.units[index].number
        return scripts.get(self.kinship.is_arabic(index)) if number else None

    def _guess_rest(self) -> None:
        latest: dict[Place, str] = {}
        known = self.kinship.registry(plain=True)
        have = {(echelon, side) for (_, echelon, _), sides in known.items() for side in sides}
        for index, where in enumerate(self.kinship.places[True]):
            if index not in self.found:
                lean = self._guess(index, known.get(where, set()), latest.get(where))
                self.found[index] = lean or self._usual(index, have)
            latest[where] = self.found[index]

    def _guess(self, index: int, known: Collection[str], latest: str | None) -> str | None:
        """What a mention leans to: of several that are ``known`` to have its number, or of all."""
        word, guesses = self.scan.units[index], self.guesses
        if word.group >= 0 and index and self.scan.units[index - 1].group == word.group:
            return self.found.get(index - 1)
        if len(known) == 1 and not self.fronts.alike():
            return next(iter(known))
        if word.rank == vocabulary.units().ships.rank and self.fronts.at_sea():
            return self.fronts.other("JP")
        above = self.found.get(self.kinship.above.get(index, -1))
        lean = above or self.facts.leanings.get(index) or guesses.of_section(index)
        lean = lean or guesses.by_lead(index)
        if lean or (latest and not known):
            return lean or latest
        subject = guesses.by_foe(index) or guesses.by_subject(index)
        if not known and guesses.is_native_elsewhere(word, subject):
            return self.fronts.default()
        leaning = guesses.by_echelon(index)
        if leaning and not known:
            return leaning
        return subject if subject and (not known or subject in known) else latest

    def _usual(self, index: int, have: Collection[tuple[str, str]]) -> str:
        """The side spoken of nearby, of China's only one that is known to have such an echelon."""
        self.doubtful.add(index)
        near = self.guesses.nearby(index)
        likely = (self.kinship.places[True][index][1], near) in have
        return near if near and (likely or not self.fronts.home_sides()) else self.fronts.default()


def _men(scan: Scan) -> frozenset[str]:
    return frozenset(fold(token.value) for token in scan.tokens if token.kind is Kind.PERSON)
