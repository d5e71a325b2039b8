from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.domain import coding
from timeline_app.timeline import events, points, signs
from timeline_app.timeline.outlines import BOX

UNSURE = (0, coding.APPROXIMATE, coding.INHERITED, coding.APPROXIMATE | coding.INHERITED)


@given(
    precision=st.integers(0, len(coding.PRECISIONS) - 1),
    flags=st.integers(0, 255),
)
def test_whatever_is_known_has_a_drawing(precision, flags):
    drawing = signs.outline(points.name(precision, flags))
    assert drawing.areas or drawing.lines


def test_what_differs_in_knowledge_differs_in_shape():
    told = [(place, flags) for place in range(len(coding.PRECISIONS)) for flags in UNSURE]
    told += [
        (events.DAY, flags | coding.TIMED | late) for flags in UNSURE for late in (0, coding.LATE)
    ]
    shapes = {
        (signs.outline(points.name(*known)).areas, signs.outline(points.name(*known)).lines)
        for known in told
    }
    assert len(shapes) == len(told)


@pytest.mark.parametrize("name", points.POINTS)
def test_drawings_stay_in_their_box(name):
    drawing = points.POINTS[name]
    spots = [spot for part in (*drawing.areas, *drawing.lines) for spot in part]
    assert all(0 <= value <= BOX for spot in spots for value in spot)


def test_the_halves_of_a_day_mirror_each_other():
    def reach(name):
        spots = [x for area in points.POINTS[f"at-{name}"].areas for x, _ in area]
        return min(spots), max(spots)

    assert reach("early") == pytest.approx([BOX - x for x in reversed(reach("late"))])
