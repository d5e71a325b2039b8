from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from timeline_app.ui.widgets.rows import RowDelegate
from timeline_app.ui.widgets.trees import LineTree


class Marking(LineTree):
    def marked(self, index: QModelIndex) -> bool:
        return index.row() == 3


@pytest.fixture
def tree(qtbot, theme):
    made = Marking(RowDelegate(theme), theme, 16, None)
    qtbot.addWidget(made)
    model = QStandardItemModel(made)
    for name in ("one", "two", "three", "four"):
        model.appendRow(QStandardItem(name))
    made.setModel(model)
    made.resize(300, 200)
    with qtbot.waitExposed(made):
        made.show()
    return made


def colour(tree, row, x=250):
    middle = tree.visualRect(tree.model().index(row, 0)).center().y()
    return tree.viewport().grab().toImage().pixelColor(x, middle)


def test_the_whole_line_has_its_ground(tree, theme):
    plain = colour(tree, 0)
    tree.setCurrentIndex(tree.model().index(0, 0))
    assert colour(tree, 0) == theme.selection
    tree.set_pointed(tree.model().index(1, 0))
    assert colour(tree, 1) == theme.raised
    tree.set_pointed(QModelIndex())
    assert colour(tree, 1) == plain
    assert colour(tree, 3, 1) == theme.accent
    tree.setCurrentIndex(tree.model().index(3, 0))
    assert colour(tree, 3, 1) == theme.accent


def test_the_line_under_the_pointer_is_told_until_it_leaves(qtbot, tree):
    told = []
    tree.line_pointed.connect(lambda index: told.append(index.row()))
    for row in (0, 2):
        QTest.mouseMove(tree.viewport(), tree.visualRect(tree.model().index(row, 0)).center())
    qtbot.waitUntil(lambda: told[-1:] == [2])
    QTest.mouseMove(tree.viewport(), QPoint(100, 190))
    qtbot.waitUntil(lambda: told[-1:] == [-1])
    QApplication.sendEvent(tree.viewport(), QEvent(QEvent.Type.Leave))
    assert told[-1] == -1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_keys_choose_the_line_they_are_at(qtbot, tree, key):
    tree.setCurrentIndex(tree.model().index(1, 0))
    with qtbot.waitSignal(tree.line_chosen) as told:
        qtbot.keyClick(tree, key)
    assert told.args[0].row() == 1
