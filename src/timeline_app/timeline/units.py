"""The calendar's units: where each begins, where the next begins, and what to call it.

A moment is a float day.  Every unit steps by calendar arithmetic, never by a fixed length.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from timeline_app.domain import days

LANGUAGES = ("zh-Hant", "zh-Hans", "en")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS_ZH = "一二三四五六日"
_WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_THIRDS = "上中下"
_KEPT = 2048
"""So many steps from one start to the next are remembered: every frame takes the same ones."""

Labels = tuple[str, ...]
"""Names of one unit from the fullest to the shortest."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A kind of stretch of the calendar; ``least`` is the shortest one's length in days."""

    name: str
    least: float
    floor: Callable[[float], float]
    next: Callable[[float], float]
    labels: Callable[[float, str], Labels]


def year_name(year: int, language: str) -> str:
    """A year as read: ``1937年``, ``前260年``, ``260 BC``."""
    if language == "en":
        return str(year) if year > 0 else f"{1 - year} BC"
    return f"{year}年" if year > 0 else f"前{1 - year}年"


def month_name(year: int, month: int, language: str) -> str:
    """A month with its year: ``1937年12月``, ``Dec 1937``."""
    if language == "en":
        return f"{_MONTHS[month - 1]} {year_name(year, language)}"
    return f"{year_name(year, language)}{month}月"


def _hours(step: int) -> Unit:
    def floor(moment: float) -> float:
        day = math.floor(moment + 1e-9)
        return day + math.floor((moment - day) * 24 / step + 1e-6) * step / 24

    @lru_cache(maxsize=_KEPT)
    def following(start: float) -> float:
        day = math.floor(start + 1e-9)
        hour = round((start - day) * 24) + step
        return day + 1.0 if hour >= 24 else day + hour / 24

    def labels(start: float, language: str) -> Labels:
        hour = round((start - math.floor(start + 1e-9)) * 24)
        if language == "en":
            return (f"{hour:02d}:00", str(hour))
        return (f"{hour}{'时' if language == 'zh-Hans' else '時'}", str(hour))

    return Unit(f"{step}h", step / 24, floor, following, labels)


def _day_labels(start: float, language: str) -> Labels:
    day = int(start)
    year, month, dom = days.to_calendar(day)
    week = days.weekday(day)
    if language == "en":
        full = f"{dom} {month_name(year, month, language)}"
        return (f"{_WEEKDAYS_EN[week]} {full}", full, f"{dom} {_MONTHS[month - 1]}", str(dom))
    full = f"{month_name(year, month, language)}{dom}日"
    sign = "周" if language == "zh-Hans" else "週"
    return (f"{full} {sign}{_WEEKDAYS_ZH[week]}", full, f"{month}月{dom}日", f"{dom}日", str(dom))


