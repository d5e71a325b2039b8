"""Many small pictures on one large one, of which a frame copies hundreds in a single call."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from shiboken6 import Shiboken

Key = TypeVar("Key", bound=Hashable)
Px = NDArray[np.float64]
_COLUMNS = 8


class Sheet(Generic[Key]):
    """Room for ``count`` pictures of one size, physical px; ``places`` says by key which there are."""

    def __init__(self, width: int, height: int, count: int) -> None:
        self.width, self.height, self._count = width, height, count
        self._picture = QPixmap(width * _COLUMNS, height * -(-count // _COLUMNS))
        self.places: dict[Key, int] = {}
        self.clear()

    def clear(self) -> None:
        """Let go of every picture."""
        self.places.clear()
        self._picture.fill(Qt.GlobalColor.transparent)

    def has_room(self, count: int) -> bool:
        """Whether so many more fit in."""
        return len(self.places) + count <= self._count

    def add(self, key: Key, picture: QPixmap) -> int:
        """Keep a picture, cut off where it is too large; its place."""
        place = self.places[key] = len(self.places)
        x, y = place % _COLUMNS * self.width, place // _COLUMNS * self.height
        painter = QPainter(self._picture)
        painter.setClipRect(x, y, self.width, self.height)
        picture.setDevicePixelRatio(1.0)
        painter.drawPixmap(x, y, picture)
        painter.end()
        return place

    def draw(self, painter: QPainter, boxes: tuple[Px, Px, Px], begin: float, widths: Px) -> None:
        """Copy parts of pictures with a painter whose px are physical ones.

        ``boxes`` are x and y where each goes, and the places of the pictures.  All parts begin so far
        from the left edges of their pictures, and are as wide as ``widths`` says.
        """
        x, y, place = boxes
        rows = np.ones((len(x), 10))  # the 7th, 8th and 10th: scale along and across, opacity
        rows[:, 0] = x + widths / 2  # a part is told by its middle
        rows[:, 1] = y + self.height / 2
        rows[:, 2] = place % _COLUMNS * self.width + begin
        rows[:, 3] = place // _COLUMNS * self.height
        rows[:, 4] = widths
        rows[:, 5] = self.height
        rows[:, 8] = 0.0  # not turned
        if len(rows):
            first: Any = Shiboken.wrapInstance(rows.ctypes.data, QPainter.PixmapFragment)
            painter.drawPixmapFragments(first, len(rows), self._picture)
