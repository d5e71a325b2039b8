"""The whole ruler of a view: rows of names, and lines that grow stronger as their cells widen."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import NamedTuple

from timeline_app.domain import days
from timeline_app.timeline import display, units
from timeline_app.timeline.display import INK, RULE, SOFT, Band, DisplayList, Paint
from timeline_app.timeline.eras import ERA_HEIGHT, NO_ERAS, Eras, era_ticks
from timeline_app.timeline.stretches import across
from timeline_app.timeline.ticks import FADE_STEPS, LEVELS, PADDING, Measure, Tick, choose, ticks
from timeline_app.timeline.units import Unit, edges
from timeline_app.timeline.viewport import Scale

FAINT = 0.45
"""Strength of the lines of a unit that has just got names of its own."""
SHADES = 20
"""Strengths are told apart in so many steps."""
TICK = 6.0
"""Height of the tick of a minor unit, px."""
LEAST_ERA = 8.0
"""An era without room for its name is told apart from this width on, px."""
SHADE = RULE._replace(alpha=0.24)
"""The quiet ground of weekends and middle thirds."""
_SATURDAY, _MIDDLE_FROM = 5, 11
_NEAR = 0.5
"""Lines closer than this, px, are the same."""


class Line(NamedTuple):
    """An upright line at ``x`` px, of a strength from 0 to 1."""

    x: float
    strength: float


@dataclass(frozen=True, eq=False)
class Ruler:
    """``fine`` are lines of units that have no names yet; ``shades`` the strengths of the lines of
    ``minor`` and of ``major``; ``eras`` the years of other calendars, None where none are wanted;
    ``units`` the names of the major and the minor unit.  ``former`` are cells, major and minor, whose
    names are on their way out.
    """

    major: Sequence[Tick]
    minor: Sequence[Tick]
    fine: Sequence[Line]
    shades: tuple[float, float]
    eras: Sequence[Tick] | None = None
    units: tuple[str, str] = ("", "")
    former: tuple[Sequence[Tick], Sequence[Tick]] = ((), ())

    def cell_at(self, x: float, y: float, height: float) -> Tick | None:
        """The cell of a row at a point, where the ruler is ``height`` px high."""
        top = 0.0 if self.eras is None else ERA_HEIGHT
        row = self.minor if y >= (top + height) / 2 else self.major if y >= top else self.eras
        return next((tick for tick in row or () if tick.x0 <= x < tick.x1), None)

    def lines(self, left: float) -> list[Line]:
        """All lines right of ``left`` px, the strongest last."""
        made = list(self.fine)
        for row, shade in zip((self.minor, self.major), self.shades, strict=True):
            made += [Line(tick.x0, shade) for tick in row if tick.x0 > left]
        return made


def ruler_of(scale: Scale, measure: Measure, language: str, eras: Eras = NO_ERAS) -> Ruler:
    """The ruler of a view in a language."""
    level = choose(scale.per_day)

    def row(unit: Unit, full: bool) -> list[Tick]:
        return across(scale, lambda part: ticks(unit, part, measure, language, full))

    major, minor = row(level.major, True), row(level.minor, False)
    return Ruler(
        major,
        minor,
        _fine(scale, level.minor, minor),
        (strength(level.minor, scale.per_day), strength(level.major, scale.per_day)),
        across(scale, lambda part: era_ticks(eras, part, measure)) if eras else None,
        (level.major.name, level.minor.name),
    )


def fading(before: Ruler, now: Ruler, scale: Scale, share: float) -> Ruler:
    """A ruler on the way from that of other units: by ``share`` its new names have come and the old
    ones are gone.
    """
    shown = round(share * FADE_STEPS) / FADE_STEPS
    rows, former = [now.major, now.minor], list[Sequence[Tick]]()
    for place, old in enumerate((before.major, before.minor)):
        if before.units[place] == now.units[place]:
            former.append(())
            continue
        former.append([moved for tick in old for moved in _moved(tick, scale, 1 - shown)])
        come = [tick._replace(alpha=tick.alpha * shown) for tick in rows[place]]
        rows[place] = [tick if tick.alpha else tick._replace(label="") for tick in come]
    return replace(now, major=rows[0], minor=rows[1], former=(former[0], former[1]))


def _moved(tick: Tick, scale: Scale, strength: float) -> list[Tick]:
    """A cell of another view where its name stands in this one; nothing where it is out of view."""
    x = max(scale.x(scale.folding.place(tick.day)), scale.left)
    seen = tick.label and strength and x < scale.left + scale.width
    moved = tick._replace(x0=x, label_x=x + PADDING, alpha=tick.alpha * strength)
    return [moved] if seen else []


def strength(unit: Unit, per_day: float) -> float:
    """How strong the lines of a unit are: they come in before its cells can be named, and are whole
    once they are the fuller row.
    """
    width, named, whole = unit.least * per_day, _named(unit), _whole(unit)
    if width <= named:
        share = max(2 * width / named - 1, 0.0) * FAINT
    else:
        share = FAINT + (1 - FAINT) * min((width - named) / max(whole - named, 1.0), 1.0)
    return round(share * SHADES) / SHADES


def _named(unit: Unit) -> float:
    """From which width on, px, cells of the unit have names; what never has a name is major."""
    return next((level.width for level in LEVELS if level.minor is unit), 0.0) or 1.0


def _whole(unit: Unit) -> float:
    """From which width on, px, the unit is the fuller row; far away where it never is."""
    level = next((level for level in reversed(LEVELS) if level.major is unit), None)
    if level is None:
        return 40 * _named(unit)
    return unit.least * level.width / level.minor.least


def _fine(scale: Scale, minor: Unit, named: Sequence[Tick]) -> list[Line]:
    """Lines of the units finer than the minor one, where no coarser one has its own."""
    order = [level.minor for level in LEVELS]
    taken = {round(tick.x0 / _NEAR) for tick in named}
    made: list[Line] = []
    for unit in reversed(order[: order.index(minor)]):
        shade = strength(unit, scale.per_day)
        if not shade:
            break
        for tick in across(scale, partial(_bare, unit)):
            near = round(tick.x0 / _NEAR)
            if taken.isdisjoint((near - 1, near, near + 1)) and tick.x0 > scale.left:
                made.append(Line(tick.x0, shade))
                taken.add(near)
    return made


def _bare(unit: Unit, part: Scale) -> list[Tick]:
    """A unit's cells without names."""
    starts = edges(unit, part.viewport.start, part.viewport.end)
    return [Tick(start, part.x(start), part.x(start), "", 0.0) for start in starts[:-1]]


