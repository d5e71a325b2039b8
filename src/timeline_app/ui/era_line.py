"""The eras that the ruler shows, with their names in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from timeline_app.timeline.eras import Era, Eras
from timeline_app.timeline.units import Labels
from timeline_app.zhtext import eras
from timeline_app.zhtext.eras import Reign
from timeline_app.zhtext.variants import Script, convert


@cache
def era_lines(chosen: Sequence[str], language: str) -> Eras:
    """The lines of ``zhtext.eras.LINES`` that were chosen, written in a language."""
    return Eras(
        tuple(
            tuple(_era(reign, language) for reign in eras.line(name))
            for name in eras.LINES
            if name in chosen
        )
    )


def _era(reign: Reign, language: str) -> Era:
    name, house = (_written(words, language) for words in (reign.name, reign.house))
    starts = tuple(map(float, reign.starts))
    return Era(name, house, starts, _year_of(name, reign.number - 1, language))


def _year_of(name: str, before: int, language: str) -> Callable[[int], Labels]:
    def year(number: int) -> Labels:
        number += before
        if language == "en":
            return (f"{name} {number}",)
        told = "元" if number == 1 else str(number)
        return (f"{name}{told}年", f"{name}{told}")

    return year


def _written(name: str, language: str) -> str:
    if language == "zh-Hans":
        return name
    latin = eras.latin(name) if language == "en" else None
    # In the name of an era the character is always that of the calendar.
    return latin or convert(name, Script.TRADITIONAL).replace("歷", "曆")
