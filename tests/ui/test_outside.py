from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from timeline_app.ui.outside import OutsideQuestion


@pytest.mark.parametrize(
    ("address", "shown", "opened"),
    [
        ("https://example.org/a?b=<b>", "https://example.org/a?b=%3Cb%3E", "https://example.org"),
        ("//example.org/甲", "https://example.org/%E7%94%B2", "https://example.org"),
        ("http://еxample.org/", "http://xn--xample-2of.org/", "http://xn--"),
        ("file:///etc/passwd", "file:///etc/passwd", ""),
        ("javascript:alert(1)", "javascript:alert(1)", ""),
        ("<img src=x>", "%3Cimg%20src=x%3E", ""),
        (f"https://example.org/{'a' * 999}", f"https://example.org/{'a' * 280}…", "https://"),
    ],
)
def test_an_address_is_looked_at_before_it_is_opened(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, address: str, shown: str, opened: str
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url.toEncoded()))
    window = QWidget()
    qtbot.addWidget(window)
    question = OutsideQuestion(address, window)
    assert question.informativeText() == shown
    for label in question.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText
    assert asked == []
    agree = question.button(QMessageBox.StandardButton.Open)
    assert (agree is not None) == bool(opened)
    (agree or question.button(QMessageBox.StandardButton.Close)).click()
    assert [bytes(url.data()).decode().startswith(opened) for url in asked] == [True] * bool(opened)
