from __future__ import annotations

from PySide6.QtGui import QColor, QFontMetricsF

from timeline_app.timeline.display import LABEL_SIZE, SMALL_SIZE
from timeline_app.ui.timeline.text import TextPictures, Type

INK = QColor("#000000")


def test_widths_are_the_sums_of_the_characters(dressed_app):
    fonts = Type(dressed_app.font().families())
    assert fonts.measure("南京") == fonts.measure("南") + fonts.measure("京")
    assert fonts.measure("南") == LABEL_SIZE


def test_a_frame_draws_no_new_texts_beyond_its_time(dressed_app):
    pictures = TextPictures(Type(dressed_app.font().families()), 1.0)
    pictures.start_frame(0.0)
    assert pictures.of("1937年", INK, SMALL_SIZE, False) is not None
    assert not pictures.late
    assert pictures.of("南京", INK, LABEL_SIZE, False) is None
    assert pictures.late
    pictures.start_frame(1.0)
    first = pictures.of("南京", INK, LABEL_SIZE, False)
    assert first is not None
    pictures.start_frame(0.0)
    assert pictures.of("南京", INK, LABEL_SIZE, False) is first
    assert not pictures.late


def test_a_bold_text_is_not_cut(dressed_app):
    fonts = Type()
    for text in ("Sat 29 Jan 1938", "南京戰役"):
        wide = QFontMetricsF(fonts.font(12, True)).horizontalAdvance(text)
        assert fonts.width(text, 12, True) >= wide
        pictures = TextPictures(fonts, 1.0)
        pictures.start_frame()
        drawn = pictures.of(text, INK, 12, True)
        assert drawn is not None and drawn.width() >= wide
