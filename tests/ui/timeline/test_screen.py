from __future__ import annotations

from PySide6.QtGui import QColor, QImage, QPainter

from timeline_app.timeline import display
from timeline_app.ui.theme import load
from timeline_app.ui.timeline.screen import ScreenPainter
from timeline_app.ui.timeline.text import TextPictures, Type

BOX = (0.0, 10.0, 60.0, 40.0)


def steps(text, mark=20.0):
    return [
        (display.RECT, 0.0, 0.0, 120.0, 10.0, display.RAISED),
        (display.KEEP, *BOX),
        (display.CLIP, *BOX),
        (display.RECT, *BOX, display.SURFACE),
        (display.TEXT, 5.0, 25.0, text, display.INK, display.LABEL_SIZE, False),
        (display.UNCLIP,),
        (display.KEPT,),
        (display.DOT, 80.0, mark, 4.0, display.INK),
    ]


class Counting(ScreenPainter):
    texts = 0

    def draw_text(self, *args):
        self.texts += 1
        super().draw_text(*args)


def frame(painter, pictures, made, seconds=1.0):
    image = QImage(120, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    pictures.start_frame(seconds)
    target = QPainter(image)
    painter.paint(target, made)
    target.end()
    return image


def prepared():
    pictures = TextPictures(Type(), 1.0)
    painter = Counting(load("light"), pictures)
    return painter, pictures


def test_what_stays_the_same_is_painted_from_its_picture_and_looks_the_same(dressed_app):
    painter, pictures = prepared()
    first = frame(painter, pictures, steps("南京"))
    assert frame(painter, pictures, steps("南京")) == first
    painted = painter.texts
    assert frame(painter, pictures, steps("南京")) == first
    moved = frame(painter, pictures, steps("南京", mark=40.0))
    assert painter.texts == painted
    fresh, others = prepared()
    assert frame(fresh, others, steps("南京", mark=40.0)) == moved
    assert moved != first


def test_what_has_changed_is_painted_anew(dressed_app):
    painter, pictures = prepared()
    for _ in range(3):
        frame(painter, pictures, steps("南京"))
    fresh, others = prepared()
    assert frame(painter, pictures, steps("上海")) == frame(fresh, others, steps("上海"))


def test_no_picture_is_kept_of_what_had_no_time_for_its_texts(dressed_app):
    painter, pictures = prepared()
    for _ in range(3):
        frame(painter, pictures, steps("南京"), seconds=0.0)
    fresh, others = prepared()
    whole = frame(fresh, others, steps("南京"))
    assert frame(painter, pictures, steps("南京")) == whole
