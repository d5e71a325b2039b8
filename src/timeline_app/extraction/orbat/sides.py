"""Which side each mention of a unit belongs to.

Evidence, strongest first: the table's column, the unit's own words (国民革命军第…, 关东军), a word of
a side right before it (日军第10军), the target of its link (第11軍_(日本陸軍)), its echelon (师团), the
units it is chained to or listed with, other mentions of the same number and echelon, the side the
sentence is about.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from timeline_app.domain.spans import Span
from timeline_app.extraction.orbat.facts import Facts
from timeline_app.extraction.orbat.scan import Kind, Scan, Token
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.grammar import UnitWord
from timeline_app.zhtext.variants import fold

_CLOSE = re.compile(r"(?:的|之|部|部队|陆军|海军|方面|所属|第)?\s*")
_LISTED = re.compile(r"(?:\([^()]*\)|部|等|一部|主力|\d+人)*\s*(?:、|和|与|及|以及|暨|,|附)\s*")
_ATTACKED = re.compile(
    "(?:突破|攻击|进攻|击败|击退|击溃|歼灭|围歼|包围|抗击|阻击|迎击|重创|攻打|围攻|截击|向|对|遭)$"
)

_OFTEN_OTHER = "日法意波德"
_WORDY = re.compile(r"[\w]")


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

    def find(self) -> list[str]:
        """A side for each mention, in order of the mentions."""
        units = self.scan.units
        for index, word in enumerate(units):
            side = self._own(index, word)
            if side:
                self.found[index] = side
        self._spread()
        for plain in (False, True):
            self._agree()
            self._known(plain)
            self._spread()
        self._agree()
        latest: dict[tuple[str, str], str] = {}
        known = self._registry(plain=True)
        for index, word in enumerate(units):
            place = (word.number, self._plain(word.echelon))
            if index not in self.found:
                self.found[index] = self._guess(index, known.get(place, set()), latest.get(place))
            latest[place] = self.found[index]
        return [self.found[index] for index in range(len(units))]

    def _known(self, plain: bool) -> None:
        """Mentions of a number and echelon that only one side is known to have."""
        registry = self._registry(plain)
        for index, word in enumerate(self.scan.units):
            echelon = self._plain(word.echelon) if plain else word.echelon
            sides = registry.get((word.number, echelon), set())
            if index not in self.found and len(sides) == 1:
                self.found[index] = next(iter(sides))

    def _home(self, side: str) -> str:
        """CN's words belong to ROC in the civil war, and the other way round."""
        if side in self.sides:
            return side
        twin = {"CN": "ROC", "ROC": "CN"}.get(side, side)
        return twin if twin in self.sides else side

    def _own(self, index: int, word: UnitWord) -> str | None:
        stated = self.facts.sides.get(index)
        if stated:
            return stated
        if word.side:
            return self._home(word.side)
        before = self._before(word.span)
        if before is not None:
            return before
        linked = self._linked(word.span)
        if linked is not None:
            return linked
        return self._by_echelon(word)

    def _by_echelon(self, word: UnitWord) -> str | None:
        """What the echelon tells in a war with Japan, and the qualifier in one inside China."""
        lexicon = vocabulary.units()
        if word.echelon == "纵队" and word.number and "PLA" in self.sides and not word.qualifier:
            return "PLA"
        spoken = self.scan.forces.values()
        nation = lexicon.qualifier_nations.get(word.qualifier)
        if "JP" in spoken:
            nation = lexicon.nations.get(word.echelon) or nation
        side = self._home(nation) if nation else None
        return side if side in spoken else None

    def _before(self, span: Span) -> str | None:
        """The side whose word stands right before a mention."""
        short = self._short(span.start)
        if short is not None:
            return short
        tokens = self.scan.within(Span(max(0, span.start - 12), span.start))
        if not tokens or tokens[-1].kind is not Kind.SIDE:
            return None
        last = tokens[-1]
        gap = self.scan.folded[last.span.end : span.start]
        return last.value if _CLOSE.fullmatch(gap) else None

    def _short(self, start: int) -> str | None:
        """One character before a number: 美第9军; one that is often another word, after a sign."""
        sign, before = (
            self.scan.folded[max(0, start - 1) : start],
            self.scan.folded[max(0, start - 2) : max(0, start - 1)],
        )
        side = vocabulary.people().short_sides.get(sign)
        if side not in self.sides or (sign in _OFTEN_OTHER and _WORDY.match(before)):
            return None
        return side

    def _linked(self, span: Span) -> str | None:
        target = self.scan.targets.get(span.start)
        if target is None:
            return None
        folded = fold(target)
        for side, words in vocabulary.people().targets.items():
            if any(word in folded for word in words):
                home = self._home(side)
                return home if home in self.sides else None
        return None

    def _spread(self) -> None:
        """Chained and listed mentions share a side."""
        pairs = [(under.child, under.parent) for under in self.facts.unders if under.weight >= 2]
        pairs += [*self.facts.same, *self.facts.allies]
        pairs += self._neighbours()
        seats: dict[str, int] = {}
        for post in self.facts.posts:
            pairs.append((post.unit, seats.setdefault(post.person, post.unit)))
        pairs += [(unit, seats[person]) for person, unit, _ in self.facts.led if person in seats]
        for _ in range(3):
            for one, other in [*pairs, *reversed(pairs)]:
                if one in self.found and other not in self.found:
                    self.found[other] = self.found[one]
                elif other in self.found and one not in self.found:
                    self.found[one] = self.found[other]

    def _agree(self) -> None:
        """A name is one unit's: all its mentions are on the side that most of them tell."""
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for index, side in self.found.items():
            word = self.scan.units[index]
            if not word.number:
                votes[word.echelon][side] += 1
        for index, word in enumerate(self.scan.units):
            if not word.number and votes[word.echelon]:
                self.found[index] = votes[word.echelon].most_common(1)[0][0]

    def _neighbours(self) -> list[tuple[int, int]]:
        pairs = []
        for index in range(1, len(self.scan.units)):
            left, right = self.scan.units[index - 1], self.scan.units[index]
            gap = self.scan.folded[left.span.end : right.span.start]
            same_group = left.group >= 0 and left.group == right.group
            if same_group or (len(gap) < 40 and _LISTED.fullmatch(gap)):
                pairs.append((index - 1, index))
        return pairs

    def _registry(self, plain: bool) -> dict[tuple[str, str], set[str]]:
        known: dict[tuple[str, str], set[str]] = defaultdict(set)
        for index, side in self.found.items():
            word = self.scan.units[index]
            echelon = self._plain(word.echelon) if plain else word.echelon
            known[(word.number, echelon)].add(side)
        return known

    def _plain(self, echelon: str) -> str:
        """师团 and 师 may be the same unit, written in the other side's words."""
        for words in vocabulary.units().native.values():
            for plain, native in words.items():
                if echelon == native:
                    return plain
        return echelon

    def _guess(self, index: int, known: Iterable[str], latest: str | None) -> str:
        candidates = set(known)
        if len(candidates) == 1:
            return candidates.pop()
        word = self.scan.units[index]
        if latest and not word.number:
            return latest
        subject = self._subject(index)
        native = vocabulary.units().native.get(subject or "", {})
        if word.number and word.echelon in native and not candidates:
            return self._default()
        leaning = vocabulary.units().leanings.get(word.echelon)
        if leaning in self.sides and not candidates:
            return str(leaning)
        if subject and self._is_attacked(word.span.start):
            others = [side for side in self.sides[:2] if side != subject]
            subject = others[0] if others else subject
        if subject and (not candidates or subject in candidates):
            return subject
        if latest:
            return latest
        self.doubtful.add(index)
        return self._default()

    def _is_attacked(self, start: int) -> bool:
        return _ATTACKED.search(self.scan.folded[max(0, start - 6) : start]) is not None

    def _default(self) -> str:
        """The side whose forces are written with the plain words: China's before others'."""
        spoken = [*self.sides, *self.scan.forces.values()]
        home: list[str] = [side for side in ("CN", "ROC", "QING") if side in spoken]
        plain = home or [side for side in self.sides if side not in vocabulary.units().native]
        return (plain or list(self.sides) or ["CN"])[0]

    def _subject(self, index: int) -> str | None:
        """The side last spoken of before a mention, in its sentence."""
        start = self.scan.units[index].span.start
        begin = max(self.scan.folded.rfind("。", 0, start), self.scan.folded.rfind("\n", 0, start))
        tokens: Sequence[Token] = self.scan.within(Span(begin + 1, start))
        words = [token.value for token in tokens if token.kind is Kind.SIDE]
        return words[-1] if words else None
