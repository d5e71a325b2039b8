"""What looks like a date or time and was not understood, for the reader to see."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from timeline_app.domain.article import Article
from timeline_app.domain.record import Diagnostic
from timeline_app.domain.spans import Span
from timeline_app.extraction.dates import guards, neighbours
from timeline_app.extraction.dates.chronicle import MOST, Dated, told_blocks
from timeline_app.extraction.dates.values import Shape
from timeline_app.extraction.lexicon import alternatives, words
from timeline_app.zhtext.variants import fold

UNRESOLVED = "date-unresolved"
"""Read as a date, but nothing in the article settles which day it is."""
TIME_UNRESOLVED = "time-unresolved"
"""A time of day with no day in force."""
NOT_READ = "date-not-read"
"""Looks like a date and fits no rule of the grammar."""

TOO_MANY = "too-many-dates"
"""The last date that was read of a text that has more than any article can."""


def misses(article: Article, dated: Sequence[Dated]) -> tuple[Diagnostic, ...]:
    """Everything of the told blocks that looks like a date and gave no event, in order."""
    if len(dated) >= MOST:
        last = dated[-1].expression.span
        return (Diagnostic(TOO_MANY, last.of(article.text), last),)
    found = [*_unresolved(article, dated), *_unread(article, dated)]
    return tuple(sorted(found, key=lambda item: item.span))


def _unresolved(article: Article, dated: Sequence[Dated]) -> Iterator[Diagnostic]:
    codes = {Shape.DATE: UNRESOLVED, Shape.CLOCK: TIME_UNRESOLVED}
    for item in dated:
        code = codes.get(item.expression.shape)
        if item.resolved is None and code is not None:
            span = item.expression.span
            yield Diagnostic(code, span.of(article.text), span)


def _unread(article: Article, dated: Sequence[Dated]) -> Iterator[Diagnostic]:
    folded = fold(article.text)
    read = iter(sorted(item.expression.span for item in dated))
    last = next(read, None)
    for _, block in told_blocks(article):
        for match in _like().finditer(folded, block.span.start, block.span.end):
            span = Span(*match.span())
            while last is not None and last.end <= span.start:
                last = next(read, None)
            covered = last is not None and last.overlaps(span)
            ordinal = folded[span.start] == "第"
            if covered or neighbours.part_of_others(folded, span.start, span.end):
                continue
            if ordinal or not guards.counts_time(folded, span.start, span.end):
                yield Diagnostic(NOT_READ, span.of(article.text), span)


@cache
def _like() -> re.Pattern[str]:
    """Numbers before 年, 月, 日, 號; distances in time; words for days that lean on one not told."""
    han = "[一二三四五六七八九十廿卅]"
    day = rf"(?:\d{{1,2}}(?:日|(?<=[,，。；;、(（于在至到]\d)号|(?<=[,，。；;、(（于在至到]\d\d)号)|{han}{{1,3}}日)"
    after = alternatives(words("dates", "guards", "after-month"))
    month = rf"(?:\d{{1,2}}|{han}{{1,2}})月(?!{after})(?:\d{{1,2}}|{han}{{1,3}})?[日号]?"
    year = rf"(?:\d{{4}}年|(?<=[,，。；;、\n])(?:元|{han}{{1,3}})年(?=[,，春夏秋冬正闰]))"
    number = rf"(?:\d{{1,3}}|{han}{{1,3}}|[两数几半])(?:多|余)?"
    unit = "(?:天|日|昼夜|晚|个?星期|个?礼拜|周|旬|个半?月|年)"
    distance = rf"{number}{unit}(?:之|以)?[后前](?![方卫勤援续备线进往锋沿哨])"
    listed = alternatives(words("dates", "like-dates"))
    return re.compile(
        rf"(?<![\d第{han[1:-1]}百千万.])(?:{distance}|{year}|{month}|{day}|{listed})(?![级型式本])"
        rf"|第(?:\d|{han})(?:天|日|晚)(?!内)"
    )
