"""The bar of chips and the box by themselves: what they show, and what they wish for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from timeline_app.domain.event_filter import Facet
from timeline_app.ui.filter_bar.bar import FilterBar
from timeline_app.ui.filter_bar.box import SAVED, FilterBox
from timeline_app.ui.filter_bar.values import Chip, Choice, Choices, Saved
from timeline_app.ui.theme import Theme

KIND = Chip(Facet.KIND, "Kind: a, b, c +1", "Kind: a, b, c, d")
UNIT = Chip(Facet.UNIT, "Unit: <b>第11軍</b>", "Unit: <b>第11軍</b>")
KEY = Qt.Key


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme) -> FilterBar:
    made = FilterBar(theme)
    qtbot.addWidget(made)
    made.resize(700, 40)
    return made


@pytest.fixture
def box(qtbot: QtBot, theme: Theme) -> FilterBox:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 700)
    made = FilterBox(theme, window)
    made.show_facets({facet: facet.value for facet in Facet}, {Facet.KIND: 2}, "Saved")
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return made


def test_chips_are_edited_and_taken_away_by_keys_and_by_clicks(
    qtbot: QtBot, bar: FilterBar
) -> None:
    heard: list[tuple[str, object]] = []
    bar.edit_requested.connect(lambda facet: heard.append(("edit", facet)))
    bar.remove_requested.connect(lambda facet: heard.append(("remove", facet)))
    bar.clear_requested.connect(lambda: heard.append(("clear", None)))
    assert bar.isHidden()
    bar.show_filter([KIND, UNIT], "94 of 294 events")
    bar.show()
    kind, unit = bar.chips
    qtbot.mouseClick(kind.label, Qt.MouseButton.LeftButton)
    QTest.keyClick(unit.label, KEY.Key_Space)
    QTest.keyClick(unit.label, KEY.Key_Delete)
    qtbot.mouseClick(kind.cross, Qt.MouseButton.LeftButton)
    bar.add.click()
    bar.clear.click()
    assert heard == [
        ("edit", Facet.KIND), ("edit", Facet.UNIT), ("remove", Facet.UNIT),
        ("remove", Facet.KIND), ("edit", None), ("clear", None),
    ]  # fmt: skip
    interface = QAccessible.queryAccessibleInterface(kind.label)
    assert interface.text(QAccessible.Text.Name) == KIND.tip
    assert "&lt;b&gt;" in unit.label.toolTip()
    bar.show_filter([], "")
    assert bar.isHidden()


def test_who_takes_a_chip_away_by_keys_is_at_the_next_one(qtbot: QtBot, bar: FilterBar) -> None:
    bar.show_filter([KIND, UNIT], "")
    with qtbot.waitActive(bar):
        bar.show()
        bar.activateWindow()
    bar.chips[0].label.setFocus()
    bar.show_filter([UNIT], "")
    assert bar.chips[0].label.hasFocus()


def choices(*names: str, query: str = "", facet: Facet = Facet.KIND) -> Choices:
    return Choices(facet, tuple(Choice(name, name, 3, name == "b") for name in names), query)


def test_values_are_walked_and_ticked_by_keys(qtbot: QtBot, box: FilterBox) -> None:
    opened: list[object] = []
    wished: list[tuple[str, bool]] = []
    box.facet_opened.connect(opened.append)
    box.values.value_requested.connect(lambda name, wanted: wished.append((name, wanted)))
    box.open_at(Facet.SCOPE, box.parentWidget())
    QTest.keyClick(box.values.list, KEY.Key_Left)
    assert box.facets.hasFocus()
    QTest.keyClick(box.facets, KEY.Key_Up)
    assert opened == [Facet.SCOPE, Facet.KIND]
    box.show_choices(choices("x", facet=Facet.SCOPE))  # comes too late
    box.show_choices(choices("a", "b"))
    QTest.keyClick(box.facets, KEY.Key_Right)
    QTest.keyClick(box.values.list, KEY.Key_Space)
    QTest.keyClick(box.values.list, KEY.Key_Down)
    QTest.keyClick(box.values.list, KEY.Key_Return)
    assert wished == [("a", True), ("b", False)]
    assert box.values.list.item(1).checkState() is Qt.CheckState.Checked
    box.show_choices(choices("c", "b", "a"))
    assert box.values.list.current_key() == "b"
    QTest.keyClick(box.values.list, KEY.Key_Escape)
    assert not box.isVisible()


def test_what_is_typed_is_looked_for_or_taken_as_words(qtbot: QtBot, box: FilterBox) -> None:
    asked: list[str] = []
    taken: list[str] = []
    box.values.query_requested.connect(asked.append)
    box.values.text_requested.connect(taken.append)
    box.open_at(Facet.UNIT, box.parentWidget())
    assert box.values.line.hasFocus()
    QTest.keyClicks(box.values.line, "11")
    qtbot.waitUntil(lambda: asked == ["11"])
    box.show_choices(choices("JP:11", query="1", facet=Facet.UNIT))
    assert box.values.list.count() == 0
    box.open_at(Facet.TEXT, box.parentWidget())
    QTest.keyClicks(box.values.line, "x")
    QTest.keyClick(box.values.line, KEY.Key_Return)
    assert taken == ["x"]
    assert asked == ["11"]


def test_saved_searches_are_opened_renamed_and_removed_by_keys(
    qtbot: QtBot, box: FilterBox
) -> None:
    heard: list[tuple[object, ...]] = []
    page = box.saved
    page.list.line_chosen.connect(lambda name: heard.append(("open", name)))
    page.list.rename_requested.connect(lambda name, to: heard.append(("rename", name, to)))
    page.list.remove_requested.connect(lambda name: heard.append(("remove", name)))
    page.save_requested.connect(lambda name, view: heard.append(("save", name, view)))
    box.show_saved([Saved("A", "words")])
    box.open_at(SAVED, box.parentWidget())
    QTest.keyClick(page.list, KEY.Key_Return)
    QTest.keyClick(page.list, KEY.Key_Delete)
    QTest.keyClick(page.list, KEY.Key_F2)
    editor = page.list.viewport().focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, "B")
    QTest.keyClick(editor, KEY.Key_Return)
    qtbot.waitUntil(lambda: len(heard) > 2)
    page.menu_for(page.list.item(0)).actions()[2].trigger()
    page.suggest("C")
    QTest.keyClick(page.line, KEY.Key_Return)
    assert heard == [
        ("open", "A"),
        ("remove", "A"),
        ("rename", "A", "B"),
        ("remove", "A"),
        ("save", "C", False),
    ]


def test_a_stretch_of_time_is_asked_for_once(qtbot: QtBot, box: FilterBox) -> None:
    asked: list[tuple[str, str]] = []
    box.time.span_requested.connect(lambda first, last: asked.append((first, last)))
    box.open_at(Facet.TIME, box.parentWidget())
    box.time.show_span(("1937-12-01", ""), chosen=False)
    QTest.keyClick(box.time.first, KEY.Key_Return)
    box.time.last.setText("1938")
    QTest.keyClick(box.time.last, KEY.Key_Return)
    box.time.show_fault("no date")
    assert asked == [("1937-12-01", "1938")]
    assert not box.time.fault.isHidden()
    assert not box.time.chosen.isEnabled()
