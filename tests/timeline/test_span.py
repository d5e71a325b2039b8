from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.timeline.making import DAY0, FRAME, SPANS, builder, row, some_rows

from timeline_app.domain import days
from timeline_app.timeline import span as spans
from timeline_app.timeline.folding import Folding
from timeline_app.timeline.span import End, TimeSpan
from timeline_app.timeline.viewport import Scale, Viewport

MOMENTS = st.floats(DAY0 - 500, DAY0 + 500).map(spans.to_minute)
FOLDINGS = st.sampled_from([Folding(), Folding.of_gaps([(DAY0 - 300, DAY0 - 100)], 3.0)])


@st.composite
def scales(draw):
    span = draw(SPANS)
    viewport = Viewport(DAY0 + draw(st.floats(-400, 400)), span)
    return replace(FRAME, folding=draw(FOLDINGS)).scale(viewport)


@given(MOMENTS, MOMENTS)
def test_a_span_runs_from_the_earlier_moment_whichever_way_it_was_drawn(one, other):
    made = TimeSpan.between(one, other)
    assert made == TimeSpan.between(other, one)
    assert (made is None) == (one == other)
    if made is not None:
        assert {made.of(End.START), made.of(End.END)} == {one, other}


def test_a_span_without_length_is_refused():
    with pytest.raises(ValueError, match="not a span"):
        TimeSpan(DAY0, DAY0)


@given(st.lists(MOMENTS, max_size=30), MOMENTS, scales())
def test_an_end_goes_to_the_nearest_edge_and_only_to_a_near_one(moments, here, scale):
    edges = np.unique(np.array(moments))
    place = scale.folding.place
    away = [abs(place(edge) - place(here)) * scale.per_day for edge in edges]
    found = spans.snapped(here, edges, scale)
    if found is None:
        assert all(distance > spans.SNAP for distance in away)
    else:
        assert found in edges
        assert abs(place(found) - place(here)) * scale.per_day <= min(away) + 1e-6


@settings(max_examples=40, deadline=None)
@given(some_rows(), SPANS)
def test_edges_are_moments_in_view_in_order_where_something_begins_or_ends(rows, span):
    made = builder(rows)
    scene = made.build(Viewport(DAY0 + 8 - span / 2, span), FRAME)
    edges = spans.edges(scene, made.columns)
    assert (np.diff(edges) > 0).all()
    assert (edges >= scene.viewport.start - 1e-3).all()
    assert (edges <= scene.viewport.end + 1e-3).all()
    for index in scene.marks.index:
        start = made.columns.start[index]
        if scene.viewport.start <= start <= scene.viewport.end:
            assert np.abs(edges - start).min() < 1e-3


@given(MOMENTS, MOMENTS, scales(), st.sampled_from(list(End)))
def test_an_end_can_be_taken_where_it_stands_and_nowhere_far(one, other, scale, end):
    made = TimeSpan.between(one, other)
    if made is None:
        return
    start, stop = made.ends_x(scale)
    x = start if end is End.START else stop
    taken = spans.end_at(made, x, scale)
    assert taken is not None
    assert made.of(taken) == made.of(end) or abs(stop - start) <= spans.GRAB
    assert spans.end_at(made, start - spans.GRAB - 1, scale) is None
    assert spans.end_at(made, stop + spans.GRAB + 1, scale) is None


@given(some_rows(), MOMENTS, st.floats(0.01, 300), st.sets(st.integers(0, 1)))
def test_what_meets_a_span_is_found_and_nothing_else(rows, start, length, tracks):
    columns = builder(rows).columns
    span = TimeSpan(start, start + length)
    assert spans.meeting(columns, tracks, span).tolist() == [
        i
        for i in range(len(columns))
        if columns.track[i] in tracks
        and columns.start[i] < span.end
        and columns.end[i] > span.start
    ]


@given(MOMENTS, scales())
def test_a_free_end_is_never_rounded_by_more_than_the_hand_can_tell(moment, scale):
    assert abs(spans.rounded(moment, scale) - moment) * scale.per_day <= 20.0


def test_tracks_between_two_heights():
    scene = builder([row(1, DAY0), row(2, DAY0, article=2)]).build(Viewport(DAY0 - 5, 20), FRAME)
    first, second = scene.heads
    inside = first.y + 3
    assert spans.tracks_between(scene, inside, inside + 4) == [0]
    assert spans.tracks_between(scene, second.y + 3, inside) == [0, 1]
    assert spans.tracks_between(scene, scene.frame.height - 2, scene.frame.height) == []


