"""Which dated expressions repeat one another, and which events tell the same thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from timeline_app.domain.article import Article
from timeline_app.domain.dates import Precision
from timeline_app.domain.events import Event, EventKind, Rank, Scope
from timeline_app.domain.spans import Span
from timeline_app.extraction.dates.chronicle import Dated
from timeline_app.extraction.dates.values import Shape
from timeline_app.extraction.events.kind import verbs
from timeline_app.extraction.events.taking import plain, taken_in

_IN_BRACKETS = re.compile(r"\s?[（(][^）)。]{0,24}$")
_ASIDE = re.compile(r"[,，]?[^,，。；;]{0,10}?[于在,，]?$")
_NEAR = 12
_MUCH_ALIKE = 0.6
"""Of the pairs of characters of the shorter label, how many the other holds."""
_LEAD_ALIKE = 0.5
"""The same where one of the two stands in the lead, which sums up the body."""
_SHORTEST = 4
_ONE_SIDED = (EventKind.CAPTURE, EventKind.DIPLOMACY, EventKind.CONFERENCE, EventKind.SURRENDER)
"""Kinds of which an article rarely tells two alike of one day by different actors."""
_MARKS = 2
"""Characters beside the date in a heading that is nothing else."""
_FEW_DAYS = 10
"""Days at most of a heading that the first event below it can stand for."""
_MOST = 80
"""Events of one day that are compared with one another."""


def without_repeats(article: Article, dated: Sequence[Dated]) -> list[Dated]:
    """Less the same date said again in brackets; a time of day just behind a date joins it."""
    kept: list[Dated] = []
    for item in dated:
        if kept and _spells_out(article, kept[-1], item):
            kept[-1] = item
            continue
        if kept and _repeats(article, kept[-1], item):
            continue
        if kept and _completes(article, kept[-1], item):
            kept[-1] = _completed(kept[-1], item)
            continue
        if kept and _joins(article, kept[-1], item):
            kept[-1] = _with_time(kept[-1], item)
            continue
        kept.append(item)
    return kept


def _repeats(article: Article, before: Dated, item: Dated) -> bool:
    """1943年（民国32年）, 7月25日（清光緒二十年）."""
    if before.resolved is None or item.resolved is None or before.block != item.block:
        return False
    between = article.text[before.expression.span.end : item.expression.span.start]
    if not _IN_BRACKETS.fullmatch(between) and not re.fullmatch("[)）,，、]?(?:日本|清)?", between):
        return False
    when, earlier = item.resolved.when, before.resolved.when
    first = item.expression.first
    named = first.names_year or first.cycle_year is not None
    coarse = when.precision is Precision.YEAR and named and first.month is None
    if (when.start, when.end) == (earlier.start, earlier.end) and between[:1] in "（(）) ":
        return True
    return coarse and when.start <= earlier.start and earlier.end <= when.end


def _spells_out(article: Article, before: Dated, item: Dated) -> bool:
    """前一年，1972年10月24日; 次日，即10月3日: the second says which day the first means."""
    vague, first = before.expression.first, item.expression.first
    if before.resolved is None or item.resolved is None or before.block != item.block:
        return False
    if not (vague.days or vague.years or vague.months) or vague.month:
        return False
    if first.month is None and not (vague.years and first.year is not None):
        return False
    when, told = before.resolved.when, item.resolved.when
    between = article.text[before.expression.span.end : item.expression.span.start]
    within = when.start <= told.start and told.end <= when.end
    return within and re.fullmatch("[,，]?(?:也?即|亦即|也?就是|的|[于於在])?", between) is not None


def _completes(article: Article, before: Dated, item: Dated) -> bool:
    """建安三年（198年）｜十月: the year and the month of one date, a repeat in brackets between."""
    first, year = item.expression.first, before.expression
    if before.block != item.block or item.resolved is None or year.last is not None:
        return False
    if first.month is None or first.names_year or first.era_year is not None:
        return False
    only_year = year.first.names_year and year.first.month is None and not year.first.year_part
    between = article.text[year.span.end : item.expression.span.start]
    return only_year and re.fullmatch(r"\s?[（(][^）)\n]{2,20}[)）]\s?", between) is not None


def _completed(before: Dated, item: Dated) -> Dated:
    assert item.resolved is not None
    span = Span(before.expression.span.start, item.expression.span.end)
    return replace(
        item,
        expression=replace(item.expression, span=span),
        resolved=replace(item.resolved, derived_from=()),
    )


def _joins(article: Article, before: Dated, item: Dated) -> bool:
    """12月7日，蔣中正於凌晨離開: the part of the day belongs to the date before it."""
    if item.expression.shape is not Shape.CLOCK or before.resolved is None or item.resolved is None:
        return False
    if before.expression.shape is not Shape.DATE or before.resolved.when.time is not None:
        return False
    if before.resolved.when.precision is not Precision.DAY or before.sentence != item.sentence:
        return False
    between = article.text[before.expression.span.end : item.expression.span.start]
    single = re.fullmatch(r"[,，]?[^,，。；;：:]*", between) is not None
    return (
        single and len(between) <= _NEAR and before.resolved.when.start == item.resolved.when.start
    )


def _with_time(before: Dated, item: Dated) -> Dated:
    assert before.resolved is not None
    when = replace(before.resolved.when, time=item.expression.first.time)
    return replace(before, resolved=replace(before.resolved, when=when))


def same_events(events: Sequence[Event]) -> tuple[Event, ...]:
    """Where two places of an article tell one thing of one day, the shorter points to the fuller."""
    box = next((event for event in events if event.rank is Rank.INFOBOX), None)
    days: dict[int, list[Event]] = {}
    for event in events:
        if event.when.precision is Precision.DAY and event.rank in (Rank.LEAD, Rank.BODY):
            days.setdefault(event.when.start, []).append(event)
    shown: dict[str, str] = {}
    for told in days.values():
        shown.update(_repeated(told[:_MOST]))
    for event in events:
        if box is not None and event.rank is Rank.LEAD and _is_box(event, box):
            shown[event.key] = box.key
    for key, other in _told_by_headings(events).items():
        shown[key] = shown.get(other, other)
    return tuple(
        replace(event, same_as=shown[event.key]) if event.key in shown else event
        for event in events
    )


def _told_by_headings(events: Sequence[Event]) -> dict[str, str]:
    """Headings of a date alone, and the events that are shown in their stead: one of the same days and
    label, else the first that is told below, on one of its days.
    """
    labels = {
        (event.when.start, event.when.end, event.headline): event.key
        for event in reversed(events)
        if event.rank is not Rank.HEADING
    }
    found: dict[str, str] = {}
    for event, below in zip_longest(events, events[1:]):
        if event.rank is Rank.HEADING:
            told = labels.get((event.when.start, event.when.end, event.headline))
            if told is None and below is not None and _is_told_below(event, below):
                told = below.key
            if told is not None:
                found[event.key] = told
    return found


def _is_told_below(heading: Event, below: Event) -> bool:
    """十月五日 as a heading, and what the text below it begins with."""
    is_bare = len(heading.sentence) - len(heading.span) <= _MARKS
    within = heading.when.start <= below.when.start and below.when.end <= heading.when.end
    return is_bare and within and below.rank is Rank.BODY and heading.when.length <= _FEW_DAYS


@dataclass(frozen=True, slots=True)
class _Said:
    """What an event's label says, read once to be compared with many others."""

    event: Event
    label: str
    taken: frozenset[str]
    tells: bool
    pairs: frozenset[str]

    @classmethod
    def of(cls, event: Event) -> _Said:
        """An event, read."""
        label = plain(event.headline)
        tells = verbs().search(label) is not None
        return cls(event, label, frozenset(taken_in(label)), tells, frozenset(_pairs(label)))


