from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from timeline_app.ui import theme as themes
from timeline_app.ui.article.formats import COLUMN_WIDTH, Formats, Style
from timeline_app.ui.article.view import LinkKind
from timeline_app.ui.theme import SIZE_ARTICLE

READABLE = 4.5
"""The contrast that WCAG 2 asks of text at level AA."""
NARRATIVE = (Style.BODY, Style.QUOTE, Style.ITEM, Style.CELL)


def luminance(colour: QColor) -> float:
    parts = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(one: QColor, other: QColor) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_all_words_can_be_read_on_the_page(qapp: QApplication, name: str) -> None:
    theme = themes.load(name)
    for key, shape in Formats.of(theme).chars.items():
        assert contrast(shape.foreground().color(), theme.ground) >= READABLE, key


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("style", NARRATIVE)
def test_words_of_a_marked_sentence_can_be_read(
    qapp: QApplication, name: str, style: Style
) -> None:
    theme = themes.load(name)
    chars = Formats.of(theme).chars
    for kind in (None, LinkKind.EVENT, LinkKind.UNIT, LinkKind.PAGE_ELSEWHERE):
        words = chars[style, kind, False].foreground().color()
        assert contrast(words, theme.mark) >= READABLE, kind
        assert contrast(words, theme.selection) >= READABLE, kind


def test_a_line_holds_as_many_characters_as_read_well() -> None:
    assert 42 <= COLUMN_WIDTH / SIZE_ARTICLE <= 48
