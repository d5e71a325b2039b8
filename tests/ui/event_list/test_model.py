from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from timeline_app.ui.event_list.model import CHUNK, EventListModel, Group, Line, ListRole
from timeline_app.ui.widgets.own_marks import OwnMark

GROUPS = (
    Group(7, "南京戰役", QColor("red"), (4, 2, 9), frozenset([4])),
    Group(8, "徐州會戰", QColor("blue"), tuple(range(100, 100 + 3 * CHUNK))),
)


@pytest.fixture
def model(qtmodeltester: ModelTester) -> EventListModel:
    made = EventListModel()
    made.set_groups(GROUPS)
    return made


def at(model: EventListModel, group: int, row: int) -> QModelIndex:
    return model.index(row, 0, model.index(group, 0))


def test_qt_finds_it_sound(model: EventListModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model, force_py=True)
    model.add_lines([(2, Line("12月1日", "attack", "日軍攻占句容"))])
    model.set_groups(GROUPS[:1])
    model.set_groups(())


def test_headings_tell_the_campaign_and_how_many_events(model: EventListModel) -> None:
    assert model.rowCount() == 2
    assert model.index(0, 0).data() == "南京戰役 (3)"
    assert model.rowCount(model.index(0, 0)) == 3
    assert model.rowCount(at(model, 0, 1)) == 0
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable


def test_events_stand_in_their_order_and_are_found_again(model: EventListModel) -> None:
    assert [model.event_at(at(model, 0, row)) for row in range(3)] == [4, 2, 9]
    assert model.event_at(model.index(0, 0)) is None
    assert model.index_of(9) == at(model, 0, 2)
    assert model.index_of(100) == at(model, 1, 0)
    assert not model.index_of(1).isValid()
    assert not model.index_of(None).isValid()
    assert [at(model, 0, row).data(ListRole.EARLIER) for row in range(3)] == [True, False, False]


def test_lines_are_asked_for_when_seen_once_and_some_at_a_time(
    qtbot: QtBot, model: EventListModel
) -> None:
    wanted: list[list[int]] = []
    model.lines_wanted.connect(wanted.append)
    assert at(model, 1, CHUNK + 5).data() == "…"
    assert at(model, 1, CHUNK + 6).data() == "…"
    assert wanted == [list(range(100 + CHUNK, 100 + 2 * CHUNK))]


def test_what_was_read_is_shown_and_told(qtbot: QtBot, model: EventListModel) -> None:
    line = Line("12月1日", "attack", "日軍攻占句容")
    with qtbot.waitSignal(model.dataChanged):
        model.add_lines([(2, line)])
    index = at(model, 0, 1)
    assert index.data(ListRole.LINE) == line
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "12月1日 日軍攻占句容"
    model.set_groups(GROUPS[:1])
    assert at(model, 0, 1).data(ListRole.LINE) == line
    model.forget_lines()
    assert at(model, 0, 1).data() == "…"


def test_events_with_notes_tell_of_them(model: EventListModel) -> None:
    model.add_lines([(2, Line("12月1日", "", "日軍攻占句容"))])
    model.set_own({2: OwnMark(False, "**疑**", ("待查",))}.get)
    assert at(model, 0, 1).data(ListRole.OWN).is_noted
    assert "疑\n#待查" in at(model, 0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert at(model, 0, 2).data(ListRole.OWN) is None
