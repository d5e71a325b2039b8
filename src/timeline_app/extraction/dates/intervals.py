"""From a date whose year and month are settled to the days that it covers."""

from __future__ import annotations

from timeline_app.domain import days
from timeline_app.domain.dates import Precision
from timeline_app.extraction.dates.values import Partial
from timeline_app.zhtext import lunar

_FARTHEST = 9999

Interval = tuple[int, int, Precision]
"""First and last day number, both inclusive, and how finely they are told."""


def interval(
    part: Partial, old: bool, year: int | None = None, month: int | None = None
) -> Interval | None:
    """The days of a date; ``old`` where its month is one of the old calendar.

    ``year`` and ``month`` stand for those that the date itself leaves out.  None where there is no such day.  Of old months before 1582 the year alone is told.
    """
    year = part.year if year is None else year
    month = part.month if month is None else month
    if year is None or abs(year) > _FARTHEST:
        return None
    if part.year_part is not None:
        first, last = part.year_part
        return _months(year, first, last)
    if month is None:
        return *days.year_bounds(year), Precision.YEAR
    return _old(part, year, month) if old else _new(part, year, month)


def _old(part: Partial, year: int, month: int) -> Interval | None:
    bounds = lunar.month_bounds(year, month, part.leap)
    if bounds is None:
        return *days.year_bounds(year), Precision.YEAR
    if part.cycle_day is not None:
        day = lunar.day_named(bounds, part.cycle_day)
        return None if day is None else (day, day, Precision.DAY)
    if part.day is not None:
        day = lunar.day_of(bounds, part.day)
        return None if day is None else (day, day, Precision.DAY)
    return _of_month(part, *bounds)


def _new(part: Partial, year: int, month: int) -> Interval | None:
    if part.day is not None:
        if not days.is_valid(year, month, part.day):
            return None
        day = days.to_day(year, month, part.day)
        return day, day, Precision.DAY
    if not 1 <= month <= 12:
        return None
    return _of_month(part, *days.month_bounds(year, month))


def _of_month(part: Partial, first: int, last: int) -> Interval:
    if part.month_part is None:
        return first, last, Precision.MONTH
    begin, end = part.month_part
    return first + begin - 1, min(first + end - 1, last), Precision.TEN_DAY


def _months(year: int, first: int, last: int) -> Interval:
    end_year, end_month = shifted(year, 1, last - 1)
    return days.to_day(year, first, 1), days.month_bounds(end_year, end_month)[1], Precision.SEASON


def shifted(year: int, month: int, months: int) -> tuple[int, int]:
    """Year and month so many months later, or earlier where the number is negative."""
    count = year * 12 + month - 1 + months
    return count // 12, count % 12 + 1
