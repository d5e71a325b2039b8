"""Paints a display list with any QPainter: the one painter for screen, images and print."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen, QPolygonF

from timeline_app.timeline import display, signs
from timeline_app.timeline.display import Band, Cell, Paint, Step
from timeline_app.ui.theme import Theme
from timeline_app.ui.timeline.text import Type
from timeline_app.ui.widgets.outlines import paint_outline

SMOOTH = QPainter.RenderHint.Antialiasing
NO_PEN, NO_BRUSH = Qt.PenStyle.NoPen, Qt.BrushStyle.NoBrush


class ScenePainter:
    """Turns steps into painter calls, with real text and smooth shapes at any size.

    ``hair`` is the thickness of the thinnest line, px; ``smooth`` says whether plain rectangles
    are smoothed too.
    """

    hair = 1.0
    smooth = True

    def __init__(self, theme: Theme, fonts: Type) -> None:
        self._theme, self.fonts = theme, fonts
        self._colours: dict[Paint, QColor] = {}
        self._box = QRectF()
        self.painter: QPainter
        self._draw: dict[str, Callable[..., None]] = {
            display.RECT: self.draw_rect,
            display.ROUND: self.draw_round,
            display.FRAME: self.draw_frame,
            display.DOT: self.draw_dot,
            display.FADE: self.draw_fade,
            display.POLYGON: self.draw_polygon,
            display.LINE: self.draw_line,
            display.TEXT: self.draw_text,
            display.LABEL: self.draw_label,
            display.SIGN: self.draw_sign,
            display.CELLS: self.draw_cells,
            display.GRID: self.draw_grid,
            display.STRIP: self.draw_strip,
            display.CLIP: lambda *box: self.painter.setClipRect(QRectF(*box)),
            display.UNCLIP: lambda: self.painter.setClipping(False),
            display.SHIFT: lambda dx, dy: self.painter.translate(dx, dy),
            display.UNSHIFT: lambda dx, dy: self.painter.translate(-dx, -dy),
            display.KEEP: lambda *box: None,
            display.KEPT: lambda: None,
        }

    def paint(self, painter: QPainter, steps: Sequence[Step]) -> None:
        """Draw all steps in order."""
        self.painter = painter
        painter.setRenderHint(SMOOTH, self.smooth)
        draw = self._draw
        for step in steps:
            draw[step[0]](*step[1:])

    def colour(self, paint: Paint) -> QColor:
        """The theme's colour for a paint."""
        found = self._colours.get(paint)
        if found is None:
            theme = self._theme
            base = theme.track(paint.slot) if paint.role == "track" else getattr(theme, paint.role)
            found = QColor(base[paint.slot % len(base)] if isinstance(base, tuple) else base)
            found.setAlphaF(paint.alpha)
            self._colours[paint] = found
        return found

    def draw_rect(self, x: float, y: float, width: float, height: float, paint: Paint) -> None:
        """See ``timeline.display`` for this and all the others."""
        self._box.setRect(x, y, width, height)  # a new one takes as long as to fill it
        self.painter.fillRect(self._box, self.colour(paint))

    def draw_round(self, *args: Any) -> None:
        """A filled rectangle with round corners."""
        x, y, width, height, radius, paint = args
        self.fill_round(self.painter, QRectF(x, y, width, height), radius, paint)

    def fill_round(self, painter: QPainter, box: QRectF, radius: float, paint: Paint) -> None:
        """The same with any painter."""
        painter.setRenderHint(SMOOTH, True)
        painter.setPen(NO_PEN)
        painter.setBrush(self.colour(paint))
        painter.drawRoundedRect(box, radius, radius)
        painter.setRenderHint(SMOOTH, self.smooth)

    def draw_frame(self, *args: Any) -> None:
        """An outline inside a rectangle."""
        x, y, width, height, radius, paint, thickness, dash = args
        painter, half = self.painter, thickness / 2
        painter.setRenderHint(SMOOTH, self.smooth or radius > 0)
        painter.setPen(self._pen(paint, thickness, dash))
        painter.setBrush(NO_BRUSH)
        box = QRectF(x + half, y + half, max(width - thickness, 1), max(height - thickness, 1))
        painter.drawRoundedRect(box, radius, radius)
        painter.setRenderHint(SMOOTH, self.smooth)

    def draw_dot(self, x: float, y: float, radius: float, paint: Paint) -> None:
        """A filled circle."""
        self.fill_circle(self.painter, QPointF(x, y), radius, paint)

    def fill_circle(self, painter: QPainter, centre: QPointF, radius: float, paint: Paint) -> None:
        """The same with any painter."""
        painter.setPen(NO_PEN)
        painter.setBrush(self.colour(paint))
        painter.drawEllipse(centre, radius, radius)

    def draw_fade(self, *args: Any) -> None:
        """A rectangle that comes out of nothing, or goes into it."""
        x, y, width, height, paint, rising = args
        if width <= 0:
            return
        target = QRectF(x, y, width, height)
        full = self.colour(paint)
        clear = QColor(full)
        clear.setAlpha(0)
        gradient = QLinearGradient(target.topLeft(), target.topRight())
        gradient.setColorAt(0.0, clear if rising else full)
        gradient.setColorAt(1.0, full if rising else clear)
        self.painter.fillRect(target, QBrush(gradient))

    def draw_polygon(self, points: Sequence[tuple[float, float]], paint: Paint) -> None:
        """A filled polygon."""
        painter = self.painter
        painter.setRenderHint(SMOOTH, True)
        painter.setPen(NO_PEN)
        painter.setBrush(self.colour(paint))
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
        painter.setRenderHint(SMOOTH, self.smooth)

    def draw_line(self, *args: Any) -> None:
        """An upright or level line, to the right of and below its place."""
        x0, y0, x1, y1, paint, dash = args
        if dash:
            self.painter.setPen(self._pen(paint, 1.0, dash))
            self.painter.drawLine(QPointF(x0, y0 + 0.5), QPointF(x1, y1 + 0.5))
            return
        self.draw_rect(x0, y0, max(x1 - x0, self.hair), max(y1 - y0, self.hair), paint)

    def draw_text(self, *args: Any) -> None:
        """A text from x on, its middle at y."""
        x, y, text, paint, size, bold = args
        self.painter.setFont(self.fonts.font(size, bold))
        self.painter.setPen(self.colour(paint))
        self.painter.drawText(QPointF(x, y + self.fonts.baseline(size, bold)), text)

    def draw_label(self, *args: Any) -> None:
        """A text with the sign before it."""
        x, y, text, paint, size, bold, sign = args
        if sign:
            self.draw_sign(x + signs.SIZE / 2, y, signs.SIZE, sign, display.SOFT)
            x += signs.ROOM
        self.draw_text(x, y, text, paint, size, bold)

    def draw_sign(self, x: float, y: float, size: float, name: str, paint: Paint) -> None:
        """A small drawing."""
        outline = signs.outline(name)
        paint_outline(self.painter, QPointF(x, y), size, outline, self.colour(paint))

    def draw_cells(self, height: float, cells: Sequence[Cell]) -> None:
        """Numbers in cells."""
        size = display.SMALL_SIZE
        for x, y, width, paint, text in cells:
            self.draw_round(x, y, width, height, display.CELL_RADIUS, paint)
            left = x + (width - self.fonts.measure(text) * size / display.LABEL_SIZE) / 2
            self.draw_text(left, y + height / 2, text, display.INK, size, False)

    def draw_strip(self, y: float, height: float, bands: Sequence[Band]) -> None:
        """Rectangles side by side, their edges on whole px so that no seam shows."""
        painter = self.painter
        painter.setRenderHint(SMOOTH, False)
        for x, width, paint in bands:
            painter.fillRect(QRectF(x, y, width, height), self.colour(paint))
        painter.setRenderHint(SMOOTH, self.smooth)

    def draw_grid(self, *args: Any) -> None:
        """A ground with upright bands and lines."""
        x, y, width, height, *dress = args
        self.fill_grid(self.painter, QRectF(x, y, width, height), *dress)

    def fill_grid(
        self,
        painter: QPainter,
        box: QRectF,
        ground: Paint,
        lines: Sequence[tuple[float, Paint]],
        bands: Sequence[Band],
    ) -> None:
        """The same with any painter."""
        painter.fillRect(box, self.colour(ground))
        for x, width, paint in bands:
            painter.fillRect(QRectF(x, box.top(), width, box.height()), self.colour(paint))
        for x, paint in lines:
            painter.fillRect(QRectF(x, box.top(), self.hair, box.height()), self.colour(paint))

    def _pen(self, paint: Paint, thickness: float, dash: str) -> QPen:
        pen = QPen(self.colour(paint), thickness)
        if dash:
            pen.setDashPattern([float(part) / thickness for part in dash.split()])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        return pen
