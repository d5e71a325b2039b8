from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from timeline_app.ui.timeline.gestures import CLOSER, EARLIER, FARTHER, LATER, push_of

NO_KEY = Qt.KeyboardModifier.NoModifier


def key(key, code=0):
    return QKeyEvent(QEvent.Type.KeyPress, key, NO_KEY, code, 0, 0)


@pytest.mark.parametrize(
    ("pressed", "code", "expected"),
    [
        (Qt.Key.Key_Z, 25, CLOSER),  # where W lies, on a French keyboard
        (Qt.Key.Key_Q, 38, EARLIER),
        (Qt.Key.Key_S, 39, FARTHER),
        (Qt.Key.Key_D, 40, LATER),
        (Qt.Key.Key_W, 52, None),
        (Qt.Key.Key_Left, 113, EARLIER),
        (Qt.Key.Key_Plus, 86, CLOSER),
    ],
)
def test_letters_go_by_where_they_lie(monkeypatch, pressed, code, expected):
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")
    assert push_of(key(pressed, code)) == expected


def test_where_the_place_is_unknown_the_letter_counts(monkeypatch):
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "offscreen")
    assert push_of(key(Qt.Key.Key_A)) == EARLIER
    assert push_of(key(Qt.Key.Key_F)) is None
