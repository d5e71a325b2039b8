from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.timeline.viewport import (
    EARLIEST,
    HOUR,
    LATEST,
    Scale,
    Viewport,
    step_scale,
    zoom_step,
)  # fmt: skip

MOMENTS = st.floats(2_000_000, 2_500_000)
VIEWS = st.builds(Viewport, MOMENTS, st.floats(HOUR * 2, 200_000))


@settings(max_examples=200)
@given(VIEWS, st.floats(0.6, 1.8), st.floats(0, 1))
def test_zoom_and_its_inverse_give_the_same_view_to_the_pixel(view, factor, share):
    pivot = view.start + view.span * share
    back = view.zoomed(factor, pivot).zoomed(1 / factor, pivot)
    scale = Scale(back, 0.0, 1600.0)
    assert scale.x(view.start) == pytest.approx(0.0, abs=0.05)
    assert scale.x(view.end) == pytest.approx(1600.0, abs=0.05)


@settings(max_examples=100)
@given(VIEWS, st.floats(0.1, 10), st.floats(0, 1))
def test_the_pivot_keeps_its_place(view, factor, share):
    pivot = view.start + view.span * share
    after = view.zoomed(factor, pivot)
    before_x = Scale(view, 0.0, 1000.0).x(pivot)
    assert Scale(after, 0.0, 1000.0).x(pivot) == pytest.approx(before_x, abs=0.05)


@given(st.floats(-1e7, 1e7), st.floats(1e-6, 1e8))
def test_no_view_leaves_the_limits(start, span):
    view = Viewport(start, span)
    assert view.span >= HOUR
    assert view.start >= EARLIEST
    assert view.end <= LATEST + 1e-6


def test_a_view_of_nothing_is_refused():
    with pytest.raises(ValueError, match="not a view"):
        Viewport(float("nan"), 1.0)


def test_fitted_leaves_room_on_both_sides():
    assert Viewport.fitted(2_428_000, 2_428_010, 0.1) == Viewport(2_427_999, 12.0)


def test_within_keeps_a_tenth_on_the_data():
    view = Viewport(2_000_000, 100).within(2_428_000, 2_428_010)
    assert view.end == pytest.approx(2_428_010)


@given(VIEWS, VIEWS)
def test_a_motion_begins_and_ends_exactly(one, other):
    assert one.between(other, 1.0) == other
    start = one.between(other, 0.0)
    assert start.start == pytest.approx(one.start, abs=one.span * 1e-6)


@given(st.floats(1e-4, 1e5))
def test_a_step_is_never_finer_than_the_true_scale(per_day):
    coarse = step_scale(zoom_step(per_day))
    assert coarse <= per_day * (1 + 1e-8)
    assert per_day < coarse * 1.4143
