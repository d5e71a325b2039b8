from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from timeline_app.timeline.tracks import (
    PAD,
    PINNED_SHARE,
    ROW,
    Demand,
    Track,
    arrange,
    in_order,
    rows_in,
)

WINDOW = (0.0, 1.0)


def demands(needed):
    return [Demand(tuple(range(count))) for count in needed]


NEEDED = st.lists(st.integers(0, 40), min_size=1, max_size=20)


@given(NEEDED, st.integers(0, 3000))
def test_the_height_is_shared_without_waste(needed, height):
    tracks, free = range(len(needed)), arrange(range(len(needed)), demands(needed), None, WINDOW)
    made = arrange(tracks, demands(needed), height, WINDOW)
    given_rows = [band.rows for band in made.bands]
    wanted = [max(1, count) for count in needed]
    assert all(1 <= got <= want for got, want in zip(given_rows, wanted, strict=True))
    if free.height <= height:
        assert made == free
    elif made.height <= height:
        assert made.height > height - ROW


@given(NEEDED, st.integers(0, 3000))
def test_no_track_with_anything_in_view_has_less_than_its_share(needed, height):
    filled = sum(count > 0 for count in needed)
    fair = max(rows_in(height, filled) // max(filled, 1), 2)
    made = arrange(range(len(needed)), demands(needed), height, WINDOW)
    assert all(
        band.rows >= min(count, fair) for band, count in zip(made.bands, needed, strict=True)
    )


def test_an_empty_track_is_low():
    made = arrange([0, 1], demands([0, 1]), None, WINDOW)
    assert [band.height for band in made.bands] == [ROW, ROW + 2 * PAD]


@given(NEEDED)
def test_bands_lie_one_below_the_other(needed):
    made = arrange(range(len(needed)), demands(needed), None, WINDOW)
    assert all(a.bottom == b.y for a, b in pairwise(made.bands))
    assert made.height == sum(band.height for band in made.bands)


def test_bands_are_found_by_place_and_by_track():
    made = arrange([4, 7], demands([1, 3]), None, WINDOW)
    assert made.band_at(ROW + 2 * PAD + 1) is made.band_of(7)
    assert made.band_at(1000) is None
    assert made.band_of(5) is None


def test_rows_in_a_window():
    assert rows_in(2 * (24 * 3 + 12), 2) == 6


def test_what_is_cut_is_counted_in_the_last_row():
    made = arrange([0], [Demand((0, 2, 5, 9))], 3 * ROW + 2 * PAD, WINDOW)
    assert (made.bands[0].rows, made.bands[0].lanes, made.bands[0].counted) == (3, (0, 2), True)


def test_a_row_for_counts_is_part_of_the_demand():
    made = arrange([0], [Demand((0, 2), counted=True)], None, WINDOW)
    assert (made.bands[0].rows, made.bands[0].lanes, made.bands[0].counted) == (3, (0, 2), True)


def test_tracks_stand_as_the_reader_wants_the_pinned_ones_first():
    tracks = [
        Track(1, "甲", 0, place=2),
        Track(2, "乙", 1, place=0),
        Track(3, "丙", 2, place=1, pinned=True),
        Track(4, "丁", 3, visible=False),
    ]
    assert in_order(tracks) == [2, 1, 0]
    assert [track.key for track in tracks][:2] == ["campaign:1", "campaign:2"]


@given(NEEDED, st.integers(200, 3000), st.integers(1, 12))
def test_rows_that_the_reader_gives_are_kept_whatever_the_height(needed, height, most):
    wished = [Demand(demand.lanes, demand.counted, most) for demand in demands(needed)[:1]]
    asked = [*wished, *demands(needed)[1:]]
    made = arrange(range(len(asked)), asked, height, WINDOW)
    assert made.bands[0].rows == min(max(1, needed[0]), most)


@given(NEEDED, st.integers(0, 20), st.integers(100, 1500), st.booleans())
def test_pinned_tracks_leave_half_the_window_to_the_others(needed, pinned, room, free):
    pinned = min(pinned, len(needed))
    height = None if free else room
    made = arrange(range(len(needed)), demands(needed), height, WINDOW, pinned, room)
    assert made.pinned_height <= room * PINNED_SHARE
    assert all(made.stays(band) == (n < made.pinned) for n, band in enumerate(made.bands))
    for band in made.bands:
        assert made.top(band, 40.0) == (band.y if made.stays(band) else band.y - 40.0)


@given(NEEDED, st.integers(200, 1500), st.integers(1, 30))
def test_a_track_given_more_rows_leaves_fewer_to_the_others(needed, height, most):
    def others(rows):
        asked = [Demand(tuple(range(40)), most=rows), *demands(needed)[1:]]
        return [band.rows for band in arrange(range(len(asked)), asked, height, WINDOW).bands[1:]]

    assert all(a >= b for a, b in zip(others(most), others(most + 1), strict=True))
