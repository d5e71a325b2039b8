"""From what a date expression says to the day it means, with what it inherited and from where."""

from __future__ import annotations

from dataclasses import dataclass

from timeline_app.domain import days
from timeline_app.domain.carrying import changed
from timeline_app.domain.dates import Derivation, Inherited, Open, Precision, When
from timeline_app.extraction.dates import clock
from timeline_app.extraction.dates.completion import completed, derivation, is_old
from timeline_app.extraction.dates.context import Ref, Story
from timeline_app.extraction.dates.intervals import interval
from timeline_app.extraction.dates.values import Expression, Partial, Shape
from timeline_app.zhtext import lunar
from timeline_app.zhtext.lunar import OldDate

_FEW = 10
"""Up to so many, N日後 may count days."""
_UNTOLD = 6
"""So many paragraphs may tell no day before a day word leans on nothing."""
_SHORT = 31
"""Days of a campaign whose 第一天 is its first day."""
_NEAR_HOURS, _FAR_HOURS = 2, 6
_RULES = {-1: "day-before", 0: "same-day", 1: "next-day"}


@dataclass(frozen=True, slots=True)
class Resolved:
    """The interval meant, the chain it was inherited along, and the old date where it is one.

    ``passing`` is true of vague times that no later date leans on.
    """

    when: When
    derived_from: tuple[Derivation, ...] = ()
    lunar: OldDate | None = None
    passing: bool = False


def resolve(expression: Expression, story: Story) -> Resolved | None:
    """What the expression means within the story; None where nothing settles it."""
    if expression.shape is Shape.CLOCK:
        return _clock(expression, story)
    if expression.last is not None:
        found = _range(expression, story)
        if found is not None:
            return found
    found = _single(expression.first, story)
    if found is None:
        return None
    about = expression.approximate or expression.first.about
    opened = None if _is_past(expression.first, story) else expression.open
    opened = found.when.open or opened
    if (opened, about) == (found.when.open, found.when.approximate):
        return found
    return changed(found, when=changed(found.when, open=opened, approximate=about))


def _clock(expression: Expression, story: Story) -> Resolved | None:
    """A time of day on the day in force; past midnight, on the next."""
    time, ref = expression.first.time, _single_day(story)
    if time is None or ref is None:
        return None
    day = ref.when.end
    half = expression.first.han or (expression.first.twelve and _to_twelve(ref, story))
    if half and _hour(time) < _hour(ref.when.time) <= _hour(time) + 12 < 24:
        time = f"{_hour(time) + 12}{time[2:]}"
    if _back_on_eve(time, ref, story):
        day -= 1
    elif _hour(time) < 6 and _hour(ref.when.time) >= 17 and not _small_hours(ref, time, story):
        day += 1
    chain = (derivation(Inherited.DAY, "day-in-force", ref),)
    return Resolved(When(day, day, Precision.DAY, time), chain)


def _back_on_eve(time: str, ref: Ref, story: Story) -> bool:
    """18時20分…次日8時…18時15分: the story had leapt ahead and comes back."""
    if story.eve is None or story.eve.when.end != ref.when.end - 1:
        return False
    near = abs(_hour(time) - _hour(story.eve.when.time)) <= _NEAR_HOURS
    return near and _hour(time) - _hour(ref.when.time) > _FAR_HOURS


def _to_twelve(ref: Ref, story: Story) -> bool:
    """Whether the hour before, in the same paragraph, was one of 12: 下午四點…11時."""
    same = ref.block == story.block
    return same and clock.counts_to_twelve(ref.text, ref.when.time or "")


def _small_hours(ref: Ref, time: str, story: Story) -> bool:
    """5日半夜…5時…6日3時: the night was that before the day, for the next day is yet to come."""
    if story.ahead is None or ":" in (ref.when.time or ""):
        return False
    day, hour = story.ahead
    return day == days.to_calendar(ref.when.end + 1).day and hour <= _hour(time)


def _single_day(story: Story) -> Ref | None:
    if story.day is not None:
        return story.day
    whole = story.campaign
    return whole if whole and whole.when.precision is Precision.DAY else None


def _hour(time: str | None) -> int:
    if time and ":" in time:
        return int(time[:2])
    words = {"early morning": 2, "dawn": 5, "evening": 19, "night": 22}
    return words.get(time or "", 12)


def _range(expression: Expression, story: Story) -> Resolved | None:
    first, last = expression.first, expression.last
    assert last is not None
    if first.year is None and last.year is not None:
        later = first.month and last.month and first.month > last.month
        first = changed(first, year=last.year - bool(later))
    begin = _single(first, story)
    if begin is None:
        return None
    ref = Ref(begin.when, expression.span, "", story.sentence, story.block, begin.lunar)
    end = _single(last, _from_there(story, ref, last))
    if end is None or end.when.end < begin.when.start:
        return None
    when = When(
        begin.when.start, end.when.end, Precision.RANGE, first.time,
        approximate=expression.approximate,
    )  # fmt: skip
    return Resolved(when, begin.derived_from, begin.lunar)


def _from_there(story: Story, ref: Ref, last: Partial) -> Story:
    """The story as the end of a range sees it: only what comes after the beginning."""
    floor = changed(ref.when, start=ref.when.end)
    if last.month is None or last.year is not None:
        floor = ref.when
    return Story(
        last=changed(ref, when=floor), day=ref, sentence=story.sentence, plot=False, onward=True
    )


