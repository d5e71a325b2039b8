"""What is in force when a date is read: the story so far, and the choice of what it leaves out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from timeline_app.domain import days
from timeline_app.domain.carrying import changed
from timeline_app.domain.dates import Precision, When
from timeline_app.domain.spans import Span
from timeline_app.zhtext.lunar import OldDate

_BACKWARD = 1.5
"""A story goes on more often than it goes back: a day back weighs as much as this many ahead."""
_OTHER_YEAR = 90
_OTHER_YEAR_BACK = 100
"""Besides, where the sentence itself has just named a later year: 1944年2月…11月."""
_OTHER_MONTH = 10
_AWAY = 30
"""Days that speak for the sentence's own digression, and behind it for the story."""
_AWAY_YEAR = 150
"""The same behind a digression that names but a year, which holds every month."""
_SHORTLY_BEFORE = 31
"""Days before a campaign's start that are still told as part of it."""
_IN_CAMPAIGN = 400
_COARSE = 366
"""Days that a campaign known by its year alone may go on."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A date that later dates may lean on, and where it stands; ``sentence`` and ``block`` count.

    ``texts`` are its first and last day in ISO, no finer than the words.
    """

    when: When
    span: Span
    text: str
    sentence: int = -1
    block: int = -1
    lunar: OldDate | None = None
    texts: tuple[str, str] | None = None

    @property
    def year(self) -> int:
        """The year in force after it: that of its last day."""
        return days.to_calendar(self.when.end).year

    @property
    def month(self) -> int:
        """The month in force after it."""
        return days.to_calendar(self.when.end).month


