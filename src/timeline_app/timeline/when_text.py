"""When something happened, in words for people."""

from __future__ import annotations

from timeline_app.domain import days
from timeline_app.domain.dates import Open, Precision, When
from timeline_app.timeline import units

_SIMPLIFIED = str.maketrans("約曉", "约晓")
_TIMES = {
    "early morning": "凌晨",
    "dawn": "拂曉",
    "morning": "上午",
    "noon": "中午",
    "afternoon": "下午",
    "evening": "傍晚",
    "night": "夜",
}


def when_text(when: When, language: str) -> str:
    """An interval as exactly as it is known: ``1937年12月``, ``1937年12月1日–13日``, ``…起``.

    ``language`` is en, zh-Hans or zh-Hant.
    """
    words = _interval(when, language)
    if language == "en":
        words = ("about " if when.approximate else "") + words
        words += f", {when.time}" if when.time else ""
        opening = {Open.AFTER: "from ", Open.BEFORE: "until "}
        return opening[when.open] + words if when.open else words
    words = ("約" if when.approximate else "") + words
    words += f" {_TIMES.get(when.time, when.time)}" if when.time else ""
    words += "起" if when.open is Open.AFTER else ""
    words = f"至{words}" if when.open is Open.BEFORE else words
    return words.translate(_SIMPLIFIED) if language == "zh-Hans" else words


def of_years(when: When) -> bool:
    """Whether it is a year, or from the first day of a year to the last of one."""
    first, last = days.to_calendar(when.start), days.to_calendar(when.end)
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    return whole or when.precision is Precision.YEAR


def _interval(when: When, language: str) -> str:
    first, last = days.to_calendar(when.start), days.to_calendar(when.end)
    if of_years(when):
        names = [units.year_name(day.year, language) for day in (first, last)]
        return "–".join(dict.fromkeys(names))
    if when.precision is Precision.MONTH:
        names = [units.month_name(day.year, day.month, language) for day in (first, last)]
        return "–".join(dict.fromkeys(names))
    _, full, *shorter = units.DAYS.labels(float(when.start), language)
    _, last_full, last_short, *rest = units.DAYS.labels(float(when.end), language)
    if when.start == when.end:
        return full
    if language == "en":
        same_month, same_year = first[:2] == last[:2], first.year == last.year
        begin = shorter[-1] if same_month else shorter[0] if same_year else full
        return f"{begin}–{last_full}" if same_month else f"{begin} – {last_full}"
    if first[:2] == last[:2]:
        return f"{full}–{rest[0]}"
    return f"{full}–{last_short if first.year == last.year else last_full}"
