from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from timeline_app.ui.theme import Theme
from timeline_app.ui.widgets.segments import SegmentedControl


@pytest.fixture
def control(qtbot: QtBot, theme: Theme) -> SegmentedControl:
    control = SegmentedControl(theme)
    for value, sign in (("a", "原"), ("b", "简"), ("c", "繁")):
        control.add_segment(value, sign, f"words of {value}")
    qtbot.addWidget(control)
    control.show()
    return control


def test_a_click_asks_and_changes_nothing(qtbot: QtBot, control: SegmentedControl) -> None:
    with qtbot.waitSignal(control.chosen) as asked:
        place = control.segment_rect(2).center().toPoint()
        qtbot.mouseClick(control, Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == ["c"]
    assert control.current() == "a"


def test_arrow_keys_ask_for_the_neighbour_and_stop_at_the_ends(
    qtbot: QtBot, control: SegmentedControl
) -> None:
    asked = QSignalSpy(control.chosen)
    qtbot.keyClick(control, Qt.Key.Key_Left)
    assert asked.count() == 0
    qtbot.keyClick(control, Qt.Key.Key_Right)
    assert asked.at(0) == ["b"]


def test_the_choice_is_filled_and_told_to_screen_readers(
    control: SegmentedControl, theme: Theme
) -> None:
    control.set_current("b")
    corner = control.segment_rect(1).topLeft().toPoint()
    assert control.grab().toImage().pixelColor(corner.x() + 4, corner.y() + 4) == theme.selection
    assert control.accessibleName() == "words of b"
