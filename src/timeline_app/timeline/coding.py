"""Rows of events as numbers, many at once: few different traits occur among a million of them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from timeline_app.domain.dates import Open, Precision
from timeline_app.domain.events import EventKind, Rank, Scope

OPEN_AFTER, OPEN_BEFORE, APPROXIMATE, INHERITED, TIMED, LATE = 1, 2, 4, 8, 16, 32
CORRECTED, OWN = 64, 128
"""Bits of ``EventColumns.flags``: ``TIMED`` marks a known time of day, ``LATE`` one after noon;
``CORRECTED`` what the reader has changed, ``OWN`` what he has added.
"""

PRECISIONS: tuple[str, ...] = tuple(Precision)
KINDS: tuple[str, ...] = tuple(EventKind)
SCOPES: tuple[str, ...] = tuple(Scope)
RANKS: tuple[str, ...] = tuple(Rank)

PARTS_OF_DAY: Mapping[str, tuple[float, float]] = {
    "early morning": (0.0, 5.0),
    "dawn": (4.0, 7.0),
    "morning": (6.0, 12.0),
    "noon": (11.0, 13.0),
    "afternoon": (12.0, 18.0),
    "evening": (18.0, 22.0),
    "night": (20.0, 24.0),
}
"""Hours from and to of what is said of the time of day (凌晨, 拂曉, 上午, 中午, 下午, 傍晚, 夜)."""

NOON = 12.25
"""The hour from which on a time, by its middle, counts as after noon: noon itself does not."""

EventRow = tuple[int, int, int, int, Hashable]
"""event_id, article_id, start_day, end_day and traits: precision, time, open, approximate, inherited,
scope, rank, kind, and 1 where the reader has corrected it (the text values as the domain's
enumerations write them), or anything that stands for them.
"""
Split = Callable[[Any], Sequence[Any]]
"""Makes the traits out of what stands for them."""

DTYPE = np.dtype(
    [("id", "i8"), ("track", "i4"), ("start", "f8"), ("end", "f8")]
    + [(name, "u1") for name in ("precision", "flags", "kind", "scope", "rank")]
)
_CODES = ("precision", "flags", "kind", "scope", "rank")
_WHOLE_DAY = (np.nan, np.nan)


class Coder:
    """Codes rows whose article has a track; the same traits are coded once."""

    def __init__(self, track_of_article: Mapping[int, int], split: Split) -> None:
        self._tracks = track_of_article
        self._numbers = _Numbers(split)

    def table(self, rows: Sequence[EventRow]) -> npt.NDArray[np.void]:
        """A structured array of ``DTYPE``, an entry for each row whose article has a track."""
        ids, articles, firsts, lasts, traits = zip(*rows, strict=True)
        count = len(rows)
        number = np.fromiter(map(self._numbers.__getitem__, traits), np.int64, count)
        table = np.zeros(count, dtype=DTYPE)
        table["id"], table["start"], table["end"] = ids, firsts, lasts
        table["track"] = np.fromiter((self._tracks.get(each, -1) for each in articles), "i4", count)
        codes = np.array(self._numbers.codes, dtype=np.uint8)[number]
        for place, name in enumerate(_CODES):
            table[name] = codes[:, place]
        hours = np.array(self._numbers.hours)[number]
        timed = (table["start"] == table["end"]) & ~np.isnan(hours[:, 0])
        table["end"] = np.where(timed, table["start"] + hours[:, 1] / 24, table["end"] + 1.0)
        table["start"] += np.where(timed, hours[:, 0] / 24, 0.0)
        return table[table["track"] >= 0]


class _Numbers(dict[Hashable, int]):
    """A number for each trait that was seen, its codes and its hours of the day at that place."""

    def __init__(self, split: Split) -> None:
        super().__init__()
        self._split = split
        self.codes: list[tuple[int, ...]] = []
        self.hours: list[tuple[float, float]] = []

    def __missing__(self, traits: Hashable) -> int:
        codes, hours = _coded(*self._split(traits))
        self.codes.append(codes)
        self.hours.append(hours or _WHOLE_DAY)
        number = self[traits] = len(self)
        return number


def _coded(*traits: Any) -> tuple[tuple[int, ...], tuple[float, float] | None]:
    """Codes of precision, flags, kind, scope and rank, and the part of the day where one is known."""
    precision, time, opened, approximate, inherited, scope, rank, kind, *more = traits
    part = part_of_day(time) if time else None
    flags = (APPROXIMATE if approximate else 0) | _open_flag(opened) | _inherited_flag(inherited)
    if any(more):
        flags |= CORRECTED
    if part:
        flags |= TIMED | (LATE if sum(part) / 2 > NOON else 0)
    codes = (
        PRECISIONS.index(precision), flags, KINDS.index(kind), SCOPES.index(scope), RANKS.index(rank),
    )  # fmt: skip
    return codes, part


def _open_flag(opened: str | None) -> int:
    if opened == Open.AFTER:
        return OPEN_AFTER
    return OPEN_BEFORE if opened == Open.BEFORE else 0


def _inherited_flag(inherited: object) -> int:
    """From 0 or 1, or the parts inherited: a year from the heading is no news, a day is."""
    if isinstance(inherited, str):
        return INHERITED if "day" in inherited or "month" in inherited else 0
    return INHERITED if inherited else 0


def part_of_day(time: str) -> tuple[float, float] | None:
    """Hours from and to of ``HH:MM`` (a quarter of an hour) or a word; None where it is neither."""
    if time in PARTS_OF_DAY:
        return PARTS_OF_DAY[time]
    hours, colon, minutes = time.partition(":")
    if not (colon and hours.isdigit() and minutes.isdigit()):
        return None
    start = min(int(hours) + int(minutes) / 60, 23.75)
    return start, start + 0.25
