"""Labels of the events of one article, with what the article around them says of who acts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline_app.domain.article import Article, BlockKind, Role
from timeline_app.domain.campaign import Campaign
from timeline_app.domain.dates import When
from timeline_app.domain.events import HEADLINE_LIMIT
from timeline_app.domain.record import Mention, MentionKind
from timeline_app.domain.spans import Span
from timeline_app.extraction.dates.chronicle import Dated
from timeline_app.extraction.dates.values import Shape
from timeline_app.extraction.events import (
    carrying,
    covering,
    headline,
    naming,
    narration,
    pairing,
    referents,
    setting,
    titling,
    wording,
)
from timeline_app.extraction.events.rows import Governed, Row
from timeline_app.extraction.events.wording import Words
from timeline_app.zhtext.variants import fold

_LONGEST_MONTH = 3
_NAMED_AFTER = re.compile("会议(?=[”」])|事变|事件|革命|攻势|政变|起义|运动|惨案|危机|战争")
_HAN = re.compile("[\u3400-\u9fff]")
_ENDED = re.compile("(?<=[战役])(?:结束|告终)$")
"""會戰從｜3月16日開始至4月15日｜結束: a span of time is no end."""
_MOST = 5000
"""Labels that are made with care: the longest articles have two thousand dates."""
_LIFE = Words("生平", "生平")
_LONGEST_NAME = HEADLINE_LIMIT - len(_LIFE)
_FEWEST = 3
"""Characters below which words are no label."""


class Labeller:
    """Labels dated expressions in document order; remembers who acted last."""

    def __init__(
        self, article: Article, campaign: Campaign, whole: When | None, mentions: Sequence[Mention]
    ) -> None:
        self._article = article
        self._folded = fold(article.text)
        people = {m.span.of(self._folded) for m in mentions if m.kind is MentionKind.PERSON}
        self._known = naming.Known(self._folded, people)
        units = (m.span for m in mentions if m.kind is MentionKind.UNIT)
        persons = (m.span for m in mentions if m.kind is MentionKind.PERSON)
        self._referents = referents.Referents(article.text, self._folded, units, persons)
        self._title = titling.Title.of(campaign, whole)
        self._masked = covering.covered(article, self._folded, mentions)
        self._blanked = self._masked
        self._actors = carrying.Actors(article, self._folded, self._masked)
        self._said: tuple[Row, Words] | None = None
        self._made = 0
        self._lives: set[int] = set()
        self._bold = {bold.start: bold for bold in reversed(article.bold)}

    def read(self, dated: Sequence[Dated]) -> None:
        """All the dates of the article, which labels leave out, and the lives that it tells."""
        lives = (item.block for item in dated if item.expression.shape is Shape.LIFESPAN)
        self._lives.update(lives)
        spans = [item.expression.span for item in dated if not self._is_name(item.expression.span)]
        self._blanked = setting.blanked(self._masked, spans, setting.BLANK)
        self._actors = carrying.Actors(self._article, self._folded, self._blanked)

    def _is_name(self, span: Span) -> bool:
        """十二月｜事變: a month that is part of a name stays in it."""
        return (
            len(span) <= _LONGEST_MONTH and _NAMED_AFTER.match(self._folded, span.end) is not None
        )

    def label(self, item: Dated, row: Row, index: int) -> Words:
        """The label of a date, of that index; the campaign's own title where it is that of the whole."""
        if self._is_of_campaign(item, row.governed, row.sentence):
            return self._title.label
        hero = self._hero(item.block)
        lives = hero is not None and not hero.folded.endswith(("战", "役"))
        if item.expression.shape is Shape.LIFESPAN and hero is not None and lives:
            return hero + _LIFE
        label = self._told(item, row, index, hero)
        if "开始" in item.expression.span.of(self._folded):
            label = label.without(_ENDED)
        return label if len(label) >= _FEWEST else self._title.label

    def _told(self, item: Dated, row: Row, index: int, hero: Words | None) -> Words:
        """What a date governs, as a label; made once for a row that does not share it out."""
        if self._said is not None and self._said[0] is row:
            return self._said[1]
        self._made += 1
        if self._made > _MOST:
            return self._bare(row)
        governed, sentence = self._carried_on(item, row.of(index), row.sentence)
        subject = hero or self._actors.before(item, sentence, governed.before.start)
        narrator = self._narrator(item, sentence, governed.after.of(self._folded))
        around = setting.Setting(self._article.text, self._blanked, sentence, subject, narrator)
        label = headline.label(around, governed)
        label = self._named(self._title.named_in(label), sentence)
        label = self._referents.named(label, item.expression.span.start)
        self._actors.remember(item.block, label)
        if not pairing.may_share(sentence.of(self._folded)):
            self._said = (row, label)
        return label

    def _bare(self, row: Row) -> Words:
        """The first of the words that a row governs, as they are: for a text that is all dates."""
        around = setting.Setting(self._article.text, self._blanked, row.sentence)
        return wording.closed(around.words(row.governed.whole)[:HEADLINE_LIMIT], cut=True)

    def _is_of_campaign(self, item: Dated, governed: Governed, sentence: Span) -> bool:
        """Whether a date is that of the campaign as a whole."""
        block = self._article.blocks[item.block]
        if block.role is Role.INFOBOX:
            return True
        before = self._blanked[sentence.start : item.expression.span.start]
        behind = self._folded[governed.before.start : governed.after.end]
        return block.section == 0 and self._title.covers(item, before, behind)

    def _carried_on(self, item: Dated, governed: Governed, sentence: Span) -> tuple[Governed, Span]:
        """`06:05 -` and a line below it: an hour alone governs the item under its own."""
        blocks = self._article.blocks
        rest = self._folded[governed.after.start : governed.after.end]
        alone = not len(governed.before) and _HAN.search(rest) is None
        if not alone or blocks[item.block].kind is not BlockKind.ITEM:
            return governed, sentence
        below = blocks[item.block + 1] if item.block + 1 < len(blocks) else blocks[item.block]
        if below.kind is not BlockKind.ITEM or below.depth <= blocks[item.block].depth:
            return governed, sentence
        stop = self._folded.find("。", below.span.start, below.span.end)
        end = below.span.end if stop < 0 else stop
        reach = Governed(governed.before, Span(below.span.start, end))
        return reach, Span(sentence.start, end)

    def _narrator(self, item: Dated, sentence: Span, told: str) -> Words | None:
        """Who says 我 in the sentence, or keeps the diary that is quoted."""
        if told.lstrip("，, ").startswith("日记"):
            return narration.diarist(self._article, self._masked, sentence.start)
        near = self._folded[sentence.start : sentence.end]
        if not set("我余本") & set(near):
            return None
        return narration.teller(self._article, self._masked, item.block, sentence.start)

    def _named(self, label: Words, sentence: Span) -> Words:
        """唐｜組織突圍: somebody called by surname alone, by the whole name said last."""
        if label.folded[:1] != naming.MASK or label.folded[1:2] == naming.MASK:
            return label
        said = self._known.last(fold(label.text[0]), sentence.end)
        if said is None or len(label) + len(said) - 1 > HEADLINE_LIMIT:
            return label
        return Words.at(self._article.text, self._folded, said) + label[1:]

    def _hero(self, block: int) -> Words | None:
        """Whose life a list item tells: the name in bold at its beginning."""
        if block not in self._lives:
            return None
        span = self._article.blocks[block].span
        for start in range(span.start, span.start + 3):
            bold = self._bold.get(start)
            if bold is not None and span.contains(bold) and len(bold) <= _LONGEST_NAME:
                return Words.at(self._article.text, self._folded, bold)
        return None
