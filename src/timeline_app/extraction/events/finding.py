"""Dated events: one for each date expression, with the clause it governs.

The modules, in the order in which they work (the dates themselves are read by package ``dates``):

1. ``foretold`` settles day words by what the article tells later; ``merging`` joins dates said twice.
2. ``rows``: which words of the sentence (cut up by ``clauses``) a date governs.
3. ``labelling`` makes the label: ``titling`` has the campaign's own, ``covering`` hides names,
   ``carrying`` has who acted before,
   ``referents`` what 該 means, ``setting`` what stands around the date, ``stretches`` which words are
   read, ``choosing`` which of them tell something, ``narration`` who tells a quotation.  ``headline``
   takes of these drafts the one with the fewest faults:

   - whole: ``joining`` adds who acts, ``describing`` takes off what only describes him, ``scenes`` knows
     clauses that but lead to the next, ``rewording`` tells a clause in another order, ``pairing`` gives
     each date of a row its own part;
   - too long: ``shortening`` drops what can be spared, ``attributes`` what describes nouns, ``naming``
     shortens people, ``cutting`` is the last resort;
   - ``soundness`` counts the faults.

   All of them work on ``wording`` (words as written and folded), ask ``actors`` who acts, ``telling``
   whether anything is told, and ``seams`` where no word is parted; ``at_verbs`` makes the patterns
   that ask where verbs begin.
4. ``kind``, ``scope`` and ``places`` (with ``taking``: what was taken) tell the rest of an event.
5. ``merging`` again: which events tell the same thing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from timeline_app.domain.article import Article, BlockKind, Link, Role, Sentence
from timeline_app.domain.campaign import Campaign
from timeline_app.domain.dates import When
from timeline_app.domain.events import Event, EventKind, Rank, event_key
from timeline_app.domain.record import Diagnostic, Mention, MentionKind
from timeline_app.domain.spans import Span
from timeline_app.extraction.campaign.finding import campaign_dates
from timeline_app.extraction.dates.chronicle import Dated, chronicle
from timeline_app.extraction.dates.context import Ref
from timeline_app.extraction.dates.misses import misses
from timeline_app.extraction.events import places, scope
from timeline_app.extraction.events.foretold import with_later_days
from timeline_app.extraction.events.kind import kind_of
from timeline_app.extraction.events.labelling import Labeller
from timeline_app.extraction.events.merging import same_events, without_repeats
from timeline_app.extraction.events.rows import Row, rows
from timeline_app.extraction.events.wording import Words
from timeline_app.zhtext.variants import fold

_KEY_LENGTH = 500
"""Characters of a sentence that go into the key of its events."""


@dataclass(frozen=True, slots=True)
class Events:
    """The events of an article, and the date words that could not be understood."""

    events: tuple[Event, ...]
    diagnostics: tuple[Diagnostic, ...]


def find_events(
    article: Article, campaign: Campaign, mentions: Sequence[Mention], whole: Ref | None = None
) -> Events:
    """Every dated event of the article, in document order.

    ``whole`` is ``campaign_dates``, where that has been asked already.
    """
    whole = whole or campaign_dates(article)
    read = with_later_days(article, chronicle(article, whole))
    teller = _Teller(article, campaign, whole.when if whole else None, mentions)
    told = teller.tell(without_repeats(article, read), read)
    return Events(same_events(told), misses(article, read))


class _Teller:
    """Makes events of dated expressions of one article."""

    def __init__(
        self, article: Article, campaign: Campaign, whole: When | None, mentions: Sequence[Mention]
    ) -> None:
        self._article = article
        self._whole = whole
        self._near = _Near(mentions, article.links)
        self._folded = fold(article.text)
        self._scopes = scope.section_scopes(article)
        self._gazetteer = places.Gazetteer(article, self._folded, _names(mentions, article))
        self._labels = Labeller(article, campaign, whole, mentions)
        self._keys: dict[str, int] = {}
        self._page = fold(article.title)

    def tell(self, dated: Sequence[Dated], read: Sequence[Dated]) -> list[Event]:
        """The events of the expressions that were understood; ``read`` are those repeated, too."""
        self._labels.read(read)
        spans = [item.expression.span for item in dated]
        sentences = [self._sentence(item) for item in dated]
        found: list[Event] = []
        for row in rows(self._folded, spans, sentences):
            understood = [index for index in row.indices if dated[index].resolved]
            named = self._places(row.governed.whole) if understood else ()
            for index in understood:
                label = self._labels.label(dated[index], row, index)
                found.append(self._event(dated[index], sentences[index], row, label, named))
        return found

    def _event(
        self, item: Dated, sentence: Span, row: Row, label: Words, named: tuple[str, ...]
    ) -> Event:
        """The event of an expression that was understood; ``named`` are the places of its row."""
        assert item.resolved is not None
        block = self._article.blocks[item.block]
        span = item.expression.span
        units, people = self._mentioned(row, label)
        heading = scope.block_scope(block, self._scopes)
        return Event(
            key=self._key(sentence, span),
            span=span,
            sentence=sentence,
            section=self._article.section_title(block),
            date_text=span.of(self._article.text),
            when=item.resolved.when,
            headline=label.text,
            kind=EventKind.OTHER if item.biography else kind_of(label.folded),
            scope=scope.scope_of(item.resolved.when, heading, self._whole, item.biography),
            rank=self._rank(item),
            derived_from=item.resolved.derived_from,
            units=units,
            people=people,
            places=named,
        )

    def _sentence(self, item: Dated) -> Span:
        block = self._article.blocks[item.block]
        if block.kind is BlockKind.HEADING or not self._article.sentences:
            return block.span
        sentence: Sentence = self._article.sentences[item.sentence]
        return sentence.span if sentence.span.contains(item.expression.span) else block.span

    def _key(self, sentence: Span, span: Span) -> str:
        known_by = self._folded[sentence.start : min(sentence.end, sentence.start + _KEY_LENGTH)]
        words = (self._page, known_by, span.of(self._folded))
        first = event_key(*words, 0)
        count = self._keys.get(first, 0)
        self._keys[first] = count + 1
        return event_key(*words, count) if count else first

    def _rank(self, item: Dated) -> Rank:
        block = self._article.blocks[item.block]
        if block.role is Role.INFOBOX:
            return Rank.INFOBOX
        if block.kind is BlockKind.HEADING:
            return Rank.HEADING
        return Rank.LEAD if block.section == 0 else Rank.BODY

    def _mentioned(self, row: Row, label: Words) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The units and the people of the governed words, or of the label out of the sentence."""
        told, found = row.governed.whole, {kind: dict[str, None]() for kind in MentionKind}
        for mention in self._near.mentions(row.sentence):
            if told.overlaps(mention.span) or mention.span.of(self._article.text) in label.text:
                found[mention.kind][mention.key] = None
        return tuple(found[MentionKind.UNIT]), tuple(found[MentionKind.PERSON])

    def _places(self, told: Span) -> tuple[str, ...]:
        others = [mention.span for mention in self._near.mentions(told)]
        links = self._near.links(told)
        return self._gazetteer.named(told, links, others)


def _names(mentions: Sequence[Mention], article: Article) -> set[str]:
    return {mention.span.of(article.text) for mention in mentions}


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
