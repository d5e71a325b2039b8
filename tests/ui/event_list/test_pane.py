from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from timeline_app.ui.event_list.model import Group, Line
from timeline_app.ui.event_list.pane import ALL_OPEN, CSV, TEXT, EventListPane
from timeline_app.ui.theme import Theme, load

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme) -> EventListPane:
    made = EventListPane(theme)
    qtbot.addWidget(made)
    made.resize(380, 300)
    groups = [
        Group(7, "南京戰役", theme.track(0), (4, 2), frozenset([4])),
        Group(8, "徐州會戰", theme.track(1), (9,)),
    ]
    made.set_list(("In this time", "3 events"), groups)
    lines = [(n, Line(f"12月{n}日", "attack", f"日軍攻占第{n}城")) for n in (4, 2, 9)]
    made.add_lines(lines)
    made.show()
    qtbot.waitExposed(made)
    return made


def spot(pane: EventListPane, event_id: int) -> QPoint:
    return pane.tree.visualRect(pane.model.index_of(event_id)).center()


def test_all_is_unfolded_and_named(pane: EventListPane) -> None:
    assert pane.tree.isExpanded(pane.model.index(0, 0))
    assert pane.tree.accessibleName() == "In this time: 3 events"
    assert pane.title.words() == ("In this time", "3 events")


def test_a_click_or_enter_chooses_an_event(qtbot: QtBot, pane: EventListPane) -> None:
    with qtbot.waitSignal(pane.event_requested) as asked:
        qtbot.mouseClick(pane.tree.viewport(), LEFT, pos=spot(pane, 2))
    assert asked.args == [2]
    qtbot.keyClick(pane.tree, Qt.Key.Key_Down)  # the heading
    qtbot.keyClick(pane.tree, Qt.Key.Key_Down)
    with qtbot.waitSignal(pane.event_requested) as asked:
        qtbot.keyClick(pane.tree, Qt.Key.Key_Return)
    assert asked.args == [9]


def test_a_click_on_a_heading_folds_its_campaign(qtbot: QtBot, pane: EventListPane) -> None:
    heading = pane.model.index(0, 0)
    where = pane.tree.visualRect(heading).center()
    qtbot.mouseClick(pane.tree.viewport(), LEFT, pos=where)
    assert not pane.tree.isExpanded(heading)
    qtbot.mouseClick(pane.tree.viewport(), LEFT, pos=where)
    assert pane.tree.isExpanded(heading)


def test_the_selected_event_is_marked(pane: EventListPane) -> None:
    pane.set_current(9)
    assert pane.tree.currentIndex() == pane.model.index_of(9)
    pane.set_current(77)
    assert not pane.tree.currentIndex().isValid()


def test_the_list_can_be_copied_in_two_ways(qtbot: QtBot, pane: EventListPane) -> None:
    wished: list[str] = []
    pane.copy_requested.connect(wished.append)
    qtbot.keyClick(pane.tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    for action in pane.menu().actions():
        action.trigger()
    assert wished == [TEXT, TEXT, CSV]


def test_a_very_long_list_shows_its_campaigns_first(pane: EventListPane, theme: Theme) -> None:
    pane.set_list(("", ""), [Group(7, "", theme.track(0), tuple(range(ALL_OPEN + 1)))])
    assert not pane.tree.isExpanded(pane.model.index(0, 0))


def test_headings_and_lines_are_painted_in_both_themes(pane: EventListPane) -> None:
    light = pane.grab().toImage()
    pane.set_theme(load("dark"))
    dark = pane.grab().toImage()
    place = spot(pane, 4)
    assert light != dark
    row = {light.pixel(x, place.y() + pane.tree.y()) for x in range(pane.width())}
    assert len(row) > 5


def test_the_sign_that_folds_is_seen_on_the_selected_ground_too(
    qtbot: QtBot, pane: EventListPane
) -> None:
    row = pane.tree.visualRect(pane.model.index(0, 0))
    spot = row.center().y() + pane.tree.y()
    before = pane.grab().toImage()
    qtbot.mouseMove(pane.tree.viewport(), row.center())
    after = pane.grab().toImage()
    for picture in (before, after):
        sign = {picture.pixel(x, spot) for x in range(2, row.left())}
        assert len(sign) > 1
