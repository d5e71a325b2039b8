"""Which of the events a filter wants, and how many there would be of each value of a facet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from timeline_app.domain.coding import KINDS, PRECISIONS, SCOPES
from timeline_app.domain.event_filter import EventFilter, Facet
from timeline_app.timeline.events import Bytes, EventColumns, Flags, Ints
from timeline_app.timeline.grouping import Facets, pairs

NAMES: Mapping[Facet, tuple[str, ...]] = {
    Facet.KIND: KINDS,
    Facet.SCOPE: SCOPES,
    Facet.PRECISION: PRECISIONS,
}
"""The facets that every event has one value of, which stands in the columns, and the values."""


@dataclass(frozen=True, eq=False)
class Traits:
    """Which events have which values of a facet: parallel arrays of places in the columns and of places
    in ``names``, each pair once; ``titles`` are how the values are written.
    """

    places: Ints
    codes: Ints
    names: tuple[str, ...]
    titles: tuple[str, ...]

    @classmethod
    def of(cls, columns: EventColumns, facets: Facets) -> Traits:
        """The traits of these events; pairs of other events are left out."""
        places, codes = pairs(columns, facets, np.ones(len(columns), dtype=bool))
        return cls(places, codes, facets.names, facets.titles)


def flags(
    columns: EventColumns,
    wanted: EventFilter,
    traits: Mapping[Facet, Traits],
    campaigns: Sequence[int],
) -> dict[Facet, Flags]:
    """For each facet of the filter which events fit it.

    ``traits`` must hold those facets that do not stand in the columns; ``campaigns`` are the
    articles of the tracks.
    """
    return {facet: _fitting(columns, wanted, facet, traits, campaigns) for facet in wanted.facets}


def all_of(fitting: Mapping[Facet, Flags], length: int, *but: Facet) -> Flags:
    """Which events fit all facets, but for some that do not count."""
    found = np.ones(length, dtype=bool)
    for facet, fits in fitting.items():
        if facet not in but:
            found &= fits
    return found


def counts(
    columns: EventColumns, facet: Facet, traits: Mapping[Facet, Traits], among: Flags
) -> Ints:
    """How many events of ``among`` have each value of a facet: of ``NAMES``, or of the traits' names."""
    if facet in NAMES:
        return np.bincount(_codes(columns, facet)[among], minlength=len(NAMES[facet]))
    own = traits[facet]
    return np.bincount(own.codes[among[own.places]], minlength=len(own.names))


def in_tracks(columns: EventColumns, among: Flags, tracks: int) -> Ints:
    """How many events of ``among`` each track has."""
    return np.bincount(columns.track[among], minlength=tracks)


def _fitting(
    columns: EventColumns,
    wanted: EventFilter,
    facet: Facet,
    traits: Mapping[Facet, Traits],
    campaigns: Sequence[int],
) -> Flags:
    if facet is Facet.CAMPAIGN:
        shown = np.array([article_id not in wanted.hidden for article_id in campaigns], dtype=bool)
        return shown[columns.track]
    if facet is Facet.TIME:
        return _meeting(columns, wanted)
    values = wanted.values(facet)
    if facet in NAMES:
        chosen = np.zeros(256, dtype=bool)
        chosen[[n for n, name in enumerate(NAMES[facet]) if name in values]] = True
        return chosen[_codes(columns, facet)]
    return _having(columns, traits[facet], values)


def _having(columns: EventColumns, own: Traits, values: frozenset[str]) -> Flags:
    chosen = np.array([name in values for name in own.names], dtype=bool)
    found = np.zeros(len(columns), dtype=bool)
    if len(own.codes):
        found[own.places[chosen[own.codes]]] = True
    return found


def _meeting(columns: EventColumns, wanted: EventFilter) -> Flags:
    found = np.ones(len(columns), dtype=bool)
    start, end = wanted.span or (None, None)
    if start is not None:
        found &= columns.end > start
    if end is not None:
        found &= columns.start < end
    return found


def _codes(columns: EventColumns, facet: Facet) -> Bytes:
    of_facet = {
        Facet.KIND: columns.kind,
        Facet.SCOPE: columns.scope,
        Facet.PRECISION: columns.precision,
    }
    return of_facet[facet]
