from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.domain import days
from timeline_app.timeline import units
from timeline_app.timeline.folding import Folding
from timeline_app.timeline.journeys import apart, focused, kept_within, paged, world
from timeline_app.timeline.viewport import HOUR, Scale, Viewport

WIDTH = 1000.0
STARTS = st.floats(days.to_day(1800), days.to_day(1990))


def page(view: Viewport, by: int) -> Viewport:
    return paged(Scale(view, 150.0, WIDTH), by)


def between(first: str, last: str) -> Viewport:
    start = days.from_iso(first)
    return Viewport(float(start), float(days.from_iso(last) - start))


@pytest.mark.parametrize(
    ("view", "after"),
    [
        (("1937-11-01", "1937-12-01"), ("1937-12-01", "1938-01-01")),
        (("1937-01-01", "1937-04-01"), ("1937-04-01", "1937-07-01")),
        (("1936-01-01", "1938-01-01"), ("1938-01-01", "1940-01-01")),
        (("1930-01-01", "1940-01-01"), ("1940-01-01", "1950-01-01")),
        (("1937-02-11", "1937-02-21"), ("1937-02-21", "1937-03-01")),
        (("1937-12-31", "1938-01-01"), ("1938-01-01", "1938-01-02")),
    ],
)
def test_whole_units_stay_whole(view, after):
    assert page(between(*view), 1) == between(*after)
    assert page(between(*after), -1) == between(*view)


def test_of_other_views_the_span_is_kept_and_the_unit_fits():
    view = Viewport(days.from_iso("1937-12-15") + 0.5, 40.0)
    assert page(view, 1) == Viewport(days.from_iso("1938-01-15") + 0.5, 40.0)
    day = Viewport(days.from_iso("1937-12-15") + 0.3, 1.5)
    assert page(day, -1).start == pytest.approx(day.start - 1)


@given(STARTS, st.sampled_from([0.2, 1.3, 8.5, 33.0, 75.0, 200.0, 500.0, 5000.0]))
def test_a_page_on_and_back_leads_where_it_began(start, span):
    view = Viewport(start, span)
    there = page(view, 1)
    assert there.start > view.start
    back = page(there, -1)
    assert abs(back.start - view.start) * WIDTH / span < 1
    assert abs(back.end - view.end) * WIDTH / span < 1


@given(STARTS, st.sampled_from([HOUR, 1.0, 30.0, 400.0]), st.floats(1.05, 20), st.floats(0, 1))
def test_zooming_in_and_out_is_never_held_by_the_world(start, span, factor, share):
    whole = world(days.to_day(1800), days.to_day(1995))
    view = kept_within(Viewport(start, span), whole, start)
    pivot = view.start + share * view.span
    closer = kept_within(view.zoomed(factor, pivot), whole, pivot)
    if view.span / factor > HOUR:
        back = kept_within(closer.zoomed(1 / factor, pivot), whole, pivot)
        assert abs(back.start - view.start) * WIDTH / view.span < 0.01


def test_the_world_ends_beyond_all_events():
    whole = world(1000.0, 1100.0)
    assert whole == Viewport(975.0, 150.0)
    assert kept_within(Viewport(500.0, 10.0), whole, 505.0) == Viewport(975.0, 10.0)
    assert kept_within(Viewport(0.0, 10_000.0), whole, 1000.0) == whole


def test_an_item_comes_to_the_middle_and_then_takes_a_fifth():
    whole, view = world(1000.0, 2000.0), Viewport(1200.0, 100.0)
    first = focused(view, 1500.0, 1510.0, whole)
    assert (first.centre, first.span) == (1505.0, 100.0)
    second = focused(first, 1500.0, 1510.0, whole)
    assert (second.centre, second.span) == (1505.0, 50.0)


def test_an_item_too_large_is_shown_small_at_once():
    assert focused(Viewport(1500.0, 10.0), 1500.0, 1510.0, world(1000.0, 2000.0)).span == 50.0


def test_pages_go_by_the_calendar():
    for unit in (units.MONTHS, units.YEARS, units.DAYS):
        start = unit.floor(days.from_iso("1937-12-13"))
        view = Viewport(start, unit.next(start) - start)
        assert page(view, 1).start == unit.next(start)


def test_pages_pass_over_folded_time():
    gap = (days.from_iso("1932-03-01"), days.from_iso("1937-10-01"))
    folding = Folding.of_gaps([(float(gap[0]), float(gap[1]))], 10.0)
    view = Viewport(days.from_iso("1932-02-01"), 40.0)
    there = paged(Scale(view, 150.0, WIDTH, folding), 1)
    assert folding.day(there.start) == pytest.approx(gap[1])


def test_views_are_apart_by_place_or_by_zoom():
    view = Viewport(2_428_000.0, 100.0)
    assert not apart(view, view.panned(40.0))
    assert apart(view, view.panned(60.0))
    assert not apart(view, view.zoomed(1.9, view.centre))
    assert apart(view, view.zoomed(0.4, view.centre))
