from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.timeline.making import DAY0, measure

from timeline_app.domain import days
from timeline_app.timeline import units
from timeline_app.timeline.display import DisplayList
from timeline_app.timeline.ruler import FAINT, draw_ruler, ruler_of, shades, strength
from timeline_app.timeline.ticks import LEVELS, choose
from timeline_app.timeline.viewport import Scale, Viewport

SPANS = st.floats(-1.3, 5.5).map(lambda power: 10**power)


def scale_of(span: float, start: float = DAY0 - 0.3) -> Scale:
    return Scale(Viewport(start, span), 150.0, 1000.0)


def lines(scale: Scale) -> dict[int, float]:
    """The strongest line at each px, by the moment it stands for."""
    found: dict[int, float] = {}
    for line in ruler_of(scale, measure, "en").lines(scale.left):
        hour = round(scale.day(line.x) * 24)
        found[hour] = max(found.get(hour, 0.0), line.strength)
    return found


@settings(max_examples=150)
@given(SPANS)
def test_no_line_pops_up_or_goes_out(span):
    before = lines(scale_of(span))
    after = lines(scale_of(span * 0.998))
    inside = scale_of(span * 0.998)
    for hour in before.keys() | after.keys():
        x = inside.x(hour / 24)
        if inside.left + 5 < x < inside.left + inside.width - 5:
            assert abs(before.get(hour, 0.0) - after.get(hour, 0.0)) <= 0.1 + 1e-9


@given(SPANS)
def test_the_fuller_row_has_the_stronger_lines(span):
    ruler = ruler_of(scale_of(span), measure, "en")
    assert ruler.shades[0] <= ruler.shades[1]
    assert all(line.strength <= FAINT + 0.03 for line in ruler.fine)


def test_a_unit_is_faint_when_it_gets_names_and_whole_when_it_is_major():
    for level in LEVELS[:-1]:
        per_day = level.width / level.minor.least
        assert strength(level.minor, per_day) == pytest.approx(FAINT, abs=0.03)
        assert strength(level.minor, per_day / 2.1) == 0
        assert strength(level.major, per_day) >= 0.95


@settings(max_examples=100)
@given(SPANS, st.floats(-0.45, 0.45), st.sampled_from(units.LANGUAGES))
def test_what_a_cell_is_called_does_not_depend_on_the_pan(span, share, language):
    here, there = scale_of(span), scale_of(span, DAY0 - 0.3 + share * span)
    for row in ("major", "minor"):
        names = [
            {
                round(tick.day * 24): tick.label
                for tick in getattr(ruler_of(scale, measure, language), row)
                if tick.x0 >= scale.left and tick.x1 <= scale.left + scale.width
            }
            for scale in (here, there)
        ]
        for day in names[0].keys() & names[1].keys():
            assert names[0][day] == names[1][day]


@given(st.floats(0, 200))
def test_a_name_that_leaves_the_view_fades_before_it_would_be_cut(shift):
    scale = scale_of(300.0, DAY0 + shift)
    right = scale.left + scale.width
    for row in (ruler_of(scale, measure, "zh-Hant").minor, ruler_of(scale, measure, "en").major):
        for tick in row:
            if tick.label:
                assert scale.left <= tick.label_x
                assert tick.label_x + measure(tick.label) <= right + 1e-6
                assert 0 < tick.alpha <= 1


def test_names_fade_in_small_steps_while_panning():
    seen: dict[float, float] = {}
    for step in range(400):
        scale = scale_of(300.0, DAY0 + step * 0.1)
        now = {tick.day: tick.alpha if tick.label else 0.0 for tick in _months(scale)}
        for day, alpha in now.items():
            assert abs(seen.get(day, alpha) - alpha) <= 0.41
        seen = now


def _months(scale):
    return ruler_of(scale, measure, "zh-Hant").minor


def test_the_ruler_is_drawn_within_its_height():
    scale = scale_of(40.0)
    out = DisplayList()
    draw_ruler(ruler_of(scale, measure, "en"), (scale.left, 1150.0, 44.0), out)
    assert any(step[0] == "text" for step in out.steps)
    assert all(0 <= step[2] <= 44 for step in out.steps)


def test_the_finest_level_has_nothing_finer():
    scale = scale_of(1 / 24)
    assert choose(scale.per_day).minor is units.HOURS
    assert not ruler_of(scale, measure, "en").fine
    assert math.isclose(strength(units.HOURS, scale.per_day), 1.0, abs_tol=0.6)


def shaded(span):
    """First and last day of what is shaded in a view of so many days."""
    scale = scale_of(span, float(days.to_day(1937, 12, 1)))
    found = shades(ruler_of(scale, measure, "zh-Hant"), scale.per_day)
    ends = [(scale.day(x), scale.day(x + width)) for x, width, _ in found]
    return {round(day) for first, end in ends for day in (first, end - 1)}


@pytest.mark.parametrize("span", [0.5, 4.0, 20.0, 40.0])
def test_weekends_are_shaded_where_days_have_names(span):
    found = shaded(span)
    assert {days.weekday(day) for day in found} <= {5, 6}
    assert bool(found) == (span >= 4.0)  # 1 December 1937 was a Wednesday


def test_the_middle_of_a_month_is_shaded_where_its_thirds_have_names():
    assert {days.to_calendar(day).day for day in shaded(60.0)} == {11, 20}
    assert not shaded(400.0)
    assert not shaded(9000.0)
