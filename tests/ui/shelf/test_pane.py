from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from timeline_app.ui import theme as themes
from timeline_app.ui.shelf.delegate import tick_rect
from timeline_app.ui.shelf.model import ShelfItem, ShelfItems, ShelfModel
from timeline_app.ui.shelf.pane import ShelfPane
from timeline_app.ui.theme import Theme

STRICT = QAbstractItemModelTester.FailureReportingMode.Fatal


def items(theme: Theme) -> list[ShelfItem]:
    return [
        ShelfItem(11, "桂柳會戰", "1944", 62, theme.track(0), unit_count=40),
        ShelfItem(12, "忻口戰役", "1937", 1, theme.track(1), unit_count=1),
        ShelfItem(13, "一個" + "很長" * 30 + "的名字", "", 0, theme.track(2), checked=False),
    ]


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme) -> ShelfPane:
    pane = ShelfPane(theme)
    pane.resize(232, 400)
    qtbot.addWidget(pane)
    pane.set_campaigns(ShelfItems.of(items(theme)))
    pane.show()
    return pane


def test_a_campaign_that_is_not_seen_is_not_made(pane: ShelfPane, theme: Theme) -> None:
    made: list[int] = []

    def make(place: int) -> ShelfItem:
        made.append(place)
        return ShelfItem(place, f"第{place}號戰役", "", 0, theme.track(0))

    pane.set_campaigns(ShelfItems(range(1000), make))
    pane.grab()
    assert 0 < len(made) < 50
    assert len(set(made)) == len(made)


def test_the_model_is_sound(qtbot: QtBot, theme: Theme) -> None:
    model = ShelfModel()
    QAbstractItemModelTester(model, STRICT)
    model.set_items(ShelfItems.of(items(theme)))
    model.set_items(ShelfItems.of(items(theme)[::-1]))
    model.set_current(12)
    model.set_items(ShelfItems.of([]))


def test_a_tick_is_a_wish_that_the_owner_answers(
    qtbot: QtBot, pane: ShelfPane, theme: Theme
) -> None:
    opened = QSignalSpy(pane.campaign_open_requested)
    index = pane.model.index(0)
    box = tick_rect(pane.list.visualRect(index)).center()
    with qtbot.waitSignal(pane.visibility_requested) as asked:
        qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert asked.args == [11, False]
    assert Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
    pane.set_campaigns(ShelfItems.of([replace(items(theme)[0], checked=False), *items(theme)[1:]]))
    assert Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Unchecked
    assert opened.count() == 0


def test_a_click_beside_the_box_opens(qtbot: QtBot, pane: ShelfPane) -> None:
    rect = pane.list.visualRect(pane.model.index(1))
    with qtbot.waitSignal(pane.campaign_open_requested) as asked:
        qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert asked.args == [12]


def test_the_keys_tick_open_and_fit(qtbot: QtBot, pane: ShelfPane) -> None:
    pane.list.setCurrentIndex(pane.model.index(0))
    qtbot.keyClick(pane.list, Qt.Key.Key_Down)
    for key, signal, expected in (
        (Qt.Key.Key_Space, pane.visibility_requested, [12, False]),
        (Qt.Key.Key_Return, pane.campaign_open_requested, [12]),
        (Qt.Key.Key_F, pane.campaign_fit_requested, [12]),
    ):
        with qtbot.waitSignal(signal) as asked:
            qtbot.keyClick(pane.list, key)
        assert asked.args == expected


def test_the_menu_offers_the_same(qtbot: QtBot, pane: ShelfPane) -> None:
    menu = pane.list.menu_for(pane.model.index(2))
    actions = [action for action in menu.actions() if not action.isSeparator()]
    for action, signal, expected in zip(
        actions,
        (
            pane.campaign_open_requested,
            pane.campaign_fit_requested,
            pane.visibility_requested,
            pane.only_requested,
            pane.campaign_remove_requested,
        ),
        ([13], [13], [13, True], ["13"], [13]),
        strict=True,
    ):
        with qtbot.waitSignal(signal) as asked:
            action.trigger()
        assert asked.args == expected


def test_the_open_campaign_stands_out_and_keeps_the_focus(pane: ShelfPane, theme: Theme) -> None:
    pane.set_current(12)
    assert pane.list.currentIndex().row() == 1
    pane.set_campaigns(ShelfItems.of([replace(item) for item in items(theme)[::-1]][:2]))
    assert pane.model.item(pane.list.currentIndex()) == items(theme)[1]
    pane.set_current(None)
    pane.set_current(999)


def test_an_empty_shelf_says_so(qtbot: QtBot, pane: ShelfPane) -> None:
    with qtbot.waitSignal(pane.counted) as told:
        pane.set_campaigns(ShelfItems.of([]))
    assert not pane.list.isVisible()
    assert told.args == [0]


def test_the_second_line_counts(pane: ShelfPane, theme: Theme) -> None:
    delegate = pane.list.itemDelegate()
    assert [delegate.counts(item) for item in items(theme)] == [
        "1944\u200362 events\u200340 units",
        "1937\u20031 event\u20031 unit",
        "0 events",
    ]


def test_it_paints_in_every_theme(pane: ShelfPane) -> None:
    light = pane.grab().toImage()
    pane.set_theme(themes.load("dark"))
    dark = pane.grab().toImage()
    swatch = QPoint(42, 4 + 17)
    assert light.pixelColor(swatch).name() == themes.load("light").track(0).name()
    assert light != dark
