"""Labels of the events of one article, with what the article around them says of who acts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from timeline_app.domain.article import Article, BlockKind, Role
from timeline_app.domain.campaign import Campaign
from timeline_app.domain.dates import When
from timeline_app.domain.events import HEADLINE_LIMIT
from timeline_app.domain.record import Mention, MentionKind
from timeline_app.domain.spans import Span
from timeline_app.extraction.dates.chronicle import Dated
from timeline_app.extraction.dates.values import Shape
from timeline_app.extraction.events import (
    actors,
    clauses,
    headline,
    naming,
    narration,
    places,
    setting,
)
from timeline_app.extraction.events.wording import Words
from timeline_app.extraction.lexicon import alternatives, words
from timeline_app.zhtext.variants import fold

_PARTICLE = re.compile(
    "[来同打派调分急亲入升飞随除受也又并而但再即亦已则便就且故仍才于在自从由至到与和向将以对为被令任攻守]"
)
_TIME = re.compile("(?:起始|开始|结束|发起|爆发|作战|战斗|起止|具体)?(?:时间|日期|时刻)")
_BRACKET = re.compile(r"[ _]?[（(].*[）)]$")
_THE_BATTLE = re.compile(
    "(?:这|该|此|本)?[一]?[场次]?(?:大?会战|战役|海战|战斗)(?=打响|发生|爆发|开始|开打|结束|告终|历时|持续)"
)
_DEFINING = re.compile("又称|又名|又叫|亦称|也称|[是为即]|^$")
_SAYS_WHAT_IT_IS = re.compile("[是为属][^,，。]{2,30}(?:的|之)一(?:部分|部份|环|场|次)")
_LONGEST_NAME = 16
_DEFINED = re.compile("(?:是|为|是在|是于|发生于|发生在)$")
_OPEN_DATE = re.compile(f"[在于]?{setting.BLANK}+$")
_LEADS = re.compile("指挥(?!部|所|官|员|下)")
_ORDERS = re.compile("[^,，]{2,12}?(?:指示|命令|下令|要求|电令|密令)(?=[^,，]{4,})")
"""指示部下放棄談判，並…: what follows is ordered, too."""
_SEVERAL = 2
"""Clauses that each name a leader and his troops: none of them alone acts in what follows."""
_ENDED = re.compile("(?<=[战役])(?:结束|告终)$")
"""會戰從｜3月16日開始至4月15日｜結束: a span of time is no end."""
_THEY = re.compile("[他她它]们(?!的)")
_CHINESE_NAME = 3
_SAYS_OR_DOES = frozenset("于在率令被将说称问拒派向曰")
"""Single characters that begin what somebody does, and no given name."""
_HAN = re.compile("[\u3400-\u9fff]")
_CLAUSES_BEFORE = 4
_SENTENCE = 300
"""How far the sentence before is read."""
_QUOTED = re.compile("“[^“”]*”|「[^「」]*」")
_FEWEST = 3
"""Characters below which words are no label."""
_TITLE = re.compile(r"(?<=《)[^《》\n]{1,60}(?=》)")


def _is_whole(item: Dated, whole: When, named: bool) -> bool:
    """Whether a date is that of the campaign; a single day only where the campaign is named."""
    when = item.resolved.when if item.resolved else None
    if when is None or (when.start == when.end and not named):
        return False
    return (when.start, when.end) == (whole.start, whole.end)


def _names(article: Article, folded: str, mentions: Sequence[Mention]) -> Iterator[Span]:
    """Where people, linked places and titles are named, and names that begin like a particle."""
    people = {m.span.of(folded) for m in mentions if m.kind is MentionKind.PERSON}
    inner = [link for link in article.links if not link.external]
    yield from (link.span for link in inner if places.is_place(link, folded))
    yield from (Span(*match.span()) for match in _TITLE.finditer(folded))
    linked = {link.span.of(folded) for link in inner}
    linked |= {_BRACKET.sub("", fold(link.target)) for link in inner}
    risky = {name for name in linked if 2 <= len(name) <= 4 and _PARTICLE.match(name)}
    people = {name for name in people if 2 <= len(name) <= _LONGEST_NAME}
    yield from _surnames(folded, people)
    listed = alternatives((*people, *risky, *words("headlines", "names")))
    yield from (Span(*match.span()) for match in re.finditer(listed, folded))


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(f"(?<![\u3400-\u9fff“「、])[\u3400-\u9fff](?={actors.predicate().pattern})")


def _by_surname(people: Iterable[str]) -> dict[str, list[str]]:
    whole: dict[str, list[str]] = {}
    for name in people:
        if 2 <= len(name) <= _CHINESE_NAME:
            whole.setdefault(name[0], []).append(name)
    return whole


def _surnames(folded: str, people: set[str]) -> Iterator[Span]:
    """唐｜於當晚: a surname alone, where it opens a clause and somebody has it."""
    whole = _by_surname(people)
    for match in _opening().finditer(folded) if whole else ():
        names = whole.get(match.group())
        verb = actors.predicate().match(folded, match.end())
        if (
            verb is None
            or verb.group()[0].isdigit()
            or (len(verb.group()) == 1 and verb.group() not in _SAYS_OR_DOES)
        ):
            continue
        if names and not any(folded.startswith(name, match.start()) for name in names):
            yield Span(*match.span())


class Labeller:
    """Labels dated expressions in document order; remembers who acted last."""

    def __init__(
        self, article: Article, campaign: Campaign, whole: When | None, mentions: Sequence[Mention]
    ) -> None:
        self._article = article
        self._campaign = campaign
        self._whole = whole
        self._folded = fold(article.text)
        self._by_surname = _by_surname(
            {m.span.of(self._folded) for m in mentions if m.kind is MentionKind.PERSON}
        )
        self._masked = setting.masked(self._folded, _names(article, self._folded, mentions))
        self._blanked = self._masked
        self._subject: tuple[int, Words] | None = None
        self._lives: set[int] = set()
        self._bold = {bold.start: bold for bold in reversed(article.bold)}

    def read(self, dated: Sequence[Dated]) -> None:
        """All the dates of the article, which labels leave out, and the lives that it tells."""
        lives = (item.block for item in dated if item.expression.shape is Shape.LIFESPAN)
        self._lives.update(lives)
        spans = [item.expression.span for item in dated]
        self._blanked = setting.blanked(self._masked, spans, setting.BLANK)

    def label(self, item: Dated, governed: clauses.Governed, sentence: Span) -> Words:
        """The label of a date; the campaign's own title where the date is that of the whole."""
        governed, sentence = self._carried_on(item, governed, sentence)
        title = Words(self._campaign.title[:24], fold(self._campaign.title[:24]))
        leads = self._article.blocks[item.block].section == 0
        named = fold(self._campaign.title) in self._folded[sentence.start : governed.before.end]
        if leads and self._whole is not None and _is_whole(item, self._whole, named):
            return title
        if leads and self._defines(sentence, item.expression.span):
            return title
        if leads and _SAYS_WHAT_IT_IS.match(self._folded, governed.before.start):
            return title
        if self._article.blocks[item.block].role is Role.INFOBOX:
            return title
        hero = self._hero(item.block)
        lives = hero is not None and not hero.folded.endswith(("战", "役"))
        if item.expression.shape is Shape.LIFESPAN and hero is not None and lives:
            return hero + Words("生平", "生平")
        subject = hero or self._acting(item, sentence, governed.before.start)
        narrator = self._narrator(item, sentence, governed.after.of(self._folded))
        around = setting.Setting(self._article.text, self._blanked, sentence, subject, narrator)
        label = headline.label(around, governed)
        label = self._named(self._titled(label), sentence)
        if "开始" in item.expression.span.of(self._folded):
            label = label.without(_ENDED)
        found = actors.subject_of(label)
        if found is not None and actors.acts_on(label):
            self._subject = (item.block, found)
        return label if len(label) >= _FEWEST else title

    def _carried_on(
        self, item: Dated, governed: clauses.Governed, sentence: Span
    ) -> tuple[clauses.Governed, Span]:
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
        reach = clauses.Governed(governed.before, Span(below.span.start, end))
        return reach, Span(sentence.start, end)

    def _narrator(self, item: Dated, sentence: Span, told: str) -> Words | None:
        """Who says 我 in the sentence, or keeps the diary that is quoted."""
        if told.lstrip("，, ").startswith("日记"):
            return narration.diarist(self._article, self._masked, sentence.start)
        near = self._folded[sentence.start : sentence.end]
        if not set("我余本") & set(near):
            return None
        block = self._article.blocks[item.block]
        return narration.teller(self._article, self._masked, block, sentence.start)

    def _defines(self, sentence: Span, date: Span) -> bool:
        """上高會戰為1941年初日軍…: the first date of the sentence that says what the campaign is."""
        before = self._folded[sentence.start : date.start]
        title = fold(self._campaign.title)
        other = setting.BLANK in self._blanked[sentence.start : date.start]
        if other or title not in before:
            return False
        behind = before[before.index(title) + len(title) :]
        return _DEFINED.search(before) is not None or (
            before.startswith(title) and _DEFINING.search(behind) is not None
        )

    def _named(self, label: Words, sentence: Span) -> Words:
        """唐｜組織突圍: somebody called by surname alone, by the whole name said last."""
        if label.folded[:1] != naming.MASK or label.folded[1:2] == naming.MASK:
            return label
        said = [
            (self._folded.rfind(name, 0, sentence.end), name)
            for name in self._by_surname.get(fold(label.text[0]), ())
        ]
        at, name = max(said, default=(-1, ""))
        if at < 0 or len(label) + len(name) - 1 > HEADLINE_LIMIT:
            return label
        return Words(self._article.text[at : at + len(name)], name) + label[1:]

    def _titled(self, label: Words) -> Words:
        """這場海戰發生, 起始時間: the campaign by its name."""
        title = Words(self._campaign.title, fold(self._campaign.title))
        if _TIME.fullmatch(label.folded) and len(title) + len(label) <= HEADLINE_LIMIT:
            return title + label
        match = _THE_BATTLE.match(label.folded)
        if match is None or len(title) + len(label) - match.end() > HEADLINE_LIMIT:
            return label
        return title + label[match.end() :]

    def _hero(self, block: int) -> Words | None:
        """Whose life a list item tells: the name in bold at its beginning."""
        if block not in self._lives:
            return None
        span = self._article.blocks[block].span
        for start in range(span.start, span.start + 3):
            bold = self._bold.get(start)
            if bold is not None and span.contains(bold):
                return Words.at(self._article.text, self._folded, bold)
        return None

    def _acting(self, item: Dated, sentence: Span, end: int) -> Words | None:
        """Who acts before ``end``; nobody where a clause there speaks of 他們, whoever they are."""
        spans = clauses.last(self._folded, Span(sentence.start, max(sentence.start, end)), 1)
        if spans and spans[-1].end < end and _THEY.match(self._folded, spans[-1].start):
            return None
        return (
            self._subject_before(sentence, end)
            or self._sentence_before(item, sentence)
            or self._last_subject(item)
        )

    def _sentence_before(self, item: Dated, sentence: Span) -> Words | None:
        """Who acts at the end of the sentence before, of the same paragraph."""
        end = sentence.start
        if self._article.sentences and self._article.sentences[item.sentence].span.start < end:
            return None  # a sentence without end: what was before it is far away
        start = max(self._article.blocks[item.block].span.start, end - _SENTENCE)
        before = self._folded.rfind("。", start, max(start, end - 1)) + 1 or start
        if before >= end - 1:
            return None
        found = self._subject_before(Span(before, end), end)
        return found if found is not None and actors.is_force(found) else None

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
                return told[-1][: ordered.end()]
        acting = (actors.actor_of(clause) for clause in reversed(told))
        return next((actor for actor in acting if actor is not None), None)

    def _unquoted(self, span: Span, found: Sequence[Span]) -> list[Span]:
        """The clauses that stand in no quotation marks which open and close within a stretch."""
        quoted = [match.span() for match in _QUOTED.finditer(self._folded, span.start, span.end)]
        return [clause for clause in found if not any(a <= clause.start < b for a, b in quoted)]
