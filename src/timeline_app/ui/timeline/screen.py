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
from timeline_app.ui.timeline.cells import CellPainter
from timeline_app.ui.timeline.painter import SMOOTH, ScenePainter
from timeline_app.ui.timeline.text import HALF_HEIGHT, TextPictures
from timeline_app.ui.widgets.outlines import paint_outline

TILE_HEIGHT = 32
SIGN_MARGIN = 1.0
"""Free around the picture of a sign, px."""


class ScreenPainter(ScenePainter):
    """Paints for one scale factor; lines are one physical px thick."""

    smooth = False

    def __init__(self, theme: Theme, pictures: TextPictures) -> None:
        super().__init__(theme, pictures.fonts)
        self._pictures, self._ratio = pictures, pictures.ratio
        self.hair = 1.0 / pictures.ratio
        self._cells = CellPainter(pictures, self.colour(display.INK), self.fill_round)
        self._dots: dict[tuple[float, Paint], QPixmap] = {}
        self._signs: dict[tuple[float, str, Paint], QPixmap] = {}
        self._tile: QPixmap | None = None
        self._last: Sequence[Step] = ()
        self._kept: tuple[Sequence[Step], QPixmap] | None = None

    def paint(self, painter: QPainter, steps: Sequence[Step]) -> None:
        """Draw all steps in order; of what seldom changes a picture is kept."""
        self._cells.numbers.start_frame()
        first = next((n for n, step in enumerate(steps) if step[0] is display.KEEP), None)
        if first is None:
            super().paint(painter, steps)
            return
        last = steps.index((display.KEPT,), first)
        super().paint(painter, steps[:first])
        self._paint_kept(painter, steps[first][1:], steps[first + 1 : last])
        super().paint(painter, steps[last + 1 :])

    def _paint_kept(
        self, painter: QPainter, box: tuple[float, float, float, float], steps: Sequence[Step]
    ) -> None:
        """What is met for the second time gets a picture, unless a text had no time."""
        if self._kept is None or self._kept[0] != steps:
            super().paint(painter, steps)
            again, self._last = self._last == steps, steps
            sharp = all((side * self._ratio).is_integer() for side in box[:2])
            if again and sharp:
                picture = self._picture_of(box, steps)
                self._kept = None if self._pictures.late else (steps, picture)
        else:
            painter.drawPixmap(QPointF(*box[:2]), self._kept[1])

    def _picture_of(self, box: tuple[float, float, float, float], steps: Sequence[Step]) -> QPixmap:
        picture = self._unfilled(*box[2:])
        painter = QPainter(picture)
        painter.translate(-box[0], -box[1])
        super().paint(painter, steps)
        painter.end()
        return picture

    def draw_cells(self, height: float, cells: Sequence[Cell]) -> None:
        """All at once, out of kept pictures."""
        self._cells.draw(self.painter, height, cells)

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
        x, y, width, height, ground, lines, bands = args
        size = (math.ceil(width), TILE_HEIGHT)
        tile = self._tile
        if tile is None or tile.deviceIndependentSize().toSize().toTuple() != size:
            tile = self._tile = self._unfilled(*size)
            tile.fill(self.colour(ground))  # never transparent: it is copied, not blended
        painter = QPainter(tile)
        painter.translate(-x, 0)
        self.fill_grid(painter, QRectF(x, 0, *size), ground, lines, bands)
        painter.end()
        self.painter.drawTiledPixmap(QRectF(x, y, width, height), tile, QPointF(0, 0))

    def _blank(self, width: float, height: float) -> QPixmap:
        picture = self._unfilled(width, height)
        picture.fill(Qt.GlobalColor.transparent)
        return picture

    def _unfilled(self, width: float, height: float) -> QPixmap:
        picture = QPixmap(max(round(width * self._ratio), 1), max(round(height * self._ratio), 1))
        picture.setDevicePixelRatio(self._ratio)
        return picture
