"""What looks like a date and is none: durations, ordinals, words that merely hold the characters."""

from __future__ import annotations

import re
from functools import cache

from timeline_app.extraction.dates import clock, neighbours, patterns
from timeline_app.extraction.dates.eras import eras
from timeline_app.extraction.dates.values import Partial
from timeline_app.extraction.lexicon import alternatives, table, words
from timeline_app.zhtext.numerals import to_int

_LATEST = 2100
"""Years beyond it are numbers of years (3000年歷史)."""

_BOUNDARY = re.compile(r"(?:^|[\s,，。；;：:、!?！？\"'“”‘’「」『』()（）\[\]…—])$")
_OPENING = re.compile(r"(?:(?:[,，。；;：:、\s]|^)[约但而则并又到仅]|[在于])$")
_LENGTH = re.compile("[的之]|间|来|里|夜|炮|[高线楼车厂机战舰门洞桥场团营连排地阵作]|型")
"""What follows a number that only counts days or numbers a thing (5號高地)."""
_CODED = re.compile(r"[A-Za-z][-－+]?$")
"""N-3日, D日: days of a plan, not of a month."""
_COUNTS = {"count", "count_days", "count_half", "vague", "period"}
"""Distances in time: they lean on the story only where they open a clause (not 稱帝三個月後)."""
_MINOR = re.compile(r"[一二三四五六七八九两]$")
_SOME = ("另", "某")
"""另一日, 某一日: a day that is not named."""
_COMPOUND = "袭战行班宵报期会稻点稍年婚造饭餐宴些"
_COMPOUNDS = {"早": _COMPOUND + "已先在就"}
"""What makes of a character of time a part of another word: 夜｜襲, 晚｜會, 早｜已."""
_DATED_BY = ("于", "在", "自", "从", "至", "到")
_DOT_END = re.compile(
    rf"(?:(?:{patterns.DASH}+|至|到)\d{{1,2}}\.\d{{1,2}})?"
    r"(?:(?P<ends>[,，。；;、)）\]」』”\n]|[后前起止日夜晨晚]|的|凌晨|拂晓|上午|下午|清晨|$)"
    r"|(?![%％‰°万亿倍级吨米公英海里寸尺升毫厘千克磅节发人门架英]))"
)
_TITLE = re.compile(r"《[^》\n]{0,60}$")
_TITLE_END = re.compile(r"[^《\n]{0,60}》")
_NUMBER_BEFORE = re.compile(r"[\d〇零一二三四五六七八九十百千廿卅第][、,，及和与至到\-–—~]$")


_FIRST = "0123456789〇零一二三四五六七八九十廿卅正腊元前夏闰春秋冬两半数几百约"
_FIRST_PAIRS = {
    "第": "0123456789一二三四五六七八九十",
    "本": "(",
    "B": "C",
    "大": "约",
    "初": "一二三四五六七八九十",
    **dict.fromkeys("公西纪", "元历"),
    **dict.fromkeys("阳新国农阴旧", "历"),
    **dict.fromkeys("甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"),
}
_FIRST_TABLES = (
    *("time-words", "ten-days", "year-parts", "day-words", "month-words", "year-words"),
    *("periods", "festivals", "lunar-festivals"),
)


@cache
def beginnings() -> str:
    """What a date or a time of day can begin with: a character, or one and what is behind it."""
    dates = table("dates")
    second = {first: set(after) for first, after in _FIRST_PAIRS.items()}
    alone = set(_FIRST)
    for source in (
        *(dates[name] for name in _FIRST_TABLES),
        eras(),
        table("incidents")["incidents"],
    ):
        alone.update(word for word in source if len(word) == 1)
        for word in source:
            second.setdefault(word[0], set()).update(word[1:2])
    pairs = (
        f"{first}(?=[{re.escape(''.join(sorted(after)))}])"
        for first, after in second.items()
        if first not in alone
    )
    return "|".join(sorted(alone) + sorted(pairs))


@cache
def _duration_before() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(words('dates', 'guards', 'duration-before'))}|(?<!到)了)$")


@cache
def _duration_after() -> re.Pattern[str]:
    after = alternatives(words("dates", "guards", "duration-after"))
    return re.compile(f"(?:{after}|来(?![攻犯援袭降到自]))")


@cache
def _day_time() -> re.Pattern[str]:
    """A time of day of two characters: what stands before it is a day, not a duration."""
    return re.compile(alternatives(word for word in table("dates")["time-words"] if len(word) > 1))


@cache
def _years_before() -> re.Pattern[str]:
    return re.compile(alternatives(words("dates", "guards", "years-before")) + "$")


@cache
def _lead_in() -> re.Pattern[str]:
    return re.compile(alternatives(words("dates", "guards", "lead-in")) + "$")


def in_title(text: str, start: int, end: int) -> bool:
    """Whether the stretch stands in the title of a book or law: 《…》."""
    if not _TITLE.search(text, max(0, start - 61), start):
        return False
    return _TITLE_END.match(text, end) is not None


def rejects(text: str, match: re.Match[str], floor: int) -> bool:
    """Whether a match of the date pattern is no date; ``floor`` is where the last one ended."""
    groups = patterns.named(match)
    start, end = match.span()
    before = text[max(0, start - 5) : start]
    if in_title(text, start, end) or neighbours.no_day_word(text, match, groups):
        return True
    if _COUNTS & groups.keys():
        return not _opens_clause(before) or text[end : end + 1] == "的"
    if "dot_month" in groups:
        return not _dotted(text, before, end)
    if "bare" in groups or "bare_first" in groups:
        return _no_day(text, match, groups, before, floor)
    if "festival" in groups and _only_month(groups):
        return not (_opens_clause(before) or before.endswith(_DATED_BY))
    if "month" in groups and "day" not in groups and _only_month(groups):
        return _no_month(text, groups, before, end)
    if "year" in groups and "month" not in groups and (to_int(groups["year"]) or 0) > _LATEST:
        return True
    if ("year" in groups and len(groups["year"]) == 3) or "era_number" in groups:
        return "era_number" not in groups and _no_year(text, before, end)
    return bool(groups.get("month_short") is not None and _second_of_list(before, start, floor))


