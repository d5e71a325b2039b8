from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.ui.widgets.time_left import TimeLeft, left_words


def test_nothing_is_told_before_it_can_be_known() -> None:
    left = TimeLeft(100.0)
    assert left.seconds(0.5, 102.0) is None
    assert left.seconds(0.01, 200.0) is None
    assert left.seconds(0.5, 110.0) == 10.0


def test_time_that_a_task_is_held_does_not_count() -> None:
    left = TimeLeft(0.0)
    left.hold(True, 10.0)
    assert left.seconds(0.5, 500.0) is None
    left.hold(False, 1000.0)
    assert left.seconds(0.5, 1000.0) == 10.0


@given(st.floats(0.05, 1.0), st.floats(5.0, 1e5))
def test_at_a_steady_pace_the_end_stays_where_it_is(share: float, whole: float) -> None:
    seconds = TimeLeft(0.0).seconds(share, whole * share)
    assert seconds is None or seconds == pytest.approx(whole * (1 - share), abs=1e-6)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (0.0, "about 10 s left"),
        (33.0, "about 40 s left"),
        (60.0, "about 1 min left"),
        (61.0, "about 2 min left"),
    ],
)
def test_time_in_words(seconds: float | None, words: str) -> None:
    assert left_words(seconds, str) == words
