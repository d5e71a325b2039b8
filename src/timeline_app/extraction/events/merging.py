"""Which dated expressions repeat one another, and which events tell the same thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from timeline_app.domain.article import Article
from timeline_app.domain.dates import Precision
from timeline_app.domain.events import Event, EventKind, Rank
from timeline_app.domain.spans import Span
from timeline_app.extraction.dates.chronicle import Dated
from timeline_app.extraction.dates.values import Shape
from timeline_app.zhtext.variants import fold

_IN_BRACKETS = re.compile(r"\s?[（(][^）)。]{0,24}$")
_ASIDE = re.compile(r"[,，]?[^,，。；;]{0,10}?[于在,，]?$")
_NEAR = 12
_MUCH_ALIKE = 0.5
"""Of the pairs of characters of the shorter label, how many the other holds."""


def without_repeats(article: Article, dated: Sequence[Dated]) -> list[Dated]:
    """Less the same date said again in brackets; a time of day just behind a date joins it."""
    kept: list[Dated] = []
    for item in dated:
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
    if not _IN_BRACKETS.fullmatch(between) and not re.fullmatch("[,，、]?(?:日本|清)?", between):
        return False
    when, earlier = item.resolved.when, before.resolved.when
    first = item.expression.first
    named = first.names_year or first.cycle_year is not None
    coarse = when.precision is Precision.YEAR and named and first.month is None
    return coarse and when.start <= earlier.start and earlier.end <= when.end


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
    """Where lead or infobox and body tell one thing of one day, the shorter points to the fuller."""
    body = [event for event in events if event.rank is Rank.BODY]
    box = next((event for event in events if event.rank is Rank.INFOBOX), None)
    return tuple(_pointing(event, body, box) for event in events)


def _pointing(event: Event, body: Sequence[Event], box: Event | None) -> Event:
    if box is not None and event.rank is Rank.LEAD and _is_box(event, box):
        return replace(event, same_as=box.key)
    if event.rank is not Rank.LEAD or event.when.precision is not Precision.DAY:
        return event
    days = (event.when.start, event.when.end)
    told = [other for other in body if (other.when.start, other.when.end) == days]
    same = [other for other in told if _tells_the_same(event, other)]
    if not same:
        return event
    best = max(same, key=lambda other: _alike(event, other))
    sure = len(told) == 1 or _alike(event, best) >= _MUCH_ALIKE
    return replace(event, same_as=best.key) if sure else event


def _is_box(event: Event, box: Event) -> bool:
    same_days = (event.when.start, event.when.end) == (box.when.start, box.when.end)
    return same_days and event.headline == box.headline


def _tells_the_same(one: Event, other: Event) -> bool:
    """Two events of one day: a unit or a place in common, or much the same words."""
    places = set(map(fold, one.places)) & set(map(fold, other.places))
    if places or set(one.units) & set(other.units):
        return True
    least = 0.3 if one.kind is other.kind is not EventKind.OTHER else _MUCH_ALIKE
    return _alike(one, other) >= least


def _alike(one: Event, other: Event) -> float:
    """How many pairs of neighbouring characters the two labels share, of the shorter one's."""
    first, second = (_pairs(fold(event.headline)) for event in (one, other))
    least = min(len(first), len(second))
    return len(first & second) / least if least else 0.0


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}
