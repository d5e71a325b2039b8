"""Day words whose characters belong to other words: 此次｜夜襲, 共同｜日, 當｜天主教, 同｜日本."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from timeline_app.extraction.lexicon import alternatives, table

_WORDS = ("day_word", "month_word", "year_word", "bare_year_part", "bare_ten_days", "festival")
"""Groups of the date pattern that are words, not numbers."""
_REACH = 3
"""Characters before a day word that may make a word with its first one."""
_COUNTED = re.compile(r"[\d一二三四五六七八九十百两]次$")
"""三次, whose 次 begins no 次日; 11月30次日 is not written."""


@cache
def _ends() -> re.Pattern[str]:
    listed: Mapping[str, str] = table("dates")["neighbours"]["before"]
    whole = (before + last for last, all_before in listed.items() for before in all_before.split())
    return re.compile(alternatives(whole) + "$")


@cache
def _begins() -> dict[str, re.Pattern[str]]:
    listed: Mapping[str, str] = table("dates")["neighbours"]["behind"]
    return {first: re.compile(f"{first}(?:{behind})") for first, behind in listed.items()}


def part_of_others(text: str, start: int, end: int) -> bool:
    """Whether a day word at a stretch is but the end of one word and the beginning of another."""
    before = text[max(0, start - _REACH) : start + 1]
    if _ends().search(before) or _COUNTED.search(before):
        return True
    alone = text[start : end - 1] in table("dates")["neighbours"]["alone"]
    behind = _begins().get(text[end - 1]) if alone else None
    return behind is not None and behind.match(text, end - 1) is not None


def no_day_word(text: str, match: re.Match[str], groups: Mapping[str, str]) -> bool:
    """Whether a match is such a word, or a day word said of something else."""
    if not any(key in groups for key in _WORDS):
        return False
    if part_of_others(text, *match.span()):
        return True
    word = groups.get("day_word")
    return word is not None and _said_of_others(text, word, match.start(), match.end())


def _said_of_others(text: str, word: str, start: int, end: int) -> bool:
    before = text[max(0, start - 1) : start]
    if word.startswith("前") and before in ("提", "之", "以", "战"):
        return True
    if word.startswith("第") and re.compile("[之以]?内").match(text, end):
        return True
    if re.compile(r"的?即?\s?(?=\d{1,2}月|\d{1,2}日|[一二三四五六七八九十]+月)").match(text, end):
        return True
    return word in ("本日", "此日", "当天", "当日") and before in ("相", "适", "正", "应", "日")
