"""Cells of the ruler: two levels of calendar units, named where the name fits its own cell.

What a cell is called depends on the zoom alone, never on how far the view is panned; names slide
along with the edges of the view and fade where there is no room left for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

from timeline_app.domain import days
from timeline_app.timeline import units
from timeline_app.timeline.units import Labels, Unit
from timeline_app.timeline.viewport import Scale

Measure = Callable[[str], float]
"""The width of a text in px, at the size of the event labels."""

PADDING, TIGHT = 4.0, 2.0
"""Room on either side of a tick's name, px; and what does where it has no shorter one."""
FADE, FADE_STEPS = 16.0, 5
"""A name at an edge of the view fades over so many px, in so many steps."""
SAMPLES = 31
"""So many cells of a unit are measured to find the form in which all fit."""
_SAMPLED_FROM = float(days.to_day(1888, 12, 1))


class Tick(NamedTuple):
    """One cell of the ruler: ``[x0, x1)`` in px, its first moment, and its name or "", which is seen
    by ``alpha``: less than whole where the cell leaves the view.
    """

    day: float
    x0: float
    x1: float
    label: str
    label_x: float
    alpha: float = 1.0


@dataclass(frozen=True, slots=True)
class Level:
    """A pair of units and how wide the finer one's shortest cell must be, px."""

    minor: Unit
    major: Unit
    width: float


LEVELS: tuple[Level, ...] = (
    Level(units.HOURS, units.DAYS, 38),
    Level(units.QUARTER_DAYS, units.DAYS, 38),
    Level(units.HALF_DAYS, units.DAYS, 56),
    Level(units.DAYS, units.MONTHS, 21),
    Level(units.TEN_DAYS, units.MONTHS, 34),
    Level(units.MONTHS, units.YEARS, 22),
    Level(units.QUARTERS, units.YEARS, 34),
    Level(units.YEARS, units.DECADES, 34),
    Level(units.FIVE_YEARS, units.HALF_CENTURIES, 40),
    Level(units.DECADES, units.CENTURIES, 40),
    Level(units.HALF_CENTURIES, units.FIVE_CENTURIES, 44),
    Level(units.CENTURIES, units.FIVE_CENTURIES, 44),
    Level(units.FIVE_CENTURIES, units.MILLENNIA, 0),
)
"""From the finest on; the first whose minor cells are wide enough is shown."""


def choose(per_day: float) -> Level:
    """The two units to show at a scale."""
    return next(level for level in LEVELS if level.minor.least * per_day >= level.width)


def ticks(unit: Unit, scale: Scale, measure: Measure, language: str, full: bool) -> list[Tick]:
    """The unit's cells in view; ``full`` names them so that they can be read by themselves, else as
    cells under a fuller row.
    """
    form = _form(unit, int(unit.least * scale.per_day), measure, language, full)
    starts = units.edges(unit, scale.viewport.start, scale.viewport.end)
    cells = (
        (start, end, _names(unit, start, language, full)[form:]) for start, end in pairwise(starts)
    )
    return placed(cells, scale, measure)


def placed(
    cells: Iterable[tuple[float, float, Labels]], scale: Scale, measure: Measure
) -> list[Tick]:
    """Cells by first moment, end and names, each named by the first name that fits into it whole."""
    left, right = scale.left, scale.left + scale.width
    first, per_day = scale.viewport.start, scale.per_day
    made: list[Tick] = []
    for start, end, names in cells:
        x0, x1 = left + (start - first) * per_day, left + (end - first) * per_day  # as ``Scale.x``
        label, wide = "", x1 - x0
        for name in names:
            if measure(name) + 2 * PADDING <= wide:
                label = name
                break
        if not label and names and measure(names[-1]) + 2 * TIGHT <= wide:
            label = names[-1]
        if not label:
            made.append(Tick(start, x0, x1, "", x0))
            continue
        low, high, width = max(x0, left), min(x1, right), measure(label)
        room = high - low - width
        # A cell that is cut off lets its name go before it would have to be cut, too.
        alpha = 1.0 if room == x1 - x0 - width else room / min(FADE, x1 - x0 - width)
        alpha = min(max(round(alpha * FADE_STEPS) / FADE_STEPS, 0.0), 1.0)
        label_x = low + min(PADDING, max(room, 0.0) / 2)
        made.append(Tick(start, x0, x1, label if alpha else "", label_x, alpha or 1.0))
    return made


@lru_cache(maxsize=1024)
def _names(unit: Unit, start: float, language: str, full: bool) -> Labels:
    forms = unit.labels(start, language)
    return forms[: max(len(forms) - 1, 1)] if full else _short(forms, unit)


@lru_cache(maxsize=1024)
def _form(unit: Unit, width: int, measure: Measure, language: str, full: bool) -> int:
    """The fullest form in which cells of ``width`` px at least can all be named."""
    starts = islice(_starts(unit, _SAMPLED_FROM), SAMPLES)
    samples = [_names(unit, start, language, full) for start in starts]
    count = min(map(len, samples))
    for form in range(count):
        if max(measure(names[form]) for names in samples) + 2 * PADDING <= width:
            return form
    return count - 1


def _starts(unit: Unit, moment: float) -> Iterable[float]:
    start = unit.floor(moment)
    while True:
        yield start
        start = unit.next(start)


_REPEATED = {"day": 3, "ten-day": 2, "month": 1, "50y": 1, "100y": 1, "500y": 1}
"""How many of a unit's names are too full for a cell under a fuller row."""


def _short(names: Labels, unit: Unit) -> Labels:
    """Names that need not repeat what the row above says."""
    repeats = _REPEATED.get(unit.name, 0)
    return names[min(repeats, len(names) - 2) :] if len(names) > 2 else names