def shades(ruler: Ruler, per_day: float) -> list[Band]:
    """What a quiet ground tells apart: weekends where days have names, the middle third of a month
    where the thirds have.
    """
    names = ruler.units
    if units.DAYS.name in names:
        row = ruler.minor if names[1] == units.DAYS.name else ruler.major
        cells = [tick for tick in row if _weekend(tick.day)]
        paint = shaded(SHADE, strength(units.DAYS, per_day))
    elif units.TEN_DAYS.name == names[1]:
        cells = [tick for tick in ruler.minor if _middle(tick.day)]
        paint = shaded(SHADE, strength(units.TEN_DAYS, per_day))
    else:
        return []
    return [(tick.x0, tick.x1 - tick.x0, paint) for tick in cells]


def _weekend(day: float) -> bool:
    return days.weekday(math.floor(day)) >= _SATURDAY


def _middle(day: float) -> bool:
    return days.to_calendar(math.floor(day)).day == _MIDDLE_FROM


def grid_lines(ruler: Ruler, left: float) -> list[tuple[float, Paint]]:
    """The lines behind the tracks, right of ``left`` px."""
    return [(line.x, shaded(RULE, line.strength)) for line in ruler.lines(left)]


def draw_ruler(ruler: Ruler, box: tuple[float, float, float], out: DisplayList) -> None:
    """The rows of the ruler from x ``left`` to ``right`` on ``height`` px, on a ground that is there
    already; ``box`` is these three.
    """
    left, right, height = box
    top = 0.0 if ruler.eras is None else ERA_HEIGHT
    half = (height - top) / 2
    for line in ruler.fine:
        paint = shaded(RULE, min(2 * line.strength, 1.0))
        out.add(display.LINE, line.x, height - TICK + 1, line.x, height - 1, paint, "")
    _draw_row(ruler.minor, left, (height - TICK, height, top + 1.5 * half), False, out)
    _draw_row(ruler.major, left, (top, height, top + 0.5 * half), True, out)
    for row, middle, major in zip(ruler.former, (0.5, 1.5), (True, False), strict=True):
        _draw_names(row, top + middle * half, major, out)
    if ruler.eras is not None:
        eras = [tick for tick in ruler.eras if tick.label or tick.x1 - tick.x0 >= LEAST_ERA]
        _draw_row(eras, left, (0.0, top, top / 2 + 1), False, out)
        out.add(display.LINE, left, top, right, top, shaded(RULE, FAINT), "")


def _draw_row(
    row: Sequence[Tick], left: float, y: tuple[float, float, float], major: bool, out: DisplayList
) -> None:
    """Ticks from the first to the second ``y``, names at the third."""
    for tick in row:
        if tick.x0 > left:
            out.add(display.LINE, tick.x0, y[0], tick.x0, y[1] - 1, RULE, "")
    _draw_names(row, y[2], major, out)


def _draw_names(row: Sequence[Tick], middle: float, major: bool, out: DisplayList) -> None:
    ink = INK if major else SOFT
    for tick in row:
        if tick.label:
            paint = shaded(ink, tick.alpha)
            out.add(
                display.TEXT, tick.label_x, middle, tick.label, paint, display.SMALL_SIZE, major
            )


@lru_cache(maxsize=1024)
def shaded(paint: Paint, strength: float) -> Paint:
    """A paint that is so strong."""
    return paint if strength >= 1 else paint._replace(alpha=paint.alpha * strength)
