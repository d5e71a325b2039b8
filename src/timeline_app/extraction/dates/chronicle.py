"""Reads an article from beginning to end and dates every expression by the story so far.

The modules, in the order in which they work:

1. ``grammar`` finds the expressions: ``patterns`` is the grammar of one date, ``clock`` of a time of day,
   ``guards`` (``neighbours``) throws out what is none, ``reading`` tells what the words say (``values``; ``eras``).
2. ``chronicle`` carries the story along: ``context`` is what is in force, ``digression`` tells what the
   story only mentions, ``brackets`` where it stood before one.
3. ``resolution`` tells which day is meant: ``completion`` fills in what the words leave out,
   ``intervals`` turns the rest into days (old ones with ``zhtext.lunar``).
4. ``misses``: what looks like a date and was not understood.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from timeline_app.domain import days
from timeline_app.domain.article import Article, Block, BlockKind, Role
from timeline_app.domain.carrying import changed
from timeline_app.domain.dates import Open, Precision
from timeline_app.domain.spans import Span
from timeline_app.extraction.dates import digression, eras, guards
from timeline_app.extraction.dates.brackets import Brackets
from timeline_app.extraction.dates.context import Ref, Story
from timeline_app.extraction.dates.grammar import find
from timeline_app.extraction.dates.resolution import Resolved, resolve
from timeline_app.extraction.dates.values import Expression, Shape
from timeline_app.extraction.events import scope
from timeline_app.extraction.lexicon import alternatives, words
from timeline_app.zhtext.variants import fold

_SPOKEN = re.compile("昨|明[日天早晨晚]")
"""Days that somebody speaks of: the story stays on the day on which he does."""
_FAR = 2
"""Years from the campaign beyond which a date in passing is no context for others."""


@dataclass(frozen=True, slots=True)
class Dated:
    """An expression, the day it means (None where nothing settles it), and where it stands."""

    expression: Expression
    resolved: Resolved | None
    block: int
    sentence: int
    biography: bool = False


def told_blocks(article: Article) -> Iterator[tuple[int, Block]]:
    """The blocks that tell dated events, with their indices: infobox dates, headings, narrative."""
    dates = _date_fields(article)
    for index, block in enumerate(article.blocks):
        if block.role is Role.NARRATIVE or (block.role is Role.INFOBOX and block.span in dates):
            yield index, block


MOST = 20_000
"""Dates of one text: the longest articles have a tenth, and a wall of them would be read for minutes."""


def _date_fields(article: Article) -> set[Span]:
    names = words("infobox", "date")
    return {field.span for field in article.infobox if field.name.strip().lower() in names}


def chronicle(article: Article, campaign: Ref | None) -> list[Dated]:
    """Every date expression of the infobox's date and the narrative, in document order; of a text that
    has more than any article (``MOST``) the first ones.
    """
    folded = fold(article.text)
    scopes = scope.section_scopes(article)
    blocks = [(index, block, find(block.span.of(folded))) for index, block in told_blocks(article)]
    old_style = any(_old_style(expressions) for _, _, expressions in blocks)
    reader = _Reader(
        article,
        folded,
        Story(campaign=campaign, old_style=old_style, old_digits=eras.writes_old_digits(folded)),
    )
    section = 0
    for index, block, expressions in blocks:
        if block.section != section or block.kind is BlockKind.HEADING:
            section = block.section
            reader.enter_section(scope.is_plot(scope.block_scope(block, scopes)))
        reader.read_block(index, block, expressions[: MOST - len(reader.found)])
        if len(reader.found) >= MOST:
            break
    return reader.found


def _old_style(expressions: list[Expression]) -> bool:
    """Whether some expression can only be one of the old calendar."""
    return any(expression.first.lunar for expression in expressions)


class _Reader:
    """Carries the story along the blocks of one article."""

    def __init__(self, article: Article, folded: str, story: Story) -> None:
        self.found: list[Dated] = []
        self._article = article
        self._folded = folded
        self._story = story
        self._diary: Ref | None = None
        self._headed: Ref | None = None
        self._starts = [sentence.span.start for sentence in article.sentences]

    def enter_section(self, plot: bool) -> None:
        self._story = self._story.next_section(plot)

    def read_block(self, index: int, block: Block, expressions: list[Expression]) -> None:
        text = block.span.of(self._folded)
        self._back_to_heading(block, expressions)
        before, self._diary = self._story, None
        life = any(expression.shape is Shape.LIFESPAN for expression in expressions)
        if life:
            self._story = changed(before, last=None, day=None)
        brackets = Brackets(text)
        for number, ahead in enumerate(_ahead(expressions)):
            expression = self._again(expressions[number : number + 2], text)
            if ahead != self._story.ahead:
                self._story = changed(self._story, ahead=ahead)
            self._story = brackets.at(expression.span.start, self._story)
            self._read(expression, index, block, life)
        self._story = brackets.at(len(text), self._story)
        if life or block.kind is BlockKind.QUOTE:
            self._story = before
        self._remember_heading(block)

    def _remember_heading(self, block: Block) -> None:
        """A heading that is nothing but a day holds for its whole section."""
        if block.kind is not BlockKind.HEADING:
            return
        day, self._headed = self._story.day, None
        if day is not None and day.span == block.span and day.when.precision is Precision.DAY:
            self._headed = changed(day, block=-1)  # it does not go stale

    def _back_to_heading(self, block: Block, expressions: list[Expression]) -> None:
        """Every paragraph under such a heading begins on its day, whatever the last one ran on to."""
        if self._headed is not None and block.kind is not BlockKind.HEADING and expressions:
            self._story = self._story.told(self._headed)

    def _read(self, expression: Expression, index: int, block: Block, life: bool) -> None:
        span = expression.span.shifted(block.span.start)
        expression = self._western(changed(expression, span=span))
        sentence = max(0, bisect_right(self._starts, span.start) - 1)
        self._story = changed(self._story, sentence=sentence, block=index)
        story = self._story
        if not guards.opens_clause(self._folded, span.start):
            story = changed(story, former=None)
        if self._diary is not None and span.start == self._starts[sentence : sentence + 1][0]:
            story = changed(story, day=self._diary)
        resolved = self._by_bracket(expression, resolve(expression, story), story)
        aside = self._is_biography(expression, sentence)
        self.found.append(Dated(expression, resolved, index, sentence, aside))
        if resolved is None or aside:
            return
        ref = Ref(resolved.when, span, span.of(self._article.text), sentence, index, resolved.lunar)
        if span.start == block.span.start and _diary().match(self._folded, span.end):
            self._diary = ref
        if not resolved.passing and not self._in_passing(ref, life):
            last = expression.last
            to_month = last is not None and last.day is None and last.days is None
            counted = expression.first.days is not None
            if self._digresses(ref, expression, block) or self._still_aside(resolved):
                self._story = self._story.digressed(ref)
            else:
                self._story = self._story.told(ref, counted, to_month)

    def _still_aside(self, resolved: Resolved) -> bool:
        """Whether a date leans on one that the story only mentioned."""
        aside = self._story.aside
        chain = resolved.derived_from
        return aside is not None and any(step.start == aside.span.start for step in chain)

    def _digresses(self, ref: Ref, expression: Expression, block: Block) -> bool:
        opens = ref.span.start <= block.span.start + _FAR or block.kind is BlockKind.HEADING
        return not opens and digression.is_one(ref, expression, self._story, self._leads(ref))

    def _again(self, pair: list[Expression], text: str) -> Expression:
        """The first of two, with the second where that says in brackets which day it is."""
        first, second = pair[0], pair[-1]
        behind = text[first.span.end : second.span.start] in ("(", "（")
        if behind and second.first.day is not None and not second.first.han:
            return changed(first, again=changed(second.first, lunar=False))
        return first

    def _by_bracket(
        self, expression: Expression, resolved: Resolved | None, story: Story
    ) -> Resolved | None:
        """七月二十日（8月29日）, 第四天（9月2日）: a day of the old calendar, or one that is counted."""
        first = expression.first
        if (
            expression.again is None
            or (first.day or first.days or first.ordinal or first.cycle_day) is None
        ):
            return resolved
        if resolved is not None:
            if resolved.lunar is None and first.day is not None:
                return resolved
            story = story.told(Ref(resolved.when, expression.span, ""))
        found = resolve(changed(expression, first=expression.again, last=None), story)
        if found is None or found.when.precision is not Precision.DAY:
            return resolved
        return changed(found, lunar=resolved.lunar if resolved else None)

    def _western(self, expression: Expression) -> Expression:
        """慶長4年閏3月3日（4月27日）: in the bracket stands the same day of the new calendar."""
        if not self._story.old_digits or not self.found or expression.first.han:
            return expression
        before = self.found[-1]
        between = self._folded[before.expression.span.end : expression.span.start]
        if between not in ("(", "（") or before.resolved is None or before.resolved.lunar is None:
            return expression
        return changed(expression, first=changed(expression.first, lunar=False))

    def _is_biography(self, expression: Expression, sentence: int) -> bool:
        if expression.shape is Shape.LIFESPAN:
            return True
        if not self._article.sentences or expression.first.year is None:
            return False
        end = min(self._article.sentences[sentence].span.end, expression.span.end + 16)
        clause = re.split("[,，。；;]", self._folded[expression.span.end : end].lstrip(",，"))[0]
        return _biography().search(clause) is not None

    def _in_passing(self, ref: Ref, life: bool) -> bool:
        """A date far from the campaign, or one that is spoken of, named by the way: a life, a plan."""
        if _SPOKEN.match(ref.text) or _report().match(self._folded, ref.span.end):
            return True
        whole = self._story.campaign
        if whole is None:
            return False
        first, last = days.to_calendar(whole.when.start).year, whole.year
        if life:
            return not first - 1 <= ref.year <= last + 1
        if ref.when.precision is not Precision.YEAR or (ref.lunar and ref.lunar.month):
            return False
        if first <= ref.year <= last:
            told = self._story.last
            return told is not None and ref.year < told.year and not self._leads(ref)
        aside = ref.when.open is Open.BEFORE or self._story.plot
        return aside and not self._leads(ref)

    def _leads(self, ref: Ref) -> bool:
        begin = self._article.sentences[ref.sentence].span.start if self._article.sentences else 0
        return ref.span.start - begin <= _FAR


def _ahead(expressions: list[Expression]) -> list[tuple[int, int] | None]:
    """For each expression the day of the month and the hour of the next that names a day."""
    found: list[tuple[int, int] | None] = []
    ahead: tuple[int, int] | None = None
    for expression in reversed(expressions):
        found.append(ahead)
        time = expression.first.time
        if expression.first.day is not None:
            named = time is not None and ":" in time
            ahead = (expression.first.day, int(time[:2])) if time and named else None
    return found[::-1]


@cache
def _biography() -> re.Pattern[str]:
    return re.compile(alternatives(words("dates", "guards", "biography")))


@cache
def _diary() -> re.Pattern[str]:
    """What makes of the date before it that of a diary: a 當日 that opens a sentence is that day."""
    return re.compile(r"[,，]?[^,，。]{1,12}日[记志][:：]")


@cache
def _report() -> re.Pattern[str]:
    """What makes of the date before it that of a report, which the story does not go on from."""
    return re.compile(rf"的?(?:{alternatives(words('dates', 'guards', 'reports'))})")
