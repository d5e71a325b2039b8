from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from timeline_app.timeline import display
from timeline_app.timeline.display import track_paint
from timeline_app.ui.theme import load
from timeline_app.ui.timeline.cells import AT_ONCE, CellPainter
from timeline_app.ui.timeline.painter import ScenePainter
from timeline_app.ui.timeline.sheet import Sheet
from timeline_app.ui.timeline.text import STILL_BUDGET, TextPictures, Type

HEIGHT, SIZE = 20.0, (900, 60)
CELLS = [
    (10.0, 4.0, 44.0, track_paint(2, 0.3), "7"),
    (60.3, 4.0, 63.9, track_paint(3, 0.5), "+1234"),
    (130.0, 4.0, 200.0, track_paint(2, 0.3), "88"),
    (340.0, 4.0, 411.7, track_paint(5, 0.62), "1000000"),
    (760.0, 4.0, 7.0, track_paint(1, 0.4), "3"),
]


@pytest.fixture(params=[1.0, 1.25, 1.5, 2.0])
def ratio(request, dressed_app):
    return request.param


def canvas(ratio):
    image = QImage(*(round(side * ratio) for side in SIZE), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("white"))
    return image


def pixels(image):
    raw = np.frombuffer(image.constBits(), dtype=np.uint8)
    return raw.reshape(image.height(), image.width(), 4)[..., :3].astype(int)


def painted(ratio, cells, budget=STILL_BUDGET, height=HEIGHT):
    """The image of the cells, and the painter that has their pictures."""
    fonts, theme = Type(), load("light")
    pictures = TextPictures(fonts, ratio)
    made = CellPainter(pictures, QColor(theme.text), ScenePainter(theme, fonts).fill_round)
    return again(made, pictures, ratio, cells, budget, height), made, pictures


def again(made, pictures, ratio, cells, budget=STILL_BUDGET, height=HEIGHT):
    image = canvas(ratio)
    pictures.start_frame(budget)
    made.numbers.start_frame()
    painter = QPainter(image)
    made.draw(painter, height, cells)
    painter.end()
    return pixels(image)


def expected(ratio, cells):
    """The boxes alone, each drawn as a whole."""
    image, theme = canvas(ratio), load("light")
    painter, scene = QPainter(image), ScenePainter(theme, Type())
    for x, y, width, paint, _ in cells:
        left, right = (round(edge * ratio) / ratio for edge in (x, x + width))
        if (right - left) * ratio >= 2 * display.CELL_RADIUS * ratio:
            scene.fill_round(
                painter, QRectF(left, y, right - left, HEIGHT), display.CELL_RADIUS, paint
            )
    painter.end()
    return pixels(image)


def test_pieces_join_without_a_seam(ratio):
    found, _, _ = painted(ratio, [(*cell[:4], "") for cell in CELLS])
    assert np.abs(found - expected(ratio, CELLS)).max() <= 2


def test_every_cell_has_its_number_in_its_middle(ratio):
    found, _, _ = painted(ratio, CELLS)
    ink = np.abs(found - expected(ratio, CELLS)).max(axis=2) > 60
    for x, _, width, _, _ in CELLS[:4]:
        middle, half = (x + width / 2) * ratio, width / 2 * ratio
        columns = np.flatnonzero(ink[:, round(middle - half) : round(middle + half)].any(axis=0))
        assert abs((columns[0] + columns[-1]) / 2 - half) <= 2 * ratio
    assert not ink[:, round(755 * ratio) :].any()  # one too narrow for its corners is left out


def test_a_number_looks_nearly_alike_in_motion_and_is_whole_at_rest(dressed_app):
    still, _, _ = painted(1.0, CELLS)
    moving, made, pictures = painted(1.0, CELLS, budget=0.0)
    assert np.abs(moving.sum() - still.sum()) < 0.02 * (255 * still.size - still.sum())
    assert (again(made, pictures, 1.0, CELLS) == still).all()


def test_more_colours_and_numbers_than_there_is_room_for(dressed_app):
    cells = [
        (10.0 + place % 15 * 50, 4.0, 48.0, track_paint(place % 12, place / 2000), str(place))
        for place in range(3 * AT_ONCE)
    ]
    found, made, pictures = painted(1.0, cells)
    assert (again(made, pictures, 1.0, cells) == found).all()
    last = cells[-15:]
    fresh, _, _ = painted(1.0, last)
    assert (again(made, pictures, 1.0, last) == fresh).all()


def test_a_sheet_says_when_it_is_full(dressed_app):
    sheet = Sheet(4, 4, 2)
    assert sheet.has_room(2) and not sheet.has_room(3)
    sheet.clear()
    assert sheet.places == {}
