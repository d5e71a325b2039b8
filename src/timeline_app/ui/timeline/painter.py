"""Paints a display list with any QPainter: the one painter for screen, images and print."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen, QPixmap, QPolygonF

from timeline_app.timeline import display
from timeline_app.timeline.display import Paint, Step
from timeline_app.ui.theme import Theme
from timeline_app.ui.timeline.text import HALF_HEIGHT, SecondTime, TextPictures, Type

_FLAT = QPainter.RenderHint.Antialiasing
_NO_PEN, _NO_BRUSH = Qt.PenStyle.NoPen, Qt.BrushStyle.NoBrush
TILE_HEIGHT = 32


class ScenePainter:
    """Turns steps into painter calls.

    With ``pictures`` texts and dots are drawn from ready pictures, whose pixels are the screen's;
    without them as real text and shapes, for images at any size and for vector formats.
    """

    def __init__(self, theme: Theme, fonts: Type, pictures: TextPictures | None = None) -> None:
        self._theme, self._fonts, self._pictures = theme, fonts, pictures
        self._colours: dict[Paint, QColor] = {}
        self._dots: dict[tuple[float, Paint], QPixmap] = {}
        self._ratio = pictures.ratio if pictures else 1.0
        self._cells = SecondTime(self._cell_picture)
        self._ends: dict[tuple[float, float, Paint], tuple[QPixmap, QPixmap]] = {}
        self._tile: QPixmap | None = None
        self._painter: QPainter
        self._draw: dict[str, Callable[..., None]] = {
            display.RECT: self._rect,
            display.ROUND: self._round,
            display.FRAME: self._frame,
            display.DOT: self._dot,
            display.RING: self._ring,
            display.FADE: self._fade,
            display.POLYGON: self._polygon,
            display.LINE: self._line,
            display.TEXT: self._text,
            display.CLIP: self._clip,
            display.UNCLIP: self._unclip,
            display.GRID: self._grid,
            display.NUMBER: self._number,
            display.SHIFT: self._shift,
            display.UNSHIFT: lambda dx, dy: self._shift(-dx, -dy),
        }

    def paint(self, painter: QPainter, steps: Sequence[Step]) -> None:
        """Draw all steps in order."""
        self._painter = painter
        painter.setRenderHint(_FLAT, self._pictures is None)
        draw = self._draw
        for step in steps:
            draw[step[0]](*step[1:])

    def colour(self, paint: Paint) -> QColor:
        """The theme's colour for a paint."""
        found = self._colours.get(paint)
        if found is None:
            theme = self._theme
            base = theme.track(paint.slot) if paint.role == "track" else getattr(theme, paint.role)
            found = QColor(base)
            found.setAlphaF(paint.alpha)
            self._colours[paint] = found
        return found

    def _rect(self, x: float, y: float, width: float, height: float, paint: Paint) -> None:
        self._painter.fillRect(QRectF(x, y, width, height), self.colour(paint))

    def _round(self, *args: Any) -> None:
        x, y, width, height, radius, paint = args
        if self._pictures is None:
            self._rounded(self._painter, QRectF(x, y, width, height), radius, paint)
            return
        # Cells come by the hundred.  In a pan their sizes come again and are worth a picture; in a
        # zoom each comes once: then it is put together from its ends, for round corners are slow.
        ratio = self._pictures.ratio
        left, right = round(x * ratio) / ratio, round((x + width) * ratio) / ratio
        key = (right - left, height, radius, paint)
        picture = self._cells.again(key)
        if picture is not None:
            self._painter.drawPixmap(QPointF(left, y), picture)
        elif right - left >= 2 * radius:
            self._pieced(QRectF(left, y, right - left, height), radius, paint)

    def _cell_picture(self, key: tuple[float, float, float, Paint]) -> QPixmap:
        width, height, radius, paint = key
        picture = _blank(width, height, self._ratio)
        painter = QPainter(picture)
        painter.setRenderHint(_FLAT, True)
        self._rounded(painter, QRectF(0, 0, width, height), radius, paint)
        painter.end()
        return picture

    def _pieced(self, box: QRectF, radius: float, paint: Paint) -> None:
        key = (radius, box.height(), paint)
        ends = self._ends.get(key) or self._end_pictures(key)
        painter = self._painter
        painter.drawPixmap(box.topLeft(), ends[0])
        painter.fillRect(box.adjusted(radius, 0, -radius, 0), self.colour(paint))
        painter.drawPixmap(QPointF(box.right() - radius, box.y()), ends[1])

    def _end_pictures(self, key: tuple[float, float, Paint]) -> tuple[QPixmap, QPixmap]:
        radius, height, paint = key
        made = []
        for offset in (0.0, -3 * radius):
            picture = _blank(radius, height, self._ratio)
            painter = QPainter(picture)
            painter.setRenderHint(_FLAT, True)
            self._rounded(painter, QRectF(offset, 0, 4 * radius, height), radius, paint)
            painter.end()
            made.append(picture)
        self._ends[key] = (made[0], made[1])
        return self._ends[key]

    def _rounded(self, painter: QPainter, box: QRectF, radius: float, paint: Paint) -> None:
        painter.setPen(_NO_PEN)
        painter.setBrush(self.colour(paint))
        painter.drawRoundedRect(box, radius, radius)

    def _frame(self, *args: Any) -> None:
        x, y, width, height, radius, paint, thickness, dash = args
        painter, half = self._painter, thickness / 2
        painter.setRenderHint(_FLAT, radius > 0 or self._pictures is None)
        painter.setPen(self._pen(paint, thickness, dash))
        painter.setBrush(_NO_BRUSH)
        box = QRectF(x + half, y + half, max(width - thickness, 1), max(height - thickness, 1))
        painter.drawRoundedRect(box, radius, radius)
        self._flat_again()

    def _dot(self, x: float, y: float, radius: float, paint: Paint) -> None:
        if self._pictures is None:
            self._ellipse(self._painter, QPointF(x, y), radius, paint)
            return
        picture = self._dots.get((radius, paint)) or self._dot_picture(radius, paint)
        self._painter.drawPixmap(QPointF(x - radius - 1, y - radius - 1), picture)

    def _dot_picture(self, radius: float, paint: Paint) -> QPixmap:
        picture = _blank(2 * radius + 2, 2 * radius + 2, self._ratio)
        painter = QPainter(picture)
        painter.setRenderHint(_FLAT, True)
        self._ellipse(painter, QPointF(radius + 1, radius + 1), radius, paint)
        painter.end()
        self._dots[radius, paint] = picture
        return picture

    def _ellipse(self, painter: QPainter, centre: QPointF, radius: float, paint: Paint) -> None:
        painter.setPen(_NO_PEN)
        painter.setBrush(self.colour(paint))
        painter.drawEllipse(centre, radius, radius)

    def _ring(self, *args: Any) -> None:
        x, y, radius, paint, thickness, dash = args
        painter = self._painter
        painter.setRenderHint(_FLAT, True)
        painter.setPen(self._pen(paint, thickness, dash))
        painter.setBrush(_NO_BRUSH)
        painter.drawEllipse(QPointF(x, y), radius - thickness / 2, radius - thickness / 2)
        self._flat_again()

    def _fade(self, *args: Any) -> None:
        x, y, width, height, paint, rising = args
        if width <= 0:
            return
        target = QRectF(x, y, width, height)
        clear, full = QColor(self.colour(paint)), self.colour(paint)
        clear.setAlpha(0)
        gradient = QLinearGradient(target.topLeft(), target.topRight())
        gradient.setColorAt(0.0, clear if rising else full)
        gradient.setColorAt(1.0, full if rising else clear)
        self._painter.fillRect(target, QBrush(gradient))

    def _polygon(self, points: Sequence[tuple[float, float]], paint: Paint) -> None:
        painter = self._painter
        painter.setRenderHint(_FLAT, True)
        painter.setPen(_NO_PEN)
        painter.setBrush(self.colour(paint))
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
        self._flat_again()

    def _line(self, *args: Any) -> None:
        x0, y0, x1, y1, paint, dash = args
        if dash:
            self._painter.setPen(self._pen(paint, 1.0, dash))
            self._painter.drawLine(QPointF(x0, y0 + 0.5), QPointF(x1, y1 + 0.5))
            return
        hair = 1.0 / self._ratio
        box = QRectF(x0, y0, max(x1 - x0, hair), max(y1 - y0, hair))
        self._painter.fillRect(box, self.colour(paint))

    def _text(self, *args: Any) -> None:
        x, y, text, paint, size, bold = args
        if self._pictures is not None:
            picture = self._pictures.of(text, self.colour(paint), size, bold)
            if picture is not None:
                self._painter.drawPixmap(QPointF(x, y - size * HALF_HEIGHT), picture)
            return
        self._painter.setFont(self._fonts.font(size, bold))
        self._painter.setPen(self.colour(paint))
        self._painter.drawText(QPointF(x, y + self._fonts.baseline(size, bold)), text)

    def _number(self, x: float, y: float, text: str, paint: Paint) -> None:
        size = display.SMALL_SIZE
        if self._pictures is None:
            left = x - self._fonts.measure(text) * size / display.LABEL_SIZE / 2
            self._text(left, y, text, paint, size, False)
            return
        width, picture = self._pictures.number(text, self.colour(paint), size)
        left = round((x - width / 2) * self._ratio) / self._ratio
        if picture is not None:
            self._painter.drawPixmap(QPointF(left, y - size * HALF_HEIGHT), picture)
            return
        for width, digit in self._pictures.digits(text, self.colour(paint), size):
            self._painter.drawPixmap(QPointF(left, y - size * HALF_HEIGHT), digit)
            left += width

    def _grid(self, *args: Any) -> None:
        x, y, width, height, ground, lines = args
        if self._pictures is None:
            self._upright(self._painter, QRectF(x, y, width, height), ground, lines)
            return
        # Lines of the full height cost a cache miss a row: draw them on a low tile and repeat it.
        tile = self._tile
        size = (math.ceil(width), TILE_HEIGHT)
        if tile is None or tile.deviceIndependentSize().toSize().toTuple() != size:
            tile = self._tile = _blank(*size, self._pictures.ratio)
        painter = QPainter(tile)
        painter.translate(-x, 0)
        self._upright(painter, QRectF(x, 0, size[0], TILE_HEIGHT), ground, lines)
        painter.end()
        self._painter.drawTiledPixmap(QRectF(x, y, width, height), tile, QPointF(0, 0))

    def _upright(
        self, painter: QPainter, box: QRectF, ground: Paint, lines: Sequence[tuple[float, Paint]]
    ) -> None:
        painter.fillRect(box, self.colour(ground))
        hair = 1.0 / self._ratio
        for x, paint in lines:
            painter.fillRect(QRectF(x, box.top(), hair, box.height()), self.colour(paint))

    def _clip(self, x: float, y: float, width: float, height: float) -> None:
        self._painter.setClipRect(QRectF(x, y, width, height))

    def _unclip(self) -> None:
        self._painter.setClipping(False)

    def _shift(self, dx: float, dy: float) -> None:
        self._painter.translate(dx, dy)

    def _pen(self, paint: Paint, thickness: float, dash: str) -> QPen:
        pen = QPen(self.colour(paint), thickness)
        if dash:
            pen.setDashPattern([float(part) / thickness for part in dash.split()])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        return pen

    def _flat_again(self) -> None:
        self._painter.setRenderHint(_FLAT, self._pictures is None)


def _blank(width: float, height: float, ratio: float) -> QPixmap:
    picture = QPixmap(int(width * ratio), int(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    return picture
