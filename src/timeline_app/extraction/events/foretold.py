"""Day words that lean on an event which the article dates only later.

A lead sums up: `佔領桂林，同日進據柳州`, and the day on which 桂林 fell stands in the body alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from timeline_app.domain.article import Article
from timeline_app.domain.dates import Derivation, Inherited, Precision, When
from timeline_app.domain.spans import Span
from timeline_app.extraction.dates.chronicle import Dated
from timeline_app.extraction.dates.resolution import Resolved
from timeline_app.extraction.dates.values import Shape
from timeline_app.extraction.events.taking import plain, taken_in

_CLAUSE = re.compile(r"[,，、。；;]")
RULE = "told-later"
"""The rule of such a derivation: the same day as one that the article tells further on."""


def with_later_days(article: Article, dated: Sequence[Dated]) -> list[Dated]:
    """The same, with 同日 settled where the taking it leans on is dated on one other day."""
    if not any(map(_open, dated)):
        return list(dated)
    told = _first_days(article, dated)
    return [_settled(article, item, told) if _open(item) else item for item in dated]


def _first_days(article: Article, dated: Sequence[Dated]) -> dict[str, list[Dated]]:
    """By the place that is taken, the dates that tell it: the first of each day, two days at most."""
    told: dict[str, list[Dated]] = {}
    for item in _days(dated):
        for place in _taken(article, _after(article, item)):
            found = told.setdefault(place, [])
            if len(found) < 2 and _day(item) not in map(_day, found):
                found.append(item)
    return told


def _day(item: Dated) -> int:
    return item.resolved.when.start if item.resolved else 0


def _open(item: Dated) -> bool:
    expression = item.expression
    return item.resolved is None and expression.shape is Shape.DATE and expression.first.days == 0


def _settled(article: Article, item: Dated, days: Mapping[str, Sequence[Dated]]) -> Dated:
    sentence = article.sentences[item.sentence].span if article.sentences else None
    if sentence is None or item.expression.span.start <= sentence.start:
        return item
    taken = _taken(article, Span(sentence.start, item.expression.span.start))
    told = [other for place in taken for other in days.get(place, ())]
    if len(set(map(_day, told))) != 1:
        return item
    first = min(told, key=lambda other: other.expression.span)
    return replace(item, resolved=_that_day(article, item, first))


def _days(dated: Sequence[Dated]) -> Iterator[Dated]:
    for item in dated:
        if item.resolved is not None and item.resolved.when.precision is Precision.DAY:
            yield item


def _after(article: Article, item: Dated) -> Span:
    """The words that a date governs, from it to the end of its sentence."""
    end = article.sentences[item.sentence].span.end
    return Span(item.expression.span.end, max(end, item.expression.span.end))


def _taken(article: Article, span: Span) -> set[str]:
    clauses = _CLAUSE.split(plain(span.of(article.text)))
    return set().union(*(taken_in(clause) for clause in clauses))


def _that_day(article: Article, item: Dated, told: Dated) -> Resolved:
    assert told.resolved is not None
    span, day = told.expression.span, told.resolved.when.start
    step = Derivation(Inherited.DAY, RULE, span.of(article.text), span.start, span.end)
    return Resolved(When(day, day, Precision.DAY, item.expression.first.time), (step,))
