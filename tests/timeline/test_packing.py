from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from timeline_app.timeline.packing import HIDDEN, pack

FOOTPRINTS = st.lists(
    st.tuples(st.integers(0, 500), st.integers(1, 80)).map(lambda p: (p[0], p[0] + p[1])),
    min_size=1,
    max_size=60,
)


@given(FOOTPRINTS, st.randoms(), st.integers(1, 8))
def test_rows_never_overlap_in_whatever_order(footprints, random, limit):
    order = list(range(len(footprints)))
    random.shuffle(order)
    lefts, rights = zip(*footprints, strict=True)
    rows = pack(lefts, rights, order, limit)
    for row in range(limit):
        taken = sorted(f for f, placed in zip(footprints, rows, strict=True) if placed == row)
        assert all(a[1] <= b[0] for a, b in pairwise(taken))
    assert all(row == HIDDEN or 0 <= row < limit for row in rows)


@given(FOOTPRINTS)
def test_with_rows_enough_nothing_is_hidden(footprints):
    lefts, rights = zip(*footprints, strict=True)
    assert HIDDEN not in pack(lefts, rights, range(len(lefts)), len(lefts))


def test_the_first_row_with_room_is_taken_and_gaps_are_filled():
    assert pack([0, 0, 50, 20], [30, 40, 60, 35], [0, 2, 1, 3], 3) == [0, 1, 0, 2]
    assert pack([0, 50, 20], [10, 60, 30], [0, 1, 2], 2) == [0, 0, 0]


def test_what_is_not_in_the_order_stays_hidden():
    assert pack([0, 50], [10, 60], [1], 2) == [HIDDEN, 0]
