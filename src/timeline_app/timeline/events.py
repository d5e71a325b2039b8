"""Events as columns, sorted by track and time: what a scene is computed from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from timeline_app.domain.dates import Open, Precision
from timeline_app.domain.events import EventKind, Rank, Scope

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bytes = npt.NDArray[np.uint8]
Flags = npt.NDArray[np.bool_]

OPEN_AFTER, OPEN_BEFORE, APPROXIMATE, INHERITED, TIMED, LATE = 1, 2, 4, 8, 16, 32
CORRECTED, OWN = 64, 128
"""Bits of ``EventColumns.flags``: ``TIMED`` marks a known time of day, ``LATE`` one after noon;
``CORRECTED`` what the reader has changed, ``OWN`` what he has added.
"""

PRECISIONS: tuple[str, ...] = tuple(Precision)
KINDS: tuple[str, ...] = tuple(EventKind)
SCOPES: tuple[str, ...] = tuple(Scope)
RANKS: tuple[str, ...] = tuple(Rank)
DAY = PRECISIONS.index(Precision.DAY)
RANGE = PRECISIONS.index(Precision.RANGE)
BODY = RANKS.index(Rank.BODY)
CAMPAIGN, AFTERMATH = SCOPES.index(Scope.CAMPAIGN), SCOPES.index(Scope.AFTERMATH)

OUTLIERS = 0.04
"""Share of a track's events, at either end, that its extent may leave out."""

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

EventRow = Sequence[Any]
"""event_id, article_id, start_day, end_day, precision, time, open, approximate, inherited, scope,
rank, kind, and 1 where the reader has corrected it; the text values as the domain's enumerations
write them."""

_DTYPE = np.dtype(
    [("id", "i8"), ("track", "i4"), ("start", "f8"), ("end", "f8")]
    + [(name, "u1") for name in ("precision", "flags", "kind", "scope", "rank")]
)


@dataclass(frozen=True, eq=False)
class EventColumns:
    """Parallel arrays, one entry an event, sorted by (track, start, longest first, id).

    ``start`` and ``end`` are float days, ``end`` exclusive, the time of day applied; ``precision``,
    ``kind``, ``scope`` and ``rank`` are indices into the tuples of the same names above.
    """

    ids: Ints
    track: npt.NDArray[np.int32]
    start: Floats
    end: Floats
    precision: Bytes
    flags: Bytes
    kind: Bytes
    scope: Bytes
    rank: Bytes

    @classmethod
    def from_rows(
        cls, rows: Iterable[EventRow], track_of_article: Mapping[int, int]
    ) -> EventColumns:
        """Columns of the rows whose article has a track; the rows may come in any order."""
        made = (_coded(row, track_of_article[row[1]]) for row in rows if row[1] in track_of_article)
        return cls.from_table(np.fromiter(made, dtype=_DTYPE))

    @classmethod
    def from_table(cls, table: npt.NDArray[np.void]) -> EventColumns:
        """Columns of a structured array with fields id, track, start … rank."""
        order = np.lexsort((table["id"], -table["end"], table["start"], table["track"]))
        return cls(*(np.ascontiguousarray(table[name][order]) for name in _DTYPE.names or ()))

    def picked(self, index: Ints, track: Ints) -> EventColumns:
        """The events at ``index``, each in the track given for it."""
        table = self.empty_table(len(index))
        for name, own in zip(_DTYPE.names or (), fields(self), strict=True):
            table[name] = getattr(self, own.name)[index]
        table["track"] = track
        return self.from_table(table)

    @classmethod
    def empty_table(cls, length: int) -> npt.NDArray[np.void]:
        """A structured array for ``from_table``, all zero."""
        return np.zeros(length, dtype=_DTYPE)

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def _by_id(self) -> tuple[Ints, Ints]:
        order = np.argsort(self.ids)
        return self.ids[order], order

    def indices_of(self, event_ids: Iterable[int]) -> Ints:
        """Where the given events stand: once in each track they are in; those unknown left out."""
        wanted = np.fromiter(event_ids, dtype=np.int64)
        if not len(wanted):
            return np.empty(0, dtype=np.int64)
        ids, order = self._by_id
        low, high = np.searchsorted(ids, wanted), np.searchsorted(ids, wanted, "right")
        times = high - low
        # Of each run of equal ids the first place, and how far on within the run.
        first = np.repeat(low - (np.cumsum(times) - times), times)
        found: Ints = order[first + np.arange(len(first))]
        return found

    @cached_property
    def firsts(self) -> Flags:
        """What is the first place of its event: one that is in several tracks has several."""
        ids, order = self._by_id
        first = np.ones(len(ids), dtype=bool)
        first[order[1:]] = ids[1:] != ids[:-1]
        return first

    @cached_property
    def aside(self) -> Flags:
        """What belongs to the background or to a life rather than to the campaign."""
        aside: Flags = (self.scope != CAMPAIGN) & (self.scope != AFTERMATH)
        return aside

    @cached_property
    def extent(self) -> tuple[float, float] | None:
        """First start and last end, None where there are no events."""
        return (float(self.start.min()), float(self.end.max())) if len(self) else None

    def told_extent(self, part: slice) -> tuple[float, float] | None:
        """From the first to the last of a stretch of events, without the background, vague times and
        the few far outliers that an article always has.
        """
        if part.stop == part.start:
            return None
        start, end, precision = self.start[part], self.end[part], self.precision[part]
        own = ~self.aside[part]
        exact = own & ((precision == DAY) | (precision == RANGE))
        chosen = next((which for which in (exact, own) if which.any()), np.ones_like(own))
        outliers = int(chosen.sum() * OUTLIERS)
        starts, ends = np.sort(start[chosen]), np.sort(end[chosen])
        return float(starts[outliers]), float(ends[len(ends) - 1 - outliers])

    def track_slice(self, track: int) -> slice:
        """Where a track's events stand."""
        low, high = np.searchsorted(self.track, [track, track + 1])
        return slice(int(low), int(high))


def _coded(row: EventRow, track: int) -> tuple[float | int, ...]:
    event_id, _, first, last, *traits = row
    codes, part = _codes(*traits)
    if part is not None and first == last:
        return (event_id, track, first + part[0] / 24, first + part[1] / 24, *codes)
    return (event_id, track, float(first), float(last) + 1.0, *codes)


@lru_cache(maxsize=4096)
def _codes(*traits: Any) -> tuple[tuple[int, ...], tuple[float, float] | None]:
    """Codes of precision, flags, kind, scope and rank, and the part of the day where one is known.

    Few different traits occur in a library, so that a million rows are coded a few times.
    """
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
