"""What a mention of a unit leans to where nothing tells its side: the heading, the words around it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline_app.domain.article import Section
from timeline_app.domain.spans import Span
from timeline_app.extraction.orbat.facts import Facts
from timeline_app.extraction.orbat.foes import BEATS
from timeline_app.extraction.orbat.fronts import Fronts
from timeline_app.extraction.orbat.scan import Kind, Scan, Token
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.unit_word import UnitWord
from timeline_app.zhtext.variants import fold

_ATTACKED = re.compile(
    "(?:突破|攻击|进攻|击败|击退|击溃|歼灭|围歼|包围|抗击|阻击|迎击|重创|攻打|围攻|截击|向|对|遭)$"
)
_FOUGHT = re.compile(f"(?:{BEATS}|牵制)[^,;。]*$")
_BEGINS = re.compile("(?:^|[,;。])(?:而|当|但|则|并|同时|以|由|令|派)?$")
_CLAUSE = 20
_FIGHT = re.compile("(?:的)?(?:作战|激战|交战|交火|战斗|对峙|决战)")
_ABOUT_FORCES = re.compile(
    "(?:主要|的|海军|陆军)?(?:方面|一方|兵力|序列|部队|编制|军队|舰队|力量|参战|编成|阵容)?(?:部署)?"
)
_FORCES = re.compile("兵力|部署|序列|编制|编成|阵容|准备|战备|参战|力量|军队")
"""What a heading says under which forces are told, rather than a story by one side."""
_LED_IN = re.compile("方面|一方")
"""Behind the word of a side, what opens all that is told of it."""
_LATIN = re.compile(r"[”」』\"]?\s*\((?:[a-z]{2,3}:)?\s*[A-Za-zÀ-ſ]{2}")
_HAN_WRITING = ("PLA", "JP", "MZ")
"""Besides China's the sides whose names are written in Han characters."""
_BEFORE = 300
"""How many characters before a mention may tell its side where its paragraph does not."""
_SENTENCE = 200
"""How far a sentence is looked at to both sides."""
_FAR = 1500
"""How far a paragraph is."""


