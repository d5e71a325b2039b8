from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from timeline_app.ui import style
from timeline_app.ui import theme as themes


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_placeholder_of_the_sheet_is_filled(name: str) -> None:
    sheet = style.sheet(themes.load(name))
    assert "$" not in sheet
    assert set(re.findall(r"#[0-9a-f]{6}\b", sheet)) <= {
        colour.name() for colour in vars_of(themes.load(name))
    }


def vars_of(theme: themes.Theme) -> list[object]:
    names = ("ground", "surface", "raised", "line", "text", "text_soft", "accent", "selection")
    return [getattr(theme, name) for name in names]


def test_the_palette_follows_the_theme() -> None:
    dark = themes.load("dark")
    palette = style.palette(dark)
    assert palette.color(QPalette.ColorRole.Base) == dark.ground
    assert palette.color(QPalette.ColorRole.Text) == dark.text


def test_the_focus_is_seen(qtbot: QtBot, dressed_app: QApplication) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    accent = themes.load("light").accent
    assert line.grab().toImage().pixelColor(line.width() // 2, 1) == accent
