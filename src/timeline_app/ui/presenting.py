"""From what the workspace holds to what the panes show: values in, values out."""

from __future__ import annotations

from html import escape

from timeline_app.domain import days
from timeline_app.domain.dates import Derivation, Inherited, Open, Precision, When
from timeline_app.domain.events import Event

_WEEKDAYS = "一二三四五六日"
_ROC_FOUNDED = 1911
_TIMES = {
    "early morning": "凌晨",
    "dawn": "拂曉",
    "morning": "上午",
    "noon": "中午",
    "afternoon": "下午",
    "evening": "傍晚",
    "night": "夜",
}


def day_words(day: int) -> str:
    """A day in full: ``1937年12月13日（民國26年）星期一``; years before 1 as ``前260年``."""
    year, month, dom = days.to_calendar(day)
    western = f"{year}年" if year > 0 else f"前{1 - year}年"
    roc = f"（民國{year - _ROC_FOUNDED}年）" if year > _ROC_FOUNDED else ""
    return f"{western}{month}月{dom}日{roc}星期{_WEEKDAYS[days.weekday(day)]}"


def when_words(when: When) -> str:
    """An interval as exactly as it is known: ``1937年12月``, ``1937年12月1日–13日``, ``…起``."""
    words = ("約" if when.approximate else "") + _interval(when)
    if when.time:
        words += f" {_TIMES.get(when.time, when.time)}"
    if when.open is Open.AFTER:
        words += "起"
    if when.open is Open.BEFORE:
        words = f"至{words}"
    return words


def _interval(when: When) -> str:
    first, last = days.to_calendar(when.start), days.to_calendar(when.end)
    year = f"{first.year}年" if first.year > 0 else f"前{1 - first.year}年"
    if when.precision is Precision.YEAR and first.year == last.year:
        return year
    if when.precision is Precision.MONTH and first[:2] == last[:2]:
        return f"{year}{first.month}月"
    text = f"{year}{first.month}月{first.day}日"
    if when.start == when.end:
        return text
    if first[:2] == last[:2]:
        return f"{text}–{last.day}日"
    if first.year == last.year:
        return f"{text}–{last.month}月{last.day}日"
    return f"{text}–{last.year}年{last.month}月{last.day}日"


def years_words(start: int | None, end: int | None) -> str:
    """The years of a campaign, ``1937`` or ``1937–1938``; "" where none is known."""
    if start is None or end is None:
        return ""
    first, last = days.to_calendar(start).year, days.to_calendar(end).year
    return str(first) if first == last else f"{first}–{last}"


_PARTS = {Inherited.YEAR: "年", Inherited.MONTH: "月", Inherited.DAY: "日"}


def chain_words(derived_from: tuple[Derivation, ...]) -> str:
    """Where the missing parts of a date came from: ``年 ← 1937年12月1日；日 ← 11月9日``."""
    steps = (f"{_PARTS[step.part]} ← {step.text}" for step in derived_from if step.text)
    return "；".join(dict.fromkeys(steps))


def event_tooltip(event: Event, sentence: str, campaign: str) -> str:
    """What a mark says when the pointer rests on it, as rich text made of escaped words."""
    at = sentence.find(event.date_text)
    proof = escape(sentence)
    if at >= 0:
        before, words = sentence[:at], event.date_text
        after = sentence[at + len(words) :]
        proof = f"{escape(before)}<b>{escape(words)}</b>{escape(after)}"
    lines = [f"<b>{escape(when_words(event.when))}</b> · {escape(campaign)}", proof]
    chain = chain_words(event.derived_from)
    if chain:
        lines.append(f"<small>{escape(chain)}</small>")
    return "".join(f'<p style="margin:2px 0">{line}</p>' for line in lines)
