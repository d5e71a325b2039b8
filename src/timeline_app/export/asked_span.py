"""The time that a reader asks a picture of: dates as they are typed."""

from __future__ import annotations

import re

from timeline_app.domain import days
from timeline_app.domain.errors import ExpectedError, filled

AskedSpan = tuple[float | None, float | None]
"""From and to (exclusive) in float days; None is as early, or as late, as there is anything."""

_DATE = re.compile(r"\s*(-?\d{1,4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?\s*")


def asked_span(first: str, last: str) -> AskedSpan | None:
    """From the beginning of one date to the end of another, each a year, month or day (``1937``,
    ``1937-12``, ``1937-12-13``, also ``1937年12月13日``); "" leaves an end open, None is both.

    ExpectedError ``not-a-date`` for other words.
    """
    start = bounds(first)[0] if first.strip() else None
    end = bounds(last)[1] if last.strip() else None
    return None if start is None and end is None else (start, end)


def bounds(text: str) -> tuple[float, float]:
    """Begin and end (exclusive) of a date; ExpectedError ``not-a-date``."""
    found = _DATE.fullmatch(text)
    try:
        if found is None:
            raise ValueError(text)
        year, month, day = (int(part) if part else None for part in found.groups())
        assert year is not None  # the pattern begins with it
        first, last = _days(year, month, day)
    except ValueError:
        raise ExpectedError(
            "not-a-date",
            filled("“{words}” is no date.", words=text.strip()),
            "Write a year, a month or a day: 1937, 1937-12 or 1937-12-13.",
        ) from None
    return float(first), last + 1.0


def _days(year: int, month: int | None, day: int | None) -> tuple[int, int]:
    if month is None:
        return days.year_bounds(year)
    if day is None:
        if not days.is_valid(year, month, 1):
            raise ValueError(month)
        return days.month_bounds(year, month)
    if not days.is_valid(year, month, day):
        raise ValueError(day)
    return (days.to_day(year, month, day),) * 2


def date_words(span: tuple[float, float]) -> tuple[str, str]:
    """The first and the last day of a span, as they could be typed."""
    return days.to_iso(int(span[0])), days.to_iso(max(int(-(-span[1] // 1)) - 1, int(span[0])))
