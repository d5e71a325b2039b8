"""Who acts before a date, in its sentence or in those before, so that a clause without subject has one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline_app.domain.article import Article
from timeline_app.domain.spans import Span
from timeline_app.extraction.dates.chronicle import Dated
from timeline_app.extraction.events import actors, clauses
from timeline_app.extraction.events.setting import BLANK
from timeline_app.extraction.events.wording import Words

_OPEN_DATE = re.compile(f"[在于]?{BLANK}+$")
_LEADS = re.compile("指挥(?!部|所|官|员|下)")
_ORDERS = re.compile("[^,，]{2,12}?(?:指示|命令|下令|要求|电令|密令)(?=[^,，]{4,})")
"""指示部下放棄談判，並…: what follows is ordered, too."""
_SEVERAL = 2
"""Clauses that each name a leader and his troops: none of them alone acts in what follows."""
_THEY = re.compile("[他她它]们(?!的)")
_SUMMING_UP = frozenset(("总之", "综上所述", "总而言之", "至此"))
"""What follows is said of all that was told: nobody's act goes on."""
_CLAUSES_BEFORE = 4
_SENTENCE, _SENTENCES = 300, 3
"""How far the sentences before are read, and how many."""
_QUOTED = re.compile("“[^“”]*”|「[^「」]*」")


class Actors:
    """Who acted before, in an article read in document order."""

    def __init__(self, article: Article, folded: str, blanked: str) -> None:
        """``blanked`` is the folded text with its names covered and its dates blank."""
        self._article = article
        self._folded = folded
        self._blanked = blanked
        self._subject: tuple[int, Words] | None = None

    def remember(self, block: int, label: Words) -> None:
        """Who acts in a label may act in the next one of the block, too."""
        found = actors.subject_of(label)
        if found is not None and actors.acts_on(label):
            self._subject = (block, found)

    def before(self, item: Dated, sentence: Span, end: int) -> Words | None:
        """Who acts before ``end``; nobody where a clause there speaks of 他們, whoever they are."""
        spans = clauses.last(self._folded, Span(sentence.start, max(sentence.start, end)), 1)
        if spans and spans[-1].of(self._folded) in _SUMMING_UP:
            return None
        if spans and spans[-1].end < end and _THEY.match(self._folded, spans[-1].start):
            return None
        return (
            self._subject_before(sentence, end)
            or self._sentence_before(item, sentence)
            or self._last_subject(item)
        )

    def _sentence_before(self, item: Dated, sentence: Span) -> Words | None:
        """Who acts in the sentences before, the nearest first, of the same paragraph."""
        end = sentence.start
        if self._article.sentences and self._article.sentences[item.sentence].span.start < end:
            return None  # a sentence without end: what was before it is far away
        start = max(self._article.blocks[item.block].span.start, end - _SENTENCE)
        for _ in range(_SENTENCES):
            before = self._folded.rfind("。", start, max(start, end - 1)) + 1 or start
            if before >= end - 1:
                return None
            found = self._subject_before(Span(before, end), end)
            if found is not None:
                return found if actors.is_force(found) else None
            end = before
        return None

    def _last_subject(self, item: Dated) -> Words | None:
        """Who acted in the sentence before, else in the event before, of the same paragraph."""
        if self._subject is None or self._subject[0] != item.block:
            return None
        return self._subject[1]

    def _subject_before(self, sentence: Span, end: int) -> Words | None:
        """Who acts in the clauses of the sentence before ``end``, quotations closed there left out."""
        before = Span(sentence.start, max(sentence.start, end))
        told = [
            Words.at(self._article.text, self._blanked, clause).without(_OPEN_DATE)
            for clause in self._unquoted(
                before, clauses.last(self._folded, before, _CLAUSES_BEFORE)
            )
        ]
        if sum(_LEADS.search(clause.folded) is not None for clause in told) >= _SEVERAL:
            return None
        if told and self._folded.startswith("并", end):
            ordered = _ORDERS.match(told[-1].folded)
            if ordered is not None:
                whom = actors.subject_of(told[-1][ordered.end() :])
                return whom or told[-1][: ordered.end()]
        acting = (actors.actor_of(clause) for clause in reversed(told))
        return next((actor for actor in acting if actor is not None), None)

    def _unquoted(self, span: Span, found: Sequence[Span]) -> list[Span]:
        """The clauses that stand in no quotation marks which open and close within a stretch."""
        quoted = [match.span() for match in _QUOTED.finditer(self._folded, span.start, span.end)]
        return [clause for clause in found if not any(a <= clause.start < b for a, b in quoted)]
