"""Which words of a sentence a date governs; dates in a row (10日和11日) govern the same.

Brackets are paired once for the whole text, and what is read around a row is bounded, so that a sentence
without end costs no more than many short ones.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from timeline_app.domain.spans import Span
from timeline_app.extraction.events import clauses

_BRACKET = r"(?:[（(][^（）()\n]{0,24}[）)])?"
_CONNECTOR = re.compile(
    rf"[\s、和及与至到\-–—]{{0,3}}{_BRACKET}[\s、]?|[上下]半年?[到至和、]?|{_BRACKET}[,，]?\s?(?:即|或|以及|及|和|与|至|到)"
)
"""Between dates of a row: 10日和11日, 前一日，即9月8日, 十月初十日（1858年）黎明."""
_COMMA = re.compile(r"\s?[,，]\s?[汉唐宋元明清魏晋隋秦吴]?")
"""Between dates of a row that opens its clause: 一年後，漢章武元年."""
_TAIL = re.compile(
    r"\s?(?:两日|两天|左右|前后|许|起|开始(?=[,，])|以来|以后|之后|后(?![方卫勤援来继续备路金汉梁唐晋周燕秦赵凉蜀])|为止|止|以前|之前|的?同时|期间|之间|间|前(?![进线往锋来后方沿哨卫])|[)）])?[,，、]?\s?"
)
_WINDOW = 300
"""Characters on both sides of a date that can have to do with it, in a sentence without end."""
_MOST = 12
"""Dates that a row may have; a longer one is taken for several."""


@dataclass(frozen=True, slots=True)
class Governed:
    """The words before the date in its own clause, and those behind it that it governs."""

    before: Span
    after: Span
    place: tuple[int, int] = (0, 1)
    """The number of the date among those that stand in a row with it, and how many they are."""

    @property
    def whole(self) -> Span:
        """From the first of them to the last, the date between them included."""
        return Span(self.before.start, max(self.before.end, self.after.end))


@dataclass(frozen=True, slots=True)
class Row:
    """Dates that govern the same words: those with these ``indices``, in the order of the text.

    ``sentence`` is what is read for them: their sentence, of one without end what is near.
    """

    indices: range
    sentence: Span
    governed: Governed

    def of(self, index: int) -> Governed:
        """What the date of an index governs, with its place in the row."""
        if len(self.indices) == 1:
            return self.governed
        return replace(self.governed, place=(index - self.indices.start, len(self.indices)))


def rows(folded: str, dates: Sequence[Span], sentences: Sequence[Span]) -> Iterator[Row]:
    """All the dates of a text, in order, as rows; ``sentences`` are those they stand in."""
    reader = _Reader(folded, dates, sentences)
    first = 0
    for number in range(len(dates)):
        if number + 1 - first >= _MOST or not reader.joined(number):
            yield reader.row(range(first, number + 1))
            first = number + 1


class _Reader:
    def __init__(self, folded: str, dates: Sequence[Span], sentences: Sequence[Span]) -> None:
        self._folded = folded
        self._dates = dates
        self._sentences = sentences
        self._brackets = _Brackets(folded)

    def joined(self, number: int) -> bool:
        """Whether a date stands in a row with the next one: 10月8日和11日."""
        if number + 1 == len(self._dates) or self._sentences[number] != self._sentences[number + 1]:
            return False
        date, following = self._dates[number : number + 2]
        bounds = self._brackets.inside(_near(self._sentences[number], date), date)
        between = Span(date.end, max(date.end, following.start))
        if not bounds.contains(between):
            return False
        if _CONNECTOR.fullmatch(self._folded, between.start, between.end) is not None:
            return True
        if _COMMA.fullmatch(self._folded, between.start, between.end) is None:
            return False
        return clauses.begin(self._folded, bounds.start, date.start) == date.start

    def row(self, indices: range) -> Row:
        """Some dates that stand in a row, with what they govern."""
        first, last = self._dates[indices[0]], self._dates[indices[-1]]
        sentence = _near(self._sentences[indices[0]], Span(first.start, last.end))
        bounds = self._brackets.inside(sentence, first)
        before = self._dates[indices[0] - 1].end if indices[0] else 0
        begin = clauses.begin(self._folded, max(bounds.start, before), first.start)
        tail = _TAIL.match(self._folded, last.end, bounds.end)
        start = min(tail.end() if tail else last.end, max(last.end, bounds.end))
        end = self._end(bounds, indices[-1], start, begin == first.start)
        governed = Governed(Span(begin, first.start), Span(start, max(start, end)))
        return Row(indices, sentence, governed)

    def _end(self, bounds: Span, last: int, start: int, leads: bool) -> int:
        """Where the next date takes over; ``leads`` where the date opens its own clause."""
        following = self._next(bounds, last)
        if following is None:
            return bounds.end
        behind = self._dates[last].end
        end = clauses.begin(self._folded, behind, following)
        if end > start or (end > behind and not leads):
            return end
        return following

    def _next(self, bounds: Span, last: int) -> int | None:
        """The beginning of the next date that does not stand in brackets of its own."""
        position, depth = self._dates[last].end, 0
        for number in range(last + 1, len(self._dates)):
            start = self._dates[number].start
            if start >= bounds.end:
                return None
            between = self._folded[position:start]
            depth += sum(map(between.count, "(（")) - sum(map(between.count, ")）"))
            if depth <= 0:
                return start
            position = start
        return None


def _near(sentence: Span, date: Span) -> Span:
    return Span(max(sentence.start, date.start - _WINDOW), min(sentence.end, date.end + _WINDOW))


_ANY_BRACKET = re.compile("[()（）]")


class _Brackets:
    """The round brackets of a text: which one is open at a place, and where it closes."""

    def __init__(self, folded: str) -> None:
        self._places: list[int] = []
        self._opened: list[int] = []
        self._closed: dict[int, int] = {}
        depth: list[int] = []
        for match in _ANY_BRACKET.finditer(folded):
            place = match.start()
            if match.group() in "(（":
                depth.append(place)
            elif depth:
                self._closed[depth.pop()] = place
            self._places.append(place)
            self._opened.append(depth[-1] if depth else -1)

    def inside(self, sentence: Span, date: Span) -> Span:
        """The inside of the brackets of the sentence that a date stands in, else the sentence."""
        before = bisect_left(self._places, date.start)
        opened = self._opened[before - 1] if before else -1
        if opened < sentence.start:
            return sentence
        closed = self._closed.get(opened, sentence.end)
        return Span(opened + 1, max(date.end, min(closed, sentence.end)))
