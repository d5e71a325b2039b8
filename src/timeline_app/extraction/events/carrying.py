"""Who acts before a date, in its sentence or in those before, so that a clause without subject has one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from timeline_app.domain.article import Article
from timeline_app.domain.spans import Span
from timeline_app.extraction.dates.chronicle import Dated
from timeline_app.extraction.events import actors, clauses, describing, scenes
from timeline_app.extraction.events.naming import MASK, THING
from timeline_app.extraction.events.setting import BLANK
from timeline_app.extraction.events.wording import Words
from timeline_app.extraction.lexicon import alternatives, words

_OPEN_DATE = re.compile(f"[在于]?{BLANK}+$")
_LEADS = re.compile("指挥(?!部|所|官|员|下)")
_ORDERS = re.compile("[^,，]{2,12}?(?:指示|命令|下令|要求|电令|密令)(?=[^,，]{4,})")
"""指示部下放棄談判，並…: what follows is ordered, too."""
_RESOLVED = re.compile("[^,，]{0,8}会议(?:一致)?(?:决定|决议|商定|议定|确定)")
"""會議決定集中兵力，於｜1月初｜包圍敵軍: what is resolved is not done by the meeting."""
_ENDS = re.compile(
    f"[^,，]{{0,4}}?{BLANK}+[^,，]{{0,4}}?(?:停止|结束|平息|中止|恢复|持续|延续|升级|加剧|告终|失败)"
)
"""戰鬥漸漸平息，到｜11月｜完全停止: things begin and end, though they do nothing."""
_SEVERAL = 2
"""Clauses that each name a leader and his troops: none of them alone acts in what follows."""
_THEY = re.compile("[他她它]们(?!的)")
_SUMMING_UP = frozenset(("总之", "综上所述", "总而言之", "至此"))
"""What follows is said of all that was told: nobody's act goes on."""
_SOMEBODY = re.compile(
    r"..[军队部师旅团营连舰艇兵警察民](?:\d+[^,，]{0,12})?$|..(?:战役?|役|阶段)$"
)
_PRONOUNS = frozenset("他她它其该此这那")
_TROOPS = ("军", "部队", "舰队", "纵队", "支队", "师", "师团", "旅", "团")
_EXCEPT = ("除", "虽然", "尽管")
_CLAUSES_BEFORE = 4
_SENTENCE, _SENTENCES = 300, 3
"""How far the sentences before are read, and how many."""
_QUOTED = re.compile("“[^“”]*”|「[^「」]*」")


@cache
def _things() -> re.Pattern[str]:
    """士氣, 工事, 長途: what acts in its own clause alone, if anywhere."""
    listed = alternatives(words("headlines", "things"))
    return re.compile(f"^{listed}|{listed}$")


def _noun(clause: Words) -> Words | None:
    """該站駐軍1個排和4名警察｜，因寡不敵眾，: a clause that but names somebody."""
    named = actors.noun_of(clause) or actors.named_at_length(clause)
    plain = actors.predicate().search(clause.folded) is None and not scenes.sets_scene(clause)
    return named if plain and named is not None and _SOMEBODY.search(named.folded) else None


def is_thing(noun: Words) -> bool:
    """Whether a noun is a place or a thing, which no later clause without subject is about."""
    if noun.folded.endswith(THING) or noun.folded[0] in _PRONOUNS:
        return True
    return _things().search(noun.folded) is not None and not actors.names_actor(noun)


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
            or self._sentence_before(item, sentence, 1)
            or self._last_subject(item)
            or self._sentence_before(item, sentence, _SENTENCES)
        )

    def _sentence_before(self, item: Dated, sentence: Span, count: int) -> Words | None:
        """Who acts in the last so many sentences before, of the same paragraph."""
        end = sentence.start
        if self._article.sentences and self._article.sentences[item.sentence].span.start < end:
            return None  # a sentence without end: what was before it is far away
        start = max(self._article.blocks[item.block].span.start, end - _SENTENCE)
        for _ in range(count):
            before = self._folded.rfind("。", start, max(start, end - 1)) + 1 or start
            if before >= end - 1:
                return None
            found = self._subject_before(Span(before, end), end)
            if found is not None:
                return found if actors.is_force(found) else None
            end = before
        return None

    def _last_subject(self, item: Dated) -> Words | None:
        """Who acted in the event before, of the same paragraph or the one above it."""
        if self._subject is None:
            return None
        block, subject = self._subject
        above = block == item.block - 1 and self._alike(block, item.block)
        above = above and (subject.folded.endswith(_TROOPS) or MASK in subject.folded)
        return subject if block == item.block or (above and actors.is_force(subject)) else None

    def _alike(self, first: int, second: int) -> bool:
        """Whether two blocks are paragraphs or items of one section."""
        one, other = self._article.blocks[first], self._article.blocks[second]
        return one.kind is other.kind and one.section == other.section

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
        for clause in told:
            resolved = _RESOLVED.match(clause.folded)
            if resolved is not None:
                return clause[: resolved.end()]
        told = [clause for clause in told if not clause.folded.startswith(_EXCEPT)]
        found = [actors.actor_of(describing.undescribed(clause)) for clause in reversed(told)]
        if found and found[0] is not None and _ENDS.match(self._blanked, end):
            return found[0]
        if told and not any(found):
            named = _noun(told[0])
            if named is not None:
                return named
        acting = (actor for actor in found if actor is not None)
        return next((actor for actor in acting if not is_thing(actor)), None)

    def _unquoted(self, span: Span, found: Sequence[Span]) -> list[Span]:
        """The clauses that stand in no quotation marks which open and close within a stretch."""
        quoted = [match.span() for match in _QUOTED.finditer(self._folded, span.start, span.end)]
        return [clause for clause in found if not any(a <= clause.start < b for a, b in quoted)]
