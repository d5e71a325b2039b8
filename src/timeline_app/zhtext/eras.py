"""The eras by which years are counted, one after the other: houses, reigns and the days on which
their years begin.  Names are in simplified characters, as the table has them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from timeline_app import assets
from timeline_app.domain import days

LINES = ("roc", "china", "japan")
"""The Republic of China; China up to the Qing; Japan."""
_GREGORIAN = "gregorian"
_EVER = 9999


class Reign(NamedTuple):
    """An era of a house.

    ``starts`` are the first days of its years and, at the end, the first day that is no longer of
    it; the first of them is its year ``number``.  From 1582 on years of the old calendar begin on
    their own first day, before that with the Gregorian year.
    """

    name: str
    house: str
    number: int
    starts: tuple[int, ...]


class _Dated(NamedTuple):
    """An era of a house: its first year, and the year from which on it is shown."""

    era: str
    house: str
    first: int
    shown: int


@cache
def line(name: str) -> tuple[Reign, ...]:
    """The reigns of one of ``LINES`` in order, without two at a time."""
    houses = _table()["lines"][name]
    found = _dated(houses)
    end = _Dated("", "", houses[-1]["until"], houses[-1]["until"])
    reigns = (_reign(one, following) for one, following in pairwise([*found, end]))
    return tuple(reign for reign in reigns if len(reign.starts) > 1)


def _reign(one: _Dated, following: _Dated) -> Reign:
    """The reign up to the one that follows; without a year where both begin in the same."""
    changed: Mapping[str, date] = _table()["changed"]
    ending = changed.get(following.era)
    years = range(one.shown, following.shown + (ending is not None))
    starts = [_first_day(year, one.era) for year in years]
    if one.era in changed:
        starts[0] = _day(changed[one.era])
    if starts:
        starts.append(
            _first_day(following.shown, following.era) if ending is None else _day(ending)
        )
    return Reign(one.era, one.house, one.shown - one.first + 1, tuple(starts))


@cache
def latin(name: str) -> str | None:
    """An era or a house in Latin letters; None where the table has none."""
    table = _table()
    houses = (house for line in table["lines"].values() for house in line)
    known: dict[str, str] = {house["name"]: house["latin"] for house in houses}
    known |= table["latin"]
    return known.get(name)


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(assets.text("lexicon/eras.toml"))


def _dated(houses: Sequence[Mapping[str, Any]]) -> list[_Dated]:
    """The eras of a line with their years: of several of one name that which comes next."""
    table, made = _table(), list[_Dated]()
    parts = ("lunar", "japan", _GREGORIAN, "unread")
    for house in houses:
        since = house.get("from")
        for era in house["eras"]:
            years = sorted(year for part in parts for year in table[part].get(era, ()))
            before = made[-1].shown if made else years[0]
            if since is None:
                first = shown = next(year for year in years if year >= before)
            else:
                first, shown = max(year for year in years if year <= since), since
            made.append(_Dated(era, house["name"], first, shown))
            since = None
    return made


def _first_day(year: int, era: str) -> int:
    """The day on which a year begins: by the old calendar where the era counted by it."""
    table = _table()
    old = year <= table["until"].get(era, -_EVER if era in table[_GREGORIAN] or not era else _EVER)
    offsets, place = table["new-year"]["days"], year - table["new-year"]["first"]
    shift = offsets[place] if old and 0 <= place < len(offsets) else 0
    return days.to_day(year) + int(shift)


def _day(when: date) -> int:
    return days.to_day(when.year, when.month, when.day)
