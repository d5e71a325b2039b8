from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.timeline.making import DAY0, FRAME, SPANS, builder, measure, row

from timeline_app.timeline import display, span_picture
from timeline_app.timeline.display import DisplayList, Emphasis
from timeline_app.timeline.picture import steps
from timeline_app.timeline.span import TimeSpan
from timeline_app.timeline.viewport import Viewport

ROWS = [row(1, DAY0), row(2, DAY0 + 4, article=2)]


def scene_of(span=20.0):
    return builder(ROWS).build(Viewport(DAY0 - span / 4, span), FRAME)


def shown(start, end, tracks=None, snap=None, language="zh-Hant"):
    return span_picture.chosen(TimeSpan(start, end, tracks), language, measure, snap)


@settings(max_examples=60, deadline=None)
@given(SPANS, st.floats(-300, 300), st.floats(0.01, 300), st.sampled_from(["zh-Hant", "en"]))
def test_the_words_stay_on_the_ruler_and_cover_no_name(span, start, length, language):
    scene = scene_of(span)
    chosen = shown(DAY0 + start, DAY0 + start + length, language=language)
    chip = span_picture.chip_of(scene, chosen)
    low, high = chosen.span.ends_x(scene.scale)
    assert (chip is None) == (high <= FRAME.left or low >= FRAME.width)
    if chip is None:
        return
    assert FRAME.left <= chip.x
    assert chip.x + chip.width <= FRAME.width
    for tick in span_picture.cleared(scene, chosen).ruler.minor:
        end = tick.label_x + measure(tick.label) * display.SMALL_SIZE / display.LABEL_SIZE
        assert not tick.label or end <= chip.x or tick.label_x >= chip.x + chip.width
        for x in (low, high):
            assert not tick.label or not tick.label_x <= x <= end


@pytest.mark.parametrize(("length", "place"), [(12.0, 0), (2.0, 1)])
def test_a_narrow_span_leaves_the_year_to_the_ruler(length, place):
    chosen = shown(DAY0, DAY0 + length)
    chip = span_picture.chip_of(scene_of(), chosen)
    assert chip.text == chosen.words[place][0]


def test_only_its_own_tracks_are_shaded():
    scene = scene_of()
    out = DisplayList()
    span_picture.draw_ground(
        scene, scene.heads, shown(DAY0, DAY0 + 3.0, frozenset([scene.heads[1].track.key])), out
    )
    shades = [step for step in out.steps if step[0] == display.RECT]
    assert [step[2] for step in shades] == [scene.heads[1].y]
    x, width = shades[0][1], shades[0][3]
    assert x == pytest.approx(scene.scale.x(DAY0))
    assert width == pytest.approx(3 * scene.scale.per_day)


def test_neighbours_are_shaded_as_one():
    scene = scene_of()
    out = DisplayList()
    span_picture.draw_ground(scene, scene.heads, shown(DAY0, DAY0 + 3.0), out)
    (shade,) = [step for step in out.steps if step[0] == display.RECT]
    first, last = scene.heads[0], scene.heads[-1]
    assert shade[2] == first.y
    assert shade[2] + shade[4] == last.y + last.band.height


def dashed(emphasis):
    made = builder(ROWS)
    scene = made.build(Viewport(DAY0 - 5.0, 20.0), FRAME)
    drawn = steps(scene, made.columns, made.tracks, emphasis)
    return [s for s in drawn if s[0] == display.LINE and s[-1] == span_picture.SNAP_DASH]


def test_an_end_that_is_held_shows_a_dashed_line_over_the_full_height():
    assert dashed(Emphasis(chosen=shown(DAY0, DAY0 + 3.0))) == []
    (line,) = dashed(Emphasis(chosen=shown(DAY0, DAY0 + 3.0, snap=DAY0 + 3.0)))
    assert (line[2], line[4]) == (0.0, FRAME.height)


def test_without_a_span_the_picture_is_as_before():
    made = builder(ROWS)
    scene = made.build(Viewport(DAY0 - 5.0, 20.0), FRAME)
    plain = steps(scene, made.columns, made.tracks, Emphasis())
    assert not [s for s in plain if span_picture.SHADE in s or span_picture.BAND in s]