@dataclass(frozen=True, slots=True)
class Guesses:
    """Weak evidence for the side of single mentions.

    ``found`` are the sides of others, ``men`` the folded names of people.
    """

    scan: Scan
    facts: Facts
    fronts: Fronts
    found: Mapping[int, str]
    men: frozenset[str]

    def of_forces(self, index: int) -> str | None:
        """The side whose forces a heading tells, for a number in a sentence that names no other."""
        word, sections = self.scan.units[index], self.scan.article.sections
        block = self.scan.article.blocks[self.scan.block_index(word.span.start)]
        if not word.number or not _is_of_forces(sections, block.section):
            return None
        side = self.of_section(index)
        return side if side and {side} >= self._spoken_in_sentence(word.span) else None

    def of_section(self, index: int) -> str | None:
        """The side that a heading like 日军兵力 or 德军 tells of the text under it."""
        article = self.scan.article
        start = self.scan.units[index].span.start
        section: int | None = article.blocks[self.scan.block_index(start)].section
        while section is not None and self.scan.forces:
            title = fold(article.sections[section].title)
            match = self.scan.spoken.match(title)
            if match and _ABOUT_FORCES.fullmatch(title, match.end()):
                return self.scan.forces.get(match.group())
            section = article.sections[section].parent
        return None

    def by_lead(self, index: int) -> str | None:
        """The side of which the paragraph tells since it said so: 直系方面甲为总司令。西路为第3师."""
        start = self.scan.units[index].span.start
        block = self.scan.block_at(start)
        before = self.scan.within(Span(max(block.start, start - _FAR), start))
        sides = [token for token in before if token.kind is Kind.SIDE]
        if not sides or not _LED_IN.match(self.scan.folded, sides[-1].span.end):
            return None
        return sides[-1].value

    def by_plain_word(self, index: int) -> str | None:
        """师, 旅 and 团 are China's where Japan is the enemy and calls hers otherwise."""
        word, sides = self.scan.units[index], self.fronts.sides[:2]
        theirs = [side for side in sides if word.echelon in vocabulary.units().native.get(side, {})]
        home = self.fronts.home_sides()
        return home[0] if word.number and theirs and home else None

    def by_enemy(self, index: int) -> str | None:
        """The side of a unit that fights 敌, or that is 敌."""
        ours, own = self.facts.friends.get(index), self.fronts.own
        if ours is None or own is None:
            return None
        return own if ours else self.fronts.foe_of(own)

    def by_clause(self, index: int) -> str | None:
        """The enemy of the side that a sentence says a unit to fight."""
        against = self.facts.against.get(index)
        return self.fronts.foe_of(against) if against else None

    def by_echelon(self, index: int) -> str | None:
        """What one side has more often: 兵团."""
        leaning = vocabulary.units().leanings.get(self.scan.units[index].echelon)
        return leaning if leaning in self.fronts.sides else None

    def by_qualifier(self, index: int) -> str | None:
        """What one side of a civil war has more often: 新编, 暂编."""
        nations, home = vocabulary.units().qualifier_nations, self.fronts.home_sides()
        return home[0] if home and self.scan.units[index].qualifier in nations else None

    def by_letters(self, index: int) -> str | None:
        """A name given in Latin letters too is of the side that writes so: “凯旋号”(Triomphante)."""
        asian, span = {*self.fronts.home_sides(), *_HAN_WRITING}, self.scan.units[index].span
        west = [side for side in self.fronts.sides[:2] if side not in asian]
        if len(west) != 1 or not _LATIN.match(self.scan.words(span.end, span.end + 8)):
            return None
        return west[0]

    def by_man(self, index: int) -> str | None:
        """The government's armies of a civil war are called after their generals: 胡宗南集团."""
        word, home = self.scan.units[index], self.fronts.home_sides()
        named = not word.number and any(
            word.echelon[:size] in self.men for size in range(2, len(word.echelon))
        )
        return home[0] if named and home and "PLA" in self.fronts.sides[:2] else None

    def by_foe(self, index: int) -> str | None:
        """The side that a mention is against: 解放军与李仙洲集团作战, 李仙洲集团被解放军歼灭."""
        folded, span = self.scan.folded, self.scan.units[index].span
        if folded.startswith("被", span.end) and self.scan.forces:
            match = self.scan.spoken.match(folded, span.end + 1)
            side = self.scan.forces.get(match.group()) if match else None
            return side and self.fronts.other(side)
        near = self.scan.within(Span(max(0, span.start - 8), span.start))
        if not near or near[-1].kind is not Kind.SIDE or not _FIGHT.match(folded, span.end):
            return None
        gap = folded[near[-1].span.end : span.start]
        return self.fronts.other(near[-1].value) if gap in ("与", "同", "和", "对") else None

    def by_subject(self, index: int) -> str | None:
        """The side last spoken of before a mention, in its sentence; its enemy's of what it attacks."""
        start = self.scan.units[index].span.start
        tokens = self._before_in_sentence(start)
        words = [token.value for token in tokens if token.kind in (Kind.SIDE, Kind.CAMP)]
        units = [self.found[token.unit] for token in tokens if token.unit in self.found]
        subject = next(iter((*words[-1:], *units[:1])), None)
        # 志愿军第125师牵制韩军,第124师则北上: who acts in the clause before acts in this one
        spoken = [token for token in tokens if token.kind in (Kind.SIDE, Kind.CAMP)]
        objects = [token for token in (*spoken[-1:], *tokens[-1:]) if self._is_object(token)]
        if objects and self._begins_clause(start):
            acting = [
                self._side_of(token) for token in tokens if self._begins_clause(token.span.start)
            ]
            subject = next((side for side in reversed(acting) if side), subject)
        attacked = subject and _ATTACKED.search(self.scan.words(start - 6, start))
        return self.fronts.other(subject) if subject and attacked else subject

    def _side_of(self, token: Token) -> str | None:
        """The side that a token tells."""
        told = token.kind in (Kind.SIDE, Kind.CAMP)
        return token.value if told else self.found.get(token.unit)

    def _is_object(self, token: Token) -> bool:
        """Whether a verb of fighting stands before a token in its clause."""
        start = token.span.start
        return _FOUGHT.search(self.scan.words(start - _CLAUSE, start)) is not None

    def _begins_clause(self, start: int) -> bool:
        return _BEGINS.search(self.scan.words(start - 3, start)) is not None

    def _before_in_sentence(self, start: int) -> Sequence[Token]:
        first = max(start - _SENTENCE, 0)
        stops = (self.scan.folded.rfind(stop, first, start) for stop in "。\n")
        return self.scan.within(Span(max(first, *(stop + 1 for stop in stops)), start))

    def nearby(self, index: int) -> str | None:
        """The side that the text speaks of right before a mention, or else first behind it."""
        start = self.scan.units[index].span.start
        block, article = self.scan.block_at(start), self.scan.article
        section = article.sections[article.blocks[self.scan.block_index(start)].section]
        begin = max(section.span.start, min(block.start, start - _BEFORE), start - _FAR)
        told = [
            (token.span.start, token.value or self.found.get(token.unit))
            for token in self.scan.within(Span(begin, min(block.end, start + _FAR)))
            if token.kind in (Kind.SIDE, Kind.CAMP) or token.unit in self.found
        ]
        main = [(where, side) for where, side in told if side in self.fronts.sides[:2]]
        before = [side for where, side in main if where < start]
        behind = [side for where, side in main if where > start]
        return next(iter((*before[-1:], *behind[:1])), None)

    def is_native_elsewhere(self, word: UnitWord, side: str | None) -> bool:
        """Whether a side has another word for the echelon of a numbered unit."""
        native = vocabulary.units().native.get(side or "", {})
        return bool(word.number) and word.echelon in native

    def _spoken_in_sentence(self, span: Span) -> set[str]:
        folded, block = self.scan.folded, self.scan.block_at(span.start)
        first, last = max(block.start, span.start - _SENTENCE), min(block.end, span.end + _SENTENCE)
        start, end = folded.rfind("。", first, span.start) + 1, folded.find("。", span.end, last)
        tokens = self.scan.within(Span(max(start, first), end if end > 0 else last))
        return {token.value for token in tokens if token.kind in (Kind.SIDE, Kind.CAMP)}


def _is_of_forces(sections: Sequence[Section], place: int | None) -> bool:
    """Whether a section, or one that it is part of, is about forces by its heading."""
    while place is not None:
        if _FORCES.search(fold(sections[place].title)):
            return True
        place = sections[place].parent
    return False
