"""What a drag takes: a track by its name or border, time, or else the view."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent

from timeline_app.timeline.hit import Hit, Part
from timeline_app.ui.timeline.band import Band
from timeline_app.ui.timeline.grip import Grip
from timeline_app.ui.timeline.needle import Needle

_SHAPES = {
    Part.RULER: Qt.CursorShape.CrossCursor,
    Part.BORDER: Qt.CursorShape.SizeVerCursor,
}
"""The pointer over what is not clicked but dragged; over all else it is a hand."""
_BARE = Qt.CursorShape.ArrowCursor


class Hand:
    """From the first movement of a press to its release; the view is dragged where it takes nothing."""

    def __init__(self, grip: Grip, band: Band, needle: Needle) -> None:
        self._grip, self._band, self._needle = grip, band, needle

    def pointing(self, position: QPointF, found: Hit | None) -> Qt.CursorShape:
        """How the pointer looks over ``found``."""
        if self._needle.under(position) or self._band.end_under(position, found) is not None:
            return Qt.CursorShape.SizeHorCursor
        return (
            _BARE if found is None else _SHAPES.get(found.part, Qt.CursorShape.PointingHandCursor)
        )

    def take(self, press: QPointF, found: Hit | None, event: QMouseEvent) -> Qt.CursorShape:
        """A press on ``found`` has become a drag; how the pointer looks while it lasts."""
        left = bool(event.buttons() & Qt.MouseButton.LeftButton)
        if left and self._needle.take(press):
            return Qt.CursorShape.SizeHorCursor
        if left and self._band.take(press, found, event.modifiers()):
            return Qt.CursorShape.SizeHorCursor
        if left and self._grip.take(found) and found is not None and found.part is Part.BORDER:
            return Qt.CursorShape.SizeVerCursor
        return Qt.CursorShape.ClosedHandCursor

    def move(self, here: QPointF, held: Qt.KeyboardModifier) -> bool:
        """The hand goes on; whether it holds anything."""
        if self._needle.active:
            self._needle.move(here)
        elif self._band.active:
            self._band.move(here, held)
        elif self._grip.active:
            self._grip.move(here)
        return self._needle.active or self._band.active or self._grip.active

    def release(self) -> None:
        """Let go of what is held."""
        if self._needle.active:
            self._needle.release()
        elif self._band.active:
            self._band.release()
        elif self._grip.active:
            self._grip.release()
