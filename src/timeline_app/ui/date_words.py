"""Dates in words, in the program's own language: what they are, and how they are known."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from timeline_app.domain import days
from timeline_app.domain.dates import Derivation, Inherited, Precision, When
from timeline_app.timeline import units
from timeline_app.timeline.when_text import of_years, when_text
from timeline_app.ui import i18n
from timeline_app.zhtext import lunar
from timeline_app.zhtext.variants import Script, convert

PRECISION_NAMES: Mapping[str, str] = {
    Precision.DAY: i18n.translatable("Day"),
    Precision.TEN_DAY: i18n.translatable("Ten days"),
    Precision.MONTH: i18n.translatable("Month"),
    Precision.SEASON: i18n.translatable("Season"),
    Precision.YEAR: i18n.translatable("Year"),
    Precision.RANGE: i18n.translatable("From and to"),
}
"""How exactly a date is known."""
_WEEKDAYS = "一二三四五六日"
_ROC_FOUNDED = 1911
_CLOSE = 10.0
"""Days in view up to which the hour under the pointer matters."""
_NEAR = 1000.0
"""Days in view up to which the old date under the pointer matters."""
_DIGITS = "一二三四五六七八九十"
_OLD_TENS = "初十廿"
_OLD_DAYS = {20: "二十", 30: "三十"}
_OLD_MONTHS = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_PARTS = {Inherited.YEAR: "年", Inherited.MONTH: "月", Inherited.DAY: "日"}


def day_words(day: int, language: str | None = None) -> str:
    """A day in full: ``1937年12月13日（民國26年）星期一``, ``Mon 13 Dec 1937 (ROC 26)``."""
    language = language or i18n.code()
    year = days.to_calendar(day).year
    of_republic = year - _ROC_FOUNDED
    with_weekday, full, *_ = units.DAYS.labels(float(day), language)
    if language == "en":
        return with_weekday + (f" (ROC {of_republic})" if of_republic > 0 else "")
    republic = f"（民國{of_republic}年）" if of_republic > 0 else ""
    return _chinese(f"{full}{republic}星期{_WEEKDAYS[days.weekday(day)]}", language)


def plain_day(day: int) -> str:
    """A day and nothing more: ``1937年12月13日``, ``13 Dec 1937``."""
    return units.DAYS.labels(float(day), i18n.code())[1]


def moment_words(moment: float, span: float, language: str | None = None) -> str:
    """A moment under the pointer: its day, and its hour where the view (``span`` days) is close."""
    language = language or i18n.code()
    words = day_words(math.floor(moment), language)
    if span > _CLOSE:
        return words
    return f"{words} {units.HOURS.labels(units.HOURS.floor(moment), language)[0]}"


def pointed_words(moment: float, span: float, language: str | None = None) -> str:
    """The same, and its day by the old calendar where days can be told apart."""
    language = language or i18n.code()
    old = old_words(math.floor(moment), language) if span <= _NEAR else ""
    words = moment_words(moment, span, language)
    return f"{words} · {old}" if old else words


def old_words(day: int, language: str) -> str:
    """A day of the old calendar: ``農曆十一月十一``, ``lunar 11/11``; "" where it is not told."""
    found = lunar.date_of(day)
    if found is None or found.month is None or found.day is None:
        return ""
    if language == "en":
        return f"lunar {'leap ' if found.leap else ''}{found.month}/{found.day}"
    tens, rest = divmod(found.day - 1, 10)
    number = _OLD_DAYS.get(found.day, f"{_OLD_TENS[tens]}{_DIGITS[rest]}")
    leap = "閏" if found.leap else ""
    return _chinese(f"農曆{leap}{_OLD_MONTHS[found.month - 1]}月{number}", language)


def when_words(when: When, language: str | None = None) -> str:
    """An interval as exactly as it is known, in the program's language or another one."""
    return when_text(when, language or i18n.code())


def brief_words(when: When, year: int | None, language: str | None = None) -> str:
    """The same without the year, where all of it lies in the year that is clear anyway."""
    language = language or i18n.code()
    words = when_words(when, language)
    inside = {days.to_calendar(day).year for day in (when.start, when.end)} == {year}
    if year is None or not inside or of_years(when):
        return words
    name = units.year_name(year, language)
    return words.replace(f" {name}", "") if language == "en" else words.replace(name, "", 1)


def chain_words(derived_from: Iterable[Derivation], language: str | None = None) -> str:
    """Where the missing parts of a date came from: ``年據「1937年12月1日」；日據「11月9日」``."""
    language = language or i18n.code()
    told = [step for step in derived_from if step.text]
    if language == "en":
        return "; ".join(dict.fromkeys(f"{step.part} from “{step.text}”" for step in told))
    by = _chinese("據", language)
    return "；".join(dict.fromkeys(f"{_PARTS[step.part]}{by}「{step.text}」" for step in told))


def years_words(start: int | None, end: int | None) -> str:
    """The years of a campaign, ``1937`` or ``1937–1938``; "" where none is known."""
    if start is None or end is None:
        return ""
    first, last = days.to_calendar(start).year, days.to_calendar(end).year
    return str(first) if first == last else f"{first}–{last}"


def _chinese(words: str, language: str) -> str:
    return convert(words, Script.SIMPLIFIED) if language == "zh-Hans" else words
