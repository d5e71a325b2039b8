"""The help in three languages: whole, true to the keys there are, easy to go about in."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from timeline_app.ui.help_sheet import HelpSheet, text
from timeline_app.ui.i18n import LANGUAGES
from timeline_app.ui.shortcut_sheet import groups
from timeline_app.ui.theme import Theme

FACTS = {"library": "/home/li/`library`.db", "backups": "/home/li/backups"}


def parts(language: str) -> list[list[str]]:
    """Of each part the keys that it names, in order."""
    found = text(language, dict.fromkeys(FACTS, "#")).split("\n## ")
    return [re.findall(r"`([^`]+)`", part) for part in found]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_tells_the_same_and_names_keys_that_there_are(language: str) -> None:
    assert [sorted(keys) for keys in parts(language)] == [sorted(keys) for keys in parts("en")]
    known = {QKeySequence(key) for group in groups() for _, keys in group.lines for key in keys}
    named = {key for keys in parts(language) for key in keys} - {"#"}
    assert {key for key in named if QKeySequence(key) not in known} == set()


def test_parts_are_gone_to_and_told_and_paths_stand_in_the_text(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 500)
    sheet = HelpSheet(theme, FACTS, window)
    sheet.show()
    assert sheet.parts.count() == len(parts("en"))
    assert "/home/li/'library'.db" in sheet.page.toPlainText()
    bar = sheet.page.verticalScrollBar()
    sheet.parts.setCurrentRow(4)
    assert bar.value() > 0
    bar.setValue(bar.maximum())
    assert sheet.parts.currentRow() == sheet.parts.count() - 1
    bar.setValue(0)
    assert sheet.parts.currentRow() == 0
