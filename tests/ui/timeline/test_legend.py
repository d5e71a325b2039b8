from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from timeline_app.timeline.legend import LEGEND
from timeline_app.ui import theme as themes
from timeline_app.ui.timeline.legend import LegendPanel
from timeline_app.ui.timeline.text import Type


@pytest.fixture
def panel(qtbot, theme):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(900, 500)
    column = QVBoxLayout(parent)
    column.addStretch(1)
    made = LegendPanel(theme, Type(), parent)
    column.addWidget(made)
    parent.show()
    made.show()
    yield made
    parent.hide()


def test_the_legend_is_as_high_as_its_entries_take(qtbot, panel):
    parent = panel.parentWidget()
    heights = []
    for width in (1400, 700, 400):
        parent.resize(width, 800)
        qtbot.waitUntil(lambda: panel.geometry().bottom() < parent.height())
        heights.append(panel.height())
    assert heights == sorted(heights) and heights[0] < heights[-1]


def test_the_legend_is_put_away_by_its_button(qtbot, panel):
    (button,) = panel.findChildren(QToolButton)
    assert panel.rect().contains(button.geometry())
    with qtbot.waitSignal(panel.close_requested):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_legend_is_spoken(panel):
    assert panel.accessibleName() == "Legend"
    assert panel.accessibleDescription().split(", ") == list(LEGEND)


def test_the_legend_follows_the_theme(panel):
    light = panel.grab().toImage().pixelColor(2, 40)
    panel.set_theme(themes.load("dark"))
    assert panel.grab().toImage().pixelColor(2, 40).lightness() < light.lightness() / 2
