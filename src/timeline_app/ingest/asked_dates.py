"""Dates as a reader types them: in Chinese, as articles write them, or as ISO 8601 has them."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline_app.domain import days
from timeline_app.domain.dates import Open, Precision, When
from timeline_app.domain.spans import Span
from timeline_app.extraction.dates.context import Ref, Story
from timeline_app.extraction.dates.grammar import find
from timeline_app.extraction.dates.resolution import resolve
from timeline_app.zhtext.variants import fold

_LONGEST = 80
_ISO = re.compile(r"(-?\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T(\d{1,2}:\d{2}))?")
_SHORT = re.compile(r"(?:(\d{1,2})-)?(\d{1,2})")
"""The end of a stretch, as short as it can be told: 1937-12-13/15, 1937-12-13/01-02."""
_BESIDE = re.compile(
    r"(?:大约|约|大概|从|自|于|在|由|截至|直到|至|到|迄|左右|前后|许|起|开始|以来|以后|之后|后|为止|止|以前|之前|前|[\s,，。.])*"
)
"""What may stand around a date without saying anything else."""


def asked_date(words: str, near: When | None = None) -> When | None:
    """What is meant by the words, None where they are no date, or say more than a date.

    What they leave out (the year of ``12月上旬``) is as near to ``near`` as can be.
    """
    text = words.strip()
    if not text or len(text) > _LONGEST:
        return None
    try:
        return _iso(text) or _chinese(fold(text), near)
    except ValueError:
        return None


def _iso(text: str) -> When | None:
    """``1937``, ``1937-12``, ``1937-12-13``, ``1937-12-13/15``, ``1937-12~``, ``1937-12-01/..``."""
    bare = text.rstrip("~")
    first, slash, last = bare.partition("/")
    if slash and ".." in (first, last):
        single = _iso_one(last if first == ".." else first)
        opened = Open.BEFORE if first == ".." else Open.AFTER
        return single and replace(single, open=opened, approximate=bare != text)
    begin = _iso_one(first.rstrip("~"))
    if begin is None or not slash:
        return begin and replace(begin, approximate=bare != text)
    end = _iso_one(_lengthened(first, last))
    if end is None:
        return None
    precision = begin.precision if begin.precision is not Precision.DAY else Precision.RANGE
    return When(begin.start, end.end, precision, approximate=bare != text)


def _lengthened(first: str, last: str) -> str:
    """The end of a stretch with the parts that its beginning has told."""
    short, parts = _SHORT.fullmatch(last), first.rsplit("-", 2)
    if short is None or len(parts) != 3:
        return last
    month, day = short.groups()
    return f"{parts[0]}-{month or parts[1]}-{day}"


def _iso_one(text: str) -> When | None:
    found = _ISO.fullmatch(text.strip())
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups()[:3])
    assert year is not None  # the pattern begins with it
    if month is None:
        return When(*days.year_bounds(year), Precision.YEAR)
    if day is None:
        if not days.is_valid(year, month, 1):
            return None
        return When(*days.month_bounds(year, month), Precision.MONTH)
    number = days.to_day(year, month, day)
    return When(number, number, Precision.DAY, _clock(found[4]))


def _clock(text: str | None) -> str | None:
    if text is None:
        return None
    hour, _, minute = text.partition(":")
    if int(hour) > 24 or int(minute) > 59:
        raise ValueError(text)
    return f"{int(hour):02d}:{minute}"


def _chinese(folded: str, near: When | None) -> When | None:
    found = find(folded)
    if len(found) != 1:
        return None
    (expression,) = found
    before, behind = folded[: expression.span.start], folded[expression.span.end :]
    if not (_BESIDE.fullmatch(before) and _BESIDE.fullmatch(behind)):
        return None
    told = None if near is None else Ref(near, Span(0, 0), "")
    resolved = resolve(expression, Story(campaign=told, last=told, day=told, anchor=told))
    return None if resolved is None else resolved.when
