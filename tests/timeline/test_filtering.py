"""Filters over columns of events, against what plain Python says of each event."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.test_event_filter import FILTERS
from tests.timeline.making import DAY0, some_rows

from timeline_app.domain.coding import KINDS, PRECISIONS, SCOPES
from timeline_app.domain.event_filter import LISTED, EventFilter, Facet
from timeline_app.timeline import filtering
from timeline_app.timeline.events import EventColumns
from timeline_app.timeline.filtering import NAMES, Traits
from timeline_app.timeline.grouping import Facets

_NAMES = ("", "a", "b", "c")
_READ = tuple(facet for facet in LISTED if facet not in NAMES)
_ARTICLES = (1, 2)
Having = dict[Facet, set[tuple[int, str]]]


@st.composite
def libraries(draw: st.DrawFn) -> tuple[EventColumns, Having]:
    """Some events of two articles, and which of them have which values."""
    columns = EventColumns.from_rows(draw(some_rows(most=8)), {1: 0, 2: 1})  # type: ignore[arg-type]
    pair = st.tuples(st.integers(0, 14), st.sampled_from(_NAMES))
    return columns, {facet: draw(st.sets(pair, max_size=8)) for facet in _READ}


def near(wanted: EventFilter) -> EventFilter:
    """The same about the days and with the names of the libraries above."""
    start, end = wanted.span or (None, None)
    about = (start and DAY0 + start % 40, end and DAY0 + end % 40)
    made = replace(wanted, span=about if any(about) else None)
    for facet in _READ:
        made = made.wanting(facet, (_NAMES[len(text) % 4] for text in wanted.values(facet)))
    return made


def traits_of(columns: EventColumns, having: Having) -> dict[Facet, Traits]:
    made = {}
    for facet, pairs in having.items():
        told = sorted(pairs) * 2  # a library may tell the same twice
        ids, codes = [n for n, _ in told], [_NAMES.index(name) for _, name in told]
        made[facet] = Traits.of(
            columns, Facets(np.array(ids, dtype=int), np.array(codes, dtype=int), _NAMES, _NAMES)
        )
    return made


def kept(columns: EventColumns, having: Having, wanted: EventFilter, *but: Facet) -> set[int]:
    flags = filtering.flags(columns, wanted, traits_of(columns, having), _ARTICLES)
    return set(columns.ids[filtering.all_of(flags, len(columns), *but)].tolist())


def fits(columns: EventColumns, having: Having, wanted: EventFilter, n: int) -> bool:
    """What a filter means, an event at a time."""
    start, end = wanted.span or (None, None)
    own: dict[Facet, set[str]] = {
        Facet.KIND: {KINDS[columns.kind[n]]},
        Facet.SCOPE: {SCOPES[columns.scope[n]]},
        Facet.PRECISION: {PRECISIONS[columns.precision[n]]},
    }
    for facet, pairs in having.items():
        own[facet] = {name for event_id, name in pairs if event_id == columns.ids[n]}
    return (
        _ARTICLES[columns.track[n]] not in wanted.hidden
        and (start is None or columns.end[n] > start)
        and (end is None or columns.start[n] < end)
        and all(not wanted.values(facet) or wanted.values(facet) & own[facet] for facet in LISTED)
    )


@given(libraries(), FILTERS.map(near))
@settings(max_examples=40)
def test_what_is_left_is_what_fits_every_facet(
    library: tuple[EventColumns, Having], wanted: EventFilter
) -> None:
    columns, having = library
    expected = {int(columns.ids[n]) for n in range(len(columns)) if fits(*library, wanted, n)}
    assert kept(columns, having, wanted) == expected


@given(libraries(), FILTERS.map(near), st.sampled_from(LISTED), st.sampled_from(_NAMES))
@settings(max_examples=40)
def test_another_value_adds_events_and_another_facet_takes_some_away(
    library: tuple[EventColumns, Having], wanted: EventFilter, facet: Facet, value: str
) -> None:
    before, after = kept(*library, wanted), kept(*library, wanted.toggled(facet, value, True))
    if facet in wanted.facets:
        assert after >= before
    else:
        assert after <= before
    assert kept(*library, wanted.without(facet)) >= before


@given(libraries(), FILTERS.map(near))
@settings(max_examples=15)
def test_a_value_is_counted_among_what_fits_the_other_facets(
    library: tuple[EventColumns, Having], wanted: EventFilter
) -> None:
    columns, having = library
    traits = traits_of(columns, having)
    flags = filtering.flags(columns, wanted, traits, _ARTICLES)
    for facet in LISTED:
        among = filtering.all_of(flags, len(columns), facet)
        names = NAMES.get(facet, _NAMES)
        counted = filtering.counts(columns, facet, traits, among).tolist()
        for name, count in zip(names, counted, strict=True):
            alone = wanted.wanting(facet, [name])
            assert count == len(kept(columns, having, alone))


def test_tracks_are_counted() -> None:
    columns = EventColumns.from_table(EventColumns.empty_table(3))
    among = np.array([True, False, True])
    assert filtering.in_tracks(columns, among, 2).tolist() == [2, 0]
    assert columns.where(among).ids.tolist() == [0, 0]