def test_tracks_between_where_some_stay_and_some_are_scrolled_away():
    made = builder([row(n, DAY0, article=n + 1) for n in range(9)], 9)
    made.set_tracks([replace(track, pinned=n == 4) for n, track in enumerate(made.tracks)])
    scene = made.build(Viewport(DAY0 - 5, 20), replace(FRAME, scroll=80.0))
    under = scene.fixed + 2
    # From a track that has been scrolled out at the top to one in view: not the one that stays.
    assert spans.tracks_between(scene, under - 75, under + 30, scrolls=True) == [0, 1, 2, 3]
    # From the one that stays to one in view: not those behind it.
    assert spans.tracks_between(scene, scene.frame.top + 3, under) == [4, 2]
    # From one in view up to the one that stays.
    assert spans.tracks_between(scene, under, scene.frame.top + 3, scrolls=True) == [4, 2]


def day(year, month, dom):
    return float(days.to_day(year, month, dom))


@pytest.mark.parametrize(
    ("start", "end", "language", "expected"),
    [
        (day(1937, 12, 5), day(1937, 12, 14), "zh-Hant", ("1937年12月5日—12月13日 · 9天", "12月5日—12月13日 · 9天", "9天")),
        (day(1937, 12, 5), day(1937, 12, 6), "zh-Hans", ("1937年12月5日 · 1天", "12月5日 · 1天", "1天")),
        (day(1937, 12, 28), day(1938, 1, 3), "zh-Hant", ("1937年12月28日—1938年1月2日 · 6天", "12月28日—1月2日 · 6天", "6天")),
        (day(1937, 12, 5), day(1937, 12, 14), "en", ("5 Dec – 13 Dec 1937 · 9 days", "5 Dec – 13 Dec · 9 days", "9 days")),
        (day(1937, 12, 5) + 0.25, day(1937, 12, 5) + 0.75, "zh-Hant", ("1937年12月5日 6:00–18:00 · 12小時", "12月5日 6:00–18:00 · 12小時", "12小時")),
        (day(1937, 12, 5) + 0.25, day(1937, 12, 7), "zh-Hans", ("1937年12月5日 6:00—12月6日 24:00 · 42小时", "12月5日 6:00—12月6日 24:00 · 42小时", "42小时")),
        (day(1937, 12, 7), day(1937, 12, 10) + 0.5, "zh-Hant", ("1937年12月7日 0:00—12月10日 12:00 · 3.5天", "12月7日 0:00—12月10日 12:00 · 3.5天", "3.5天")),
        (day(1937, 12, 7) + 0.5, day(1937, 12, 10) + 0.5, "en", ("7 Dec 12:00 – 10 Dec 1937 12:00 · 3 days", "7 Dec 12:00 – 10 Dec 12:00 · 3 days", "3 days")),
        (day(1937, 12, 5), day(1937, 12, 5) + 1 / 96, "en", ("5 Dec 1937 0:00–0:15 · 15 minutes", "5 Dec 0:00–0:15 · 15 minutes", "15 minutes")),
        (day(1931, 9, 18), day(1945, 9, 3), "zh-Hant", ("1931年9月18日—1945年9月2日 · 14.0年", "1931年9月—1945年9月 · 14.0年", "14.0年")),
    ],
)  # fmt: skip
def test_words(start, end, language, expected):
    assert spans.words(TimeSpan(start, end), language) == expected


def test_where_time_is_folded_the_ends_stand_on_the_axis():
    folding = Folding.of_gaps([(DAY0 + 10.0, DAY0 + 110.0)], 2.0)
    scale = Scale(Viewport(float(DAY0), 100.0), 0.0, 1000.0, folding)
    assert TimeSpan(DAY0 + 10.0, DAY0 + 110.0).ends_x(scale) == (100.0, 120.0)


def test_the_year_of_a_span_is_told_where_it_is_one():
    assert spans.only_year(TimeSpan(day(1937, 1, 1), day(1938, 1, 1))) == 1937
    assert spans.only_year(TimeSpan(day(1937, 12, 31), day(1938, 1, 1) + 0.5)) is None
