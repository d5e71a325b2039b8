"""Which words of a sentence a date governs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from timeline_app.domain.spans import Span

_STOP = re.compile(
    r"(?:[。；;!！?？…\n]|，(?!以及)|(?<!\d)(?:[:：]|,(?!以及))|[,:：](?!\s?\d|以及))"
)
_USUAL = 16
"""Characters of a clause, blanks and stop included."""
_BLANKS = " 　、"
_STOPS = frozenset("，。；;!！?？…\n,:：")
_BRACKET = r"(?:[（(][^（）()\n]{0,24}[）)])?"
_CONNECTOR = re.compile(
    rf"[\s、和及与至到\-–—]{{0,3}}{_BRACKET}[\s、]?|[上下]半年?[到至和、]?|{_BRACKET}[,，]?\s?(?:即|或|以及|及|和|与|至|到)"
)
"""Between dates of a row: 10日和11日, 前一日，即9月8日, 十月初十日（1858年）黎明."""
_COMMA = re.compile(r"\s?[,，]\s?[汉唐宋元明清魏晋隋秦吴]?")
"""Between dates of a row that opens its clause: 一年後，漢章武元年."""
_LONGEST_BRACKET = 200
_WHOLE = re.compile(
    rf"[(（][^()（）\n]{{0,{_LONGEST_BRACKET}}}[)）]|[“「『《][^“”「」『』《》，,。；;！？\n]{{1,40}}[”」』》]"
)
"""Brackets, and quotations of one clause."""
_CLAUSE = re.compile(
    rf"[{_BLANKS}]*+(?:{_STOP.pattern}[{_BLANKS}]*+)*+"
    rf"(?P<clause>(?:[^。；;!！?？…\n，,:：(（“「『《]++|{_WHOLE.pattern}|(?!{_STOP.pattern})[\s\S])++)?"
)
"""A clause, and the stops and blanks before it: both are read in one go, however many there are."""
_TAIL = re.compile(
    r"\s?(?:两日|两天|左右|前后|许|起|开始(?=[,，])|以来|以后|之后|后(?![方卫勤援来继续备路])|为止|止|以前|之前|的?同时|期间|之间|间|前(?![进线往锋来后方沿哨卫])|[)）])?[,，、]?\s?"
)


@dataclass(frozen=True, slots=True)
class Governed:
    """The words before the date in its own clause, and those behind it that it governs."""

    before: Span
    after: Span
    place: tuple[int, int] = (0, 1)
    """The number of the date among those that stand in a row with it, and how many they are."""


def governed(folded: str, sentence: Span, dates: Sequence[Span], index: int) -> Governed:
    """What the date ``dates[index]`` governs; ``dates`` are those of the sentence, in order."""
    date = dates[index]
    bounds = _bracket(folded, sentence, date)
    first, last = _row(folded, bounds, dates, index)
    floor = max(bounds.start, dates[first - 1].end if first else bounds.start)
    opening = dates[first].start
    begin = _clause_start(folded, floor, opening)
    tail = _TAIL.match(folded, dates[last].end, bounds.end)
    start = min(tail.end() if tail else dates[last].end, bounds.end)
    end = _end(folded, bounds, dates, last, start, begin == opening)
    place = (index - first, last - first + 1)
    return Governed(Span(begin, opening), Span(start, max(start, end)), place)


def _end(
    folded: str, bounds: Span, dates: Sequence[Span], last: int, start: int, leads: bool
) -> int:
    """Where the next date takes over; ``leads`` where the date opens its own clause."""
    following = _next(folded, bounds, dates, last)
    if following is None:
        return bounds.end
    end = _clause_start(folded, dates[last].end, following)
    if end > start or (end > dates[last].end and not leads):
        return end
    return following


def _next(folded: str, bounds: Span, dates: Sequence[Span], last: int) -> int | None:
    """The beginning of the next date that does not stand in brackets of its own."""
    for date in dates[last + 1 :]:
        if date.start >= bounds.end:
            return None
        between = folded[dates[last].end : date.start]
        if len(re.findall("[(（]", between)) <= len(re.findall("[)）]", between)):
            return date.start
    return None


def _row(folded: str, bounds: Span, dates: Sequence[Span], index: int) -> tuple[int, int]:
    """The first and the last of dates that stand in a row: 10月8日和11日."""

    def joined(number: int) -> bool:
        between = Span(dates[number].end, dates[number + 1].start)
        if not bounds.contains(between):
            return False
        if _CONNECTOR.fullmatch(folded, between.start, between.end) is not None:
            return True
        if _COMMA.fullmatch(folded, between.start, between.end) is None:
            return False
        return _clause_start(folded, bounds.start, dates[number].start) == dates[number].start

    first = last = index
    while first > 0 and joined(first - 1):
        first -= 1
    while last + 1 < len(dates) and joined(last):
        last += 1
    return first, last


def _clause_start(folded: str, floor: int, end: int) -> int:
    """Behind the last stop before ``end`` that no closed bracket holds."""
    depth = 0
    for position in range(end - 1, floor - 1, -1):
        char = folded[position]
        if char in ")）":
            depth += 1
        elif char in "(（" and depth:
            depth -= 1
        elif not depth and _begins_behind(folded, position, end):
            return position + 1
    return floor


def _begins_behind(folded: str, position: int, end: int) -> bool:
    """Whether a clause begins behind a mark: a stop, or a quotation of several clauses."""
    if folded[position] in _STOPS:
        return _STOP.match(folded, position) is not None
    return folded[position] in _QUOTES and _goes_on(folded, position, end)


_QUOTES = {"“": "”", "「": "」", "『": "』"}
_LONGEST_QUOTE = 200


def _goes_on(folded: str, position: int, end: int) -> bool:
    """命令“第11軍於｜9月上旬｜發起作戰，攻佔…”: whether a quotation of several clauses opens here."""
    close = folded.find(_QUOTES[folded[position]], position, end + _LONGEST_QUOTE)
    return close > end and any(char in _STOPS for char in folded[end:close])


def _bracket(folded: str, sentence: Span, date: Span) -> Span:
    """The inside of the brackets that the date stands in, else the sentence."""
    depth = 0
    for position in range(date.start - 1, sentence.start - 1, -1):
        char = folded[position]
        if char in ")）":
            depth += 1
        elif char in "(（":
            if depth == 0:
                return Span(position + 1, _closing(folded, date.end, sentence.end))
            depth -= 1
    return sentence


def _closing(folded: str, behind: int, limit: int) -> int:
    """Where the bracket that stands open at a place is closed."""
    depth = 0
    for position in range(behind, limit):
        if folded[position] in "(（":
            depth += 1
        elif folded[position] in ")）":
            if depth == 0:
                return position
            depth -= 1
    return limit


def first(folded: str, span: Span, count: int) -> list[Span]:
    """The first so many clauses of a stretch, as ``split`` has them."""
    return list(islice(_split(folded, span), count))


def last(folded: str, span: Span, count: int) -> list[Span]:
    """The last so many clauses of a stretch, as ``split`` has them; no more of it is read."""
    reach = count * _USUAL
    while True:
        start = _outside(folded, span.start, span.end - reach)
        found = split(folded, Span(start, span.end))
        if start == span.start or len(found) > count:
            return found[-count:]
        reach *= 2


def split(folded: str, span: Span) -> list[Span]:
    """The clauses of a stretch, blanks and stops left out; brackets and short quotations whole."""
    return list(_split(folded, span))


def _split(folded: str, span: Span) -> Iterator[Span]:
    for match in _CLAUSE.finditer(folded, span.start, span.end):
        clause = match["clause"]
        if clause:
            start = match.start("clause")
            yield Span(start, start + len(clause.rstrip(_BLANKS)))


def _outside(folded: str, floor: int, position: int) -> int:
    """The position, or that of a bracket before it which is still open there."""
    if position <= floor:
        return floor
    before = folded[max(floor, position - _LONGEST_BRACKET) : position]
    opened = max(before.rfind("("), before.rfind("（"))
    closed = max(before.rfind(")"), before.rfind("）"))
    return position if opened <= closed else position - len(before) + opened
