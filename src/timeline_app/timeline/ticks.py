"""The ruler: two levels of calendar cells, named where the name fits its own cell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from timeline_app.timeline import units
from timeline_app.timeline.units import Unit
from timeline_app.timeline.viewport import Scale

Measure = Callable[[str], float]
"""The width of a text in px, at the size of the event labels."""

PADDING = 4.0
"""Room on either side of a tick's name, px."""


@dataclass(frozen=True, slots=True)
class Tick:
    """One cell of the ruler: ``[x0, x1)`` in px, its first moment, and its name or ""."""

    day: float
    x0: float
    x1: float
    label: str
    label_x: float


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

    A name slides along with the left edge of the view while its cell is only partly in view.
    """
    starts = units.edges(unit, scale.viewport.start, scale.viewport.end)
    left, right = scale.left, scale.left + scale.width
    cells = [(start, scale.x(start), scale.x(end)) for start, end in pairwise(starts)]
    names = [_names(unit, start, language) for start, _, _ in cells]
    names = [forms[: max(len(forms) - 1, 1)] if full else _short(forms, unit) for forms in names]
    # All cells that are wholly in view speak in the same form.
    whole = [
        _first_fitting(forms, x1 - x0, measure)
        for forms, (_, x0, x1) in zip(names, cells, strict=True)
        if left <= x0 and x1 <= right
    ]
    form = max(whole, default=0)
    made: list[Tick] = []
    for forms, (start, x0, x1) in zip(names, cells, strict=True):
        low, high = max(x0, left), min(x1, right)
        label = _fitting(forms[min(form, len(forms) - 1) :], high - low, measure)
        made.append(Tick(start, x0, x1, label, low + PADDING))
    return made


@lru_cache(maxsize=1024)
def _names(unit: Unit, start: float, language: str) -> tuple[str, ...]:
    return unit.labels(start, language)


def _first_fitting(names: tuple[str, ...], width: float, measure: Measure) -> int:
    fitting = (i for i, name in enumerate(names) if measure(name) + 2 * PADDING <= width)
    return next(fitting, len(names) - 1)


_REPEATED = {"day": 3, "ten-day": 2, "month": 1, "50y": 1, "100y": 1, "500y": 1}
"""How many of a unit's names are too full for a cell under a fuller row."""


def _short(names: tuple[str, ...], unit: Unit) -> tuple[str, ...]:
    """Names that need not repeat what the row above says."""
    repeats = _REPEATED.get(unit.name, 0)
    return names[min(repeats, len(names) - 2) :] if len(names) > 2 else names


def _fitting(names: tuple[str, ...], width: float, measure: Measure) -> str:
    if width <= 2 * PADDING:
        return ""
    return next((name for name in names if measure(name) + 2 * PADDING <= width), "")