@dataclass(frozen=True, slots=True)
class Story:
    """The dates in force: the campaign's own, the last one told, the last single day told.

    ``anchor`` is the last day that was named, not counted from another; ``former`` the last one
    before the heading, which a day word may still mean, ``previous`` the last date of all before
    it, which 同年 and 同月 may.
    ``ahead`` is the day of the month, and the hour, that the paragraph names next.
    ``aside`` is a date that a digression named; later dates lean on it or on the one before it,
    whichever they follow more closely.
    ``eve`` is the last day told with its hour before the story leapt on to the next day.
    ``onward`` is true at the end of a range: only what does not end before the base can be meant.
    ``plot`` is false in sections of background and aftermath, where the campaign's own dates are
    no better than others.  ``old_style`` is true of articles that name months of the old calendar,
    ``old_digits`` of those that write even these in Arabic digits.
    """

    campaign: Ref | None = None
    last: Ref | None = None
    aside: Ref | None = None
    day: Ref | None = None
    anchor: Ref | None = None
    former: Ref | None = None
    previous: Ref | None = None
    eve: Ref | None = None
    sentence: int = 0
    block: int = 0
    ahead: tuple[int, int] | None = None
    plot: bool = True
    onward: bool = False
    old_style: bool = False
    old_digits: bool = False

    @property
    def base(self) -> Ref | None:
        """What a date without a year leans on."""
        return self._digression or self.last or self.campaign

    @property
    def _digression(self) -> Ref | None:
        """The digression, which ends with its paragraph."""
        return self.aside if self.aside and self.aside.block == self.block else None

    @property
    def counted_base(self) -> Ref | None:
        """What 同月 and 次年 lean on: at the beginning of a section, the end of the one before."""
        return self._digression or self.last or self.previous or self.campaign

    def roads(self) -> list[tuple[Story, int]]:
        """The story without and within the digression, and what speaks against each, in days."""
        aside = self._digression
        if aside is None:
            return [(self, 0)]
        near = aside.sentence == self.sentence
        within = changed(self, last=aside, aside=None)
        away = _AWAY_YEAR if aside.when.precision is Precision.YEAR else _AWAY
        return [(changed(self, aside=None), near * _AWAY), (within, (not near) * away)]

    def distance(self, interval: tuple[int, int]) -> float:
        """How far a date lies from what it leans on, in days of the story."""
        return self._cost(self.base, interval, 0) if self.base else 0.0

    def digressed(self, ref: Ref) -> Story:
        """The story after a date that it only mentions by the way."""
        single = ref.when.precision is Precision.DAY
        return changed(self, aside=ref, day=ref if single else self.day)

    def told(self, ref: Ref, counted: bool = False, to_month: bool = False) -> Story:
        """The story after an event on that date.

        ``counted`` where it was counted from another, ``to_month`` of a range of whole months.
        """
        single = not to_month and ref.when.precision in (Precision.DAY, Precision.RANGE)
        single = single or (ref.lunar is not None and ref.lunar.day is not None)
        if not single:
            return changed(self, last=ref, aside=None)
        anchor = self.anchor if counted else ref
        eve = self._eve(ref, counted)
        return changed(self, last=ref, aside=None, day=ref, anchor=anchor, eve=eve)

    def _eve(self, ref: Ref, counted: bool) -> Ref | None:
        """The day before, told by its hours, where the story leaps on to the next."""
        before = self.day
        if before is None or ref.when.start == before.when.end:
            return self.eve
        timed = before.when.time is not None and ":" in before.when.time
        return before if timed and counted and ref.when.start == before.when.end + 1 else None

    def next_section(self, plot: bool) -> Story:
        """The story at a heading: back to the campaign, unless it was in the midst of it."""
        kept = plot or self.campaign is None
        last = self.last if self.last and kept and self._near_campaign(self.last.when) else None
        day = self.day if self.day and plot and self._in_campaign(self.day.when) else None
        former = self.day or self.former
        if former is not None and not self._in_campaign(former.when):
            former = None
        return changed(
            self, last=last, day=day, aside=None, anchor=None, former=former,
            previous=self.last or self.previous, eve=None, plot=plot,
        )  # fmt: skip

    def rule(self, ref: Ref) -> str:
        """How near the source of an inherited part stands: sentence, paragraph, section, campaign."""
        if ref is self.campaign:
            return "campaign"
        if ref.sentence == self.sentence:
            return "sentence"
        return "paragraph" if ref.block == self.block else "section"

    def _near_campaign(self, when: When) -> bool:
        whole = self.campaign.when if self.campaign else None
        told_by_days = whole is not None and whole.precision is Precision.RANGE
        if whole is not None and told_by_days and 0 < whole.start - when.end <= _SHORTLY_BEFORE:
            return True
        return self._in_campaign(when)

    def _in_campaign(self, when: When) -> bool:
        if self.campaign is None:
            return True
        whole = self.campaign.when
        slack = _COARSE if whole.precision in (Precision.YEAR, Precision.MONTH) else 0
        return whole.start <= when.end and when.start <= whole.end + slack

    def choose_year(self, years: Iterable[tuple[int, tuple[int, int]]]) -> int | None:
        """Of several years, each with the interval the date would then be, the likeliest."""
        return self._choose(years, _OTHER_YEAR)

    def choose_month(self, months: Iterable[tuple[int, tuple[int, int]]]) -> int | None:
        """The same for months; ``months`` counts from the one in force."""
        return self._choose(months, _OTHER_MONTH)

    def _choose(self, options: Iterable[tuple[int, tuple[int, int]]], other: int) -> int | None:
        base = self.base
        if base is None:
            return None
        scored = [
            (self._cost(base, interval, other), abs(key), key)
            for key, interval in options
            if not self.onward or interval[1] >= base.when.start
        ]
        return min(scored)[2] if scored else None

    def _cost(self, base: Ref, interval: tuple[int, int], other: int) -> float:
        start, end = interval
        ahead, back = start - base.when.end, base.when.start - end
        cost = ahead if ahead > 0 else back * _BACKWARD if back > 0 else 0.0
        if _turned(base, start, other):
            cost += other
            if back > 0 and other == _OTHER_YEAR and base.sentence == self.sentence:
                cost += _OTHER_YEAR_BACK
        if base.when.precision in (Precision.YEAR, Precision.MONTH) and cost > 0:
            cost += other
        if self._expected(base, interval):
            cost -= _IN_CAMPAIGN if other == _OTHER_YEAR else other
        return cost

    def _expected(self, base: Ref, interval: tuple[int, int]) -> bool:
        """Whether it lies in the campaign, or in the year that the sentence has just named."""
        coarse = base.when.precision in (Precision.YEAR, Precision.SEASON)
        if coarse and base.sentence == self.sentence and _within(interval, base.when):
            return True
        return bool(self.campaign and self.plot and _within(interval, self.campaign.when))


def _turned(base: Ref, start: int, other: int) -> bool:
    day = days.to_calendar(start)
    if other == _OTHER_YEAR:
        return day.year != base.year
    return (day.year, day.month) != (base.year, base.month)


def _within(interval: tuple[int, int], when: When) -> bool:
    return when.start <= interval[1] and interval[0] <= when.end