def _dotted(text: str, before: str, end: int) -> bool:
    """7.26 as a date: it opens a clause and ends one, or stands behind 于 and before a word."""
    if not _opens_clause(before) and not before.endswith(_DATED_BY):
        return False
    following = _DOT_END.match(text, end)
    return following is not None and (following["ends"] is not None or before.endswith(_DATED_BY))


def opens_clause(text: str, start: int) -> bool:
    """Whether a stretch stands at the beginning of a clause, a preposition aside."""
    return _opens_clause(text[max(0, start - 3) : start])


def _opens_clause(before: str) -> bool:
    return before == "" or bool(_OPENING.search(before) or _BOUNDARY.search(before))


def _only_month(groups: dict[str, str]) -> bool:
    return not any(
        key in groups
        for key in (
            "year",
            "year_bc",
            "year_bc_bare",
            "year_bc_latin",
            "year_ad",
            "year_small",
            "loose",
            "year_word",
            "era",
        )
    )


def _second_of_list(before: str, start: int, floor: int) -> bool:
    return start != floor + 1 and bool(_NUMBER_BEFORE.search(before))


def _no_day(
    text: str, match: re.Match[str], groups: dict[str, str], before: str, floor: int
) -> bool:
    end = match.end()
    if before.endswith(_SOME):
        return True
    listed = match.start() <= floor + 2 and floor > 0
    if match.group().endswith("号") or ("bare_first" in groups and not _at_start(before)):
        return True
    if _second_of_list(before, match.start(), floor) or _CODED.search(before):
        return True
    if _day_time().match(text, end):
        return False
    if not listed and _duration_before().search(before.rstrip(" ")):
        return True
    if before.endswith(_DATED_BY[:2]) and match[0][0].isascii() and text[end : end + 1] == "的":
        return False
    if _duration_after().match(text, end) or _army(text, end):
        return True
    word = groups.get("bare", "")
    if not listed and _MINOR.match(word) and "bare_short" not in groups:
        return not _at_start(before) or text[end : end + 1] == "之"
    return "bare_short" in groups and not listed and not (_at_start(before) or _pair(text, end))


def _pair(text: str, end: int) -> bool:
    """7、8兩日: two days named can be no number of days."""
    return re.compile(r"[、,，和及与]\d{1,2}两日").match(text, end) is not None


def _at_start(before: str) -> bool:
    return bool(_BOUNDARY.search(before) or _lead_in().search(before)) or before == ""


def counts_time(text: str, start: int, end: int) -> bool:
    """Whether a number of days, months or years is a length of time, or stands in a title."""
    before = text[max(0, start - 5) : start]
    if in_title(text, start, end) or before.endswith(("/", "第", "#")):
        return True
    if _duration_before().search(before) or _duration_after().match(text, end):
        return True
    return bool(_LENGTH.match(text, end)) or _army(text, end)


def _army(text: str, end: int) -> bool:
    """30日軍: a number of men; 13日軍事委員會 is a date."""
    return bool(re.compile(r"军(?![事队部委长令政统方])").match(text, end))


def _no_month(text: str, groups: dict[str, str], before: str, end: int) -> bool:
    """三月 may be three months; 3月 never is (that would be 3個月)."""
    if "ten_days" in groups or "month_tail" in groups:
        return False
    if groups["month"].isascii():
        return before.endswith(words("dates", "guards", "duration-before-arabic"))
    return bool(_duration_before().search(before) or _duration_after().match(text, end))


def _no_year(text: str, before: str, end: int) -> bool:
    if _years_before().search(before):
        return True
    return bool(
        re.compile(
            r"[来后前间]|之[久后前间]|以[来后前]|历史|多|的?(?:时间|光阴|工夫|功夫|和平|统治|基业|岁月|国祚)"
        ).match(text, end)
    )


def accepts_time(text: str, match: re.Match[str]) -> bool:
    """Whether a time of day with no date beside it tells a time."""
    start, end = match.span()
    before = text[max(0, start - 3) : start]
    if before[-1:].isdigit() or before.endswith(("第", "小", "同", "每", ".", "·", "·")):
        return False
    if re.search(rf"{patterns.HAN}$", before) or in_title(text, start, end):
        return False
    if clock.named_hour(match):
        return clock.sure(match)
    if match["word2"] not in words("dates", "time-alone", "words"):
        return False
    return _at_start(before) and text[end : end + 1] not in "的之"


def time_follows(text: str, match: re.Match[str], over_comma: bool) -> bool:
    """Whether a time of day belongs to the date before it."""
    if clock.named_hour(match):
        return clock.sure(match) or (not over_comma and match["hour_b"].isascii())
    word = match["word2"]
    following = text[match.end() : match.end() + 1]
    if over_comma:
        return following in (",", "，")
    return not (len(word) == 1 and following and following in _COMPOUNDS.get(word, _COMPOUND))


def no_range_end(match: re.Match[str], first: Partial) -> bool:
    """Whether a date behind 至 or a dash cannot be the end of a range."""
    groups = patterns.named(match)
    if "day_word" in groups or "count" in groups:
        return groups.get("day_word") not in ("次日", "翌日", "次晨", "翌晨", "第二天")
    if "bare" in groups:
        return first.day is None and first.days is None
    return False