def _within_month(name: str, step: int, last: int, labels: Callable[[float, str], Labels]) -> Unit:
    def floor(moment: float) -> float:
        year, month, dom = days.to_calendar(math.floor(moment))
        return float(days.to_day(year, month, min((dom - 1) // step * step + 1, last)))

    @lru_cache(maxsize=_KEPT)
    def following(start: float) -> float:
        year, month, dom = days.to_calendar(int(start))
        if dom + step > last:
            return float(days.month_bounds(year, month)[1] + 1)
        return start + step

    return Unit(name, 8.0 if step == 10 else 3.0, floor, following, labels)


def _third_labels(start: float, language: str) -> Labels:
    year, month, dom = days.to_calendar(int(start))
    if language == "en":
        return (f"{dom} {_MONTHS[month - 1]}", str(dom))
    third = f"{_THIRDS[dom // 10]}旬"
    return (f"{month_name(year, month, language)}{third}", f"{month}月{third}", third, third[0])


def _months(step: int) -> Unit:
    def floor(moment: float) -> float:
        year, month, _ = days.to_calendar(math.floor(moment))
        return float(days.to_day(year, (month - 1) // step * step + 1))

    @lru_cache(maxsize=_KEPT)
    def following(start: float) -> float:
        year, month, _ = days.to_calendar(int(start))
        over, rest = divmod(month - 1 + step, 12)
        return float(days.to_day(year + over, rest + 1))

    def labels(start: float, language: str) -> Labels:
        year, month, _ = days.to_calendar(int(start))
        first, last = _MONTHS[month - 1], _MONTHS[(month + step - 2) % 12]
        if language == "en":
            if step > 1:
                return (f"{first}–{last}", first)
            return (month_name(year, month, language), first, first[0])
        if step > 1:
            return (f"{month}–{month + step - 1}月", f"{month}月")
        return (month_name(year, month, language), f"{month}月", str(month))

    return Unit(
        "month" if step == 1 else "quarter", 28.0 if step == 1 else 90.0, floor, following, labels
    )


def _years(step: int) -> Unit:
    """Round years by their names: 500 BC, 1, 500; there is no year 0 to begin at."""

    def floor(moment: float) -> float:
        year = days.to_calendar(math.floor(moment)).year
        if year < 1:
            return float(days.to_day(1 + (year - 1) // step * step))
        return float(days.to_day(max(year // step * step, 1)))

    @lru_cache(maxsize=_KEPT)
    def following(start: float) -> float:
        year = days.to_calendar(int(start)).year
        return float(days.to_day(step if 1 <= year < step else year + step))

    def labels(start: float, language: str) -> Labels:
        year = days.to_calendar(int(start)).year
        plain = str(year) if year > 0 else year_name(year, language)
        if step == 1:
            return (year_name(year, language), plain)
        if step == 10 and year > 0:
            return (f"{year}s" if language == "en" else f"{year}年代", plain)
        if step >= 50 and year > 0:
            last = days.to_calendar(int(following(start)) - 1).year
            mark = "" if language == "en" else "年"
            return (f"{year}–{last}{mark}", year_name(year, language), plain)
        return (year_name(year, language), plain)

    return Unit(f"{step}y", 365.0 * step, floor, following, labels)


HOURS, HALF_DAYS, QUARTER_DAYS = _hours(1), _hours(12), _hours(6)
DAYS = Unit(
    "day",
    1.0,
    lambda moment: float(math.floor(moment + 1e-9)),
    lambda start: start + 1.0,
    _day_labels,
)
FIVE_DAYS = _within_month(
    "five-day", 5, 26, lambda start, language: _day_labels(start, language)[-3:]
)
TEN_DAYS = _within_month("ten-day", 10, 21, _third_labels)
MONTHS, QUARTERS = _months(1), _months(3)
YEARS, FIVE_YEARS, DECADES = _years(1), _years(5), _years(10)
HALF_CENTURIES, CENTURIES, FIVE_CENTURIES = _years(50), _years(100), _years(500)
MILLENNIA = _years(1000)

LADDER: tuple[Unit, ...] = (
    HOURS, QUARTER_DAYS, HALF_DAYS, DAYS, FIVE_DAYS, TEN_DAYS, MONTHS, QUARTERS, YEARS, FIVE_YEARS,
    DECADES, HALF_CENTURIES, CENTURIES, FIVE_CENTURIES, MILLENNIA,
)  # fmt: skip
"""All units from the finest to the coarsest."""


def edges(unit: Unit, start: float, end: float) -> list[float]:
    """The unit's starts from the one at or before ``start`` to the first at or after ``end``."""
    found = [unit.floor(max(start, 0.0))]
    while found[-1] < end:
        found.append(unit.next(found[-1]))
    return found


def finest(per_day: float, width: float) -> Unit:
    """The finest unit whose shortest stretch is at least ``width`` px wide, else the coarsest."""
    return next((unit for unit in LADDER if unit.least * per_day >= width), LADDER[-1])
