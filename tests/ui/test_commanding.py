"""The command palette in the real window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.driving import article_titled, session_of, shown

from timeline_app.ui.actions import COMMANDS
from timeline_app.ui.commanding import Commanding
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.palette.box import fitting


def opened(window: MainWindow) -> Commanding:
    window.activateWindow()
    window.timeline.setFocus()
    QTest.keyClick(window.timeline.canvas, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    commanding = window.findChild(Commanding)
    assert commanding is not None
    assert commanding.box.isVisible()
    return commanding


def test_it_offers_every_command_choice_and_campaign(window: MainWindow) -> None:
    for command in COMMANDS:
        window.actions_table.of(command).setEnabled(True)
    entries = opened(window).entries()
    keys = [entry.key for entry in entries]
    assert len(set(keys)) == len(keys)
    assert {f"action:{command.name}" for command in COMMANDS} - set(keys) == {"action:palette"}
    assert "choice:Appearance:dark" in keys
    assert "choice:Script:taiwan" in keys
    titles = {entry.words for entry in entries if entry.key.startswith("campaign:")}
    assert titles == {"哈爾濱保衛戰", "忻口戰役", "南京戰役", "桂柳會戰"}


def test_a_campaign_by_a_few_letters(qtbot: QtBot, window: MainWindow) -> None:
    commanding = opened(window)
    QTest.keyClick(commanding.box.line, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is window.timeline.canvas
    commanding.open_palette()
    commanding.box.line.setText("桂柳")
    QTest.keyClick(commanding.box.line, Qt.Key.Key_Return)
    wanted = article_titled(window, "桂柳會戰")
    qtbot.waitUntil(lambda: shown(window).id == wanted)
    assert session_of(window).settings.recent_commands[0] == f"campaign:{wanted}"
    first = fitting(commanding.entries(), "", session_of(window).settings.recent_commands)[0]
    assert first.words == "桂柳會戰"


def test_an_action_and_a_choice(window: MainWindow) -> None:
    commanding = opened(window)
    commanding.box.line.setText("timeline alone")
    QTest.keyClick(commanding.box.line, Qt.Key.Key_Return)
    assert window.actions_table.timeline_only.isChecked()
    commanding.open_palette()
    commanding.box.line.setText("appearance dark")
    QTest.keyClick(commanding.box.line, Qt.Key.Key_Return)
    assert window.theme.name == "dark"
    ticked = [entry.words for entry in commanding.entries() if entry.checked]
    assert {"Timeline alone", "Appearance: Dark"} <= set(ticked)


def test_choices_of_the_same_word_are_told_apart(window: MainWindow) -> None:
    commanding, settings = opened(window), session_of(window).settings
    for words, language in (("language english", "en"), ("language desktop", "system")):
        if not commanding.box.isVisible():
            commanding.open_palette()
        commanding.box.line.setText(words)
        QTest.keyClick(commanding.box.line, Qt.Key.Key_Return)
        assert settings.language == language
    assert settings.appearance == "system"
    commanding.open_palette()
    commanding.box.line.setText("appearance light")
    QTest.keyClick(commanding.box.line, Qt.Key.Key_Return)
    ticked = {entry.key for entry in commanding.entries() if entry.checked}
    assert {"choice:Language:system", "choice:Appearance:light"} <= ticked
    assert "choice:Appearance:system" not in ticked
