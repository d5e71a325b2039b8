"""Tracks taken by the hand: a name dragged up or down, a lower border dragged to another height."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, Signal

from timeline_app.timeline.hit import Hit, Part
from timeline_app.timeline.scene import Head
from timeline_app.timeline.tracks import DEEP_ROWS, PAD, ROW
from timeline_app.timeline.wishes import moved
from timeline_app.ui.timeline.stage import Stage

EDGE = 24.0
"""So near the upper or lower edge, px, a dragged name scrolls the others."""


class Grip(QObject):
    """From the first movement of a press to its release; it emits wishes and changes nothing.

    ``line`` is the y at which a dragged track would be put down, None while none is dragged.
    """

    rows_requested = Signal(str, int)
    order_requested = Signal(object)
    scroll_requested = Signal(float)

    def __init__(self, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage
        self._held: Head | None = None
        self._part = Part.NAME
        self._before: str | None = None
        self._rows = 0
        self.line: float | None = None

    @property
    def active(self) -> bool:
        """Whether a track is in the hand."""
        return self._held is not None

    @property
    def carried(self) -> str | None:
        """The key of the track that is being put elsewhere."""
        return self._held.track.key if self._held and self._part is Part.NAME else None

    def take(self, found: Hit | None) -> bool:
        """A press on ``found`` has become a drag; whether it is one of a track."""
        if found is None or found.head is None or found.part not in (Part.NAME, Part.BORDER):
            return False
        self._held, self._part = found.head, found.part
        self._rows = found.head.band.rows
        return True

    def move(self, here: QPointF) -> None:
        """The hand goes on to a position."""
        if self._held is None:
            return
        if self._part is Part.BORDER:
            self._resize(self._held, here.y())
        else:
            self._carry(self._held, here.y())

    def release(self) -> None:
        """Let go: a dragged track is put down where the line is."""
        held, carried, line = self._held, self.carried, self.line
        self.cancel()
        if held is None or carried is None or line is None:
            return
        keys = self._keys()
        wanted = moved(keys, carried, self._before)
        if wanted != keys:
            self.order_requested.emit(wanted)

    def cancel(self) -> None:
        """Let go without putting anything anywhere."""
        self._held = self.line = None

    def _resize(self, held: Head, y: float) -> None:
        scene = self._stage.scene()
        heads = scene.heads if scene else ()
        top = next((head.y for head in heads if head.track.key == held.track.key), held.y)
        rows = min(max(round((y - top - 2 * PAD) / ROW), 1), DEEP_ROWS)
        if rows != self._rows:
            self._rows = rows
            self.rows_requested.emit(held.track.key, rows)

    def _carry(self, held: Head, y: float) -> None:
        scene = self._stage.scene()
        if scene is None:
            return
        stays = scene.arrangement.stays(held.band)
        top, bottom = (scene.frame.top, scene.fixed) if stays else (scene.fixed, scene.frame.height)
        if not stays and (y < top + EDGE or y > bottom - EDGE):
            self.scroll_requested.emit(-ROW if y < top + EDGE else ROW)
            scene = self._stage.scene() or scene
        near = [head for head in scene.heads if scene.arrangement.stays(head.band) == stays]
        below = next((head for head in near if y < head.y + head.band.height / 2), None)
        last = near[-1]
        self.line = last.y + last.band.height if below is None else below.y
        self._before = self._after(last.track.key) if below is None else below.track.key

    def _after(self, key: str) -> str | None:
        keys = self._keys()
        place = keys.index(key) + 1
        return keys[place] if place < len(keys) else None

    def _keys(self) -> list[str]:
        """All tracks, hidden ones too, as the reader has put them."""
        tracks = self._stage.builder.tracks
        return [track.key for track in sorted(tracks, key=lambda track: track.place)]
