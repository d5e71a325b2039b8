from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from timeline_app.timeline.legend import LEGEND
from timeline_app.ui import theme as themes
from timeline_app.ui.timeline.legend import LegendPanel
from timeline_app.ui.timeline.text import Type


@pytest.fixture
def panel(qtbot, theme):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(900, 500)
    made = LegendPanel(theme, Type(), parent)
    parent.show()
    made.show()
    yield made
    parent.hide()


def test_the_legend_keeps_to_the_corner(panel):
    parent = panel.parentWidget()
    for width, height in ((900, 500), (700, 200)):
        parent.resize(width, height)
        right, bottom = panel.geometry().right(), panel.geometry().bottom()
        assert width - 20 <= right < width
        assert height - 20 <= bottom < height
        assert panel.y() >= 0


def test_the_legend_is_spoken(panel):
    assert panel.accessibleName() == "Legend"
    assert panel.accessibleDescription().split(", ") == list(LEGEND)


def test_the_legend_follows_the_theme(panel):
    light = panel.grab().toImage().pixelColor(8, 8)
    panel.set_theme(themes.load("dark"))
    assert panel.grab().toImage().pixelColor(8, 8).lightness() < light.lightness() / 2