def _repeated(told: Sequence[Event]) -> dict[str, str]:
    """Of the events of one day, those that an earlier kept one tells more fully."""
    kept: list[_Said] = []
    found: dict[str, str] = {}
    for event in sorted(told, key=_fullness, reverse=True):
        said = _Said.of(event)
        fuller = next((other for other in kept if _tells_the_same(said, other)), None)
        if fuller is None:
            kept.append(said)
        else:
            found[event.key] = fuller.event.key
    return found


def _fullness(event: Event) -> tuple[bool, int, int]:
    named = len(event.units) + len(event.places) + len(event.people)
    return event.rank is Rank.BODY, named, len(event.headline)


def _is_box(event: Event, box: Event) -> bool:
    same_days = (event.when.start, event.when.end) == (box.when.start, box.when.end)
    return same_days and event.headline == box.headline


def _tells_the_same(one: _Said, other: _Said) -> bool:
    """Two sentences of one day: hours that agree, and the same words or the same place taken."""
    if one.event.sentence == other.event.sentence or not _hours_agree(one.event, other.event):
        return False
    scopes = (one.event.scope, other.event.scope)
    if Scope.BACKGROUND in scopes and scopes[0] is not scopes[1]:
        return False
    if min(len(one.label), len(other.label)) < _SHORTEST:
        return False
    if one.taken and other.taken:
        return bool(one.taken & other.taken)
    if not (one.tells and other.tells):
        return False
    if one.label[:2] != other.label[:2] and one.event.kind not in _ONE_SIDED:
        return False
    least = _LEAD_ALIKE if Rank.LEAD in (one.event.rank, other.event.rank) else _MUCH_ALIKE
    return _alike(one.pairs, other.pairs) >= least and _alike_ends(one.label, other.label)


def _hours_agree(one: Event, other: Event) -> bool:
    return one.when.time is None or other.when.time in (None, one.when.time)


def _alike(one: frozenset[str], two: frozenset[str]) -> float:
    """How many pairs of neighbouring characters two labels share, of the shorter one's."""
    least = min(len(one), len(two))
    return len(one & two) / least if least else 0.0


def _alike_ends(first: str, second: str) -> bool:
    """Whether the shorter label's last word stands in the other: what was done, not only who."""
    short, long = sorted((first, second), key=len)
    return short[-2:] in long


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}
