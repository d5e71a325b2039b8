from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.articles import nanjing_units

from timeline_app.domain.orbat import Unit
from timeline_app.ui import i18n
from timeline_app.ui import theme as themes
from timeline_app.ui.orbat.model import OrbatModel, OrbatRole
from timeline_app.ui.orbat.pane import OrbatPane
from timeline_app.ui.orbat.sides import side_words
from timeline_app.ui.theme import Theme
from timeline_app.ui.widgets.own_marks import OwnMark
from timeline_app.zhtext.variants import Script

STRICT = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme) -> OrbatPane:
    pane = OrbatPane(theme)
    pane.resize(420, 400)
    qtbot.addWidget(pane)
    pane.set_units(nanjing_units())
    pane.show()
    return pane


def test_the_model_is_sound(qtbot: QtBot) -> None:
    model = OrbatModel()
    QAbstractItemModelTester(model, STRICT)
    model.set_units(nanjing_units(), Script.AS_WRITTEN)
    model.set_lit({"CN:87:师"})
    model.set_units((), Script.AS_WRITTEN)


def test_names_and_officers_can_be_read(pane: OrbatPane) -> None:
    index = pane.model.index_of("CN:87:师")
    assert index.data() == "第87師"
    assert index.data(OrbatRole.COMMANDERS) == "師長 沈發藻（少將）"
    assert "沈發藻" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_another_script_leaves_persons_as_written(pane: OrbatPane) -> None:
    pane.set_units(nanjing_units(), Script.SIMPLIFIED)
    index = pane.model.index_of("CN:87:师")
    assert index.data() == "第87师"
    assert index.data(OrbatRole.COMMANDERS) == "师长 沈發藻（少将）"


def test_a_click_asks_for_the_unit(qtbot: QtBot, pane: OrbatPane) -> None:
    rect = pane.tree.visualRect(pane.model.index_of("CN:71:军"))
    with qtbot.waitSignal(pane.unit_requested) as asked:
        qtbot.mouseClick(pane.tree.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert asked.args == ["CN:71:军"]


def test_keys_walk_and_choose(qtbot: QtBot, pane: OrbatPane) -> None:
    pane.tree.setCurrentIndex(pane.model.index(0, 0))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(pane.tree, key)
    with qtbot.waitSignal(pane.unit_requested) as asked:
        qtbot.keyClick(pane.tree, Qt.Key.Key_Return)
    assert asked.args == ["CN:71:军"]


def test_a_side_is_no_unit(qtbot: QtBot, pane: OrbatPane) -> None:
    asked = QSignalSpy(pane.unit_requested)
    pane.tree.setCurrentIndex(pane.model.index(0, 0))
    qtbot.keyClick(pane.tree, Qt.Key.Key_Return)
    assert asked.count() == 0


def test_lit_units_are_unfolded_and_marked(pane: OrbatPane) -> None:
    pane.tree.collapseAll()
    pane.light_units({"CN:87:师", "XX:1:师"})
    index = pane.model.index_of("CN:87:师")
    assert index.data(OrbatRole.LIT) is True
    assert pane.tree.visualRect(index).height() > 0
    edge = pane.tree.viewport().grab().toImage().pixelColor(1, pane.tree.visualRect(index).y() + 8)
    assert edge.name() == themes.load("light").accent.name()
    pane.light_units(())
    assert index.data(OrbatRole.LIT) is False


def test_a_selected_unit_comes_into_view(qtbot: QtBot, pane: OrbatPane) -> None:
    many = [Unit(f"CN:{number}:师", (f"第{number}師",)) for number in range(200)]
    pane.set_units(many)
    pane.tree.collapseAll()
    pane.select_unit("CN:150:师")
    rect = pane.tree.visualRect(pane.tree.currentIndex())
    assert pane.tree.currentIndex().data() == "第150師"
    assert pane.tree.viewport().rect().contains(rect.center())
    pane.select_unit("XX:9:师")
    assert pane.tree.currentIndex() == QModelIndex()


def test_one_of_the_lit_units_comes_into_view(pane: OrbatPane) -> None:
    pane.set_units([Unit(f"CN:{number}:师", (f"第{number}師",)) for number in range(200)])
    pane.light_units({"CN:150:师", "CN:190:师"})
    rect = pane.tree.visualRect(pane.model.index_of("CN:150:师"))
    assert pane.tree.viewport().rect().contains(rect.center())
    before = pane.tree.verticalScrollBar().value()
    pane.light_units({"CN:151:师", "CN:149:师"})
    assert pane.tree.verticalScrollBar().value() == before


def test_selecting_does_not_ask(pane: OrbatPane) -> None:
    asked = QSignalSpy(pane.unit_requested)
    pane.select_unit("CN:87:师")
    assert asked.count() == 0


def test_sides_are_named_in_words(pane: OrbatPane, qapp: QApplication) -> None:
    assert side_words("JP") == "Japan"
    assert side_words("QIN") == "QIN"
    assert side_words("") == "Side not known"
    side = pane.model.index(1, 0)
    for language, words in (("zh-Hant", "日本"), ("en", "Japan")):
        i18n.install(qapp, language)
        assert side.data(Qt.ItemDataRole.AccessibleTextRole) == words
        assert side.data() == words


def test_an_empty_pane_says_so(pane: OrbatPane) -> None:
    pane.set_units(())
    assert not pane.tree.isVisible()
    assert pane.title.words() == ("Order of battle", "")
    pane.set_theme(themes.load("dark"))
    assert not pane.grab().isNull()


def test_who_comes_by_keys_stands_on_a_line(qtbot: QtBot, pane: OrbatPane) -> None:
    asked = QSignalSpy(pane.unit_requested)
    with qtbot.waitActive(pane):
        pane.activateWindow()
    pane.tree.clearFocus()
    pane.tree.setFocus(Qt.FocusReason.TabFocusReason)
    assert pane.tree.currentIndex() == pane.model.index(0, 0)
    assert pane.tree.selectedIndexes() == []
    assert asked.count() == 0


def test_units_with_notes_carry_a_sign_and_tell_of_it(pane: OrbatPane) -> None:
    before = pane.grab().toImage()
    pane.set_own({"CN:87:师": OwnMark(True, "# 精銳")}.get)
    index = pane.model.index_of("CN:87:师")
    assert pane.grab().toImage() != before
    assert index.data(Qt.ItemDataRole.ToolTipRole).endswith("Bookmark<br>精銳</p>")
    assert "精銳" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert pane.model.index_of("CN:88:师").data(OrbatRole.OWN) is None
