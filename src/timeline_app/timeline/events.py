"""Events as columns, sorted by track and time: what a scene is computed from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from timeline_app.domain import coding
from timeline_app.domain.coding import KINDS, PRECISIONS, RANKS, SCOPES
from timeline_app.domain.dates import Precision
from timeline_app.domain.events import Rank, Scope

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bytes = npt.NDArray[np.uint8]
Flags = npt.NDArray[np.bool_]

DAY = PRECISIONS.index(Precision.DAY)
RANGE = PRECISIONS.index(Precision.RANGE)
BODY = RANKS.index(Rank.BODY)
CAMPAIGN, AFTERMATH = SCOPES.index(Scope.CAMPAIGN), SCOPES.index(Scope.AFTERMATH)

OUTLIERS = 0.04
"""Share of a track's events, at either end, that its extent may leave out."""

FARTHEST = 1e8
"""Days from day 0 beyond which nothing is drawn: a date so far away is damage."""

_CODES = {"precision": PRECISIONS, "kind": KINDS, "scope": SCOPES, "rank": RANKS}
_CODED = [(name, "u1") for name in ("precision", "flags", "kind", "scope", "rank")]
ENTRY = np.dtype([("id", "<i8"), ("start", "<f8"), ("end", "<f8"), *_CODED])
"""``domain.coding.ENTRY`` as numpy reads it."""
DTYPE = np.dtype([("id", "i8"), ("track", "i4"), ("start", "f8"), ("end", "f8"), *_CODED])


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
    def from_packed(cls, parts: Iterable[tuple[int, bytes]]) -> EventColumns:
        """Columns of the entries of each track, packed as ``domain.coding.ENTRY`` tells and sorted
        by start, longest first, and id.  ValueError where they are not, or cannot be drawn.
        """
        sorted_parts = sorted(parts)
        table = np.frombuffer(b"".join(packed for _, packed in sorted_parts), dtype=ENTRY)
        tracks = np.array([track for track, _ in sorted_parts], dtype=np.int32)
        counts = [len(packed) // ENTRY.itemsize for _, packed in sorted_parts]
        columns = {name: np.ascontiguousarray(table[name]) for name in ENTRY.names or ()}
        made = cls(columns.pop("id"), np.repeat(tracks, counts), **columns)
        made._require_drawable()
        return made

    def _require_drawable(self) -> None:
        ordered = (np.diff(self.track) > 0) | (np.diff(self.start) >= 0)
        days = (self.start > -FARTHEST) & (self.start < self.end) & (self.end < FARTHEST)
        known = (getattr(self, name) < len(words) for name, words in _CODES.items())
        if not all(checked.all() for checked in (ordered, days, *known)):
            raise ValueError("the events cannot be drawn")

    @classmethod
    def from_rows(
        cls, rows: Iterable[Sequence[Any]], track_of_article: Mapping[int, int]
    ) -> EventColumns:
        """Columns of events as values, in any order: id, article, first day, last day and
        ``domain.coding.Traits`` of each; those whose article has no track are left out.
        """
        entries = [
            (track_of_article[article], coding.entry(event_id, first, last, coding.coded(traits)))
            for event_id, article, first, last, traits in rows
            if article in track_of_article
        ]
        table = cls.empty_table(len(entries))
        for place, (track, (event_id, *told)) in enumerate(entries):
            table[place] = (event_id, track, *told)
        return cls.from_table(table)

    @classmethod
    def from_table(cls, table: npt.NDArray[np.void]) -> EventColumns:
        """Columns of a structured array with fields id, track, start … rank."""
        order = np.lexsort((table["id"], -table["end"], table["start"], table["track"]))
        return cls(*(np.ascontiguousarray(table[name][order]) for name in DTYPE.names or ()))

    def picked(self, index: Ints, track: Ints) -> EventColumns:
        """The events at ``index``, each in the track given for it."""
        table = self.empty_table(len(index))
        for name, own in zip(DTYPE.names or (), fields(self), strict=True):
            table[name] = getattr(self, own.name)[index]
        table["track"] = track
        return self.from_table(table)

    def where(self, kept: Flags) -> EventColumns:
        """The events where ``kept`` is set."""
        return EventColumns(*(getattr(self, own.name)[kept] for own in fields(self)))

    @classmethod
    def empty_table(cls, length: int) -> npt.NDArray[np.void]:
        """A structured array for ``from_table``, all zero."""
        return np.zeros(length, dtype=DTYPE)

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def _by_id(self) -> tuple[Ints, Ints]:
        order = np.argsort(self.ids, kind="stable")  # quick where most are in order already
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
    def ends(self) -> Floats:
        """The end times of each track in order, tracks as they stand."""
        if len(self) == 0:
            return self.end
        # Most are in order already: only the tracks that are not have to be sorted.
        wrong = (np.diff(self.end) < 0) & (np.diff(self.track) == 0)
        unsorted = np.zeros(int(self.track[-1]) + 1, dtype=bool)
        unsorted[self.track[1:][wrong]] = True
        places = np.flatnonzero(unsorted[self.track])
        ends = self.end.copy()
        ends[places] = self.end[places][np.lexsort((self.end[places], self.track[places]))]
        return ends

    def prepare(self) -> None:
        """Work out what a scene needs of all events: for a million it takes its time."""
        self.ends, self.aside, self._by_id, self._bounds  # noqa: B018 (they are kept)

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

    @cached_property
    def _bounds(self) -> list[int]:
        """Where each track's events begin, and behind the last track where they end."""
        tracks = np.arange(int(self.track[-1]) + 2 if len(self) else 0, dtype=self.track.dtype)
        bounds: list[int] = np.searchsorted(self.track, tracks).tolist()
        return bounds

    def track_slice(self, track: int) -> slice:
        """Where a track's events stand."""
        bounds = self._bounds
        if track + 1 < len(bounds):
            return slice(bounds[track], bounds[track + 1])
        return slice(len(self), len(self))


def before(times: Floats, low: Ints, high: Ints, moment: float) -> Ints:
    """Where the times from ``low`` to ``high``, which are in order, reach a moment: for all stretches at
    once, since one after the other takes too long for thousands.
    """
    while (low < high).any():
        middle = (low + high) // 2
        open_ = low < high
        earlier = open_ & (times[np.minimum(middle, len(times) - 1)] < moment)
        low = np.where(earlier, middle + 1, low)
        high = np.where(open_ & ~earlier, middle, high)
    return low
