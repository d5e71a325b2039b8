from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from timeline_app.ui.widgets.drops import FileDrop

COPY, LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier


def carrying(*addresses: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(address) for address in addresses])
    return data


@pytest.fixture
def target(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_dropped_files_are_told(qtbot: QtBot, target: QWidget) -> None:
    drop = FileDrop(target)
    data = carrying("file:///tmp/a.txt", "https://example.org/b", "file:///tmp/articles")
    entering = QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, NO_KEY)
    QApplication.sendEvent(target, entering)
    assert entering.isAccepted()
    with qtbot.waitSignal(drop.dropped) as told:
        QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), COPY, data, LEFT, NO_KEY))
    assert told.args == [[Path("/tmp/a.txt"), Path("/tmp/articles")]]


def test_what_is_no_file_is_left_alone(qtbot: QtBot, target: QWidget) -> None:
    drop = FileDrop(target)
    with qtbot.assertNotEmitted(drop.dropped):
        event = QDropEvent(QPointF(5, 5), COPY, carrying("https://example.org/b"), LEFT, NO_KEY)
        QApplication.sendEvent(target, event)
