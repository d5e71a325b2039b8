"""How the overview strip is painted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from timeline_app.timeline import points, strip, units
from timeline_app.timeline.stretches import across
from timeline_app.timeline.ticks import choose, ticks
from timeline_app.timeline.viewport import Scale
from timeline_app.ui.theme import Theme
from timeline_app.ui.timeline.stage import Stage
from timeline_app.ui.timeline.text import Type
from timeline_app.ui.widgets.outlines import paint_outline

HEIGHT, YEARS = 36, 13.0
"""The strip's height, and that of the years at its top, px."""
TALLEST = 18.0
"""Greatest height of a column of the density, px."""
SPAN_LINE = 3.0
"""Height of the line of the chosen span, px."""
CHOSEN = 2.0
"""Width of the line of a selected or lit event, px."""
RIBBON = 9.0
"""Size of the sign of a bookmark, px."""
YEAR_SIZE = 10
"""Type size of the years, px."""
GRIP, GRIP_WIDTH, ROOMY = 16.0, 5.0, 18.0
"""Height and width of the handles at both ends of the window, px, and how wide it must be to hold them:
of a narrower one they stand outside.
"""


class StripPainter:
    """Looks at the stage; what is drawn anew with each view and what is kept are apart."""

    def __init__(self, stage: Stage, theme: Theme, fonts: Type) -> None:
        self._stage, self.theme, self._fonts = stage, theme, fonts

    def background(self, scale: Scale, size: QSize, ratio: float) -> QPixmap:
        """The years and the density, which stay while the view is moved."""
        picture = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(self.theme.surface)
        painter = QPainter(picture)
        self._paint_years(painter, scale)
        for column in strip.columns(self._stage.builder, scale):
            shade = QColor(self.theme.track(column.colour))
            shade.setAlphaF(0.75)
            height = max(2.0, TALLEST * column.share)
            box = QRectF(column.x, HEIGHT - 4 - height, strip.COLUMN - 1, height)
            painter.fillRect(box, shade)
        painter.fillRect(QRectF(0, HEIGHT - 1, size.width(), 1), self.theme.line)
        painter.end()
        return picture

    def _paint_years(self, painter: QPainter, scale: Scale) -> None:
        """The years, or what is coarser or finer, named where there is room."""
        language, free = self._stage.frame.language, scale.left
        painter.setFont(self._fonts.font(YEAR_SIZE, False))
        level = choose(scale.per_day)
        unit = level.minor if level.minor.least >= units.YEARS.least else level.major

        def width(text: str) -> float:
            return self._fonts.width(text, YEAR_SIZE, False)

        for tick in across(scale, lambda part: ticks(unit, part, width, language, full=True)):
            end = tick.label_x + width(tick.label)
            if tick.x0 > scale.left:
                painter.fillRect(QRectF(round(tick.x0), 0, 1, HEIGHT - 1), self.theme.line)
            if tick.label and tick.label_x >= free and end < scale.left + scale.width:
                painter.setPen(self.theme.text_soft)
                line = YEARS / 2 + self._fonts.baseline(YEAR_SIZE, False)
                painter.drawText(QPointF(tick.label_x, line), tick.label)
                free = end + 4

    def paint_window(self, painter: QPainter, scale: Scale) -> None:
        """The part of all time that is in view: with a handle at each end, or an arrow where that end
        is farther out.
        """
        view = self._stage.viewport
        if view is None:
            return
        x0, x1 = strip.window(scale, view)
        frame = QRectF(x0, 1.5, x1 - x0 - 1, HEIGHT - 5)
        ground = QColor(self.theme.accent)
        ground.setAlphaF(0.12)
        painter.fillRect(frame, ground)
        painter.setPen(QPen(self.theme.accent, 1.0))
        painter.drawRect(frame)
        for x, end, beyond in (
            (x0, scale.x(view.start), -1),
            (x1 - 1, scale.x(view.end), 1),
        ):
            if scale.left <= end <= scale.left + scale.width:
                out = beyond * GRIP_WIDTH if x1 - x0 < ROOMY else 0.0
                self._paint_grip(painter, x + out)
            else:
                self._paint_beyond(painter, x, beyond)

    def _paint_grip(self, painter: QPainter, x: float) -> None:
        """A handle about x, with a notch that says it can be drawn along."""
        grip = QRectF(x - GRIP_WIDTH / 2, (HEIGHT - GRIP) / 2 - 1, GRIP_WIDTH, GRIP)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.accent)
        painter.drawRoundedRect(grip, 2, 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(grip.adjusted(2, 4, -2, -4), self.theme.ground)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.theme.accent, 1.0))

    def _paint_beyond(self, painter: QPainter, x: float, way: int) -> None:
        """An arrow at an end of the window that lies beyond the strip."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.accent)
        middle, tip = HEIGHT / 2 - 1, x - 2 * way
        back = tip - 5 * way
        arrow = [QPointF(tip, middle), QPointF(back, middle - 5), QPointF(back, middle + 5)]
        painter.drawPolygon(QPolygonF(arrow))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.theme.accent, 1.0))

    def paint_span(self, painter: QPainter, scale: Scale) -> None:
        """The chosen span, as a line at the foot."""
        chosen = self._stage.emphasis.chosen
        if chosen is not None:
            x0, x1 = chosen.span.ends_x(scale)
            low, high = max(x0, scale.left), min(x1, scale.left + scale.width)
            if low < high:
                line = QRectF(low, HEIGHT - SPAN_LINE, max(high - low, CHOSEN), SPAN_LINE)
                painter.fillRect(line, self.theme.accent)

    def paint_marks(
        self, painter: QPainter, scale: Scale, marks: Mapping[str, Sequence[float]]
    ) -> None:
        """Hits and bookmarks at the edges, each kind by its shape; and as lines the selected event
        and all that are lit, be they in view or not.
        """
        columns, emphasis = self._stage.columns, self._stage.emphasis
        chosen = columns.indices_of({*emphasis.selected, *emphasis.lit, *emphasis.pointed})
        middles = scale.folding.to_days((columns.start[chosen] + columns.end[chosen]) / 2)
        for x in strip.places(scale, middles.tolist()):
            painter.fillRect(QRectF(x - 1, 3, CHOSEN, HEIGHT - 7), self.theme.accent)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self.theme.warn)
        for x in strip.places(scale, marks.get("hit", ())):
            base = HEIGHT - 1.0
            arrow = [QPointF(x - 3.5, base), QPointF(x + 3.5, base), QPointF(x, base - 7)]
            painter.drawPolygon(QPolygonF(arrow))
        ribbon = points.POINTS[points.BOOKMARK]
        for x in strip.places(scale, marks.get("bookmark", ())):
            paint_outline(painter, QPointF(x, RIBBON / 2), RIBBON, ribbon, self.theme.accent)
