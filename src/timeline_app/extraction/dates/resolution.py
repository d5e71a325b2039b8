"""From what a date expression says to the day it means, with what it inherited and from where."""

from __future__ import annotations

from dataclasses import dataclass, replace

from timeline_app.domain import days
from timeline_app.domain.dates import Derivation, Inherited, Precision, When
from timeline_app.extraction.dates.context import Ref, Story
from timeline_app.extraction.dates.values import Expression, Partial, Shape
from timeline_app.extraction.lexicon import table

_GREGORIAN = 1582
"""Before the reform a month in Chinese numerals is one of the old calendar."""
_RULES = {-1: "day-before", 0: "same-day", 1: "next-day"}


@dataclass(frozen=True, slots=True)
class Resolved:
    """The interval meant, the chain it was inherited along, and whether its month is an old one."""

    when: When
    derived_from: tuple[Derivation, ...] = ()
    lunar: bool = False


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
    when = replace(found.when, open=expression.open, approximate=expression.approximate)
    return replace(found, when=when)


def _clock(expression: Expression, story: Story) -> Resolved | None:
    """A time of day on the day in force; past midnight, on the next."""
    time, ref = expression.first.time, _single_day(story)
    if time is None or ref is None:
        return None
    day = ref.when.end
    if expression.first.han and _hour(time) < _hour(ref.when.time) <= _hour(time) + 12 < 24:
        time = f"{_hour(time) + 12}{time[2:]}"
    if _hour(time) < 6 and _hour(ref.when.time) >= 17:
        day += 1
    chain = (_derivation(Inherited.DAY, "day-in-force", ref),)
    return Resolved(When(day, day, Precision.DAY, time), chain)


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
        first = replace(first, year=last.year - bool(later))
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
    floor = replace(ref.when, start=ref.when.end)
    if last.month is None or last.year is not None:
        floor = ref.when
    return Story(last=replace(ref, when=floor), day=ref, sentence=story.sentence, plot=False)


def _single(part: Partial, story: Story) -> Resolved | None:
    if part.fixed is not None:
        return _incident(part)
    if part.days is not None:
        return _relative_day(part, story)
    settled = _with_year(part, story)
    if settled is None:
        return None
    part, chain = settled
    lunar = _lunar(part, story)
    interval = _interval(part, lunar)
    if interval is None:
        return None
    start, end, precision = interval
    return Resolved(When(start, end, precision, part.time), chain, lunar)


def _incident(part: Partial) -> Resolved:
    day = days.from_iso(part.fixed or "") + (part.days or 0)
    step = Derivation(Inherited.DAY, "incident", part.fixed or "")
    return Resolved(When(day, day, Precision.DAY, part.time), (step,))


def _relative_day(part: Partial, story: Story) -> Resolved | None:
    ref = story.day
    if ref is None or part.days is None:
        return None
    day = ref.when.end + part.days
    rule = _RULES.get(part.days, "days-later" if part.days > 0 else "days-earlier")
    when = When(day, day, Precision.DAY, part.time)
    return Resolved(when, (_derivation(Inherited.DAY, rule, ref),))


def _derivation(part: Inherited, rule: str, ref: Ref) -> Derivation:
    return Derivation(part, rule, ref.text, ref.span.start, ref.span.end)


_Settled = tuple[Partial, tuple[Derivation, ...]]


def _with_year(part: Partial, story: Story) -> _Settled | None:
    """The parts above the smallest, filled in from the story, and where they came from."""
    if part.era_year is not None:
        part = _named_era(part, story)
    if part.year is not None:
        return part, ()
    base = story.base
    if base is None:
        return None
    if part.years is not None:
        step = _derivation(Inherited.YEAR, story.rule(base), base)
        return replace(part, year=base.year + part.years, years=None), (step,)
    if part.months is not None:
        year, month = _shifted(base.year, base.month, part.months)
        step = _derivation(Inherited.MONTH, story.rule(base), base)
        return replace(part, year=year, month=month, months=None), (step,)
    if part.month is not None or part.year_part is not None:
        return _nearest_year(part, story, base)
    return _nearest_month(part, story, base)


