from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.timeline.making import DAY0, row

from timeline_app.domain.coding import KINDS
from timeline_app.timeline.events import EventColumns
from timeline_app.timeline.grouping import MOST_GROUPS, OTHERS, Facets, Grouping, kinds, regrouped


def columns_of(count, **other):
    rows = [row(n, DAY0 + n % 7, article=1 + n % 2, **other) for n in range(count)]
    return EventColumns.from_rows(rows, {1: 0, 2: 1})


def facets_of(pairs, names):
    ids, codes = zip(*pairs, strict=True) if pairs else ((), ())
    return Facets(np.array(ids, dtype="i8"), np.array(codes, dtype="i8"), names, names)


def all_of(columns):
    return np.ones(len(columns), dtype=bool)


PAIRS = st.lists(st.tuples(st.integers(0, 25), st.integers(0, 4)), max_size=60)


@given(PAIRS, st.lists(st.booleans(), min_size=20, max_size=20))
def test_every_event_shown_stands_once_in_each_of_its_tracks(pairs, ticked):
    columns = columns_of(20)
    shown = np.array(ticked)
    made, groups = regrouped(columns, facets_of(pairs, tuple("甲乙丙丁戊")), Grouping.UNIT, shown)
    found = sorted(zip(made.ids.tolist(), (groups[t].name for t in made.track), strict=True))
    kept = set(columns.ids[shown].tolist())
    wanted = {(event, "甲乙丙丁戊"[code]) for event, code in pairs if event in kept}
    rest = kept - {event for event, _ in wanted}
    assert found == sorted([*wanted, *((event, OTHERS) for event in rest)])


@given(PAIRS)
def test_the_tracks_with_most_events_come_first_and_the_rest_last(pairs):
    columns = columns_of(20)
    made, groups = regrouped(
        columns, facets_of(pairs, tuple("甲乙丙丁戊")), Grouping.COMMANDER, all_of(columns)
    )
    sizes = [made.track_slice(n) for n in range(len(groups))]
    counts = [part.stop - part.start for part in sizes]
    if groups[-1].name == OTHERS:
        counts.pop()
    assert counts == sorted(counts, reverse=True)
    assert all(count > 0 for count in counts)


def test_times_and_traits_go_along():
    columns = columns_of(6, kind="capture", time="02:00")
    made, _ = regrouped(columns, facets_of([(3, 0)], ("甲",)), Grouping.SIDE, all_of(columns))
    here, there = made.indices_of([3])[0], columns.indices_of([3])[0]
    for name in ("start", "end", "kind", "flags", "precision", "scope", "rank"):
        assert getattr(made, name)[here] == getattr(columns, name)[there]


def test_kinds_keep_the_order_of_the_legend():
    rows = [row(1, DAY0, kind="capture"), row(2, DAY0, kind="attack"), row(3, DAY0, kind="capture")]
    columns = EventColumns.from_rows(rows, {1: 0})
    _, groups = regrouped(columns, kinds(columns), Grouping.KIND, all_of(columns))
    assert [group.key for group in groups] == ["kind:attack", "kind:capture"]
    assert set(KINDS) >= {group.name for group in groups}


def test_there_are_not_too_many_tracks():
    columns = columns_of(200)
    names = tuple(map(str, range(200)))
    made, groups = regrouped(
        columns, facets_of([(n, n) for n in range(200)], names), Grouping.UNIT, all_of(columns)
    )
    assert len(groups) == MOST_GROUPS + 1
    part = made.track_slice(MOST_GROUPS)
    assert part.stop - part.start == 200 - MOST_GROUPS


def test_of_nothing_there_are_no_tracks():
    columns = columns_of(0)
    made, groups = regrouped(columns, facets_of([], ()), Grouping.UNIT, all_of(columns))
    assert (len(made), groups) == (0, ())
