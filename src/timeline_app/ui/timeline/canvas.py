"""The raster widget: paints the stage, and turns what the hand does into wishes."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from timeline_app.timeline.hit import Hit, hit
from timeline_app.timeline.picture import steps
from timeline_app.timeline.scene import Scene
from timeline_app.ui.theme import Theme
from timeline_app.ui.timeline.band import Band
from timeline_app.ui.timeline.grip import Grip
from timeline_app.ui.timeline.hand import Hand
from timeline_app.ui.timeline.motion import RowMotion, RulerFade
from timeline_app.ui.timeline.needle import Needle
from timeline_app.ui.timeline.screen import ScreenPainter
from timeline_app.ui.timeline.stage import Stage
from timeline_app.ui.timeline.text import BUDGET, STILL_BUDGET, TextPictures, Type
from timeline_app.ui.widgets.focus import BY_KEY

CLICK_SLACK = 5.0
"""A press that moves less than this is a click, px."""
LAYOUT_BUDGET = 0.004
"""Seconds a frame in motion may spend on laying out what was not seen before."""
FRAME = 0.007
"""Seconds from the beginning of a frame in motion after which no more texts are begun."""
REST_DELAY = 160
"""After this many ms without motion the view is at rest."""


class Canvas(QWidget):
    """Shows a ``Stage``.  Positions are widget px; wheel and keys are handed on as they are."""

    pressed = Signal()
    pinched = Signal(float, QPointF)
    clicked = Signal(object)
    toggled = Signal(int)
    double_clicked = Signal(object)
    hovered = Signal(object, QPointF)
    dragged = Signal(float, float)
    wheel_turned = Signal(QWheelEvent)
    key_pressed = Signal(QKeyEvent)
    key_released = Signal(QKeyEvent)
    keys_left = Signal()
    menu_wanted = Signal(object, QPoint)
    resized = Signal()
    scrolled = Signal()
    play_pressed = Signal()
    rested = Signal()

    def __init__(self, stage: Stage, theme: Theme, fonts: Type, parent: QWidget) -> None:
        super().__init__(parent)
        self.stage = stage
        self.speech: QObject | None = None
        self._fonts = fonts
        self._theme = theme
        self._painter: ScreenPainter | None = None
        self._pictures: TextPictures | None = None
        self._shown: Scene | None = None
        self._rows = RowMotion(self)
        self.fade = RulerFade(self)
        for motion in (self._rows, self.fade):
            motion.advanced.connect(self.update)
        self.grip = Grip(stage, self)
        self.band = Band(stage, self)
        self.band.changed.connect(self.update)
        self.needle = Needle(stage, self)
        self.needle.changed.connect(self.update)
        self._hand = Hand(self.grip, self.band, self.needle)
        self._held: Hit | None = None
        self._press: QPointF | None = None
        self._last: QPointF | None = None
        self._here: QPointF | None = None
        self._moved = False
        self._reveals = self._ring = False
        self._rest = QTimer(self, singleShot=True, interval=REST_DELAY)
        self._rest.timeout.connect(self._come_to_rest)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colours."""
        self._theme = theme
        self._painter = None
        self.update()

    def disturb(self) -> None:
        """The view moves: frames are in haste until it rests."""
        self._rest.start()
        self.update()

    def slide_rows(self) -> None:
        """The tracks are laid out anew: let all slide there from where it was last painted."""
        if self._shown is not None:
            self._rows.start(self._shown)

    def hit(self, position: QPointF) -> Hit | None:
        """What lies at a position."""
        scene = self.stage.scene()
        return hit(scene, position.x(), position.y()) if scene else None

    def _come_to_rest(self) -> None:
        if self.stage.settle():
            if not self.fade.still():
                self.slide_rows()
            self.scrolled.emit()
        revealed = self._reveals and self.stage.reveal_selected()
        self._reveals = False
        if revealed:
            self.scrolled.emit()
        if self._here is not None and self._press is None:
            self._point(self._here)  # something else may be under the pointer now
        self.update()
        self.rested.emit()

    def reveal_when_at_rest(self) -> None:
        """Once nothing moves, scroll to the selected event."""
        self._reveals = True
        self.disturb()

    def _ready(self) -> tuple[ScreenPainter, TextPictures]:
        """The painter and its pictures of texts, made anew for another theme or scale factor."""
        ratio = self.devicePixelRatioF()
        if self._pictures is None or self._pictures.ratio != ratio:
            self._pictures, self._painter = TextPictures(self._fonts, ratio), None
        if self._painter is None:
            self._painter = ScreenPainter(self._theme, self._pictures)
        return self._painter, self._pictures

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the whole scene; texts that are not ready yet come with the next frame."""
        begun = time.perf_counter()
        painter = QPainter(self)
        moving = self._rest.isActive()
        if not moving and self.stage.settle():
            QTimer.singleShot(0, self, self.scrolled.emit)
        scene = self.stage.scene(LAYOUT_BUDGET if moving else None)
        if scene is None:
            painter.fillRect(self.rect(), self._theme.ground)
            return
        scene = self.fade.applied(self._rows.applied(scene))
        scene_painter, pictures = self._ready()
        spent = time.perf_counter() - begun
        pictures.start_frame(min(BUDGET, max(FRAME - spent, 0.0)) if moving else STILL_BUDGET)
        builder = self.stage.builder
        scene_painter.paint(
            painter,
            steps(
                scene, builder.columns, builder.tracks, self.needle.lit(scene, self.stage.emphasis)
            ),
        )
        scene_painter.paint(painter, self.needle.steps(scene))
        if self.grip.line is not None:
            line = QRectF(0, self.grip.line - 1, self.width(), 3)
            painter.fillRect(line, self._theme.accent)
        if self._ring:
            painter.setPen(self._theme.accent)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
        self._shown = scene
        if pictures.late or not scene.complete:
            QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        self.stage.go_on()
        self.update()

    def event(self, event: QEvent) -> bool:
        """Pinches of a touchpad; the frame that shows where the keys go; and the menu that is wanted
        of what lies there, or by a key of what the reader is at.
        """
        if isinstance(event, QFocusEvent):
            self._ring = event.gotFocus() and event.reason() in BY_KEY
            self.update()
            if event.lostFocus():
                self.keys_left.emit()
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyRelease:
            self.key_released.emit(event)
        elif event.type() is QEvent.Type.ShortcutOverride and self.grip.active:
            self._press = None
            self.grip.cancel()
            event.accept()
        elif isinstance(event, QContextMenuEvent):
            by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
            found = None if by_key else self.hit(QPointF(event.pos()))
            if by_key or (found is not None and (found.head or found.event_id is not None)):
                self.menu_wanted.emit(found, event.globalPos())
            return True
        elif isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.pinched.emit(event.value(), event.position())
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the new size."""
        self.stage.resize(self.width(), self.height())
        self.resized.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click or a drag begins."""
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._press = self._last = event.position()
            self._moved = False
            self._held = self.hit(event.position())
            self.pressed.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the view along, or say what is under the pointer."""
        here = event.position()
        if self._press is None or self._last is None:
            self._point(here)
            return
        if not self._moved and (here - self._press).manhattanLength() < CLICK_SLACK:
            return
        if not self._moved:
            self._moved = True
            self.setCursor(self._hand.take(self._press, self._held, event))
        step = here - self._last
        self._last = here
        if self._hand.move(here, event.modifiers()):
            self.update()
        else:
            self.dragged.emit(step.x(), step.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click, unless the view was dragged."""
        pressed, self._press = self._press, None
        self._hand.release()
        self.update()
        if pressed is not None and not self._moved:
            found = self.hit(pressed)
            if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.clicked.emit(found)
            elif found is not None and found.event_id is not None:
                self.toggled.emit(found.event_id)
        self._point(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Both clicks of a double click count as one wish."""
        self._press = None
        self.double_clicked.emit(self.hit(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        self._here = None
        self.hovered.emit(None, QPointF(-1, -1))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Handed on."""
        self.wheel_turned.emit(event)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handed on; keys nobody wants go to the window."""
        event.setAccepted(False)
        self.key_pressed.emit(event)
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.play_pressed.emit()
            event.accept()
        if not event.isAccepted():
            super().keyPressEvent(event)

    def _point(self, position: QPointF) -> None:
        self._here = position
        found = self.hit(position)
        self.setCursor(self._hand.pointing(position, found))
        self.hovered.emit(found, position)