def _named_era(part: Partial, story: Story) -> Partial:
    """三十七年九月: the era that brings the year nearest to the story."""
    number, base = part.era_year or 0, story.base
    if base is None:
        return replace(part, era_year=None)
    eras = [(era["first"], era["lunar"]) for era in table("eras")["eras"].values()]
    if not part.han:
        eras.append((base.year // 100 * 100 + 1, False))
    first, lunar = min(eras, key=lambda era: abs(era[0] + number - 1 - base.year))
    return replace(part, year=first + number - 1, era_year=None, lunar=lunar)


def _shifted(year: int, month: int, months: int) -> tuple[int, int]:
    count = year * 12 + month - 1 + months
    return count // 12, count % 12 + 1


def _nearest_year(part: Partial, story: Story, base: Ref) -> _Settled | None:
    lunar = _lunar(replace(part, year=base.year), story)
    if lunar:
        return replace(part, year=base.year), (_derivation(Inherited.YEAR, story.rule(base), base),)
    options = []
    for year in _years(story, base):
        interval = _interval(replace(part, year=year), lunar=False)
        if interval is not None:
            options.append((year, interval[:2]))
    chosen = story.choose_year(options)
    if chosen is None:
        return None
    source = _source(story, base, chosen)
    return replace(part, year=chosen), (_derivation(Inherited.YEAR, story.rule(source), source),)


def _years(story: Story, base: Ref) -> set[int]:
    years = {base.year - 1, base.year, base.year + 1, days.to_calendar(base.when.start).year}
    if story.campaign is not None and story.plot:
        years |= {story.campaign.year, days.to_calendar(story.campaign.when.start).year}
    return years


def _source(story: Story, base: Ref, year: int) -> Ref:
    """Which date the year was taken from: the one before, unless only the campaign explains it."""
    whole = story.campaign
    if whole is not None and base.year != year and whole.year == year:
        return whole
    return base


def _nearest_month(part: Partial, story: Story, base: Ref) -> _Settled | None:
    lunar = _lunar(part, story)
    options = []
    for distance in range(-12, 13) if base is story.campaign else (-1, 0, 1):
        year, month = _shifted(base.year, base.month, distance)
        interval = _interval(replace(part, year=year, month=month), lunar=False)
        if interval is not None:
            options.append((distance, interval[:2]))
    chosen = 0 if lunar else story.choose_month(options)
    if chosen is None:
        return None
    year, month = _shifted(base.year, base.month, chosen)
    step = _derivation(Inherited.MONTH, story.rule(base), base)
    return replace(part, year=year, month=month), (step,)


def _lunar(part: Partial, story: Story) -> bool:
    """Whether the month is one of the old calendar, of which only the year is known."""
    if part.month is None and part.day is None:
        return False
    if part.lunar or (part.year is not None and part.year < _GREGORIAN and part.han):
        return True
    inherits = part.han and story.last is not None and story.last.lunar
    return inherits and (part.bare_day or part.month is not None)


def _interval(part: Partial, lunar: bool) -> tuple[int, int, Precision] | None:
    year = part.year
    if year is None or abs(year) > 9999:
        return None
    if part.year_part is not None:
        first, last = part.year_part
        return _months(year, first, last)
    if part.month is None or lunar:
        return *days.year_bounds(year), Precision.YEAR
    if part.day is not None:
        if not days.is_valid(year, part.month, part.day):
            return None
        day = days.to_day(year, part.month, part.day)
        return day, day, Precision.DAY
    if not 1 <= part.month <= 12:
        return None
    first_day, last_day = days.month_bounds(year, part.month)
    if part.month_part is None:
        return first_day, last_day, Precision.MONTH
    begin, end = part.month_part
    return first_day + begin - 1, min(first_day + end - 1, last_day), Precision.TEN_DAY


def _months(year: int, first: int, last: int) -> tuple[int, int, Precision]:
    end_year, end_month = _shifted(year, 1, last - 1)
    return days.to_day(year, first, 1), days.month_bounds(end_year, end_month)[1], Precision.SEASON
