"""Which side each mention of a unit belongs to.

First what stands at the mention (``evidence``) and who leads the unit; then the units it is chained
to or listed with, other mentions of the same number and echelon; last the side the sentence, or the
paragraph, is about.  Of what is only guessed the finder keeps account.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from timeline_app.domain.article import Section
from timeline_app.domain.spans import Span
from timeline_app.extraction.orbat.evidence import Evidence
from timeline_app.extraction.orbat.facts import Facts
from timeline_app.extraction.orbat.foes import oppose
from timeline_app.extraction.orbat.scan import Kind, Scan, Token
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.grammar import UnitWord
from timeline_app.zhtext.variants import fold

_LISTED = re.compile(r"(?:\([^()]*\)|部|等|一部|主力|\d+人)*\s*(?:、|和|与|及|以及|暨|,|附)\s*")
_ATTACKED = re.compile(
    "(?:突破|攻击|进攻|击败|击退|击溃|歼灭|围歼|包围|抗击|阻击|迎击|重创|攻打|围攻|截击|向|对|遭)$"
)

_FIGHT = re.compile("(?:的)?(?:作战|激战|交战|交火|战斗|对峙|决战)")
_ABOUT_FORCES = re.compile(
    "(?:主要|的|海军|陆军)?(?:方面|一方|兵力|序列|部队|编制|军队|舰队|力量|参战|编成|阵容)?(?:部署)?"
)
_FORCES = re.compile("兵力|部署|序列|编制|编成|阵容|准备|战备|参战|力量|军队")
"""What a heading says under which forces are told, rather than a story by one side."""
_CHAINED = 3
"""The weight of a superior by direct chain."""
_SENTENCE = 200
"""How far a sentence is looked at to both sides."""
_BEFORE = 300
"""How many characters before a mention may tell its side where its paragraph does not."""
_STATED = 5
"""How many mentions a side counts for that a heading or column tells."""


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
    chained: dict[int, int] = field(default_factory=dict)

    def find(self) -> list[str]:
        """A side for each mention, in order of the mentions."""
        units = self.scan.units
        evidence = Evidence(self.scan, self.facts.sides, self.sides)
        for index, word in enumerate(units):
            side = evidence.told(index, word)
            if side:
                self.found[index] = side
        self.told = frozenset(self.found)
        for post in self.facts.posts:
            if post.person in self.facts.people:
                self.found.setdefault(post.unit, self.facts.people[post.person])
        for person, unit, _ in self.facts.led:
            if person in self.facts.people:
                self.found.setdefault(unit, self.facts.people[person])
        self._spread()
        self._headed()
        for plain in (False, True):
            self._agree()
            oppose(self.found, self.facts.foes, self.sides)
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

    def _headed(self) -> None:
        """Numbered mentions where the forces of a side are told, in sentences that name no other."""
        sections = self.scan.article.sections
        for index, word in enumerate(self.scan.units):
            block = self.scan.article.blocks[self.scan.block_index(word.span.start)]
            if index in self.found or not word.number or not _is_of_forces(sections, block.section):
                continue
            side = self._of_section(word.span.start)
            if side and {side} >= self._spoken_in_sentence(word.span):
                self.found[index] = side

    def _spoken_in_sentence(self, span: Span) -> set[str]:
        folded, block = self.scan.folded, self.scan.block_at(span.start)
        first, last = max(block.start, span.start - _SENTENCE), min(block.end, span.end + _SENTENCE)
        start, end = folded.rfind("。", first, span.start) + 1, folded.find("。", span.end, last)
        tokens = self.scan.within(Span(max(start, first), end if end > 0 else last))
        return {token.value for token in tokens if token.kind in (Kind.SIDE, Kind.CAMP)}

    def _known(self, plain: bool) -> None:
        """Mentions of a number and echelon that only one side is known to have."""
        registry = self._registry(plain)
        for index, word in enumerate(self.scan.units):
            echelon = self._plain(word.echelon) if plain else word.echelon
            sides = registry.get((word.number, echelon), set())
            if index not in self.found and len(sides) == 1:
                self.found[index] = next(iter(sides))

    def _spread(self) -> None:
        """Chained and listed mentions share a side; what is above tells it before what is under."""
        down = [(under.parent, under.child) for under in self.facts.unders if under.weight >= 2]
        equal = [*self.facts.same, *self.facts.allies]
        seats: dict[str, int] = {}
        equal += [
            (post.unit, seats.setdefault(post.person, post.unit)) for post in self.facts.posts
        ]
        down += [(seats[person], unit) for person, unit, _ in self.facts.led if person in seats]
        listed = self._neighbours()
        for _ in range(3):
            for one, other in [*down, *equal, *((b, a) for a, b in reversed(equal)), *listed]:
                self._share(one, other)
            for one, other in reversed(listed):
                if other not in self.told:
                    self._share(other, one)
        for parent, child in reversed(down):
            if self.found.get(child) in self.sides[:2]:
                self._share(child, parent)

    def _share(self, one: int, other: int) -> None:
        if one in self.found and other not in self.found:
            self.found[other] = self.found[one]

    def _agree(self) -> None:
        """A name is one unit's: all its mentions are on the side that most of them tell."""
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for index, side in self.found.items():
            word = self.scan.units[index]
            if not word.number:
                votes[word.echelon][side] += _STATED if index in self.facts.sides else 1
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
        if word.rank == vocabulary.units().ships.rank and _fights_at_sea(self.sides):
            return self._other("JP")
        above = self._above().get(index)
        if above in self.found:
            return self.found[above]
        lean = self.facts.leanings.get(index) or self._of_section(word.span.start)
        if lean or (latest and not word.number):
            return str(lean or latest)
        foe = self._foe(word)
        subject = foe or self._subject(index)
        native = vocabulary.units().native.get(subject or "", {})
        if word.number and word.echelon in native and not candidates:
            return self._default()
        leaning = vocabulary.units().leanings.get(word.echelon)
        if leaning in self.sides and not candidates:
            return str(leaning)
        if subject and not foe and self._is_attacked(word.span.start):
            subject = self._other(subject)
        if subject and (not candidates or subject in candidates):
            return subject
        if latest:
            return latest
        self.doubtful.add(index)
        return self._default() if self._home_sides() else self._nearby(index) or self._default()

    def _above(self) -> dict[int, int]:
        """The mention that each is directly chained to, where it is the smaller unit."""
        if not self.chained:
            direct = [under for under in self.facts.unders if under.weight >= _CHAINED]
            self.chained.update({under.child: under.parent for under in direct})
            self.chained.update(self.facts.composed)
        return self.chained

    def _of_section(self, position: int) -> str | None:
        """The side that a heading like 日军兵力 or 德军 tells of the text under it."""
        article = self.scan.article
        section: int | None = article.blocks[self.scan.block_index(position)].section
        while section is not None and self.scan.forces:
            title = fold(article.sections[section].title)
            match = self.scan.spoken.match(title)
            if match and _ABOUT_FORCES.fullmatch(title, match.end()):
                return self.scan.forces.get(match.group())
            section = article.sections[section].parent
        return None

    def _is_attacked(self, start: int) -> bool:
        return _ATTACKED.search(self.scan.folded[max(0, start - 6) : start]) is not None

    def _foe(self, word: UnitWord) -> str | None:
        """The side that a mention is against: 解放军与李仙洲集团作战, 李仙洲集团被解放军歼灭."""
        folded, span = self.scan.folded, word.span
        if folded.startswith("被", span.end) and self.scan.forces:
            match = self.scan.spoken.match(folded, span.end + 1)
            side = self.scan.forces.get(match.group()) if match else None
            return side and self._other(side)
        near = self.scan.within(Span(max(0, span.start - 8), span.start))
        if not near or near[-1].kind is not Kind.SIDE or not _FIGHT.match(folded, span.end):
            return None
        gap = folded[near[-1].span.end : span.start]
        return self._other(near[-1].value) if gap in ("与", "同", "和", "对") else None

    def _other(self, side: str) -> str:
        """The enemy of a side, as far as two sides fight."""
        return next((other for other in self.sides[:2] if other != side), side)

    def _nearby(self, index: int) -> str | None:
        """The side that the text speaks of right before a mention, or else first behind it."""
        start = self.scan.units[index].span.start
        block, article = self.scan.block_at(start), self.scan.article
        section = article.sections[article.blocks[self.scan.block_index(start)].section]
        begin = max(section.span.start, min(block.start, start - _BEFORE))
        tokens = self.scan.within(Span(begin, block.end))
        told = [
            (token.span.start, token.value or self.found.get(token.unit))
            for token in tokens
            if token.kind in (Kind.SIDE, Kind.CAMP) or token.unit in self.found
        ]
        main = [(place, side) for place, side in told if side in self.sides[:2]]
        before = [side for place, side in main if place < start]
        behind = [side for place, side in main if place > start]
        return next(iter((*before[-1:], *behind[:1])), None)

    def _default(self) -> str:
        """The side whose forces are written with the plain words: China's before others'."""
        plain = self._home_sides() or [
            side for side in self.sides if side not in vocabulary.units().native
        ]
        spoken = [side for side in ("CN", "ROC", "QING") if side in self.scan.forces.values()]
        return (plain or list(self.sides) or spoken or ["CN"])[0]

    def _home_sides(self) -> list[str]:
        spoken = self.sides[:3] if len(self.sides) > 1 else self.scan.forces.values()
        return [side for side in ("CN", "QING", "ROC") if side in spoken]

    def _subject(self, index: int) -> str | None:
        """The side last spoken of before a mention, in its sentence."""
        start = self.scan.units[index].span.start
        begin = max(self.scan.folded.rfind("。", 0, start), self.scan.folded.rfind("\n", 0, start))
        tokens: Sequence[Token] = self.scan.within(Span(begin + 1, start))
        words = [token.value for token in tokens if token.kind in (Kind.SIDE, Kind.CAMP)]
        return words[-1] if words else None


def _is_of_forces(sections: Sequence[Section], place: int | None) -> bool:
    """Whether a section, or one that it is part of, is about forces by its heading."""
    while place is not None:
        if _FORCES.search(fold(sections[place].title)):
            return True
        place = sections[place].parent
    return False


def _fights_at_sea(sides: Sequence[str]) -> bool:
    """Whether Japan fights outside China: her ships then have names that only they have."""
    return "JP" in sides[:2] and not {"CN", "QING", "ROC"} & set(sides[:2])
