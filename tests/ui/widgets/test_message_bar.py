from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from timeline_app.domain.errors import ExpectedError
from timeline_app.ui.theme import Theme
from timeline_app.ui.widgets.message_bar import MessageBar, MessageKind, Offer


def test_an_error_is_shown_until_it_is_closed(qtbot: QtBot, theme: Theme) -> None:
    bar = MessageBar(theme)
    qtbot.addWidget(bar)
    assert bar.message() == ""
    bar.show_error(ExpectedError("no-such-file", "There is no such file.", "Choose another."))
    assert bar.message() == "There is no such file. Choose another."
    assert bar.grab().toImage().pixelColor(1, 10) == theme.error
    with qtbot.waitSignal(bar.closed):
        qtbot.mouseClick(bar.findChild(QToolButton), Qt.MouseButton.LeftButton)
    assert bar.isHidden()


def test_what_a_message_offers_is_done_once_and_the_message_goes(
    qtbot: QtBot, theme: Theme
) -> None:
    bar, done = MessageBar(theme), []
    qtbot.addWidget(bar)
    bar.show_message("Written.", offer=Offer("Show it", lambda: done.append("shown")))
    button = bar.findChild(QPushButton)
    assert button is not None and button.text() == "Show it"
    button.click()
    assert done == ["shown"] and bar.message() == ""
    bar.show_message("Another thing.")
    assert button.isHidden()


def test_a_message_is_never_taken_for_markup(qtbot: QtBot, theme: Theme) -> None:
    bar = MessageBar(theme)
    qtbot.addWidget(bar)
    bar.show_message("<b>a.txt</b>", kind=MessageKind.WARNING)
    assert bar.message() == "<b>a.txt</b>"
    assert bar.findChildren(QToolButton)
