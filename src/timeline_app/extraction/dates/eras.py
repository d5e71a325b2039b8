"""Eras: 光緒, 民國, 昭和 and the rest, by their names in folded characters."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from timeline_app.extraction.lexicon import table
from timeline_app.zhtext.variants import fold


class Era(NamedTuple):
    """A reign: its first year (astronomical), and up to which year its months are old ones."""

    first: int
    old_until: int

    def year(self, number: int) -> int:
        """The Gregorian year of a year of the era, counted from 1."""
        return self.first + number - 1


_ALWAYS = 9999


@cache
def eras() -> dict[str, tuple[Era, ...]]:
    """All the reigns of each name, in order of their beginnings."""
    listed = table("eras")
    found: dict[str, list[Era]] = {}
    for name, years in listed["lunar"].items():
        found.setdefault(fold(name), []).extend(Era(year, _ALWAYS) for year in years)
    for name, years in listed["gregorian"].items():
        until = listed["until"].get(name, -_ALWAYS)
        found.setdefault(fold(name), []).extend(Era(year, until) for year in years)
    return {name: tuple(sorted(reigns)) for name, reigns in found.items()}
