"""The painter of the screen: the same picture, out of ready pictures of its small parts.

Text is nine tenths of a frame when drawn anew each time; so are round corners and tall lines.
"""

from __future__ import annotations

import math
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from timeline_app.timeline import display
from timeline_app.timeline.display import Paint
from timeline_app.ui.theme import Theme
from timeline_app.ui.timeline.painter import SMOOTH, ScenePainter
from timeline_app.ui.timeline.text import HALF_HEIGHT, SecondTime, TextPictures

TILE_HEIGHT = 32

CellKey = tuple[float, float, float, Paint]
"""Width, height, radius and paint of a cell with round corners."""
EndKey = tuple[float, float, Paint]
"""Radius, height and paint of a cell's end."""


class ScreenPainter(ScenePainter):
    """Paints for one scale factor; lines are one physical px thick."""

    smooth = False

    def __init__(self, theme: Theme, pictures: TextPictures) -> None:
        super().__init__(theme, pictures.fonts)
        self._pictures, self._ratio = pictures, pictures.ratio
        self.hair = 1.0 / pictures.ratio
        self._cells = SecondTime(self._cell_picture)
        self._ends: dict[EndKey, tuple[QPixmap, QPixmap]] = {}
        self._dots: dict[tuple[float, Paint], QPixmap] = {}
        self._tile: QPixmap | None = None

    def draw_round(self, *args: Any) -> None:
        """Cells come by the hundred.

        In a pan their sizes come again and are worth a picture.  In a zoom each comes once: then
        it is put together from its ends.
        """
        x, y, width, height, radius, paint = args
        ratio = self._ratio
        left, right = round(x * ratio) / ratio, round((x + width) * ratio) / ratio
        picture = self._cells.again((right - left, height, radius, paint))
        if picture is not None:
            self.painter.drawPixmap(QPointF(left, y), picture)
        elif right - left >= 2 * radius:
            self._draw_pieced(QRectF(left, y, right - left, height), radius, paint)

    def draw_dot(self, x: float, y: float, radius: float, paint: Paint) -> None:
        """A kept picture of the dot."""
        picture = self._dots.get((radius, paint))
        if picture is None:
            picture = self._blank(2 * radius + 2, 2 * radius + 2)
            painter = QPainter(picture)
            painter.setRenderHint(SMOOTH, True)
            self.fill_circle(painter, QPointF(radius + 1, radius + 1), radius, paint)
            painter.end()
            self._dots[radius, paint] = picture
        self.painter.drawPixmap(QPointF(x - radius - 1, y - radius - 1), picture)

    def draw_text(self, *args: Any) -> None:
        """A kept picture of the text; nothing where the frame's time is up."""
        x, y, text, paint, size, bold = args
        picture = self._pictures.of(text, self.colour(paint), size, bold)
        if picture is not None:
            self.painter.drawPixmap(QPointF(x, y - size * HALF_HEIGHT), picture)

    def draw_number(self, x: float, y: float, text: str, paint: Paint) -> None:
        """A kept picture of the number, or of each of its digits."""
        size, colour = display.SMALL_SIZE, self.colour(paint)
        width, picture = self._pictures.number(text, colour, size)
        left, top = round((x - width / 2) * self._ratio) / self._ratio, y - size * HALF_HEIGHT
        if picture is not None:
            self.painter.drawPixmap(QPointF(left, top), picture)
            return
        for advance, digit in self._pictures.digits(text, colour, size):
            self.painter.drawPixmap(QPointF(left, top), digit)
            left += advance

    def draw_grid(self, *args: Any) -> None:
        """Tall lines cost a cache miss a row: they are drawn on a low tile, which is repeated."""
        x, y, width, height, ground, lines = args
        size = (math.ceil(width), TILE_HEIGHT)
        tile = self._tile
        if tile is None or tile.deviceIndependentSize().toSize().toTuple() != size:
            tile = self._tile = self._blank(*size)
        painter = QPainter(tile)
        painter.translate(-x, 0)
        self.fill_grid(painter, QRectF(x, 0, *size), ground, lines)
        painter.end()
        self.painter.drawTiledPixmap(QRectF(x, y, width, height), tile, QPointF(0, 0))

    def _draw_pieced(self, box: QRectF, radius: float, paint: Paint) -> None:
        key = (radius, box.height(), paint)
        ends = self._ends.get(key)
        if ends is None:
            # Either end of one short cell, cut off by its picture's edge.
            ends = self._ends[key] = (self._end_picture(key, 0.0), self._end_picture(key, -3.0))
        self.painter.drawPixmap(box.topLeft(), ends[0])
        self.painter.fillRect(box.adjusted(radius, 0, -radius, 0), self.colour(paint))
        self.painter.drawPixmap(QPointF(box.right() - radius, box.y()), ends[1])

    def _end_picture(self, key: EndKey, shift: float) -> QPixmap:
        radius, height, paint = key
        picture = self._blank(radius, height)
        self._fill_on(picture, QRectF(shift * radius, 0, 4 * radius, height), radius, paint)
        return picture

    def _cell_picture(self, key: CellKey) -> QPixmap:
        width, height, radius, paint = key
        picture = self._blank(width, height)
        self._fill_on(picture, QRectF(0, 0, width, height), radius, paint)
        return picture

    def _fill_on(self, picture: QPixmap, box: QRectF, radius: float, paint: Paint) -> None:
        painter = QPainter(picture)
        self.fill_round(painter, box, radius, paint)
        painter.end()

    def _blank(self, width: float, height: float) -> QPixmap:
        picture = QPixmap(max(round(width * self._ratio), 1), max(round(height * self._ratio), 1))
        picture.setDevicePixelRatio(self._ratio)
        picture.fill(Qt.GlobalColor.transparent)
        return picture
