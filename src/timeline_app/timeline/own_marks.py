"""Which events the reader has marked, so that their marks on the timeline carry a sign."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from timeline_app.timeline.events import Ints

BOOKMARKED, NOTED = 1, 2
"""Bits of what ``OwnMarks.of`` tells of an event."""


def _none() -> Ints:
    return np.empty(0, dtype=np.int64)


@dataclass(frozen=True, eq=False)
class OwnMarks:
    """The ids, ascending, of the events with a bookmark, and of those with a note or a tag."""

    bookmarked: Ints = field(default_factory=_none)
    noted: Ints = field(default_factory=_none)

    @classmethod
    def from_ids(cls, bookmarked: Iterable[int], noted: Iterable[int]) -> OwnMarks:
        """The marks of events by their ids, in any order."""
        return cls(*(np.unique(np.fromiter(ids, np.int64)) for ids in (bookmarked, noted)))

    def of(self, event_ids: Ints) -> Ints:
        """The bits of each of the events."""
        found = np.zeros(len(event_ids), dtype=np.int64)
        for bit, ids in ((BOOKMARKED, self.bookmarked), (NOTED, self.noted)):
            if len(ids):
                places = np.minimum(np.searchsorted(ids, event_ids), len(ids) - 1)
                found |= np.where(ids[places] == event_ids, bit, 0)
        return found

    def bits(self, event_ids: Ints) -> int:
        """All bits that any of the events has."""
        return int(np.bitwise_or.reduce(self.of(event_ids))) if len(event_ids) else 0


NO_MARKS = OwnMarks()
"""Nothing is marked."""
