from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.timeline.making import DAY0, builder, row

from timeline_app.timeline import display, span_picture
from timeline_app.timeline.cursor_picture import (
    cursor_steps,
    cursor_x,
    head_box,
    on_head,
    passing,
)
from timeline_app.timeline.frame import Frame
from timeline_app.timeline.scene import Scene
from timeline_app.timeline.span import TimeSpan
from timeline_app.timeline.viewport import Viewport

FRAME = Frame(1000.0, 400.0)
ROWS = [
    row(1, DAY0), row(2, DAY0 + 3), row(3, DAY0 + 2, end=DAY0 + 9, precision="range"),
]  # fmt: skip


def measure(text: str) -> float:
    return 10.0 * len(text)


@pytest.fixture(scope="module")
def made():
    return builder(ROWS)


@pytest.fixture(scope="module")
def scene(made) -> Scene:
    return made.build(Viewport(DAY0 - 5.0, 20.0), FRAME)


def test_it_stands_at_its_moment_and_nowhere_out_of_view(scene: Scene) -> None:
    x = cursor_x(scene, DAY0 + 1.5)
    assert x is not None
    assert scene.scale.day(x) == pytest.approx(DAY0 + 1.5)
    assert cursor_x(scene, DAY0 - 6.0) is None
    assert cursor_x(scene, DAY0 + 16.0) is None


@given(st.floats(150.0, 1000.0), st.floats(10.0, 300.0))
def test_the_head_stays_on_the_ruler_within_the_view(scene: Scene, x: float, width: float) -> None:
    box = left, top, whole, height = head_box(scene, x, width)
    assert FRAME.left <= left
    assert left + whole <= FRAME.width + 1e-6
    assert top >= FRAME.top / 2
    assert top + height <= FRAME.top
    assert on_head(box, left + whole / 2, top + height / 2)
    assert not on_head(box, left + whole / 2, FRAME.top + 1)


def test_the_head_stands_above_the_words_of_a_span_that_it_would_cover(scene: Scene) -> None:
    span = span_picture.chosen(TimeSpan(DAY0 + 1.0, DAY0 + 4.0), "zh-Hant", measure)
    chip = span_picture.chip_of(scene, span)
    assert chip is not None
    plain = head_box(scene, chip.x + chip.width / 2, 80.0)
    _, top, _, height = head_box(scene, chip.x + chip.width / 2, 80.0, span)
    assert top >= 0 and top + height <= plain[1]
    far = chip.x - 200.0
    assert head_box(scene, far, 80.0, span) == head_box(scene, far, 80.0)


def test_what_is_going_on(made, scene: Scene) -> None:
    columns = made.columns
    assert passing(scene, columns, DAY0 + 0.5) == {1}
    assert passing(scene, columns, DAY0 + 1.0) == frozenset()
    assert passing(scene, columns, DAY0 + 3.0) == {2, 3}


def test_a_line_through_the_tracks_and_the_date_at_its_head(scene: Scene) -> None:
    steps = cursor_steps(scene, 500.0, "1937年12月13日", measure)
    lines = [step for step in steps if step[0] == display.LINE]
    assert [(step[1], step[3], step[4]) for step in lines] == [(500.0, 500.0, FRAME.height)]
    assert [step[3] for step in steps if step[0] == display.TEXT] == ["1937年12月13日"]


def test_no_label_of_the_ruler_is_cut_by_the_head(scene: Scene) -> None:
    small = display.SMALL_SIZE / display.LABEL_SIZE
    for x in range(200, 1000, 7):
        steps = cursor_steps(scene, float(x), "1937年12月13日", measure)
        left, _, whole, _ = head_box(scene, float(x), measure("1937年12月13日") * small)
        covered = {step[1] for step in steps if step[0] == display.RECT}
        for tick in scene.ruler.minor:
            right = tick.label_x + measure(tick.label) * small
            meets = bool(tick.label) and tick.label_x < left + whole and right > left
            assert (tick.label_x in covered) == meets