def _single(part: Partial, story: Story) -> Resolved | None:
    if part.fixed is not None:
        return _incident(part)
    if part.span_of_years is not None or part.decade is not None:
        return _years(part, story)
    if part.period is not None:
        return _period(part.period, story)
    if part.ordinal is not None:
        story = changed(story, day=_counted_from(part.ordinal, story))
        part = changed(part, days=part.ordinal - 1, ordinal=None)
    if _is_past(part, story):
        part = Partial(days=part.days_if_past, time=part.time)
    if part.days is not None:
        return _relative_day(part, story)
    settled = completed(part, story)
    if settled is None:
        return None
    part, chain = settled
    old = is_old(part, story)
    found = interval(part, old)
    if found is None or part.year is None:
        return None
    start, end, precision = found
    date = OldDate(part.year, part.month, part.leap, _day_number(part, start)) if old else None
    return Resolved(When(start, end, precision, part.time), chain, date)


def _counted_from(ordinal: int, story: Story) -> Ref | None:
    """What 第三天 counts from: the campaign's first day, if that makes it the day in force."""
    whole, day = story.campaign, story.anchor
    short = whole is not None and whole.when.length <= _SHORT
    if whole is None or whole.when.precision not in (Precision.DAY, Precision.RANGE):
        return day
    when = When(whole.when.start, whole.when.start, Precision.DAY)
    first = changed(whole, when=when, sentence=story.sentence)
    if short and (ordinal == 1 or day is None):
        return first
    if day is None:
        return first if ordinal == 1 else None
    return first if first.when.start + ordinal - 1 == day.when.end else day


def _day_number(part: Partial, start: int) -> int | None:
    if part.cycle_day is None:
        return part.day
    bounds = lunar.month_bounds(part.year or 0, part.month or 0, part.leap)
    return start - bounds[0] + 1 if bounds else 1


def _incident(part: Partial) -> Resolved:
    day = days.from_iso(part.fixed or "") + (part.days or 0)
    step = Derivation(Inherited.DAY, "incident", part.fixed or "")
    return Resolved(When(day, day, Precision.DAY, part.time), (step,))


def _period(side: Open, story: Story) -> Resolved | None:
    """戰後: open from the last day of the campaign on; 戰前 likewise before its first."""
    whole = story.campaign
    if whole is None:
        return None
    day = whole.when.end if side is Open.AFTER else whole.when.start
    when = When(day, day, Precision.DAY, open=side)
    return Resolved(when, (derivation(Inherited.DAY, "campaign", whole),), passing=True)


def _years(part: Partial, story: Story) -> Resolved | None:
    """A century or decade; 七十年代 in the century of the story."""
    first, last = part.span_of_years or (0, 0)
    if part.decade is not None:
        if story.base is None:
            return None
        first = story.base.year // 100 * 100 + part.decade
        last = first + 9
    start, end = days.year_bounds(first)[0], days.year_bounds(last)[1]
    return Resolved(When(start, end, Precision.RANGE), passing=True)


def _is_past(part: Partial, story: Story) -> bool:
    """Whether the day of the month lies behind: 11月17日…4日後 are four days."""
    if part.days_if_past is None or story.day is None:
        return False
    told = days.to_calendar(story.day.when.end).day
    return part.days_if_past <= min(_FEW, told - 1)


def _relative_day(part: Partial, story: Story) -> Resolved | None:
    ref = story.day
    if ref is None and part.days in _RULES:
        ref = story.former
    if ref is None or part.days is None or _stale(ref, story):
        return None
    if part.days == 1 and _alongside(part.time, ref, story):
        ref = story.eve or ref
    rule = _RULES.get(part.days, "days-later" if part.days > 0 else "days-earlier")
    chain = (derivation(Inherited.DAY, rule, ref),)
    if ref.when.precision is Precision.YEAR:  # a day of an old month that is told by its year
        return Resolved(changed(ref.when, time=part.time, open=None), chain, ref.lunar)
    day = ref.when.end + part.days
    if part.days_until is not None:
        far = ref.when.end + part.days_until
        return Resolved(When(day, far, Precision.RANGE), chain, passing=True)
    return Resolved(When(day, day, Precision.DAY, part.time), chain, _old_shifted(ref, part.days))


def _stale(ref: Ref, story: Story) -> bool:
    """Whether the story has gone on past that day: much untold, or a later month told whole."""
    last = story.last
    if story.block - ref.block > _UNTOLD and ref.block >= 0:
        return True
    if (
        last is None
        or last is ref
        or ref is story.campaign
        or not ref.sentence < last.sentence < story.sentence
    ):
        return False
    return last.when.start > ref.when.end


def _alongside(time: str | None, ref: Ref, story: Story) -> bool:
    """次日8時…次日2時: an hour before the one of the next day that was told is of the same day."""
    eve, told = story.eve, ref.when.time
    if eve is None or eve.when.end != ref.when.end - 1 or ref.block != story.block:
        return False
    return bool(time and told and ":" in time and ":" in told and time < told)


def _old_shifted(ref: Ref, distance: int) -> OldDate | None:
    """The old date some days later, as long as it stays within the month."""
    old = ref.lunar
    if old is None or old.day is None or not 1 <= old.day + distance <= 29:
        return old
    return old._replace(day=old.day + distance)
