"""Sentences cut into clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from timeline_app.domain.spans import Span

_STOP = re.compile(
    r"(?:[。；;!！?？…\n]|，(?!以及)|(?<!\d)(?:[:：]|,(?!以及))|[,:：](?!\s?\d|以及))"
)
_USUAL = 16
"""Characters of a clause, blanks and stop included."""
_BLANKS = " 　、"
_STOPS = frozenset("，。；;!！?？…\n,:：")
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


def begin(folded: str, floor: int, end: int) -> int:
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
