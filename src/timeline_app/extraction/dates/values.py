"""What a date expression says by itself, before any context is asked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from timeline_app.domain.carrying import changed
from timeline_app.domain.dates import Open
from timeline_app.domain.spans import Span
from timeline_app.extraction.dates.eras import Era


class Shape(StrEnum):
    """What sort of expression it is."""

    DATE = "date"
    CLOCK = "clock"
    LIFESPAN = "lifespan"


@dataclass(frozen=True, slots=True)
class Partial:
    """The parts of a date that its words name; None where they do not.

    ``year`` is astronomical.  ``era_year`` is the number of a year whose era is not named.
    ``years``, ``months`` and ``days`` are distances from what is in force (``次日`` is 1 day).
    ``month_part`` holds first and last day of a part of the month (上旬), ``year_part`` first and
    last month of a part of the year (冬 is 12 to 14).  ``lunar`` is true where the words name the old
    calendar, false where they name the new one, None where they leave it open; ``leap`` marks its
    leap months (閏), ``cycle_day`` and ``cycle_year`` the names of the cycle of sixty (甲午).
    ``twelve`` is true of an hour in Arabic digits that may be one of 12.
    ``reigns`` are the eras that a name may stand for, the year of each given by ``era_year``.
    ``fixed`` is an ISO day that a name stands for (一二八).  ``days_until`` is the far end of a vague
    distance (數日後), ``days_if_past`` the distance meant where ``day`` has passed (4日後),
    ``ordinal`` counts days from the last one named (第三天).  ``span_of_years`` is a century or
    decade, ``period`` what comes before or after the campaign (戰後).  ``about`` is true where the words themselves are vague.
    """

    year: int | None = None
    era_year: int | None = None
    years: int | None = None
    month: int | None = None
    months: int | None = None
    month_part: tuple[int, int] | None = None
    year_part: tuple[int, int] | None = None
    season: bool = False
    day: int | None = None
    days: int | None = None
    days_until: int | None = None
    days_if_past: int | None = None
    ordinal: int | None = None
    span_of_years: tuple[int, int] | None = None
    decade: int | None = None
    fixed: str | None = None
    period: Open | None = None
    about: bool = False
    time: str | None = None
    lunar: bool | None = None
    leap: bool = False
    cycle_day: str | None = None
    cycle_year: str | None = None
    reigns: tuple[Era, ...] = ()
    han: bool = False
    twelve: bool = False

    def at(self, time: str | None) -> Partial:
        """The same date with a time of day, where one is given."""
        return self if time is None else changed(self, time=time)

    @property
    def names_year(self) -> bool:
        """Whether the words settle the year."""
        return self.year is not None or self.fixed is not None or bool(self.reigns)


@dataclass(frozen=True, slots=True)
class Expression:
    """A stretch of text that names a date or time; ``last`` is the other end of a range.

    ``again`` is the day of the new calendar that a bracket behind it gives.
    """

    span: Span
    first: Partial
    last: Partial | None = None
    shape: Shape = Shape.DATE
    open: Open | None = None
    approximate: bool = False
    again: Partial | None = None
