"""Times of day: 凌晨二時, 17时半, 上午11點, 05:30, 晚九时许, 拂晓."""

from __future__ import annotations

import re
from functools import cache

from timeline_app.extraction.dates.patterns import again
from timeline_app.extraction.lexicon import alternatives, table
from timeline_app.zhtext.numerals import to_int

_NUMBER = "(?:[0-2]?[0-9]|[二]?十[一二三四五六七八九]?|[零〇一二三四五六七八九两])"
_MINUTE = "(?:[0-5]?[0-9]|[二三四五]?十[一二三四五六七八九]?|[零〇]?[一二三四五六七八九])"
_HOUR = (
    r"(?<!\d)(?P<hour4>[01]\d|2[0-4])(?P<minute4>[0-5]\d)(?:时|hrs)"
    rf"|(?P<hour>{_NUMBER})(?P<unit>时|点钟?)(?!候|任|期|常|代|局|速|机|方向|[一二三四五六七八九\d]*[吋寸])"
    rf"(?:(?P<half>半)|(?P<quarter>[一三])刻|(?P<minute>{_MINUTE})分(?!钟|之)|[整正])?"
)
_DIGITAL = r"(?<![\d:.])(?P<hour2>[01]?\d|2[0-4]):(?P<minute2>[0-5]\d)(?::[0-5]\d)?(?![\d:])"
_TWELVE = frozenset(str(hour) for hour in range(1, 13))
_NAMED_HOUR = re.compile("([0-9]{1,2}|[一二两三四五六七八九十]{1,2})(?:[时時點点])")
_VAGUE = "(?:许|左右|前后|余|多|(?<=午)前|(?<=晚)前)?"


@cache
def pattern() -> re.Pattern[str]:
    """A time of day: a word, an hour, or both, with 约 before and 许 behind."""
    words = alternatives(table("dates")["time-words"])
    hour = rf"(?:{_HOUR}|{_DIGITAL})"
    return re.compile(
        rf"(?P<about>约|大约)?(?:(?P<word>{words})[的,，]?(?:约|大约)?(?P<timed>{hour})"
        rf"|(?P<word2>{words})|(?P<bare>{again(hour)})){_VAGUE}"
    )


def value(match: re.Match[str], context: str | None = None) -> str:
    """``HH:MM`` or the word's own value; ``context`` is the time word of the day word (當晚)."""
    groups = match.groupdict()
    word = groups["word"] or groups["word2"] or context
    if groups["timed"] is None and groups["bare"] is None:
        return _word_value(word or "")
    end = "" if groups["timed"] is not None else "_b"
    hour = to_int(groups["hour" + end] or groups["hour2" + end] or groups["hour4" + end] or "") or 0
    if hour > 24:
        return _word_value(word) if word else "24:00"
    return _clock_text(_shifted(hour, _word_value(word) if word else ""), _minutes(groups, end))


def _word_value(word: str) -> str:
    times: dict[str, str] = table("dates")["time-words"]
    return times.get(word, "")


def _minutes(groups: dict[str, str | None], end: str) -> int:
    if groups["half" + end]:
        return 30
    if groups["quarter" + end]:
        return 15 if groups["quarter" + end] == "一" else 45
    return (
        to_int(groups["minute" + end] or groups["minute2" + end] or groups["minute4" + end] or "")
        or 0
    )


def _shifted(hour: int, word: str) -> int:
    """The hour of 24 that is meant by an hour of 12 and a word of the day."""
    if word in ("afternoon", "evening") and hour < 12:
        return hour + 12
    if word in ("evening", "night", "24:00") and hour == 12:
        return 24
    if word == "night" and 5 < hour < 12:
        return hour + 12
    if word == "noon" and hour < 4:
        return hour + 12
    return 0 if word == "early morning" and hour == 12 else hour


def _clock_text(hour: int, minute: int) -> str:
    return f"{hour:02d}:{0 if hour == 24 else minute:02d}"


def named_hour(match: re.Match[str]) -> bool:
    """Whether the words name an hour, or only a part of the day."""
    return match["timed"] is not None or match["bare"] is not None


def half_day(match: re.Match[str]) -> bool:
    """Whether it is an hour of 12 with no word of the day beside it: 九时半 in Chinese numerals."""
    return bool(match["bare"] and match["hour_b"] and not match["hour_b"].isascii())


def twelve(match: re.Match[str]) -> bool:
    """The same in Arabic digits (11时), which may as well be one of 24."""
    return bool(match["bare"] and match["hour_b"] and match["hour_b"] in _TWELVE)


def counts_to_twelve(text: str, time: str) -> bool:
    """Whether the words of a time after noon count hours to 12: 下午四点 is 16:00."""
    named = _NAMED_HOUR.findall(text)
    hour = to_int(named[-1]) if named else None
    return hour is not None and time[:2] == f"{hour + 12:02d}"


def sure(match: re.Match[str]) -> bool:
    """Whether an hour with no word of the day beside it can be nothing else (not 四点, 一时)."""
    if match["bare"] is None or match["hour_b"] is None:
        return True
    if match["half_b"] or match["quarter_b"] or match["minute_b"] or match["about"]:
        return True
    if match.group().endswith(("许", "左右", "整", "正", "钟")):
        return True
    return match["unit_b"] == "时" and match["hour_b"] not in ("一", "两")
