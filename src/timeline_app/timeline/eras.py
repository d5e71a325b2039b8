"""Years of other calendars on the ruler: 民國26年, 昭和12年, 光緒20年, or the reign, or the house.

The eras are handed in with their names as they are to be read and the first days of their years.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

from timeline_app.timeline.ticks import PADDING, Measure, Tick, placed
from timeline_app.timeline.units import Labels
from timeline_app.timeline.viewport import Scale

ERA_HEIGHT = 18.0
"""Height of the line of eras, px."""
REIGN_WIDTH = 3.0
"""A year must be so wide, px, for the reigns to be told, not only the houses."""
_YEAR = 365.0
_BETWEEN = " · "


class Era(NamedTuple):
    """``starts`` are the first days of its years and, at the end, the first day that is no longer
    of it; ``year`` writes a year by its number, from the fullest form to the shortest.
    """

    name: str
    house: str
    starts: tuple[float, ...]
    year: Callable[[int], Labels]


@dataclass(frozen=True, eq=False, slots=True)
class Eras:
    """Lines of eras that run side by side, each in order and without two at a time."""

    lines: tuple[tuple[Era, ...], ...] = ()

    def __bool__(self) -> bool:
        """Whether there is any line."""
        return bool(self.lines)


NO_ERAS = Eras()

Cell = tuple[float, float, Labels]


def era_ticks(eras: Eras, scale: Scale, measure: Measure) -> list[Tick]:
    """The cells of all lines in view, as one: what holds at the same time stands side by side."""
    year = _YEAR * scale.per_day
    view = (scale.viewport.start, scale.viewport.end)
    lines = eras.lines
    form = _form(eras, int(year), measure)
    if form is not None:
        cells = _merged([_years(line, *view) for line in lines])
        cells = [(start, end, names[form:]) for start, end, names in cells]
    else:
        cut = _reigns if year >= REIGN_WIDTH else _houses
        cells = _merged([cut(line, *view) for line in lines])
    seen = (cell for cell in cells if cell[0] < view[1] and cell[1] > view[0])
    return placed(seen, scale, measure)


@lru_cache(maxsize=256)
def _form(eras: Eras, width: int, measure: Measure) -> int | None:
    """The fullest form in which years with numbers of two digits can be named in ``width`` px, those
    of all lines that run at one time side by side.
    """
    samples = [line[-1].year(88) for line in eras.lines]
    for form in range(min(map(len, samples))):
        joined = (_BETWEEN.join(samples[n][form] for n in lines) for lines in _together(eras))
        if max(map(measure, joined)) + 2 * PADDING <= width:
            return form
    return None


def _together(eras: Eras) -> list[list[int]]:
    """Which lines run at one time."""
    spans = [(line[0].starts[0], line[-1].starts[-1]) for line in eras.lines]
    begins = [start for start, _ in spans]
    return [
        [place for place, (start, end) in enumerate(spans) if start <= begin < end]
        for begin in begins
    ]


def _seen(line: Sequence[Era], start: float, end: float) -> list[Era]:
    return [era for era in line if era.starts[0] < end and era.starts[-1] > start]


def _years(line: Sequence[Era], start: float, end: float) -> list[Cell]:
    made: list[Cell] = []
    for era in _seen(line, start, end):
        low = max(bisect_right(era.starts, start) - 1, 0)
        high = bisect_left(era.starts, end)
        for number, (first, last) in enumerate(pairwise(era.starts[low : high + 1]), low + 1):
            made.append((first, last, era.year(number)))
    return made


def _reigns(line: Sequence[Era], start: float, end: float) -> list[Cell]:
    return [(era.starts[0], era.starts[-1], (era.name,)) for era in _seen(line, start, end)]


def _houses(line: Sequence[Era], start: float, end: float) -> list[Cell]:
    made: list[Cell] = []
    for house, eras in groupby(line, key=lambda era: era.house):
        reigns = list(eras)
        first, last = reigns[0].starts[0], reigns[-1].starts[-1]
        if first < end and last > start:
            made.append((first, last, (house,)))
    return made


def _merged(rows: Sequence[Sequence[Cell]]) -> list[Cell]:
    """The cells of all rows cut at each other's ends, their names side by side."""
    if len(rows) == 1:
        return list(rows[0])
    ends = sorted({end for row in rows for cell in row for end in cell[:2]})
    made: list[Cell] = []
    for start, end in pairwise(ends):
        found = [cell[2] for row in rows for cell in row if cell[0] <= start and end <= cell[1]]
        if found:
            count = min(map(len, found))
            names = tuple(_BETWEEN.join(form[n] for form in found) for n in range(count))
            made.append((start, end, names))
    return made
