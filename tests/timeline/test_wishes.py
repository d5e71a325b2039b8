from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.timeline.grouping import Grouping
from timeline_app.timeline.tracks import Track
from timeline_app.timeline.wishes import TrackWish, Wishes, beside, moved

KEYS = ["a", "b", "c", "d"]
WISHES = st.builds(
    Wishes,
    st.sampled_from(list(Grouping)),
    st.booleans(),
    st.lists(st.text(max_size=5), max_size=5).map(tuple),
    st.dictionaries(
        st.text(max_size=5),
        st.builds(
            TrackWish, st.booleans(), st.booleans(),
            st.none() | st.integers(1, 60), st.none() | st.integers(0, 11),
        ),
        max_size=4,
    ),
)  # fmt: skip


@given(WISHES)
def test_what_is_written_down_is_read_again(wishes):
    assert Wishes.from_plain(json.loads(json.dumps(wishes.plain()))) == wishes


@pytest.mark.parametrize(
    "spoilt",
    [None, [], "x", {"grouping": "moon"}, {"order": 3, "tracks": [1]}, {"order": [1, {}]},
     {"tracks": {"a": 3}}],
)  # fmt: skip
def test_what_cannot_be_understood_is_no_wish(spoilt):
    assert Wishes.from_plain(spoilt) == Wishes()


@pytest.mark.parametrize("told", [{"rows": 0}, {"rows": "3"}, {"colour": -4}, {"folded": "yes"}])
def test_a_trait_that_cannot_be_is_left_to_the_program(told):
    assert Wishes.from_plain({"tracks": {"a": told}}).of("a") == TrackWish()


def test_traits_of_tracks():
    wishes = Wishes().changed(["a", "b"], "folded", True).changed(["b"], "rows", 4)
    assert (wishes.of("a"), wishes.of("b")) == (TrackWish(True), TrackWish(True, rows=4))
    assert wishes.changed(["a"], "folded", False).tracks.keys() == {"b"}


def test_wishes_are_applied_to_the_tracks():
    tracks = [Track(1, "甲", 5), Track(2, "乙", 6)]
    wishes = (
        Wishes()
        .ordered(["campaign:2", "campaign:1"])
        .changed(["campaign:1"], "colour", 9)
        .changed(["campaign:2"], "pinned", True)
    )
    first, second = wishes.applied(tracks)
    assert (first.place, first.colour, first.pinned) == (1, 9, False)
    assert (second.place, second.colour, second.pinned) == (0, 6, True)


def test_a_new_track_comes_after_those_that_were_put():
    new, old = Wishes(order=("campaign:2",)).applied([Track(1, "甲", 0), Track(2, "乙", 1)])
    assert new.place > old.place


def test_the_order_of_other_groupings_is_kept():
    assert Wishes(order=("x", "a")).ordered(["b", "a"]).order == ("b", "a", "x")


@given(st.permutations(KEYS), st.sampled_from(KEYS), st.sampled_from([*KEYS, None]))
def test_moving_keeps_all_and_the_order_of_the_others(keys, key, before):
    made = moved(keys, key, before)
    assert sorted(made) == KEYS
    assert [k for k in made if k != key] == [k for k in keys if k != key]
    if before not in (None, key):
        assert made[made.index(key) + 1] == before


def test_a_track_goes_past_its_neighbour_among_those_in_sight():
    assert beside(KEYS, "a", 1, {"a", "c", "d"}) == ["c", "a", "b", "d"]
    assert beside(KEYS, "d", -1, {"a", "d"}) == ["d", "a", "b", "c"]
    assert beside(KEYS, "a", -1, set(KEYS)) == KEYS
