"""The grammar of one date, as regular expressions over folded text.

A date is written from the large to the small: year, part of the year, month, part of the month,
day.  Each fragment below reads one of them; ``point`` joins them in the orders that occur.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from timeline_app.extraction.dates.eras import eras
from timeline_app.extraction.lexicon import alternatives, table, words
from timeline_app.zhtext import lunar

HAN = "[〇零○O一二三四五六七八九十廿卅]"
_DIGITS4 = "[一二三四五六七八九][〇零○O一二三四五六七八九]{3}"
_DAY = (
    "(?:3[01]|[12][0-9]|0?[1-9]|[二]?十[一二三四五六七八九]?|三十一?|廿[一二三四五六七八九]?"
    "|卅一?|二[一二三四五六七八九]|[一二三四五六七八九])"
)
_HIGH_DAY = (
    "(?:二?十[一二三四五六七八九]|廿[一二三四五六七八九]?)"
    "(?![、日号多余几个名人万千百艘门辆架军师团营旅里天昼夜次枚吨元两岁点时条只座路省县支艇])"
)
"""正月廿六, 八月十五: the day of an old month, where no counted thing follows."""
_HAN_MONTH = "(?:十[一二]?|[一二三四五六七八九正腊])"
_MONTH = "(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九正腊元]|冬(?=月(?:初|[廿卅十一二三四五六七八九])))"
_CYCLE = lunar.cycle_pattern()
_SMALL = "(?:元|[1-9][0-9]?|[二三四五六]?十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?|[一二三四五六七八九])"
DASH = "[-‐‑–—－―─~～〜∼]"
JOIN = f"(?:{DASH}+|至|到|迄)"
_LIST = "(?:、|,|，|和|及|与|以及|或)"
_AGAIN = r"[,，]?\s?[(（][^()（）\n]{2,20}年[)）]\s?"
"""The year said again, between the year and its month: 建安三年（198年）十月."""
_WEEKDAY = r"(?:[(（]?(?:星期|礼拜|周)[一二三四五六日天][)）]?)?"


def _year() -> str:
    after = alternatives(words("dates", "guards", "after-year"))
    names = alternatives(eras())
    relative = alternatives(table("dates")["year-words"])
    christian = "(?:公元|西元|纪元)"
    bc = r"(?:[1-9]\d{0,3}|元|[一二三四五六七八九十百〇零廿卅]{1,7})"
    bare_bc = rf"(?![一二三四五六七八九半几数]年){bc}"
    return (
        rf"(?:(?:{christian}前(?P<year_bc>{bc})年?|(?<![之以此战年日])前(?P<year_bc_bare>{bare_bc})年|BC\s?(?P<year_bc_latin>\d{{1,4}})年?)"
        rf"|{christian}(?P<year_ad>[1-9]\d{{0,3}}|{_DIGITS4})年?"
        rf"|(?P<year>[1-9]\d{{2,3}}|{_DIGITS4})"
        rf"(?:\s?年(?!{after})|(?P<short>(?={JOIN}\d{{2,4}}年|(?:、\d{{4}}){{0,3}}{_LIST}\d{{4}}年)))"
        rf"|(?P<era>{names})(?:(?P<era_number>{_SMALL})(?:[年载]|(?=\d?{JOIN}))|(?P<era_cycle>{_CYCLE})年?)"
        rf"|(?P<cycle_year>{_CYCLE})之?年(?!间)"
        rf"|(?P<year_small>[1-9]\d)年(?=[(（](?:{names})(?:{_SMALL}|{_CYCLE})年)"
        rf"|(?<=[皇帝王宗祖公])(?:{_SMALL})年(?=[(（](?:公元|西元)?(?P<glossed_bc>前)?(?P<glossed>\d{{2,4}})年[)）])"
        rf"|(?P<loose>{HAN}{{2,3}}|\d\d)年(?=(?:闰?{_MONTH}月|[春夏秋冬]))"
        rf"|(?P<year_word>{relative}))"
    )


def _year_part() -> str:
    parts = table("dates")["year-parts"]
    whole = alternatives(part for part in parts if len(part) > 1 and part[0] != "年")
    tails = alternatives(part[1:] for part in parts if part[0] == "年")
    return (
        rf"(?:的?{_season('season')}"
        rf"|年?(?P<year_tail>(?!中[^期,，。、;；]|初[次步衷]){tails})|年?(?P<year_half>{whole}))"
    )


def _season(name: str) -> str:
    """春, 初夏, 暮春, 秋末, 春夏之交, 秋冬."""
    return (
        rf"(?:[初早仲孟季盛隆晚暮深])?(?P<{name}>[春夏秋冬])(?P<{name}_until>[春夏秋冬])?"
        r"(?:天|季|之[交际间])?(?:[初末])?(?![节收耕装晓兵军])"
    )


def _month() -> str:
    after = alternatives(words("dates", "guards", "after-month"))
    relative = alternatives(table("dates")["month-words"])
    feasts = alternatives([*table("dates")["festivals"], *table("dates")["lunar-festivals"]])
    no_feast = alternatives(words("dates", "guards", "after-festival"))
    return (
        rf"(?:(?:(?P<old>农历|阴历|旧历|夏历)|(?P<new>公历|阳历|西历|新历|国历))?"
        rf"(?:[春夏秋冬](?={_HAN_MONTH}月))?(?P<leap>闰)?(?P<month>{_MONTH})"
        rf"(?:(?P<month_until>(?<=[一二三四五六七八九十])[二三四五六七八九十](?=月))?\s?月份?(?!{after})"
        rf"|、(?P<month_or>{_MONTH})月(?=份?[间交]|份|之[间交])份?"
        rf"|(?P<month_short>(?=(?:{_LIST}|{JOIN}){_MONTH}月)))"
        rf"|(?P<month_word>{relative})|(?P<festival>{feasts})(?!{no_feast}))"
    )


def _month_part() -> str:
    parts = table("dates")["ten-days"]
    whole = alternatives(part for part in parts if part[0] != "月")
    tails = alternatives(part[1:] for part in parts if part[0] == "月")
    return rf"(?:(?P<ten_days>{whole})|(?P<month_tail>(?!中[^,，。、;；]|初[次步衷]){tails})(?!级))"


def _day(name: str = "day", counters: str = "[两三四]?") -> str:
    return (
        rf"(?:初(?P<{name}_first>[一二三四五六七八九十])日?|(?P<{name}_cycle>{_CYCLE})日"
        rf"|(?P<{name}>{_DAY})(?:\s?{counters}日|号"
        rf"|(?P<{name}_short>(?=(?:{_LIST}{_DAY}){{0,8}}(?:(?:{_LIST}|{JOIN}|/){_DAY})(?:[两三四等]|各)?日)))"
        rf"|本\((?P<{name}_inner>{_DAY})\)日)"
    )


def _bare() -> str:
    """Parts that stand with nothing larger before them."""
    year_parts = alternatives(p for p in table("dates")["year-parts"] if p[0] == "年")
    month_parts = alternatives(table("dates")["ten-days"])
    day_words = alternatives(table("dates")["day-words"])
    return (
        rf"(?P<bare_year_part>{year_parts})|(?P<bare_ten_days>{month_parts})"
        rf"|(?P<day_word>{day_words})|{_day('bare')}(?P<bare_later>(?=[之以]?后[,，]))?"
    )


def _incident() -> str:
    names = alternatives(table("incidents")["incidents"])
    same = "同一天|同一日|同天|同日|当天|当日|当晚|次日|翌日|第二天"
    return rf"(?P<incident>{names})[^,，。；;、]{{0,6}}?(?P<incident_day>{same})"


def _period() -> str:
    """戰後, 會戰結束後: after the campaign as a whole, where it opens a clause by itself."""
    names = alternatives(table("dates")["periods"])
    return rf"(?P<period>{names})(?=[,，])"


def _count() -> str:
    """三天後, 兩個月前, 4日後, 數日後, 半年後; 第三天."""
    number = r"(?:\d{1,3}|(?![一二三四五七八两]{2})[一二三四五六七八九十两百]{1,3}|半)"
    units = "天|昼夜|个?星期|周|个半?月|年|半月"
    behind = r"(?:之|以)?(?:(?P<direction>后)(?![方卫勤援续备])|(?P<direction_back>前)(?![线进往锋方沿哨]))"
    fought = "的?[^,，。的]{0,4}(?:战|攻|行动|登陆|结束)"
    return (
        rf"(?:(?P<count>{number})(?P<unit>{units})|(?P<count_days>[一二三四五六七八九十两])日"
        rf"|(?P<vague>[数几])(?:余|多)?(?P<vague_unit>天|日|周|个?星期|个月)){behind}"
        r"|(?P<count_half>半)(?P<half_unit>月|年)后"
        r"|第(?P<ordinal>[一三四五六七八九十]|[13-9]|10)(?:天|日)"
        rf"(?=[,，]|[早晚上下清凌拂夜]|[(（]\d{{1,2}}月|{fought})|第(?P<second>[二2])(?:天|日)(?={fought})"
    )


def _century() -> str:
    parts = alternatives(table("dates")["century-parts"])
    return (
        rf"(?:(?:公元|西元)?(?P<century_bc>前))?(?P<century>\d{{1,2}}|{_SMALL})世纪"
        rf"(?:(?P<decade>[1-9]0|[一二三四五六七八九]十)年代)?(?P<century_part>{parts})?"
        rf"|(?P<decade_year>[1-9]\d{{2}}0|[一二]{HAN}{{2}}[〇零○])年代(?P<decade_part>{parts})?"
        rf"|(?<!\d)(?P<decade_bare>[1-9]0|[一二三四五六七八九]十)年代(?P<bare_part>{parts})?"
    )


_ISO = r"(?<![/.\w-])(?P<iso>[12]\d{3})(?P<iso_sep>[-/.])(?P<iso_month>1[0-2]|0?[1-9])(?P=iso_sep)(?P<iso_day>3[01]|[12]\d|0?[1-9])(?!\d)"

_DOTTED = r"(?<!\d[:.、])(?P<dot_month>1[0-2]|[1-9])\.(?P<dot_day>3[01]|[12]\d|[1-9])(?![\d.])"
"""7.26 for the 26th of July; ``guards`` asks the words around whether it is no decimal."""


def again(regex: str) -> str:
    """The same fragment for a second place: every group name gets ``_b`` behind it."""
    return re.sub(r"\?P<(\w+)>", r"?P<\1_b>", regex)


@lru_cache(maxsize=4)
def named(match: re.Match[str]) -> dict[str, str]:
    """The groups that matched, those of a second place under their first name.

    A match is asked again and again while it is read.
    """
    groups = match.groupdict()
    return {key.removesuffix("_b"): value for key, value in groups.items() if value is not None}


@cache
def point() -> re.Pattern[str]:
    """One date; the lookbehind keeps it from beginning inside a longer number or an ordinal."""
    day = f"{_day()}{_WEEKDAY}"
    month = rf"{_month()}(?:\s?{day}|{_month_part()})?"
    lunar_tail = (
        rf"(?P<lunar_day>(?<=月){_DAY}(?=[,，。；;、()（）\]晨夜晚]|$)|(?<=月){_HIGH_DAY}|(?<=月)[朔望晦]日?)"
        rf"|(?<=月)(?P<cycle_day>{_CYCLE})日?"
    )
    month = rf"{month}(?:{lunar_tail})?"
    season_lead = r"(?P<season_alone>[春夏秋冬](?:天|季))(?=[,，末初起时开以之后]|$)"
    return re.compile(
        rf"(?<![\d第{HAN[1:-1]}百千万两.·])(?:"
        rf"{_incident()}|{_period()}|{_ISO}|{_DOTTED}|{_century()}|{_count()}"
        rf"|{_year()}(?:(?:\s?的?|{_AGAIN}){month}|{_year_part()})?"
        rf"|{again(month)}|{season_lead}|{_bare()})"
    )


@cache
def lifespan() -> re.Pattern[str]:
    """A life in brackets: （1892年-1937年）, (？－1937年), （1898年3月1日－1937年12月13日，John Doe）."""
    date = r"(?:约|公元)?前?(?:[12]?\d{3})年?(?:\d{1,2}月(?:\d{1,2}日)?)?"
    return re.compile(
        rf"[(（](?:[A-Za-z][^()（）\d\n]{{0,60}}[,，]\s?)?(?:生于)?(?P<born>{date}|[?？])\s*{JOIN}"
        rf"\s*(?P<died>{date}|[?？])\s*(?:[,，]\s?[A-Za-z][^()（）\n]{{0,60}})?[)）]"
    )
