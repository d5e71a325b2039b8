"""Eras: 光緒, 民國, 昭和 and the rest, by their names in folded characters."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from timeline_app.extraction.lexicon import alternatives, table
from timeline_app.zhtext.variants import fold


class Era(NamedTuple):
    """A reign: its first year (astronomical), and up to which year its months are old ones.

    ``digits`` is true where even months in Arabic digits are.
    """

    first: int
    old_until: int
    digits: bool = False

    def year(self, number: int) -> int:
        """The Gregorian year of a year of the era, counted from 1."""
        return self.first + number - 1


_ALWAYS = 9999


@cache
def eras() -> dict[str, tuple[Era, ...]]:
    """All the reigns of each name, in order of their beginnings."""
    listed = table("eras")
    found: dict[str, list[Era]] = {}
    for table_name in ("lunar", "japan"):
        for name, years in listed[table_name].items():
            reigns = (Era(year, _ALWAYS, table_name == "japan") for year in years)
            found.setdefault(fold(name), []).extend(reigns)
    for name, years in listed["gregorian"].items():
        until = listed["until"].get(name, -_ALWAYS)
        found.setdefault(fold(name), []).extend(Era(year, until) for year in years)
    return {name: tuple(sorted(reigns)) for name, reigns in found.items()}


@cache
def _old_digits() -> re.Pattern[str]:
    names = alternatives(fold(name) for name in table("eras")["japan"])
    return re.compile(rf"(?:{names})[元\d一二三四五六七八九十廿卅]{{1,3}}年[)）]?闰?\d{{1,2}}月")


def writes_old_digits(folded: str) -> bool:
    """Whether a text writes months of the old calendar in Arabic digits: 慶長4年閏3月3日."""
    return _old_digits().search(folded) is not None
