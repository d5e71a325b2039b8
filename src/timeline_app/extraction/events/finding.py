"""Dated events: one for each date expression, with the clause it governs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from timeline_app.domain.article import Article, BlockKind, Link, Role, Sentence
from timeline_app.domain.campaign import Campaign
from timeline_app.domain.dates import When
from timeline_app.domain.events import Event, Rank, event_key
from timeline_app.domain.record import Diagnostic, Mention, MentionKind
from timeline_app.domain.spans import Span
from timeline_app.extraction.campaign.finding import campaign_dates
from timeline_app.extraction.dates.chronicle import Dated, chronicle
from timeline_app.extraction.dates.values import Shape
from timeline_app.extraction.events import clauses, headline, places, scope
from timeline_app.extraction.events.kind import kind_of
from timeline_app.extraction.events.merging import same_events, without_repeats
from timeline_app.extraction.events.shortening import Words
from timeline_app.zhtext.variants import fold

_TITLE = re.compile(r"(?<=《)[^《》\n]{1,60}(?=》)")
_KEY_LENGTH = 500
"""Characters of a sentence that go into the key of its events."""
_WINDOW = 300
"""Characters on both sides of a date that can have to do with it, in a sentence without end."""
_LEADING = 2
"""Characters before a date that still opens its sentence."""


@dataclass(frozen=True, slots=True)
class Events:
    """The events of an article, and the date words that could not be understood."""

    events: tuple[Event, ...]
    diagnostics: tuple[Diagnostic, ...]


def find_events(article: Article, campaign: Campaign, mentions: Sequence[Mention]) -> Events:
    """Every dated event of the article, in document order."""
    whole = campaign_dates(article)
    dated = without_repeats(article, chronicle(article, whole))
    teller = _Teller(article, campaign, whole.when if whole else None, mentions)
    return Events(same_events(teller.tell(dated)), tuple(_unresolved(article, dated)))


def _unresolved(article: Article, dated: list[Dated]) -> list[Diagnostic]:
    return [
        Diagnostic("date-unresolved", item.expression.span.of(article.text), item.expression.span)
        for item in dated
        if item.resolved is None and item.expression.shape is Shape.DATE
    ]


def _is_whole(item: Dated, whole: When, named: bool) -> bool:
    """Whether a date is that of the campaign; a single day only where the campaign is named."""
    when = item.resolved.when if item.resolved else None
    if when is None or (when.start == when.end and not named):
        return False
    return (when.start, when.end) == (whole.start, whole.end)


def _window(sentence: Span, date: Span) -> Span:
    return Span(max(sentence.start, date.start - _WINDOW), min(sentence.end, date.end + _WINDOW))


class _Teller:
    """Makes events of dated expressions of one article."""

    def __init__(
        self, article: Article, campaign: Campaign, whole: When | None, mentions: Sequence[Mention]
    ) -> None:
        self._article = article
        self._campaign = campaign
        self._whole = whole
        self._mentions = mentions
        self._near = _Near(mentions, article.links)
        self._folded = fold(article.text)
        self._scopes = scope.section_scopes(article)
        self._masked = headline.masked(self._folded, self._names())
        self._keys: dict[str, int] = {}
        self._subject: tuple[int, Words] | None = None
        self._page = fold(article.title)
        self._lives: set[int] = set()

    def _names(self) -> list[Span]:
        """Where people and linked places are named."""
        people = [m.span for m in self._mentions if m.kind is MentionKind.PERSON]
        links = self._article.links
        titles = [Span(*match.span()) for match in _TITLE.finditer(self._folded)]
        return (
            people + titles + [link.span for link in links if places.is_place(link, self._folded)]
        )

    def tell(self, dated: Sequence[Dated]) -> list[Event]:
        """The events of all the expressions that were understood."""
        lives = (item.block for item in dated if item.expression.shape is Shape.LIFESPAN)
        self._lives.update(lives)
        return [self.event(index, dated) for index in range(len(dated)) if dated[index].resolved]

    def event(self, index: int, dated: Sequence[Dated]) -> Event:
        item = dated[index]
        assert item.resolved is not None
        block = self._article.blocks[item.block]
        span = item.expression.span
        sentence = self._sentence(item)
        near = _window(sentence, span)
        governed = self._governed(index, dated, near)
        told = Span(governed.before.start, max(governed.before.end, governed.after.end))
        label = self._label(item, governed, near)
        heading = scope.block_scope(block, self._scopes)
        return Event(
            key=self._key(sentence, span),
            span=span,
            sentence=sentence,
            section=self._article.section_title(block),
            date_text=span.of(self._article.text),
            when=item.resolved.when,
            headline=label.text,
            kind=kind_of(label.folded),
            scope=scope.scope_of(item.resolved.when, heading, self._whole, item.biography),
            rank=self._rank(item),
            derived_from=item.resolved.derived_from,
            units=self._named(told, near, label, MentionKind.UNIT),
            people=self._named(told, near, label, MentionKind.PERSON),
            places=self._places(told),
        )

    def _sentence(self, item: Dated) -> Span:
        block = self._article.blocks[item.block]
        if block.kind is BlockKind.HEADING or not self._article.sentences:
            return block.span
        sentence: Sentence = self._article.sentences[item.sentence]
        return sentence.span if sentence.span.contains(item.expression.span) else block.span

    def _governed(self, index: int, dated: Sequence[Dated], sentence: Span) -> clauses.Governed:
        spans = [item.expression.span for item in dated[max(0, index - 12) : index + 12]]
        inside = [span for span in spans if sentence.contains(span)]
        own = dated[index].expression.span
        return clauses.governed(self._folded, sentence, inside, inside.index(own))

    def _label(self, item: Dated, governed: clauses.Governed, sentence: Span) -> Words:
        title = Words(self._campaign.title[:24], fold(self._campaign.title[:24]))
        leads = self._article.blocks[item.block].section == 0
        named = fold(self._campaign.title) in self._folded[sentence.start : governed.before.end]
        if leads and self._whole is not None and _is_whole(item, self._whole, named):
            return title
        if self._article.blocks[item.block].role is Role.INFOBOX:
            return title
        subject = (
            self._hero(item.block)
            or self._subject_before(sentence, governed.before.start)
            or self._last_subject(item, sentence)
        )
        setting = headline.Setting(self._article.text, self._masked, sentence, subject)
        label = headline.label(setting, governed)
        found = headline.subject_of(label)
        if found is not None:
            self._subject = (item.block, found)
        return label if len(label) else title

    def _hero(self, block: int) -> Words | None:
        """Whose life a list item tells: the name in bold at its beginning."""
        if block not in self._lives:
            return None
        span = self._article.blocks[block].span
        for bold in self._article.bold:
            if span.start <= bold.start <= span.start + 2 and span.contains(bold):
                return Words.at(self._article.text, self._folded, bold)
        return None

    def _last_subject(self, item: Dated, sentence: Span) -> Words | None:
        """Who acted in the event before, where the sentence begins with the date."""
        if self._subject is None or self._subject[0] != item.block:
            return None
        begins = item.expression.span.start - sentence.start <= _LEADING
        return self._subject[1] if begins else None

    def _subject_before(self, sentence: Span, end: int) -> Words | None:
        """Who acts in the clauses of the sentence before ``end``."""
        found = None
        for clause in clauses.split(self._folded, Span(sentence.start, max(sentence.start, end)))[
            -4:
        ]:
            words = Words.at(self._article.text, self._masked, clause)
            found = headline.actor_of(words) or found
        return found

    def _key(self, sentence: Span, span: Span) -> str:
        known_by = self._folded[sentence.start : min(sentence.end, sentence.start + _KEY_LENGTH)]
        words = (self._page, known_by, span.of(self._folded))
        count = self._keys.get("\x1f".join(words), 0)
        self._keys["\x1f".join(words)] = count + 1
        return event_key(*words, count)

    def _rank(self, item: Dated) -> Rank:
        block = self._article.blocks[item.block]
        if block.role is Role.INFOBOX:
            return Rank.INFOBOX
        if block.kind is BlockKind.HEADING:
            return Rank.HEADING
        return Rank.LEAD if block.section == 0 else Rank.BODY

    def _named(
        self, told: Span, sentence: Span, label: Words, kind: MentionKind
    ) -> tuple[str, ...]:
        """What is named in the governed words, or in the label out of the same sentence."""
        found = [
            mention.key
            for mention in self._near.mentions(sentence)
            if mention.kind is kind
            and (told.overlaps(mention.span) or mention.span.of(self._article.text) in label.text)
        ]
        return tuple(dict.fromkeys(found))

    def _places(self, told: Span) -> tuple[str, ...]:
        others = [mention.span for mention in self._near.mentions(told)]
        links = self._near.links(told)
        return places.named(self._article.text, self._folded, told, links, others)


class _Near:
    """Mentions and links by where they stand, so that a sentence finds its own at once."""

    def __init__(self, mentions: Sequence[Mention], links: Sequence[Link]) -> None:
        self._mentions = sorted(mentions, key=lambda mention: mention.span)
        self._links = sorted(links, key=lambda link: link.span)
        self._mention_starts = [mention.span.start for mention in self._mentions]
        self._link_starts = [link.span.start for link in self._links]

    def mentions(self, span: Span) -> list[Mention]:
        """Those that begin within the span."""
        first = bisect_left(self._mention_starts, span.start)
        return self._mentions[first : bisect_left(self._mention_starts, span.end)]

    def links(self, span: Span) -> list[Link]:
        """Those that lie within the span."""
        first = bisect_left(self._link_starts, span.start)
        inside = self._links[first : bisect_left(self._link_starts, span.end)]
        return [link for link in inside if span.contains(link.span)]
