"""Days as Julian Day Numbers, so that battles before year 1 sort and subtract like any other.

A day is an ``int``: the Julian Day Number of its noon.  The calendar is the proleptic Gregorian
one with astronomical years (year 0 is 1 BC, -259 is 260 BC), as ISO 8601 and EDTF count them.
The conversion is the integer algorithm of E. G. Richards, Explanatory Supplement to the
Astronomical Almanac, 3rd ed., section 15.11.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_ISO_DAY = re.compile(r"([+-]?\d{4,6})-(\d{2})-(\d{2})")


class CalendarDay(NamedTuple):
    """Year (astronomical), month 1-12 and day of the month 1-31."""

    year: int
    month: int
    day: int


def is_leap(year: int) -> bool:
    """Whether the Gregorian ``year`` has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """28 to 31."""
    if month == 2:
        return 29 if is_leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def is_valid(year: int, month: int, day: int) -> bool:
    """Whether the calendar has such a day."""
    return 1 <= month <= 12 and 1 <= day <= days_in_month(year, month)


def to_day(year: int, month: int = 1, day: int = 1) -> int:
    """The day number of a calendar day; ValueError where there is no such day."""
    if not is_valid(year, month, day):
        raise ValueError(f"no such day: {year}-{month}-{day}")
    shift = (14 - month) // 12
    y = year + 4800 - shift
    m = month + 12 * shift - 3
    return day + (153 * m + 2) // 5 + 365 * y + y // 4 - y // 100 + y // 400 - 32045


def to_calendar(day: int) -> CalendarDay:
    """Year, month and day of a day number."""
    a = day + 32044
    b = (4 * a + 3) // 146097
    c = a - 146097 * b // 4
    d = (4 * c + 3) // 1461
    e = c - 1461 * d // 4
    m = (5 * e + 2) // 153
    return CalendarDay(
        100 * b + d - 4800 + m // 10, m + 3 - 12 * (m // 10), e - (153 * m + 2) // 5 + 1
    )


def month_bounds(year: int, month: int) -> tuple[int, int]:
    """First and last day number of a month, both inclusive."""
    return to_day(year, month, 1), to_day(year, month, days_in_month(year, month))


def year_bounds(year: int) -> tuple[int, int]:
    """First and last day number of a year, both inclusive."""
    return to_day(year, 1, 1), to_day(year, 12, 31)


def weekday(day: int) -> int:
    """0 for Monday to 6 for Sunday."""
    return day % 7


def to_iso(day: int) -> str:
    """ISO 8601 text such as ``1937-12-13``; years before 1 as ``-0259-09-01``."""
    year, month, dom = to_calendar(day)
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04d}-{month:02d}-{dom:02d}"


def from_iso(text: str) -> int:
    """The day number of an ISO day; ValueError where the text is none."""
    match = _ISO_DAY.fullmatch(text)
    if match is None:
        raise ValueError(f"not an ISO day: {text!r}")
    year, month, dom = (int(part) for part in match.groups())
    return to_day(year, month, dom)
