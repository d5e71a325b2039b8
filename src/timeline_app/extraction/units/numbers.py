"""The numbers of units, as they are written."""

from __future__ import annotations

from timeline_app.zhtext import numerals

DIGITS = "〇零○O一二三四五六七八九十廿卅卌百"
NUMBER = (
    r"(?:\d{1,3}(?:\.\d{1,2}){1,3}(?=任务|特遣)|\d{1,3}(?!\d)"
    rf"|[{DIGITS}](?:[{DIGITS}]|0(?=[{DIGITS}军师旅团营]|$)){{0,5}})"
)


def value(number: str) -> str:
    """A number in Arabic digits; a task group's has its force's before it (53.1)."""
    if number[0] in DIGITS:
        number = number.replace("0", "〇")
    return number if "." in number else str(numerals.to_int(number) or 0)
