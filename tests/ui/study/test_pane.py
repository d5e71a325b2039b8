from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from timeline_app.ui.study.model import Group
from timeline_app.ui.study.pane import StudyPane
from timeline_app.ui.theme import Theme

from .test_model import FALL, GROUPS, UNIT


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme) -> Iterator[StudyPane]:
    made = StudyPane(theme)
    qtbot.addWidget(made)
    made.resize(232, 400)
    made.set_things(GROUPS, 3)
    made.show()
    yield made


def click(qtbot: QtBot, pane: StudyPane, index: QModelIndex) -> None:
    place = pane.tree.visualRect(index).center()
    qtbot.mouseClick(pane.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_click_or_enter_goes_there_and_a_heading_folds(qtbot: QtBot, pane: StudyPane) -> None:
    with qtbot.waitSignal(pane.thing_requested) as told:
        click(qtbot, pane, pane.model.index_of(FALL))
    assert told.args == [FALL]
    pane.set_current(UNIT)
    with qtbot.waitSignal(pane.thing_requested) as told:
        qtbot.keyClick(pane.tree, Qt.Key.Key_Return)
    assert told.args == [UNIT]
    with qtbot.assertNotEmitted(pane.thing_requested):
        click(qtbot, pane, pane.model.index(0, 0))
    assert not pane.tree.isExpanded(pane.model.index(0, 0))
    pane.set_things([*GROUPS, Group("More", GROUPS[1].lines)], 4)
    folds = [pane.tree.isExpanded(pane.model.index(row, 0)) for row in range(3)]
    assert folds == [False, True, True]


def test_a_thing_is_removed_by_delete_or_the_menu(qtbot: QtBot, pane: StudyPane) -> None:
    pane.set_current(UNIT)
    pane.tree.setFocus()
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
        with qtbot.waitSignal(pane.drop_requested) as told:
            qtbot.keyClick(pane.tree, key)
        assert told.args == [UNIT]
    menu = pane.menu_for(pane.model.index_of(FALL))
    with qtbot.waitSignal(pane.drop_requested) as told:
        menu.actions()[-1].trigger()
    assert told.args == [FALL]


def test_words_are_asked_for_and_keys_lead_from_the_line_into_the_list(
    qtbot: QtBot, pane: StudyPane
) -> None:
    pane.words.setFocus()
    with qtbot.waitSignal(pane.words_requested) as told:
        qtbot.keyClicks(pane.words, "#")
    assert told.args == ["#"]
    with qtbot.waitSignal(pane.thing_requested) as told:
        qtbot.keyClick(pane.words, Qt.Key.Key_Return)
    assert told.args == [FALL]
    qtbot.keyClick(pane.words, Qt.Key.Key_Escape)
    assert pane.words.text() == ""
    qtbot.keyClick(pane.words, Qt.Key.Key_Down)
    assert pane.tree.hasFocus() and pane.tree.currentIndex().isValid()


def test_an_empty_list_says_whether_there_is_anything_at_all(pane: StudyPane) -> None:
    pane.set_things([], 3)
    assert pane._empty.words()[0] == "Nothing found"
    assert pane.focusProxy() is pane.words
    pane.set_things([], 0)
    assert pane._empty.words()[0] == "Nothing yet"
    assert not pane.tree.isVisible()


def test_groups_and_order_are_chosen_in_a_menu(qtbot: QtBot, pane: StudyPane) -> None:
    pane.set_arrangement("campaign", "time")
    actions = {action.text(): action for action in pane.arrange.menu().actions()}
    assert actions["Group by campaign"].isChecked()
    assert actions["Walk in order of time"].isChecked()
    with qtbot.waitSignal(pane.arrangement_requested) as told:
        actions["Group by tag"].trigger()
    assert told.args == ["tag"]
