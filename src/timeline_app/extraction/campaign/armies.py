"""The belligerents of an article without an infobox: how its text calls their armies.

Modern armies are known as in the order of battle (``orbat.belligerents``), those of older wars by
the words of the campaign vocabulary; the two that the narrative names most are the sides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from timeline_app.domain.article import Article, BlockKind, Role
from timeline_app.domain.spans import Span
from timeline_app.extraction.lexicon import table
from timeline_app.extraction.orbat.belligerents import Belligerents, belligerents, spoken
from timeline_app.extraction.units import vocabulary
from timeline_app.zhtext.variants import fold

_LEAST = 3
"""Times that the side named most must be named."""
_LEAST_OTHER = 2
_TWINS = {"CN": ("CN", "ROC", "QING"), "PLA": ("PLA", "CN")}
"""Sides whose words the vocabulary lists once, whatever the article's war calls them."""


@dataclass(frozen=True)
class Armies:
    """Words of sides found in an article, in order: spans and sides (``found``)."""

    article: Article
    folded: str
    words: Mapping[str, str]
    nations: Mapping[str, str]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Any word for a side, of its army or its nation."""
        return spoken([*self.words, *self.nations])

    def side(self, word: str) -> str:
        """The side that a word found by the pattern means."""
        return self.words.get(word) or self.nations[word]

    def within(self, span: Span) -> Iterator[tuple[Span, str]]:
        """The words for sides inside a stretch and whose they are."""
        for match in self.pattern.finditer(self.folded, span.start, span.end):
            yield Span(*match.span()), self.side(match.group())

    @cached_property
    def two(self) -> tuple[str, ...]:
        """The side whose army is named most, and of those that are not its allies the next one."""
        counted = self._counted
        ordered = [side for side, count in counted.most_common() if count >= _LEAST_OTHER]
        if not ordered or counted[ordered[0]] < _LEAST:
            return ()
        allies = table("campaign")["allies"].get(ordered[0], [])
        others = [side for side in ordered[1:] if side not in allies]
        return (ordered[0], others[0]) if others else ()

    @cached_property
    def _counted(self) -> Counter[str]:
        counted: Counter[str] = Counter()
        for forms in self._forms.items():
            counted[forms[0]] = sum(forms[1].values())
        return counted

    @cached_property
    def _forms(self) -> dict[str, Counter[str]]:
        forms: dict[str, Counter[str]] = {}
        for block in narrative(self.article):
            for span, side in self.within(block):
                if span.of(self.folded) in self.words:
                    forms.setdefault(side, Counter())[span.of(self.article.text)] += 1
        return forms

    @cached_property
    def homes(self) -> dict[int, str]:
        """The sides that headings name, by section: what stands under 日方 is said of the Japanese."""
        found: dict[int, str] = {}
        headings = {
            block.section: block.span
            for block in self.article.blocks
            if block.kind is BlockKind.HEADING
        }
        for index, section in enumerate(self.article.sections):
            sides = {side for _, side in self.within(headings.get(index, Span(0, 0)))}
            if len(sides) == 1:
                found[index] = sides.pop()
            elif section.parent in found and not sides:
                found[index] = found[section.parent]
        return found

    def name(self, side: str) -> str:
        """The words by which the article calls a side's army most often."""
        return self._forms[side].most_common(1)[0][0]


def narrative(article: Article) -> Iterator[Span]:
    """The blocks that tell the story, without headings."""
    for block in article.blocks:
        if block.role is Role.NARRATIVE and block.kind is not BlockKind.HEADING:
            yield block.span


def armies(article: Article) -> Armies:
    """The words of the article's sides."""
    folded = fold(article.text)
    modern = belligerents(article, folded)
    words = {**_older(modern), **modern.forces}
    nations: dict[str, str] = {}
    for side in modern.sides:
        for word in vocabulary.people().nation[side]:
            if word not in words:
                nations.setdefault(word, side)
    return Armies(article, folded, words, nations)


def _older(modern: Belligerents) -> dict[str, str]:
    """The words of the campaign vocabulary, with the side that the article's war makes theirs."""
    found: dict[str, str] = {}
    listed: dict[str, list[str]] = table("campaign")["armies"]
    for group, words in listed.items():
        twins = (twin for twin in _TWINS.get(group, ()) if twin in modern.sides)
        side = next(twins, group)
        found.update(dict.fromkeys(words, side))
    return found
