"""When something happened, as exactly as the article says it and no more."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from timeline_app.domain import days
from timeline_app.domain.carrying import carried


class Precision(StrEnum):
    """How finely the article's words name the time (bench words, see the glossary)."""

    DAY = "day"
    TEN_DAY = "ten-day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    RANGE = "range"


class Open(StrEnum):
    """Which end of an interval the article leaves open."""

    AFTER = "after"
    BEFORE = "before"


class Inherited(StrEnum):
    """Which part of a date the article's own words lack and the context gave."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@carried
@dataclass(frozen=True, slots=True)
class When:
    """A dated interval: ``start`` and ``end`` are day numbers, both inclusive.

    ``time`` is what is said of the time of day, ``HH:MM`` (24:00 is the midnight that ends the
    day) or one of early morning, dawn, morning, noon, afternoon, evening, night.
    """

    start: int
    end: int
    precision: Precision
    time: str | None = None
    open: Open | None = None
    approximate: bool = False

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"an interval that ends before it starts: {self.start}..{self.end}")

    @property
    def length(self) -> int:
        """Days covered, at least 1."""
        return self.end - self.start + 1


@carried
@dataclass(frozen=True, slots=True)
class Derivation:
    """One step of the chain along which a date was inherited.

    ``part`` was taken from ``text`` at ``start``..``end`` of the plain text (code points) by
    ``rule`` (a short word such as ``same-day``, ``next-day``, ``sentence``, ``section``,
    ``campaign``, ``incident``).  Where the source is no stretch of the text both are 0.
    """

    part: Inherited
    rule: str
    text: str
    start: int = 0
    end: int = 0


def edtf(when: When) -> str:
    """The interval in EDTF (ISO 8601-2, level 1): ``1937-12~``, ``1937-12-01/..``, ``1937-12-13T02:00``."""
    mark = "~" if when.approximate else ""
    first, last = _reduced(when.start, when) + mark, _reduced(when.end, when) + mark
    if when.open is Open.AFTER:
        return f"{first}/.."
    if when.open is Open.BEFORE:
        return f"../{last}"
    if when.time and ":" in when.time and when.start == when.end and not when.approximate:
        return f"{first}T{when.time}"
    return first if first == last else f"{first}/{last}"


def _reduced(day: int, when: When) -> str:
    text = days.to_iso(day)
    if when.precision is Precision.YEAR:
        return text[:-6]
    if when.precision is Precision.MONTH:
        return text[:-3]
    return text
