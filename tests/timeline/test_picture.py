from __future__ import annotations

import pytest
from tests.timeline.making import DAY0, FRAME, builder, measure, row

from timeline_app.domain import coding
from timeline_app.timeline import display, points
from timeline_app.timeline.display import Emphasis
from timeline_app.timeline.picture import steps
from timeline_app.timeline.viewport import Viewport


def drawn(rows, emphasis=None, span=30.0):
    made = builder(rows, 1)
    scene = made.build(Viewport(DAY0 - span / 2, span), FRAME)
    return steps(scene, made.columns, made.tracks, emphasis or Emphasis())


def names(made):
    return [step[0] for step in made]


def texts(made):
    return [step[3] for step in made if step[0] == display.TEXT]


def test_the_picture_names_campaigns_days_and_events():
    said = texts(drawn([row(3, DAY0)]))
    assert "第1戰役" in said
    assert "1937年12月" in said
    assert "日軍攻佔中" in said


def test_clips_and_shifts_are_closed():
    made = drawn([row(3, DAY0)])
    assert names(made).count(display.CLIP) == names(made).count(display.UNCLIP)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({}, display.DOT),
        ({"end": DAY0 + 29, "precision": "month"}, display.FADE),
        ({"end": DAY0 + 9, "precision": "range", "approximate": True}, display.FRAME),
    ],
)
def test_what_is_known_decides_the_form(other, expected):
    assert expected in names(drawn([row(3, DAY0, **other)]))


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({"approximate": True}, "at-day-approximate"),
        ({"inherited": "day"}, "at-day-inherited"),
        ({"approximate": True, "inherited": "day"}, "at-day-approximate-inherited"),
        ({"time": "morning"}, "at-early"),
        ({"time": "evening"}, "at-late"),
        ({"time": "noon"}, "at-early"),
        ({"open": "after"}, points.AFTER),
        ({"open": "before"}, points.BEFORE),
    ],
)
def test_what_is_known_of_a_day_decides_its_shape(other, expected):
    assert expected in [s[4] for s in drawn([row(3, DAY0, **other)]) if s[0] == display.SIGN]


@pytest.mark.parametrize("precision", ["ten-day", "month", "season", "year", "range"])
def test_a_narrow_time_has_the_shape_of_its_precision(precision):
    made = drawn([row(3, DAY0, end=DAY0 + 8, precision=precision)], span=4000.0)
    assert [s[4] for s in made if s[0] == display.SIGN] == [f"at-{precision}"]


def test_the_vaguer_a_bar_the_longer_it_fades():
    def fade(precision):
        made = drawn([row(3, DAY0, end=DAY0 + 29, precision=precision)])
        return next(step[3] for step in made if step[0] == display.FADE)

    assert fade("ten-day") < fade("month") < fade("season") < fade("year")


def test_a_stretch_is_closed_at_both_ends_and_a_day_is_not():
    def edges(**other):
        made = drawn([row(3, DAY0, **other)], span=4.0)
        colour = display.Paint("track", 0)
        return [s for s in made if s[0] == display.RECT and s[5] == colour and s[1] > FRAME.left]

    assert len(edges()) == 1
    assert len(edges(end=DAY0 + 1, precision="range")) == 2


def test_a_selected_event_is_outlined_and_a_lit_one_is_bold():
    rows = [row(3, DAY0), row(4, DAY0 + 1)]
    outlined = [s for s in drawn(rows, Emphasis(selected={3})) if s[0] == display.FRAME]
    assert [step[6] for step in outlined] == [display.ACCENT]
    lit = [s for s in drawn(rows, Emphasis(lit={4})) if s[0] == display.TEXT and s[6]]
    assert "日軍攻佔中華" in [step[3] for step in lit]


def test_hovering_moves_nothing():
    rows = [row(3, DAY0), row(4, DAY0 + 1)]
    plain, hovered = drawn(rows), drawn(rows, Emphasis(hovered=3))
    assert _still(plain) == _still(hovered)


def _still(made):
    return {step for step in made if step[0] in (display.DOT, display.TEXT)}


def test_an_event_pointed_at_elsewhere_is_raised_and_lies_on_top():
    rows = [row(3, DAY0), row(4, DAY0), row(5, DAY0)]
    made = drawn(rows, Emphasis(pointed={3}))
    assert names(made).count(display.ROUND) == names(drawn(rows)).count(display.ROUND) + 1
    assert texts(made).index("日軍攻佔中") > texts(made).index("日軍攻佔中華")
    crowd = [row(i, DAY0 + i % 25) for i in range(900)]
    dots = [s for s in drawn(crowd, Emphasis(pointed={444}), span=2000.0) if s[0] == display.DOT]
    assert [step[4] for step in dots if step[4] == display.ACCENT] == [display.ACCENT]


def test_a_lit_event_that_is_counted_shows_as_a_dot_over_the_counts():
    made = drawn([row(i, DAY0 + i % 25) for i in range(900)], Emphasis(lit={444}), span=2000.0)
    assert [step[4] for step in made if step[0] == display.DOT] == [display.ACCENT]


def test_background_is_soft():
    made = drawn([row(3, DAY0, scope="background")])
    assert any(s[0] == display.DOT and s[4] == display.SOFT for s in made)


def test_flags_do_not_share_bits():
    flags = (
        coding.OPEN_AFTER, coding.OPEN_BEFORE, coding.APPROXIMATE, coding.INHERITED, coding.TIMED,
        coding.LATE, coding.CORRECTED, coding.OWN,
    )  # fmt: skip
    assert sum(flags).bit_count() == len(flags)


def test_no_line_runs_through_a_label():
    rows = [row(12, DAY0, end=DAY0 + 3, precision="range")]
    made = drawn(rows, span=30.0)
    label = next(s for s in made if s[0] == display.TEXT and s[3].startswith("日軍"))
    right = label[1] + measure(label[3])
    colour = display.Paint("track", 0)
    edges = [s for s in made if s[0] == display.RECT and s[5] == colour and s[1] > FRAME.left]
    crossing = [s for s in edges if label[1] < s[1] < right]
    assert crossing
    assert all(step[4] < 4 for step in crossing)
