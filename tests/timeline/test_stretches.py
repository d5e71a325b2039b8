from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.timeline.making import DAY0, measure

from timeline_app.timeline import units
from timeline_app.timeline.folding import NOTHING_FOLDED, Folding
from timeline_app.timeline.stretches import across, cells, stretches
from timeline_app.timeline.ticks import choose, ticks
from timeline_app.timeline.viewport import Scale, Viewport

GAPS = st.lists(st.tuples(st.integers(2, 400), st.integers(61, 4000)), min_size=1, max_size=15)
VIEWS = st.tuples(st.floats(-500, 6000), st.sampled_from([3.0, 30.0, 200.0, 1500.0, 9000.0]))


def scale_of(gaps, view, width=900.0):
    ends, at = [], float(DAY0)
    for before, length in gaps:
        ends.append((at + before, at + before + length))
        at = ends[-1][1]
    start, span = view
    return Scale(Viewport(DAY0 + start, span), 150.0, width, Folding.of_gaps(ends, 2.0))


def ruler(scale):
    unit = choose(scale.per_day).minor
    return across(scale, lambda part: ticks(unit, part, measure, "zh-Hant", full=False))


@given(GAPS, VIEWS)
def test_cells_of_the_ruler_lie_one_behind_the_other_outside_the_gaps(gaps, view):
    scale = scale_of(gaps, view)
    made = ruler(scale)
    assert all(a.x1 <= b.x0 + 1e-6 for a, b in pairwise(made))
    assert all(a.day < b.day + 1e-6 for a, b in pairwise(made))
    start, end = scale.viewport.start, scale.viewport.end
    for gap in scale.folding.breaks(start, end):
        low, high = scale.x(gap.start), scale.x(gap.end)
        assert all(tick.x1 <= low + 1e-6 or tick.x0 >= high - 1e-6 for tick in made)


@given(GAPS, VIEWS)
def test_names_stay_within_their_own_cells(gaps, view):
    for tick in ruler(scale_of(gaps, view)):
        if tick.label:
            assert tick.x0 - 1e-6 <= tick.label_x
            assert tick.label_x + measure(tick.label) <= tick.x1 + 1e-6


@given(GAPS, VIEWS)
def test_stretches_lie_within_the_view_and_speak_of_calendar_days(gaps, view):
    scale = scale_of(gaps, view)
    for part in stretches(scale):
        assert part.left >= scale.left - 1e-6
        assert part.left + part.width <= scale.left + scale.width + 1e-6
        middle = part.left + part.width / 2
        assert abs(part.day(middle) - scale.date(middle)) < 1e-3


@given(GAPS, VIEWS, st.sampled_from([units.DAYS, units.MONTHS, units.YEARS]))
def test_counts_cover_the_view_in_cells_that_are_wide_enough(gaps, view, unit):
    scale, least = scale_of(gaps, view), 4.0
    made = cells(unit, scale, least)
    assert made[0] <= scale.viewport.start
    assert made[-1] >= scale.viewport.end
    inner = [b - a for a, b in pairwise(made[1:-1])]
    assert all(width > 0 for width in (b - a for a, b in pairwise(made)))
    assert unit is units.DAYS or all(width >= least - 1e-6 for width in inner)


@given(GAPS, VIEWS, st.floats(-0.3, 0.3))
def test_panning_moves_no_edge_of_a_count(gaps, view, share):
    here = scale_of(gaps, view)
    there = scale_of(gaps, (view[0] + view[1] * share, view[1]))
    low = max(here.viewport.start, there.viewport.start)
    high = min(here.viewport.end, there.viewport.end)
    seen = [
        [round(edge, 4) for edge in cells(units.MONTHS, scale, 9.0) if low + 1e-3 < edge < high - 1e-3]
        for scale in (here, there)
    ]  # fmt: skip
    assert seen[0] == seen[1]


def test_without_gaps_it_is_the_plain_ruler():
    scale = Scale(Viewport(float(DAY0), 40.0), 150.0, 900.0)
    unit = choose(scale.per_day).minor
    assert ruler(scale) == ticks(unit, scale, measure, "zh-Hant", full=False)
    assert scale.folding is NOTHING_FOLDED
    assert cells(unit, scale, 1.0) == units.edges(unit, float(DAY0), DAY0 + 40.0)
