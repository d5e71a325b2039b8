from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from tests.timeline.making import DAY0, measure, row

from timeline_app.timeline.display import Emphasis
from timeline_app.timeline.events import EventColumns
from timeline_app.timeline.span import TimeSpan
from timeline_app.timeline.tracks import Track
from timeline_app.timeline.viewport import Viewport
from timeline_app.ui.timeline.overview import Overview
from timeline_app.ui.timeline.stage import Stage
from timeline_app.ui.timeline.text import Type


@pytest.fixture
def overview(qtbot, theme):
    stage = Stage(measure)
    rows = [row(i, DAY0 + i * 10) for i in range(11)]
    stage.set_events(EventColumns.from_rows(rows, {1: 0}), [Track(1, "南京戰役", 0)])
    stage.look(Viewport(DAY0, 20.0))
    made = Overview(stage, theme, Type(), None)
    qtbot.addWidget(made)
    made.resize(800, 36)
    made.show()
    return made


@pytest.fixture
def asked(overview):
    """What the strip asks for, and gets."""
    views = []
    overview.view_requested.connect(lambda view, glide: views.append((view, glide)))
    overview.view_requested.connect(lambda view, _: overview._stage.look(view))
    return views


def x_of(overview, moment):
    return round(overview.scale().x(moment))


def draw(overview, start, by):
    QTest.mousePress(overview, Qt.MouseButton.LeftButton, pos=QPoint(start, 18))
    QTest.mouseMove(overview, QPoint(start + by, 18))
    QTest.mouseRelease(overview, Qt.MouseButton.LeftButton, pos=QPoint(start + by, 18))


def test_a_click_outside_the_window_jumps_there(qtbot, overview, asked):
    x = x_of(overview, DAY0 + 60)
    qtbot.mouseClick(overview, Qt.MouseButton.LeftButton, pos=QPoint(x, 18))
    view, glide = asked[0]
    assert (view.span, glide) == (20.0, True)
    assert view.centre == pytest.approx(DAY0 + 60, abs=0.5)


def test_the_window_is_drawn_along(overview, asked):
    draw(overview, x_of(overview, DAY0 + 10), 100)
    view, glide = asked[-1]
    assert (view.span, glide) == (20.0, False)
    assert view.start == pytest.approx(DAY0 + 100 / overview.scale().per_day)


def test_an_end_is_drawn_along_and_the_other_stays(overview, asked):
    draw(overview, x_of(overview, DAY0 + 20), 100)
    view = asked[-1][0]
    assert view.start == DAY0
    assert view.end == pytest.approx(DAY0 + 20 + 100 / overview.scale().per_day)
    draw(overview, x_of(overview, DAY0), 50)
    assert asked[-1][0].end == pytest.approx(view.end)
    assert asked[-1][0].start == pytest.approx(DAY0 + 50 / overview.scale().per_day)


def test_the_pointer_shows_what_can_be_taken(qtbot, overview):
    shapes = []
    for moment in (DAY0, DAY0 + 10, DAY0 + 20, DAY0 + 60):
        qtbot.mouseMove(overview, QPoint(x_of(overview, moment), 18))
        shapes.append(overview.cursor().shape())
    assert shapes == [
        Qt.CursorShape.SizeHorCursor, Qt.CursorShape.OpenHandCursor,
        Qt.CursorShape.SizeHorCursor, Qt.CursorShape.PointingHandCursor,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "modifier", "expected"),
    [
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, (2.0, 20.0)),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier, (0.0, 22.0)),
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, (20.0, 20.0)),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.NoModifier, (-20.0, 20.0)),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier, (10 - 10 / 1.2, 20 / 1.2)),
    ],
)
def test_keys_move_the_window(qtbot, overview, asked, key, modifier, expected):
    qtbot.keyClick(overview, key, modifier)
    view = asked[0][0]
    assert (view.start - DAY0, view.span) == pytest.approx(expected)


def test_the_days_in_view_are_told(qtbot, overview, asked):
    qtbot.keyClick(overview, Qt.Key.Key_Right)
    overview.follow()
    qtbot.waitUntil(lambda: "1937" in overview.accessibleDescription(), timeout=2000)
    assert "1" in overview.accessibleDescription()
    assert overview.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_marks_stand_at_their_moments(overview, theme):
    for kind, y, colour in (("hit", 32, theme.warn), ("bookmark", 4, theme.accent)):
        overview.set_marks([DAY0 + 60.5], kind)
        image = overview.grab().toImage()
        assert image.pixelColor(x_of(overview, DAY0 + 60.5), y) == colour
        overview.set_marks((), kind)
        assert overview.grab().toImage() != image


def test_a_double_click_shows_everything(qtbot, overview):
    with qtbot.waitSignal(overview.all_requested):
        qtbot.mouseDClick(overview, Qt.MouseButton.LeftButton, pos=QPoint(400, 18))


def test_columns_stand_where_events_are(overview, theme):
    image = overview.grab().toImage()
    ground = theme.surface.rgb()
    x = round(overview.scale().x(DAY0 + 60))
    assert any(image.pixel(at, 30) != ground for at in range(x - 4, x + 3))
    gap = round(overview.scale().x(DAY0 + 65))
    assert image.pixel(gap, 30) == ground


def test_without_events_it_is_bare(qtbot, theme):
    made = Overview(Stage(measure), theme, Type(), None)
    qtbot.addWidget(made)
    made.resize(400, 28)
    assert made.scale() is None
    assert not made.grab().isNull()


def test_selected_and_lit_events_are_marked_wherever_they_are(overview, theme):
    stage = overview._stage
    for emphasis in (Emphasis(selected={6}), Emphasis(lit={6})):
        stage.set_emphasis(emphasis)
        x = round(overview.scale().x(DAY0 + 60.5))
        assert overview.grab().toImage().pixelColor(x, 5) == theme.accent


def test_hits_are_marked_until_there_are_none(overview):
    bare = overview.grab().toImage()
    overview.set_marks([DAY0 + 60.5], "hit")
    assert overview.grab().toImage() != bare
    overview.set_marks((), "hit")
    assert overview.grab().toImage() == bare


def test_the_chosen_span_is_a_line_at_the_foot(overview):
    before = overview.grab().toImage()
    overview._stage.set_span(TimeSpan(DAY0 + 40.0, DAY0 + 60.0))
    after = overview.grab().toImage()
    inside, beside = (QPoint(x_of(overview, DAY0 + day), 34) for day in (55, 85))
    assert after.pixelColor(inside) != before.pixelColor(inside)
    assert after.pixelColor(beside) == before.pixelColor(beside)
