"""The overview strip: all of the library's time, and the window of it that is in view."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from timeline_app.timeline.viewport import Scale, Viewport
from timeline_app.ui.theme import Theme
from timeline_app.ui.timeline.stage import Stage

HEIGHT = 28
MARGIN = 0.03
"""Free time on either side of the data, as a share of it."""
COLUMN, TALLEST = 3.0, 20.0
"""Width and greatest height of a column of the density, px."""
LEAST_FRAME = 6.0
CHOSEN = 2.0
"""Width of the line of a selected or lit event, px."""


class Overview(QWidget):
    """Density of all visible campaigns' events; a click or drag asks for the view there."""

    centre_requested = Signal(float)

    def __init__(self, stage: Stage, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._stage = stage
        self._theme = theme
        self._whole: Scale | None = None
        self._picture: QPixmap | None = None
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """A strip as wide as there is room."""
        return QSize(400, HEIGHT)

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colours."""
        self._theme = theme
        self.recount()

    def recount(self) -> None:
        """The events, the tracks shown or the colours have changed."""
        self._whole = self._picture = None
        self.update()

    def resizeEvent(self, event: object) -> None:
        """Columns are counted for the new width."""
        self.recount()

    def scale(self) -> Scale | None:
        """Days to px of the strip, None where there are no events."""
        extent = self._stage.builder.extent()
        if extent is None:
            return None
        left = self._stage.frame.left
        whole = Viewport.fitted(*extent, MARGIN)
        return Scale(whole, left, max(self.width() - left, 1.0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Columns, and the window as a bright frame."""
        painter = QPainter(self)
        scale = self._whole or self.scale()
        if scale is None:
            painter.fillRect(self.rect(), self._theme.surface)
            return
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            self._whole, self._picture = scale, self._painted(scale, ratio)
        painter.drawPixmap(0, 0, self._picture)
        self._paint_frame(painter, scale)
        self._paint_chosen(painter, scale)

    def _painted(self, scale: Scale, ratio: float) -> QPixmap:
        picture = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(self._theme.surface)
        painter = QPainter(picture)
        for x, height, colour in self._columns(scale):
            shade = QColor(self._theme.track(colour))
            shade.setAlphaF(0.75)
            painter.fillRect(QRectF(x, HEIGHT - 4 - height, COLUMN - 1, height), shade)
        painter.fillRect(QRectF(0, HEIGHT - 1, self.width(), 1), self._theme.line)
        painter.end()
        return picture

    def _paint_frame(self, painter: QPainter, scale: Scale) -> None:
        view = self._stage.viewport
        if view is None:
            return
        x0, x1 = max(scale.x(view.start), scale.left), min(scale.x(view.end), self.width() - 1.0)
        if x1 < scale.left or x0 > self.width():
            return
        if x1 - x0 < LEAST_FRAME:
            middle = (x0 + x1) / 2
            x0, x1 = middle - LEAST_FRAME / 2, middle + LEAST_FRAME / 2
        frame = QRectF(x0, 2.5, x1 - x0, HEIGHT - 6)
        ground = QColor(self._theme.accent)
        ground.setAlphaF(0.12)
        painter.fillRect(frame, ground)
        painter.setPen(QPen(self._theme.accent, 1.0))
        painter.drawRect(frame)

    def _paint_chosen(self, painter: QPainter, scale: Scale) -> None:
        """Where the selected event lies, and all that are lit, be they in view or not."""
        columns, emphasis = self._stage.columns, self._stage.emphasis
        chosen = columns.indices_of({*emphasis.selected, *emphasis.lit})
        middles = (columns.start[chosen] + columns.end[chosen]) / 2
        pixels = np.unique(np.round(scale.left + (middles - scale.viewport.start) * scale.per_day))
        inside = (pixels >= scale.left) & (pixels <= self.width())
        for x in pixels[inside].tolist():
            painter.fillRect(QRectF(x - 1, 3, CHOSEN, HEIGHT - 7), self._theme.accent)

    def _columns(self, scale: Scale) -> list[tuple[float, float, int]]:
        """x, height and colour of the columns: the track with most events in a column names it."""
        builder = self._stage.builder
        edges = np.arange(scale.left, scale.left + scale.width + COLUMN, COLUMN)
        times = scale.viewport.start + (edges - scale.left) / scale.per_day
        shown = [place for place, track in enumerate(builder.tracks) if track.visible]
        begun = np.array([builder.begun_by(place, times) for place in shown])
        each = np.diff(begun, axis=1)
        total = each.sum(axis=0)
        heights = TALLEST * np.log1p(total) / max(np.log1p(total.max()), 1e-9)
        return [
            (
                float(edges[i]),
                max(2.0, float(heights[i])),
                builder.tracks[shown[int(each[:, i].argmax())]].colour,
            )
            for i in np.flatnonzero(total).tolist()
        ]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        self._ask(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go along."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._ask(event.position().x())

    def _ask(self, x: float) -> None:
        scale = self._whole or self.scale()
        if scale is not None:
            self.centre_requested.emit(scale.day(max(x, scale.left)))
