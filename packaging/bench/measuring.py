"""What a measurement is, and how its figures are told."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value; ``floor`` is the same for the bare thing it is set beside, if any."""

    group: str
    name: str
    value: float
    unit: str
    floor: float | None = None
    target: float | None = None

    @property
    def met(self) -> str:
        """Whether the target is met, in a word."""
        if self.target is None:
            return ""
        return "yes" if self.value <= self.target else "NO"


Measurement = Callable[[bool], Iterable[Figure]]
"""Measures something; the argument asks for the short form."""


def table(figures: Iterable[Figure]) -> str:
    """The figures in columns."""
    head = ("group", "what", "value", "unit", "beside", "target", "met")
    lines = [head, *(_line(figure) for figure in figures)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    padded = (
        "  ".join(
            cell.rjust(width) if column in (2, 4, 5) else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    )
    return "\n".join(line.rstrip() for line in padded)


def _line(figure: Figure) -> tuple[str, ...]:
    numbers = (_number(figure.floor), _number(figure.target))
    return (figure.group, figure.name, _number(figure.value), figure.unit, *numbers, figure.met)


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def plain(figure: Figure) -> dict[str, object]:
    """The figure for a JSON file."""
    return asdict(figure)


def median_seconds(work: Callable[[], object], times: int) -> float:
    """The median time of some runs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)
