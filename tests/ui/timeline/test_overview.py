from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from tests.timeline.making import DAY0, measure, row

from timeline_app.timeline.display import Emphasis
from timeline_app.timeline.events import EventColumns
from timeline_app.timeline.tracks import Track
from timeline_app.timeline.viewport import Viewport
from timeline_app.ui.timeline.overview import Overview
from timeline_app.ui.timeline.stage import Stage


@pytest.fixture
def overview(qtbot, theme):
    stage = Stage(measure)
    rows = [row(i, DAY0 + i * 10) for i in range(11)]
    stage.set_events(EventColumns.from_rows(rows, {1: 0}), [Track(1, "南京戰役", 0)])
    stage.look(Viewport(DAY0, 20.0))
    made = Overview(stage, theme, None)
    qtbot.addWidget(made)
    made.resize(800, 28)
    made.show()
    return made


def test_a_click_asks_for_the_moment_under_it(qtbot, overview):
    x = round(overview.scale().x(DAY0 + 60))
    with qtbot.waitSignal(overview.centre_requested) as asked:
        qtbot.mouseClick(overview, Qt.MouseButton.LeftButton, pos=QPoint(x, 14))
    assert asked.args[0] == pytest.approx(DAY0 + 60, abs=0.5)


def test_columns_stand_where_events_are(overview, theme):
    image = overview.grab().toImage()
    ground = theme.surface.rgb()
    x = round(overview.scale().x(DAY0 + 60))
    assert any(image.pixel(at, 22) != ground for at in range(x - 4, x + 3))
    gap = round(overview.scale().x(DAY0 + 65))
    assert image.pixel(gap, 22) == ground


def test_without_events_it_is_bare(qtbot, theme):
    made = Overview(Stage(measure), theme, None)
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
