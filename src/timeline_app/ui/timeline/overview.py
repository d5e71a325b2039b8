"""The overview strip: all of the library's time, and the window of it that is in view."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from timeline_app.timeline import strip
from timeline_app.timeline.strip import Part
from timeline_app.timeline.viewport import Scale, Viewport
from timeline_app.ui import date_words
from timeline_app.ui.theme import Theme
from timeline_app.ui.timeline import gestures
from timeline_app.ui.timeline.stage import Stage
from timeline_app.ui.timeline.strip_painter import HEIGHT, StripPainter
from timeline_app.ui.timeline.text import Type
from timeline_app.ui.widgets.focus import BY_KEY

MARGIN = 0.03
"""Free time on either side of the data, as a share of it."""
REST = 300
"""After so many ms without motion the span in view is told to screen readers."""
_SHAPES = {
    Part.START: Qt.CursorShape.SizeHorCursor,
    Part.END: Qt.CursorShape.SizeHorCursor,
    Part.WINDOW: Qt.CursorShape.OpenHandCursor,
    Part.OUTSIDE: Qt.CursorShape.PointingHandCursor,
}
_STEPS: Mapping[int, tuple[Part, float]] = MappingProxyType(
    {Qt.Key.Key_Left: (Part.WINDOW, -0.1), Qt.Key.Key_Right: (Part.WINDOW, 0.1)}
)


class Overview(QWidget):
    """Density of all visible tracks' events, marks, and the window in view, to be drawn along as a
    whole or at one end.

    ``view_requested`` carries a view and whether to go there by an eased jump.
    """

    view_requested = Signal(object, bool)
    all_requested = Signal()

    def __init__(self, stage: Stage, theme: Theme, fonts: Type, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._stage = stage
        self._paint = StripPainter(stage, theme, fonts)
        self._whole: Scale | None = None
        self._picture: QPixmap | None = None
        self._marks: dict[str, tuple[float, ...]] = {}
        self._held: tuple[Part, float, Viewport] | None = None
        self._ring = False
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._tell)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        """A strip as wide as there is room."""
        return QSize(400, HEIGHT)

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colours."""
        self._paint.theme = theme
        self.recount()

    def set_marks(self, moments: Iterable[float], kind: str) -> None:
        """Mark calendar moments (float days) of a kind, ``hit`` or ``bookmark``, in place of those
        that were marked before.
        """
        self._marks[kind] = tuple(moments)
        self.update()

    def recount(self) -> None:
        """The events, the tracks shown, the colours or the language have changed."""
        self._whole = self._picture = None
        self.update()
        self._rest.start()

    def follow(self) -> None:
        """Another stretch of time is in view."""
        self.update()
        self._rest.start()

    def scale(self) -> Scale | None:
        """Days to px of the strip, None where there are no events."""
        if self._whole is None:
            extent, frame = self._stage.builder.extent(), self._stage.frame
            if extent is None:
                return None
            whole = Viewport.fitted(*extent, MARGIN)
            width = max(self.width() - frame.left, 1.0)
            self._whole = Scale(whole, frame.left, width, frame.folding)
        return self._whole

    def paintEvent(self, event: QPaintEvent) -> None:
        """Years and columns, the marks, and the window as a bright frame."""
        painter = QPainter(self)
        scale = self.scale()
        if scale is None:
            painter.fillRect(self.rect(), self._paint.theme.surface)
            return
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            self._picture = self._paint.background(scale, self.size(), ratio)
        painter.drawPixmap(0, 0, self._picture)
        self._paint.paint_window(painter, scale)
        self._paint.paint_span(painter, scale)
        self._paint.paint_marks(painter, scale, self._marks)
        if self._ring:
            painter.setPen(self._paint.theme.accent)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def event(self, event: QEvent) -> bool:
        """A new size; and the frame that shows where the keys go."""
        if event.type() is QEvent.Type.Resize:
            self.recount()
        elif isinstance(event, QFocusEvent):
            self._ring = event.gotFocus() and event.reason() in BY_KEY
            self.update()
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the window or one of its ends; where there is neither, go there."""
        scale, view, x = self.scale(), self._stage.viewport, event.position().x()
        if scale is None or view is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        part = strip.part_at(scale, view, x)
        if part is Part.OUTSIDE:
            view = view.panned(scale.day(max(x, scale.left)) - view.centre)
            self.view_requested.emit(view, True)
            part = Part.WINDOW
        self._held = (part, x, view)
        closed = part is Part.WINDOW
        self.setCursor(Qt.CursorShape.ClosedHandCursor if closed else _SHAPES[part])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw along what is held, or show what could be."""
        scale, x = self.scale(), event.position().x()
        if scale is None:
            return
        if self._held is None:
            view = self._stage.viewport
            part = Part.OUTSIDE if view is None else strip.part_at(scale, view, x)
            self.setCursor(_SHAPES[part])
            return
        part, begun, view = self._held
        self.view_requested.emit(strip.dragged(view, part, (x - begun) / scale.per_day), False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._held = None
        self.mouseMoveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show everything."""
        self._held = None
        self.all_requested.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Closer to the middle of the view, or farther."""
        view, turn = self._stage.viewport, event.angleDelta().y()
        if view is not None and turn:
            closer = view.zoomed(gestures.ZOOM ** (turn / gestures.NOTCH), view.centre)
            self.view_requested.emit(closer, False)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the window, or its end with Shift; zoom, page, or go to the first or last day."""
        scale, view = self.scale(), self._stage.viewport
        wanted = None if scale is None or view is None else self._keyed(event, scale, view)
        if wanted is None:
            super().keyPressEvent(event)
        else:
            self.view_requested.emit(*wanted)

    def _keyed(
        self, event: QKeyEvent, scale: Scale, view: Viewport
    ) -> tuple[Viewport, bool] | None:
        key, whole = event.key(), scale.viewport
        if key in _STEPS:
            part, share = _STEPS[key]
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            return strip.dragged(view, Part.END if shifted else part, share * view.span), False
        zooms = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Up: 1}
        zooms |= {Qt.Key.Key_Minus: -1, Qt.Key.Key_Down: -1}
        if key in zooms:
            return view.zoomed(gestures.ZOOM ** zooms[Qt.Key(key)], view.centre), False
        jumps = {
            Qt.Key.Key_PageUp: view.start - view.span,
            Qt.Key.Key_PageDown: view.end,
            Qt.Key.Key_Home: whole.start,
            Qt.Key.Key_End: whole.end - view.span,
        }
        return (Viewport(jumps[Qt.Key(key)], view.span), True) if key in jumps else None

    def _tell(self) -> None:
        """Say which days are in view, for those who cannot see the window."""
        view, folding = self._stage.viewport, self._stage.frame.folding
        if view is not None:
            first, last = int(folding.day(view.start)), int(folding.day(view.end) - 1e-6)
            words = [date_words.plain_day(day) for day in (first, last)]
            self.setAccessibleDescription(" – ".join(dict.fromkeys(words)))
