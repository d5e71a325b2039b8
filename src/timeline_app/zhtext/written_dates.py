"""Dates as a historian writes them, in characters that both scripts share: ``1938年1月上旬``.

What is written so is read again by the grammar of dates to the same days.
"""

from __future__ import annotations

from timeline_app.domain import days
from timeline_app.domain.dates import Open, Precision, When

_TIMES = {
    "early morning": "凌晨",
    "dawn": "黎明",
    "morning": "上午",
    "noon": "正午",
    "afternoon": "下午",
    "evening": "傍晚",
    "night": "夜",
}
_TEN_DAYS = {(1, 10): "上旬", (11, 20): "中旬", (21, 31): "下旬"}
_SEASONS = {3: "春", 6: "夏", 9: "秋", 12: "冬"}


def written(when: When) -> str:
    """An interval in words: ``1937年12月1日至13日``, ``1938年春``, ``1938年1月左右``, ``至1938年1月3日``."""
    words = _interval(when)
    if when.time:
        words += _TIMES.get(when.time) or _clock(when.time)
    if when.approximate:
        words = f"大概{words}" if when.time else f"{words}左右"
    if when.open is Open.AFTER:
        return f"{words}起"
    return f"至{words}" if when.open is Open.BEFORE else words


def _clock(time: str) -> str:
    hour, _, minute = time.partition(":")
    return f"{int(hour)}时{int(minute)}分" if minute.strip("0") else f"{int(hour)}时"


def _interval(when: When) -> str:
    first, last = days.to_calendar(when.start), days.to_calendar(when.end)
    if when.precision is Precision.YEAR:
        return _joined(_year(first.year), _year(last.year))
    if when.precision is Precision.MONTH:
        end = _month(last.month) if first.year == last.year else _year_month(last)
        return _joined(_year_month(first), end, first[:2] == last[:2])
    part = _part_of_month(first, last) if when.precision is Precision.TEN_DAY else ""
    if when.precision is Precision.SEASON and first.month in _SEASONS:
        return f"{_year(first.year)}{_SEASONS[first.month]}"
    if part:
        return f"{_year_month(first)}{part}"
    return _joined(_day(first), _end(first, last), first == last)


def _part_of_month(first: days.CalendarDay, last: days.CalendarDay) -> str:
    whole = days.days_in_month(last.year, last.month)
    end = 31 if last.day == whole else last.day
    return _TEN_DAYS.get((first.day, end), "") if first[:2] == last[:2] else ""


def _end(first: days.CalendarDay, last: days.CalendarDay) -> str:
    if first[:2] == last[:2]:
        return f"{last.day}日"
    return f"{_month(last.month)}{last.day}日" if first.year == last.year else _day(last)


def _joined(first: str, last: str, same: bool = False) -> str:
    return first if same or first == last else f"{first}至{last}"


def _year(year: int) -> str:
    return f"前{1 - year}年" if year < 1 else f"{year}年"


def _month(month: int) -> str:
    return f"{month}月"


def _year_month(day: days.CalendarDay) -> str:
    return f"{_year(day.year)}{_month(day.month)}"


def _day(day: days.CalendarDay) -> str:
    return f"{_year_month(day)}{day.day}日"
