"""From the groups of a matched date to what they say: numbers, eras, seasons, distances."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from timeline_app.domain.dates import Open
from timeline_app.extraction.dates import patterns
from timeline_app.extraction.dates.eras import eras
from timeline_app.extraction.dates.values import Partial
from timeline_app.extraction.lexicon import table
from timeline_app.zhtext import lunar
from timeline_app.zhtext.numerals import to_int

_MONTH_NAMES = {"正": 1, "元": 1, "冬": 11, "腊": 12}
_DAY_NAMES = {"朔": 1, "望": 15, "晦": lunar.LAST_DAY}
_ARABIC = re.compile(r"\d")
_NEW_STYLE = re.compile(r"[\d元]")
_DAYS_OF = {"天": 1, "日": 1, "昼夜": 1, "周": 7, "星期": 7, "个星期": 7, "半月": 15, "个月": 30}
_VAGUE = (2, 9)
"""What 數 and 幾 count, from and to."""


def read(match: re.Match[str]) -> Partial | None:
    """What a match of ``patterns.point`` says; None where its numbers make no date."""
    groups = patterns.named(match)
    if "incident" in groups:
        return _incident(groups)
    for key, reader in _READERS.items():
        if key in groups:
            return reader(groups)
    if "iso" in groups:
        year, month, day = (int(groups[key]) for key in ("iso", "iso_month", "iso_day"))
        return Partial(year=year, month=month, day=day)
    if "dot_month" in groups:
        return Partial(month=int(groups["dot_month"]), day=int(groups["dot_day"]))
    if "day_word" in groups:
        word = groups["day_word"]
        return Partial(days=table("dates")["day-words"][word], time=_word_time(word))
    if {"month_until", "month_or"} & set(groups) and until(match) is None:
        return None
    values: dict[str, Any] = _year(groups) | _parts(groups) | _month(groups) | _day(groups)
    if values.get("reigns") and "month" in groups and "lunar" not in values:
        values["lunar"] = _era_month(groups, values)
    return Partial(**values) if values else None


def until(match: re.Match[str]) -> Partial | None:
    """The other of two months that are said together: 四五月間, 十一二月, 5、6月間."""
    groups = patterns.named(match)
    first = to_int(groups.get("month", ""))
    last = to_int(groups.get("month_until") or groups.get("month_or", ""))
    if first is None or last is None:
        return None
    month = last + 10 if first > 10 > last else last
    return Partial(month=month, han=True) if month == first + 1 else None


def _era_month(groups: dict[str, str], values: dict[str, Any]) -> bool | None:
    """Whether the months of an era are old ones: 光緒二十年七月, but not 光緒二十年7月."""
    if not _NEW_STYLE.search(groups.get("era_number", "")) and not values["han"]:
        return any(era.digits for era in values["reigns"])
    old = {era.year(values["era_year"]) <= era.old_until for era in values["reigns"]}
    return old.pop() if len(old) == 1 else None


def _incident(groups: dict[str, str]) -> Partial:
    day_word = groups["incident_day"]
    fixed = table("incidents")["incidents"][groups["incident"]]
    return Partial(
        fixed=fixed, days=table("dates")["day-words"][day_word], time=_word_time(day_word)
    )


def _word_time(word: str) -> str | None:
    times: dict[str, str] = table("dates")["time-words"]
    return times.get(word[-1])


def _counted(groups: dict[str, str]) -> Partial | None:
    """三天後, 一個月前, 兩年後."""
    number, unit = to_int(groups["count"]), groups["unit"]
    if groups["count"] == "半":
        return _half(unit, -1 if "direction_back" in groups else 1)
    if number is None or not 0 < number <= 100:
        return None
    number = -number if "direction_back" in groups else number
    if unit in ("年", "个月"):
        return Partial(years=number) if unit == "年" else Partial(months=number, about=True)
    if unit == "个半月":
        return Partial(days=number * 30 + 15, about=True)
    return Partial(days=number * _DAYS_OF[unit], about=_DAYS_OF[unit] > 1)


def _days_counted(groups: dict[str, str]) -> Partial:
    """三日後."""
    number = to_int(groups["count_days"]) or 0
    return Partial(days=-number if "direction_back" in groups else number)


def _half(unit: str, direction: int) -> Partial | None:
    """半個月後, 半年前."""
    if unit == "年":
        return Partial(months=6 * direction, about=True)
    return Partial(days=15 * direction, about=True) if "月" in unit else None


def _vaguely(groups: dict[str, str]) -> Partial:
    """數日後, 幾個星期前: between two and nine of them."""
    near, far = (number * _DAYS_OF[groups["vague_unit"]] for number in _VAGUE)
    if "direction_back" in groups:
        near, far = -far, -near
    return Partial(days=near, days_until=far, about=True)


def _of_century(groups: dict[str, str]) -> Partial | None:
    number = to_int(groups["century"]) or 0
    if not 0 < number <= 21:
        return None
    first = -100 * number + 1 if "century_bc" in groups else 100 * number - 99
    part = groups.get("century_part")
    if "decade" in groups:
        start = first - 1 + (to_int(groups["decade"]) or 0)
        return Partial(span_of_years=_part_of(start, start + 9, part), about=part is not None)
    return Partial(span_of_years=_part_of(first, first + 99, part), about=part is not None)


def _of_decade(groups: dict[str, str]) -> Partial | None:
    year, part = to_int(groups["decade_year"]), groups.get("decade_part")
    if year is None:
        return None
    return Partial(span_of_years=_part_of(year, year + 9, part), about=part is not None)


def _part_of(first: int, last: int, part: str | None) -> tuple[int, int]:
    """世紀初, 年代末: tenths of the whole, from and to."""
    begin, end = table("dates")["century-parts"].get(part, (0, 10))
    years = last - first + 1
    return first + years * begin // 10, first + years * end // 10 - 1


_READERS: dict[str, Callable[[dict[str, str]], Partial | None]] = {
    "count": _counted,
    "count_days": _days_counted,
    "count_half": lambda groups: _half(groups["half_unit"], 1),
    "vague": _vaguely,
    "ordinal": lambda groups: Partial(ordinal=to_int(groups["ordinal"])),
    "second": lambda groups: Partial(ordinal=2),
    "century": _of_century,
    "decade_year": _of_decade,
    "period": lambda groups: Partial(
        period=Open(table("dates")["periods"][groups["period"]]), about=True
    ),
    "decade_bare": lambda groups: Partial(decade=to_int(groups["decade_bare"])),
}
"""How a whole expression is read that has no parts."""


def _year(groups: dict[str, str]) -> dict[str, Any]:
    for key in ("year_bc", "year_bc_bare", "year_bc_latin"):
        if key in groups:
            number = to_int(groups[key])
            return {} if number is None else {"year": 1 - number}
    if "era" in groups:
        return _era(groups)
    if "glossed" in groups:
        number = int(groups["glossed"])
        return {"year": 1 - number if "glossed_bc" in groups else number}
    if "cycle_year" in groups:
        return {"cycle_year": groups["cycle_year"]}
    if "loose" in groups:
        number = to_int(groups["loose"])
        return {"era_year": number, "han": not groups["loose"].isascii()} if number else {}
    if "year_word" in groups:
        return {"years": table("dates")["year-words"][groups["year_word"]]}
    number = to_int(groups.get("year") or groups.get("year_ad") or groups.get("year_small") or "")
    return {"year": number} if number is not None else {}


def _era(groups: dict[str, str]) -> dict[str, Any]:
    reigns = eras()[groups["era"]]
    if "era_cycle" in groups:
        year = lunar.year_near(groups["era_cycle"], reigns[0].first + 29)
        return {"era_year": year - reigns[0].first + 1, "reigns": reigns[:1]}
    return {"era_year": to_int(groups["era_number"]) or 1, "reigns": reigns}


def _parts(groups: dict[str, str]) -> dict[str, Any]:
    parts = table("dates")["year-parts"]
    season = groups.get("season")
    if season or "season_alone" in groups:
        first, last = parts[season or groups["season_alone"][0]]
        last = parts[groups["season_until"]][1] if "season_until" in groups else last
        last += 12 if last < first else 0
        return {"year_part": (first, last), "season": True}
    tail = groups.get("year_tail")
    part = groups.get("year_half") or groups.get("bare_year_part") or (tail and "年" + tail)
    return {"year_part": tuple(parts[part])} if part else {}


def _month(groups: dict[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if "festival" in groups:
        return _festival(groups["festival"])
    if "month_word" in groups:
        values["months"] = table("dates")["month-words"][groups["month_word"]]
    elif "month" in groups:
        word = groups["month"]
        values["month"] = _MONTH_NAMES.get(word) or to_int(word)
        values["han"] = not _ARABIC.search(word)
        values["leap"] = "leap" in groups
        if word in "正腊冬" or "leap" in groups or "old" in groups:
            values["lunar"] = True
        elif "new" in groups:
            values["lunar"] = False
    parts = table("dates")["ten-days"]
    tail = groups.get("month_tail")
    part = groups.get("ten_days") or groups.get("bare_ten_days") or (tail and "月" + tail)
    if part:
        values["month_part"] = tuple(parts[part])
    return values


def _festival(name: str) -> dict[str, Any]:
    old = table("dates")["lunar-festivals"]
    month, day = old[name] if name in old else table("dates")["festivals"][name]
    return {"month": month, "day": day, "lunar": name in old}


def _day(groups: dict[str, str]) -> dict[str, Any]:
    first = groups.get("day_first") or groups.get("bare_first")
    if first:
        return {"day": to_int(first), "lunar": True, "han": True}
    for key in ("day_cycle", "bare_cycle", "cycle_day"):
        if key in groups:
            return {"cycle_day": groups[key], "lunar": True, "han": True}
    name = groups.get("lunar_day", "")[:1]
    if name in _DAY_NAMES:
        return {"day": _DAY_NAMES[name], "lunar": True, "han": True}
    for key in ("day", "day_inner", "bare", "bare_inner", "lunar_day"):
        if key in groups:
            day = to_int(groups[key])
            named = {"day": day, "han": not _ARABIC.search(groups[key])}
            return named | ({"days_if_past": day} if "bare_later" in groups else {})
    return {}
