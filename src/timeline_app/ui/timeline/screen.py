"""The painter of the screen: the same picture, out of ready pictures of its small parts.

Text is nine tenths of a frame when drawn anew each time; so are round corners and tall lines.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from timeline_app.timeline import display, signs
from timeline_app.timeline.display import Cell, Paint, Step
from timeline_app.ui.theme import Theme
from timeline_app.ui.timeline.painter import SMOOTH, ScenePainter
from timeline_app.ui.timeline.text import HALF_HEIGHT, SecondTime, TextPictures
from timeline_app.ui.widgets.outlines import paint_outline

TILE_HEIGHT = 32
LONG_CELL = 200.0
"""Cells up to this width are put together from pictures, px."""
SIGN_MARGIN = 1.0
"""Free around the picture of a sign, px."""
NEW_CELLS = 20
"""Pictures of cells, and of numbers, that one frame may make."""

CellKey = tuple[int, float, Paint, str]
"""Width in physical px, height, paint and number of a cell."""


class ScreenPainter(ScenePainter):
    """Paints for one scale factor; lines are one physical px thick."""

    smooth = False

    def __init__(self, theme: Theme, pictures: TextPictures) -> None:
        super().__init__(theme, pictures.fonts)
        self._pictures, self._ratio = pictures, pictures.ratio
        self.hair = 1.0 / pictures.ratio
        self._cells = SecondTime(self._cell_picture)
        self._numbers = SecondTime(self._number_picture)
        self._parts: dict[tuple[float, Paint], tuple[QPixmap, QPixmap]] = {}
        self._dots: dict[tuple[float, Paint], QPixmap] = {}
        self._signs: dict[tuple[float, str, Paint], QPixmap] = {}
        self._tile: QPixmap | None = None

    def paint(self, painter: QPainter, steps: Sequence[Step]) -> None:
        """Draw all steps in order."""
        self._cells.allow(NEW_CELLS)
        self._numbers.allow(NEW_CELLS)
        super().paint(painter, steps)

    def draw_cells(self, height: float, cells: Sequence[Cell]) -> None:
        """Cells come by the hundred.

        In a pan they come again and are worth a picture.  In a zoom each comes once: then it is
        put together from the pictures of a longer one and of its number.
        """
        ratio, draw = self._ratio, self.painter.drawPixmap
        ready, again = self._cells.ready, self._cells.again
        least = 2 * display.CELL_RADIUS * ratio
        for x, y, width, paint, text in cells:
            pixel = round(x * ratio)
            pixels = round((x + width) * ratio) - pixel
            key = (pixels, height, paint, text)
            picture = ready.get(key) or again(key)
            if picture is not None:
                draw(QPointF(pixel / ratio, y), picture)
            elif pixels >= least:
                box = QRectF(pixel / ratio, y, pixels / ratio, height)
                self._draw_pieced(box, paint, text)

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

    def draw_label(self, *args: Any) -> None:
        """A kept picture of sign and text together; nothing where the frame's time is up."""
        x, y, text, paint, size, bold, sign = args
        soft = self.colour(display.SOFT)
        picture = self._pictures.of(text, self.colour(paint), size, bold, (sign, soft))
        if picture is not None:
            self.painter.drawPixmap(QPointF(x, y - size * HALF_HEIGHT), picture)

    def draw_sign(self, x: float, y: float, size: float, name: str, paint: Paint) -> None:
        """A kept picture of the drawing."""
        side = size + 2 * SIGN_MARGIN
        picture = self._signs.get((size, name, paint))
        if picture is None:
            picture = self._signs[size, name, paint] = self._blank(side, side)
            painter = QPainter(picture)
            middle = QPointF(side / 2, side / 2)
            paint_outline(painter, middle, size, signs.outline(name), self.colour(paint))
            painter.end()
        self.painter.drawPixmap(QPointF(x - side / 2, y - side / 2), picture)

    def draw_grid(self, *args: Any) -> None:
        """Tall lines cost a cache miss a row: they are drawn on a low tile, which is repeated."""
        x, y, width, height, ground, lines = args
        size = (math.ceil(width), TILE_HEIGHT)
        tile = self._tile
        if tile is None or tile.deviceIndependentSize().toSize().toTuple() != size:
            tile = self._tile = self._blank(*size)
            tile.fill(self.colour(ground))  # without transparency it is copied, not blended
        painter = QPainter(tile)
        painter.translate(-x, 0)
        self.fill_grid(painter, QRectF(x, 0, *size), ground, lines)
        painter.end()
        self.painter.drawTiledPixmap(QRectF(x, y, width, height), tile, QPointF(0, 0))

    def _draw_pieced(self, box: QRectF, paint: Paint, text: str) -> None:
        """A long cell's picture as far as it goes, and its right end."""
        radius, draw = display.CELL_RADIUS, self.painter.drawPixmap
        key = (box.height(), paint)
        parts = self._parts.get(key)
        if parts is None:
            parts = self._parts[key] = self._part_pictures(key)
        room = box.width() - radius
        if room > LONG_CELL - radius:
            self.fill_round(self.painter, box, radius, paint)
        else:
            source = QRectF(0, 0, room * self._ratio, box.height() * self._ratio)
            draw(box.topLeft(), parts[0], source)
            draw(QPointF(box.x() + room, box.y()), parts[1])
        self._draw_number(box.center(), text)

    def _part_pictures(self, key: tuple[float, Paint]) -> tuple[QPixmap, QPixmap]:
        (height, paint), radius = key, display.CELL_RADIUS
        made = (self._blank(LONG_CELL, height), self._blank(radius, height))
        for picture, shift in zip(made, (0.0, radius - LONG_CELL), strict=True):
            painter = QPainter(picture)
            self.fill_round(painter, QRectF(shift, 0, LONG_CELL, height), radius, paint)
            painter.end()
        return made

    def _draw_number(self, centre: QPointF, text: str) -> None:
        half = display.SMALL_SIZE * HALF_HEIGHT
        picture = self._numbers.again(text)
        if picture is not None:
            width = picture.deviceIndependentSize().width()
            self.painter.drawPixmap(QPointF(centre.x() - width / 2, centre.y() - half), picture)
            return
        digits = self._pictures.digits(text, self.colour(display.INK), display.SMALL_SIZE)
        left = centre.x() - sum(width for width, _ in digits) / 2
        for width, digit in digits:
            self.painter.drawPixmap(QPointF(left, centre.y() - half), digit)
            left += width

    def _number_picture(self, text: str) -> QPixmap:
        return self._pictures.made(text, self.colour(display.INK), display.SMALL_SIZE)

    def _cell_picture(self, key: CellKey) -> QPixmap:
        pixels, height, paint, text = key
        picture = self._blank(pixels / self._ratio, height)
        outer, self.painter = self.painter, QPainter(picture)
        self._draw_pieced(QRectF(0, 0, pixels / self._ratio, height), paint, text)
        self.painter.end()
        self.painter = outer
        return picture

    def _blank(self, width: float, height: float) -> QPixmap:
        picture = QPixmap(max(round(width * self._ratio), 1), max(round(height * self._ratio), 1))
        picture.setDevicePixelRatio(self._ratio)
        picture.fill(Qt.GlobalColor.transparent)
        return picture
