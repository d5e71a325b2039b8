"""The old Chinese calendar: its months as days, and the cycle of sixty that names days and years.

The only module that knows the calendar library.  It is asked from 1582 on: before that historians
give the old dates in the Julian calendar and the reforms of each dynasty are disputed, so that the
year alone is told.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from timeline_app.domain import days

if TYPE_CHECKING:
    from lunar_python import LunarYear

FIRST_YEAR = 1582
"""From this year on old months are turned into days."""
_LAST_YEAR = 2100
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
CYCLE = tuple(_STEMS[i % 10] + _BRANCHES[i % 12] for i in range(60))
"""The sixty names in their order: 甲子 to 癸亥."""
_DAY_SHIFT = 49
"""Day number 2433191 (1949-10-01) was a 甲子 day."""
_YEAR_SHIFT = -4
"""Year 4 was a 甲子 year."""
LAST_DAY = -1
"""Stands for the last day of a month (晦), whether its 29th or its 30th."""


class OldDate(NamedTuple):
    """A date of the old calendar as far as it was told; ``year`` is that in which it begins."""

    year: int
    month: int | None = None
    leap: bool = False
    day: int | None = None


def cycle_pattern() -> str:
    """A regular expression for one of the sixty names."""
    return "(?:" + "|".join(CYCLE) + ")"


def year_near(name: str, year: int) -> int:
    """The year of that name in the cycle that lies nearest to ``year``."""
    distance = (CYCLE.index(name) - (year + _YEAR_SHIFT)) % 60
    return year + (distance if distance <= 30 else distance - 60)


@cache
def _calendar(year: int) -> LunarYear:
    """A year of the old calendar, which takes milliseconds to work out."""
    from lunar_python import LunarYear  # late: most articles have no old months

    return LunarYear.fromYear(year)


@cache
def month_bounds(year: int, month: int, leap: bool = False) -> tuple[int, int] | None:
    """First and last day number of an old month; None where it had none or is not told by days."""
    if not FIRST_YEAR <= year <= _LAST_YEAR or not 1 <= month <= 12:
        return None
    found = _calendar(year).getMonth(-month if leap else month)
    if found is None:
        return None
    first = int(found.getFirstJulianDay() + 0.5)
    return first, first + found.getDayCount() - 1


def date_of(day: int) -> OldDate | None:
    """The old date of a day number; None where old dates are not told by days."""
    year = days.to_calendar(day).year
    if not FIRST_YEAR < year < _LAST_YEAR:
        return None
    for first, last, found in _months(year):
        if first <= day <= last:
            return found._replace(day=day - first + 1)
    return None


@lru_cache(maxsize=64)
def _months(year: int) -> tuple[tuple[int, int, OldDate], ...]:
    """First and last day of the old months that touch a Gregorian year."""
    made = []
    for month in _calendar(year).getMonths():
        first = int(month.getFirstJulianDay() + 0.5)
        number = month.getMonth()
        found = OldDate(month.getYear(), abs(number), number < 0)
        made.append((first, first + month.getDayCount() - 1, found))
    return tuple(made)


def day_of(bounds: tuple[int, int], day: int) -> int | None:
    """The day number of a day of a month; None where the month is too short."""
    number = bounds[1] if day == LAST_DAY else bounds[0] + day - 1
    return number if bounds[0] <= number <= bounds[1] else None


def day_named(bounds: tuple[int, int], name: str) -> int | None:
    """The day of a month that has one of the sixty names; a month need not have each."""
    number = bounds[0] + (CYCLE.index(name) - bounds[0] - _DAY_SHIFT) % 60
    return number if number <= bounds[1] else None


def months_around(year: int, month: int, leap: bool) -> list[OldDate]:
    """The months before, at and after one, leap months counted where the calendar has them."""
    years = [(year + (month - 2) // 12, (month - 2) % 12 + 1), (year, month)]
    years.append((year + month // 12, month % 12 + 1))
    around = [OldDate(y, m) for y, m in years]
    leaps = [OldDate(y, m, True) for y, m in years if month_bounds(y, m, True)]
    return around + leaps if leap or leaps else around
