"""The bundled font is there, holds what the program writes, and gives way to the reader's own."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QImage, QPainter, QRawFont
from PySide6.QtWidgets import QApplication

import timeline_app
from timeline_app import assets
from timeline_app.ui import fonts

MISSING_EVERYWHERE = {"𤼲"}
"""Characters of the bundled articles that no version of Noto Sans CJK holds."""
NEVER_WRITTEN = {"\ufffc", "\U00010000"}
"""Qt's mark for an object in a text, and the first character that takes two of Qt's positions."""


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    before = qapp.font()
    yield qapp
    qapp.setFont(before)


@pytest.fixture(scope="module")
def bundled(qapp: QApplication) -> QRawFont:
    return QRawFont(str(assets.resource(fonts.FILE)), 13)


def test_the_bundled_font_draws_everything_in_pictures(app: QApplication) -> None:
    assert fonts.install(app, prefer_system=False) == [fonts.BUNDLED]
    assert app.font().families() == [fonts.BUNDLED]
    assert app.font().pixelSize() == 13
    assert app.font().hintingPreference() is QFont.HintingPreference.PreferNoHinting


def test_the_bundled_font_is_last_choice_on_a_desktop(app: QApplication) -> None:
    families = fonts.install(app)
    assert families[-1] == fonts.BUNDLED
    assert app.font().families() == families


def test_installing_twice_registers_once(app: QApplication) -> None:
    assert fonts.install(app) == fonts.install(app)


@pytest.mark.parametrize(
    ("own", "installed", "families"),
    [
        ("Cantarell", ["DejaVu Sans"], ["Cantarell", fonts.BUNDLED]),
        ("Cantarell", ["Noto Sans CJK TC"], ["Cantarell", "Noto Sans CJK TC", fonts.BUNDLED]),
        ("Ubuntu", ["WenQuanYi Zen Hei", "PingFang SC"], ["Ubuntu", "PingFang SC", fonts.BUNDLED]),
        ("Noto Sans SC", ["Noto Sans SC"], ["Noto Sans SC", fonts.BUNDLED]),
        ("", [], [fonts.BUNDLED]),
    ],
)
def test_a_chinese_font_of_the_system_comes_first(
    own: str, installed: list[str], families: list[str]
) -> None:
    assert fonts.choose(own, installed) == families


def test_the_font_holds_the_bundled_articles(bundled: QRawFont, seed_paths: list[Path]) -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in seed_paths)
    missing = {
        char for char in text if char.isprintable() and not bundled.supportsCharacter(ord(char))
    }
    assert missing <= MISSING_EVERYWHERE


def words_of_the_window() -> Iterator[str]:
    folder = Path(timeline_app.__file__).parent
    for path in [*(folder / "ui").rglob("*.py"), *(folder / "timeline").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def test_the_font_holds_every_sign_the_window_writes(bundled: QRawFont) -> None:
    signs = {char for words in words_of_the_window() for char in words if char.isprintable()}
    missing = {sign for sign in signs if not bundled.supportsCharacter(ord(sign))}
    assert not missing - NEVER_WRITTEN, "use an icon, or a sign that packaging/build_font.py has"


def test_chinese_is_no_row_of_boxes(app: QApplication) -> None:
    fonts.install(app, prefer_system=False)
    assert drawn("战") != drawn("役")


def drawn(text: str) -> QImage:
    image = QImage(40, 40, QImage.Format.Format_Grayscale8)
    image.fill(0)
    painter = QPainter(image)
    painter.setPen("white")
    painter.drawText(4, 30, text)
    painter.end()
    return image
