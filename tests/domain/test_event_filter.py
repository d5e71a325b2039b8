"""The filter as a value; what it does to events is tested in tests/timeline/test_filtering.py."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.domain.dates import Precision
from timeline_app.domain.event_filter import LISTED, EventFilter, Facet, Mark
from timeline_app.domain.events import EventKind, Scope

_TEXTS = st.frozensets(st.text("ab第", max_size=2), max_size=2)
_ENDS = st.none() | st.integers(-5000, 5000).map(float)
FILTERS = st.builds(
    EventFilter,
    hidden=st.frozensets(st.integers(1, 4), max_size=2),
    span=st.none() | st.tuples(_ENDS, _ENDS).filter(any),
    sides=_TEXTS,
    units=_TEXTS,
    subordinates=st.booleans(),
    people=_TEXTS,
    kinds=st.frozensets(st.sampled_from(EventKind), max_size=2),
    scopes=st.frozensets(st.sampled_from(Scope), max_size=2),
    precisions=st.frozensets(st.sampled_from(Precision), max_size=2),
    marks=st.frozensets(st.sampled_from(Mark), max_size=2),
    tags=_TEXTS,
    texts=_TEXTS,
)


@given(FILTERS)
@settings(max_examples=40)
def test_a_filter_survives_being_written_down(wanted: EventFilter) -> None:
    assert EventFilter.from_plain(json.loads(json.dumps(wanted.plain()))) == wanted


@given(FILTERS)
@settings(max_examples=40)
def test_without_a_facet_it_leaves_nothing_out_by_it(wanted: EventFilter) -> None:
    for facet in wanted.facets:
        assert set(wanted.without(facet).facets) == set(wanted.facets) - {facet}


def test_a_value_is_added_and_taken_away() -> None:
    for facet in LISTED:
        with_it = EventFilter().toggled(facet, "x", True)
        assert with_it.facets == (facet,)
        assert with_it.within_campaigns
        assert with_it.toggled(facet, "x", False) == EventFilter()
    hidden = EventFilter(hidden=frozenset({1}))
    assert hidden.facets == (Facet.CAMPAIGN,)
    assert not hidden.within_campaigns


def test_what_cannot_be_understood_leaves_nothing_out() -> None:
    for odd in (
        None,
        [],
        {"kinds": ["no such kind"], "hidden": ["1", True], "span": [1], "sides": "JP", "units": 7},
        {"span": [None, None]},
        {"span": ["a", 2]},
    ):
        assert EventFilter.from_plain(odd) == EventFilter()
