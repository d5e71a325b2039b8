"""Other tracks for the same events: by side, by kind, by commander or by unit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from timeline_app.domain.coding import KINDS
from timeline_app.timeline.events import EventColumns, Flags, Ints

MOST_GROUPS = 60
"""So many tracks at most; what belongs to none of them is one track more."""
OTHERS = ""
"""The name of the track of what belongs to no other."""


class Grouping(StrEnum):
    """What each track stands for."""

    CAMPAIGN = "campaign"
    SIDE = "side"
    KIND = "kind"
    COMMANDER = "person"
    UNIT = "unit"


@dataclass(frozen=True, eq=False)
class Facets:
    """Which events have which trait: parallel arrays of event ids and of places in ``names``.

    ``names`` say what each trait is for ever (``JP``, a folded name, a unit's key), ``titles`` how
    it is written.
    """

    ids: Ints
    codes: Ints
    names: tuple[str, ...]
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """One track to be: ``name`` and ``title`` are those of the facets; OTHERS for the rest."""

    grouping: Grouping
    name: str
    title: str = ""

    @property
    def key(self) -> str:
        """The track's key."""
        return f"{self.grouping.value}:{self.name}"


def kinds(columns: EventColumns) -> Facets:
    """The kinds of all events."""
    return Facets(columns.ids, columns.kind.astype(np.int64), KINDS, KINDS)


def regrouped(
    columns: EventColumns, facets: Facets, grouping: Grouping, shown: Flags
) -> tuple[EventColumns, tuple[Group, ...]]:
    """The events where ``shown`` is set, each in the track of every trait that it has.

    The tracks with most events come first, those of kinds in their own order; what is in no track
    comes into the last.  An event of several tracks stands several times in the columns.
    """
    index, code = pairs(columns, facets, shown)
    counts = np.bincount(code, minlength=len(facets.names))
    ranked = np.argsort(-counts, kind="stable")
    ranked = ranked[counts[ranked] > 0][:MOST_GROUPS]
    if grouping is Grouping.KIND:
        ranked = np.sort(ranked)
    track_of = np.full(len(facets.names) + 1, -1)
    track_of[ranked] = np.arange(len(ranked))
    kept = track_of[code] >= 0
    index, track = index[kept], track_of[code[kept]]
    groups = [Group(grouping, facets.names[n], facets.titles[n]) for n in ranked.tolist()]
    rest = shown.copy()
    rest[index] = False
    others = np.flatnonzero(rest)
    if len(others):
        index = np.concatenate([index, others])
        track = np.concatenate([track, np.full(len(others), len(groups))])
        groups.append(Group(grouping, OTHERS))
    return columns.picked(index, track), tuple(groups)


def pairs(columns: EventColumns, facets: Facets, shown: Flags) -> tuple[Ints, Ints]:
    """Each pair of an event's place in the columns and a trait once, for the events shown."""
    if not len(columns) or not len(facets.ids):
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    order = np.argsort(columns.ids, kind="stable")
    ids = columns.ids[order]
    places = np.minimum(np.searchsorted(ids, facets.ids), len(ids) - 1)
    index, known = order[places], ids[places] == facets.ids
    known &= shown[index]
    size = len(facets.names)
    found = np.unique(index[known] * size + facets.codes[known])
    return found // size, found % size
