"""Finds the date expressions of a text: single dates, ranges, lists, times of day.

Works on folded text (``zhtext.variants.fold``), whose offsets are those of the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from timeline_app.domain.dates import Open
from timeline_app.domain.spans import Span
from timeline_app.extraction.dates import clock, guards, patterns, reading
from timeline_app.extraction.dates.values import Expression, Partial, Shape
from timeline_app.extraction.lexicon import alternatives, words
from timeline_app.zhtext.numerals import to_int

_GAP = re.compile(r"\s?(?:的|之|当[天日](?=[上下中凌清拂傍晚夜]))?")
_WIDE_GAP = re.compile(r"[,，]?\s?")
_LASTING = (
    rf"(?:一?直(?:到?[打战])?|{alternatives(words('dates', 'range-verbs', 'words'))})?(?:至|到|迄)"
)
_RANGE = re.compile(
    rf"\s?(?:起|开?始)?[,，]?{_LASTING}(?:了|约)?\s?(?:明|清|唐|宋|元|魏|晋|隋|汉)?"
    rf"|\s?{patterns.DASH}+\s?"
)
_BEGUN = re.compile(
    rf"\s?(?:正式)?{alternatives(words('dates', 'range-verbs', 'begun'))}[,，]{_LASTING}"
)
"""從3月5日｜發起，至｜3月7日結束: between the ends of a range, where its beginning or end says so."""
_CLOSED = re.compile(r"(?:为?止|全部|正式|胜利|才|方|始)*(?:止|结束|告终|停止|落幕|完结|终结)")
_FROM = re.compile(r"(?:自从|自|从|由)\s?(?:约)?$")
_UNTIL = re.compile(r"(?:截至|截止|截止到|直到|直至|迄|至|(?<!等)到|止于)(?:了|约)?\s?$")
_ABOUT = re.compile(r"(?:大约|约|大概|大致|近)(?:是|为)?[在于]?\s?$")
_OPEN_AFTER = re.compile(r"\s?(?:左右|许)?(?:起|以来|以后|之后|后(?![方卫勤援来继续备路]))")
_START = re.compile(r"\s?(?:左右)?开始(?=[的,，])")
_ENDED = re.compile(r"\s?(?:为止|止|以前|之前|前(?![进线往锋来后方沿哨卫]))")
_ABOUT_BEHIND = re.compile(r"\s?(?:左右|前后)")


def find(folded: str) -> list[Expression]:
    """Every date expression of the text, in order, none overlapping another."""
    found: list[Expression] = []
    position = 0
    for expression in _candidates(folded):
        if expression.span.start >= position:
            found.append(expression)
            position = expression.span.end
    return found


def _candidates(text: str) -> Iterator[Expression]:
    """Dates and times of day in order of their beginnings, read one after the other."""
    position = 0
    for match in _either().finditer(text):
        if match.start() < position:
            continue
        expression = _read_at(text, match.start(), position)
        if expression is not None:
            position = expression.span.end
            yield expression


@cache
def _either() -> re.Pattern[str]:
    """Cheap: where a date or a time of day may begin."""
    return re.compile(rf"\(|（|{guards.beginnings()}")


def _read_at(text: str, start: int, floor: int) -> Expression | None:
    if text[start] in "(（":
        life = patterns.lifespan().match(text, start)
        return _lifespan(life) if life else None
    match = patterns.point().match(text, start)
    if match and not guards.rejects(text, match, floor):
        first = reading.read(match)
        if first is not None:
            return _with_range(text, match, first)
    time = clock.pattern().match(text, start)
    if time and guards.accepts_time(text, time):
        first, end = _clock(time), time.end()
        joint = _RANGE.match(text, end) if clock.named_hour(time) else None
        end = (_until_hour(text, joint.end(), first) or end) if joint else end
        return _with_sides(text, Span(time.start(), end), first, None, Shape.CLOCK)
    return None


def _clock(match: re.Match[str]) -> Partial:
    return Partial(time=clock.value(match), han=clock.half_day(match), twelve=clock.twelve(match))


def _lifespan(match: re.Match[str]) -> Expression | None:
    ends = [_date_of(match[name]) for name in ("born", "died")]
    dates = [date for date in ends if date is not None]
    if not dates:
        return None
    span = Span(match.start("born"), match.end("died"))
    last = dates[1] if len(dates) == 2 else None
    return Expression(span, dates[0], last, Shape.LIFESPAN)


def _date_of(text: str) -> Partial | None:
    text = text if "年" in text else text + "年"
    match = patterns.point().match(text.lstrip("约"))
    return reading.read(match) if match else None


def _with_time(text: str, end: int, partial: Partial) -> tuple[Partial, int]:
    """The time of day that stands behind a date, over a comma where it names an hour."""
    for gap, hour_only in ((_GAP, False), (_WIDE_GAP, True)):
        between = gap.match(text, end)
        begin = between.end() if between else end
        time = clock.pattern().match(text, begin)
        if time and guards.time_follows(text, time, hour_only and begin > end):
            word = partial.time if partial.time and ":" not in partial.time else None
            return partial.at(clock.value(time, _word_of(word))), time.end()
    return partial, end


def _word_of(value: str | None) -> str | None:
    return {"evening": "晚", "night": "夜", "morning": "晨"}.get(value or "")


def _with_range(text: str, match: re.Match[str], first: Partial) -> Expression:
    span = Span(*match.span())
    following = reading.until(match)
    if following is not None:
        return _with_sides(text, span, first, following, Shape.DATE)
    first, end = _with_time(text, span.end, first)
    joint = _RANGE.match(text, end) or _BEGUN.match(text, end)
    if joint and joint.end() > end:
        hours = _until_hour(text, joint.end(), first)
        if hours is not None:
            return _with_sides(text, Span(span.start, hours), first, None, Shape.DATE)
        second = _second(text, joint.end(), first)
        if second is not None and (joint.re is _RANGE or _is_closed(text, span.start, second[1])):
            last, stop = second
            return _with_sides(text, Span(span.start, stop), first, last, Shape.DATE)
    return _with_sides(text, Span(span.start, end), first, None, Shape.DATE)


def _is_closed(text: str, start: int, stop: int) -> bool:
    """Whether a stretch is said to begin and to end: 從…至…, 至…結束."""
    begins = _FROM.search(text[max(0, start - 4) : start]) is not None
    return begins or _CLOSED.match(text, stop) is not None


def _until_hour(text: str, start: int, first: Partial) -> int | None:
    """下午1時｜至3時: the end of the words, where a time of the same day follows."""
    time = clock.pattern().match(text, start)
    if first.time is None or time is None or not clock.named_hour(time):
        return None
    return time.end()


def _second(text: str, start: int, first: Partial) -> tuple[Partial, int] | None:
    """The other end of a range, where a date (or on the same day a time) follows."""
    match = patterns.point().match(text, start)
    if match is None or guards.no_range_end(match, first):
        return _short_year(text, start, first)
    last = reading.read(match)
    return _with_time(text, match.end(), last) if last is not None else None


def _short_year(text: str, start: int, first: Partial) -> tuple[Partial, int] | None:
    """1937－45年: the century stands before the dash only."""
    if first.reigns and first.era_year is not None:
        return _era_end(text, start, first)
    match = re.compile(r"(\d{2})年").match(text, start)
    if match is None or first.year is None or first.month is not None:
        return None
    return Partial(year=first.year // 100 * 100 + int(match[1])), match.end()


def _era_end(text: str, start: int, first: Partial) -> tuple[Partial, int] | None:
    """康熙十二年至二十年: the era stands before the dash only."""
    match = re.compile(r"(\d{1,2}|[一二三四五六七八九十廿卅]{1,3})年").match(text, start)
    number = to_int(match[1]) if match else None
    if match is None or number is None or number < (first.era_year or 0):
        return None
    return Partial(era_year=number, reigns=first.reigns, han=first.han), match.end()


def _with_sides(
    text: str, span: Span, first: Partial, last: Partial | None, shape: Shape
) -> Expression:
    """What the words before and behind add: 自…起, 至…止, 以後, 約…左右."""
    before = text[max(0, span.start - 4) : span.start]
    expression = Expression(span, first, last, shape)
    if _ABOUT.search(before) or _ABOUT_BEHIND.match(text, span.end):
        expression = replace(expression, approximate=True)
    if last is not None or shape is Shape.CLOCK:
        return expression
    opening = _opening(text, span, before, first.time is not None)
    return replace(expression, open=opening) if opening else expression


def _opening(text: str, span: Span, before: str, timed: bool) -> Open | None:
    if (not timed and _ENDED.match(text, span.end)) or _UNTIL.search(before):
        return Open.BEFORE
    if _OPEN_AFTER.match(text, span.end) or _START.match(text, span.end):
        return Open.AFTER
    if _FROM.search(before) and re.compile(r"\s?(?:开始|起)").match(text, span.end):
        return Open.AFTER
    return None
