"""What the words of a date leave out, filled in from the story."""

from __future__ import annotations

from timeline_app.domain import days
from timeline_app.domain.carrying import changed
from timeline_app.domain.dates import Derivation, Inherited, Precision
from timeline_app.extraction.dates.context import Ref, Story
from timeline_app.extraction.dates.eras import Era, eras
from timeline_app.extraction.dates.intervals import interval, shifted
from timeline_app.extraction.dates.values import Partial
from timeline_app.zhtext import lunar

_REPUBLIC = 1912
"""From then on a month in Chinese numerals is one of the new calendar."""
_OPENING = 1853
"""The opening of Japan, whose articles count by the new calendar from then on."""
_Settled = tuple[Partial, tuple[Derivation, ...]]


def derivation(part: Inherited, rule: str, ref: Ref) -> Derivation:
    """One step of a chain: a part taken from that date by a rule."""
    return Derivation(part, rule, ref.text, ref.span.start, ref.span.end)


def completed(part: Partial, story: Story) -> _Settled | None:
    """The parts above the smallest, filled in from the story, and where they came from."""
    if part.years is not None or part.months is not None:
        return _completed(part, story)
    found: list[tuple[float, _Settled]] = []
    for road, against in story.roads():
        settled = _completed(part, road)
        days_of = interval(settled[0], is_old(settled[0], road)) if settled else None
        if settled and days_of:
            found.append((road.distance(days_of[:2]) + against, settled))
    return min(found, key=lambda item: item[0])[1] if found else _completed(part, story)


def _completed(part: Partial, story: Story) -> _Settled | None:
    if part.era_year is not None:
        part = _of_era(part, story)
    if part.year is not None:
        return part, ()
    counted = part.years is not None or part.months is not None
    base = story.counted_base if counted else story.base
    if base is None:
        return None
    year_step = derivation(Inherited.YEAR, story.rule(base), base)
    if part.cycle_year is not None:
        return changed(part, year=lunar.year_near(part.cycle_year, base.year)), (year_step,)
    if part.years is not None:
        return changed(part, year=_year_of(base) + part.years, years=None), (year_step,)
    if part.months is not None:
        step = derivation(Inherited.MONTH, story.rule(base), base)
        return _months_later(part, base), (step,)
    if part.month is not None or part.year_part is not None:
        return _nearest_year(part, story, base)
    return _nearest_month(part, story, base)


def _year_of(base: Ref) -> int:
    return base.lunar.year if base.lunar is not None else base.year


def _months_later(part: Partial, base: Ref) -> Partial:
    """同月, 次月: counted in the calendar in force."""
    old, distance = base.lunar, part.months or 0
    if old is None or old.month is None:
        year, month = shifted(base.year, base.month, distance)
        return changed(part, year=year, month=month, months=None)
    year, month = shifted(old.year, old.month, distance)
    leap = old.leap and not distance
    return changed(part, year=year, month=month, months=None, lunar=True, leap=leap)


def _of_era(part: Partial, story: Story) -> Partial:
    """The reign of that name (三十七年九月: of any name) that brings the year nearest to the story."""
    number, base = part.era_year or 0, story.base
    reigns = part.reigns or tuple(reign for named in eras().values() for reign in named)
    if base is None:
        chosen = reigns[0] if part.reigns else None
    else:
        if not part.han and not part.reigns:
            reigns = (*reigns, Era(base.year // 100 * 100 + 1, -lunar.FIRST_YEAR))
        chosen = min(reigns, key=lambda reign: abs(reign.year(number) - base.year))
    if chosen is None:
        return changed(part, era_year=None)
    year = chosen.year(number)
    old = part.lunar
    if old is None and (part.month is None or part.han):
        old = year <= chosen.old_until
    return changed(part, year=year, era_year=None, reigns=(chosen,), lunar=old)


def _nearest_year(part: Partial, story: Story, base: Ref) -> _Settled | None:
    if _digression(story, base) and story.campaign is not None:
        base = story.campaign
    nearest = _year_of(base)
    old = is_old(changed(part, year=nearest), story)
    if old and nearest < lunar.FIRST_YEAR:
        step = derivation(Inherited.YEAR, story.rule(base), base)
        return changed(part, year=nearest + _turns(part, base)), (step,)
    options = []
    for year in _years(story, base):
        found = interval(part, old, year)
        if found is not None:
            options.append((year, found[:2], found[2]))
    told = [option[:2] for option in options if option[2] is not Precision.YEAR]
    chosen = story.choose_year(told) if told else nearest if options else None
    if chosen is None:
        return None
    source = _source(story, base, chosen)
    return changed(part, year=chosen), (derivation(Inherited.YEAR, story.rule(source), source),)


def _digression(story: Story, base: Ref) -> bool:
    """Whether a year of the old days, told alone a sentence ago, only went before the story."""
    whole = story.campaign
    if whole is None or not story.plot or base.sentence == story.sentence:
        return False
    alone = base.when.precision is Precision.YEAR
    alone = alone and (base.lunar is None or base.lunar.month is None)
    return alone and base.year < days.to_calendar(whole.when.start).year < lunar.FIRST_YEAR


_TURN = 7
"""Months back from which on a month is one of the next year: 十二月, 正月."""


def _turns(part: Partial, base: Ref) -> bool:
    told = base.lunar.month if base.lunar else None
    return told is not None and part.month is not None and told - part.month >= _TURN


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
    step = derivation(Inherited.MONTH, story.rule(base), base)
    if is_old(part, story):
        return _nearest_old_month(part, story, base), (step,)
    options = []
    for distance in range(-12, 13) if base is story.campaign else (-1, 0, 1):
        year, month = shifted(base.year, base.month, distance)
        found = interval(part, False, year, month)
        if found is not None:
            options.append((distance, found[:2]))
    chosen = story.choose_month(options)
    if chosen is None:
        return None
    year, month = shifted(base.year, base.month, chosen)
    return changed(part, year=year, month=month), (step,)


def _nearest_old_month(part: Partial, story: Story, base: Ref) -> Partial:
    """The same for a day of the old calendar; the year alone where no old month is in force."""
    old = base.lunar
    if old is None or old.month is None:
        return changed(part, year=_year_of(base), lunar=True)
    around = lunar.months_around(old.year, old.month, old.leap)
    options = []
    for index, (year, month, leap, _) in enumerate(around):
        found = interval(changed(part, year=year, month=month, leap=leap), old=True)
        if found is not None and found[2] is Precision.DAY:
            options.append((index, found[:2]))
    chosen = story.choose_month(options)
    year, month, leap, _ = old if chosen is None else around[chosen]
    return changed(part, year=year, month=month, leap=leap, lunar=True)


def _old_month(story: Story) -> bool:
    """Whether the month in force is an old one, so that its end (月底) is."""
    told = story.base.lunar if story.base else None
    return told is not None and told.month is not None


def _before_opening(part: Partial, story: Story) -> bool:
    year = part.year if part.year is not None else story.base.year if story.base else _OPENING
    return year < _OPENING


def is_old(part: Partial, story: Story) -> bool:
    """Whether the date is one of the old calendar."""
    if part.lunar is not None:
        return part.lunar
    if part.month is None and part.day is None:
        return part.month_part is not None and _old_month(story)
    if not part.han:
        return story.old_digits and part.day is not None and _before_opening(part, story)
    if part.year is not None and part.year < lunar.FIRST_YEAR:
        return True
    if part.year is not None and part.year >= _REPUBLIC:
        return False
    return story.old_style or (story.last is not None and story.last.lunar is not None)
