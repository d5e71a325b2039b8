"""Cells with numbers, which come by the hundred: all of a frame in few calls.

In a pan the same cells come again, in a zoom each comes but once: so a cell is always put together
from the picture of its colour and that of its number.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from timeline_app.timeline.display import CELL_RADIUS, SMALL_SIZE, Cell, Paint
from timeline_app.ui.timeline.sheet import Px, Sheet
from timeline_app.ui.timeline.text import HALF_HEIGHT, TextPictures

AT_ONCE = 512
"""So many cells are drawn together: a sheet has room for the pictures of as many at least."""
BODY, WIDEST = 92.0, 40.0
"""Width of a cell's picture without its right end, and the most that a number's may take, px."""
NEW_NUMBERS = 20
"""Pictures of numbers that a frame in motion may make."""
DIGITS = "+0123456789"


class CellPainter:
    """Paints cells for one scale factor; ``fill_round`` fills a box with round corners."""

    def __init__(
        self,
        pictures: TextPictures,
        ink: QColor,
        fill_round: Callable[[QPainter, QRectF, float, Paint], None],
    ) -> None:
        self.numbers = Numbers(pictures, ink)
        self._fill, self._ratio = fill_round, pictures.ratio
        self._end = math.ceil(CELL_RADIUS * self._ratio)
        self._body = round(BODY * self._ratio)
        self._sheets: dict[float, Sheet[Paint]] = {}

    def draw(self, painter: QPainter, height: float, cells: Sequence[Cell]) -> None:
        """Draw cells of one height; one too narrow for its round ends is left out."""
        painter.save()
        painter.scale(1 / self._ratio, 1 / self._ratio)
        for first in range(0, len(cells), AT_ONCE):
            self._draw(painter, height, cells[first : first + AT_ONCE])
        painter.restore()

    def _draw(self, painter: QPainter, height: float, cells: Sequence[Cell]) -> None:
        end, ratio, sheet = self._end, self._ratio, self._sheet(height)
        x, y, width = np.array([cell[:3] for cell in cells]).T
        left = np.rint(x * ratio)
        room = np.rint((x + width) * ratio) - left - end
        if float(room.min()) < end:
            wide = np.flatnonzero(room >= end)
            cells = [cells[place] for place in wide.tolist()]
            left, y, room = left[wide], y[wide], room[wide]
        places = np.array(self._coloured(sheet, [cell[3] for cell in cells]), dtype=np.float64)
        self._draw_bodies(painter, sheet, (left, _whole(y * ratio), places), room)
        texts = [cell[4] for cell in cells]
        self.numbers.draw(painter, left + (room + end) / 2, (y + height / 2) * ratio, texts)

    def _draw_bodies(
        self, painter: QPainter, sheet: Sheet[Paint], boxes: tuple[Px, Px, Px], room: Px
    ) -> None:
        """From left to right: the left end with what follows, that again where the cell is long, and
        the right end; ``boxes`` are x, y and place, ``room`` the width without the right end.
        """
        x, y, place = boxes
        begin, ends = 0, x + room
        sheet.draw(painter, (ends, y, place), self._body, np.full(len(x), float(self._end)))
        while len(x):
            taken = np.minimum(room, self._body - begin)
            sheet.draw(painter, (x, y, place), begin, taken)
            more, begin = room > taken, self._end
            x, y, place, room = (part[more] for part in (x + taken, y, place, room - taken))

    def _sheet(self, height: float) -> Sheet[Paint]:
        if height not in self._sheets:
            tall = round(height * self._ratio)
            self._sheets[height] = Sheet(self._body + self._end, tall, AT_ONCE)
        return self._sheets[height]

    def _coloured(self, sheet: Sheet[Paint], paints: Sequence[Paint]) -> list[int]:
        """Where on the sheet the cell of each colour is."""
        missing = {paint for paint in paints if paint not in sheet.places}
        if not sheet.has_room(len(missing)):
            sheet.clear()
            missing = set(paints)
        for paint in missing:
            picture = QPixmap(sheet.width, sheet.height)
            picture.setDevicePixelRatio(self._ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            box = QRectF(0, 0, sheet.width / self._ratio, sheet.height / self._ratio)
            self._fill(painter, box, CELL_RADIUS, paint)
            painter.end()
            sheet.add(paint, picture)
        return [sheet.places[paint] for paint in paints]


class Numbers:
    """Digits and ``+`` at the small size: a number that comes again has a picture of its own, one
    that is met for the first time in motion is put together from its digits.
    """

    def __init__(self, pictures: TextPictures, ink: QColor) -> None:
        self._pictures, self._ink = pictures, ink
        self._lift = SMALL_SIZE * HALF_HEIGHT * pictures.ratio
        width, height = math.ceil(WIDEST * pictures.ratio), int(2 * self._lift)
        self._sheet: Sheet[str] = Sheet(width, height, 2 * AT_ONCE)
        self._widths: list[float] = []
        self._steps: dict[str, float] = {}
        self._met: set[str] = set()
        self._allowed = 0

    def start_frame(self) -> None:
        """In a frame at rest all numbers get their pictures, in motion some."""
        self._allowed = AT_ONCE if self._pictures.still else NEW_NUMBERS
        if len(self._met) > 4 * AT_ONCE:
            self._met.clear()

    def draw(self, painter: QPainter, x: Px, y: Px, texts: Sequence[str]) -> None:
        """Write numbers, each around a point; at most ``AT_ONCE``, px are physical ones."""
        sheet, widths = self._sheet, self._widths
        if not self._steps or not sheet.has_room(len(texts)):
            self._begin()
        made: list[tuple[float, float, int]] = []
        for centre, middle, text in zip(x.tolist(), y.tolist(), texts, strict=True):
            place = sheet.places.get(text)
            if place is None:
                place = self._own(text)
            if place is None:
                made += self._in_digits(centre, middle, text)
            else:
                made.append((centre - widths[place] / 2, middle, place))
        if made:
            left, middles, places = np.array(made).T
            wide = np.array([widths[place] for _, _, place in made])
            sheet.draw(painter, (_whole(left), _whole(middles - self._lift), places), 0, wide)

    def _in_digits(self, x: float, y: float, text: str) -> list[tuple[float, float, int]]:
        steps = [self._steps[digit] for digit in text]
        x -= sum(steps) / 2
        made = []
        for digit, step in zip(text, steps, strict=True):
            made.append((x, y, self._sheet.places[digit]))
            x += step
        return made

    def _own(self, text: str) -> int | None:
        """The place of a new picture of the number, None where there shall be none."""
        new = text not in self._met and not self._pictures.still
        self._met.add(text)
        if new or not self._allowed or self._pictures.width(text) > WIDEST:
            return None
        self._allowed -= 1
        return self._add(text)

    def _begin(self) -> None:
        self._sheet.clear()
        self._widths.clear()
        ratio = self._pictures.ratio
        for digit in DIGITS:
            self._add(digit)
            self._steps[digit] = self._pictures.width(digit) * ratio

    def _add(self, text: str) -> int:
        picture = self._pictures.made(text, self._ink, SMALL_SIZE)
        self._widths.append(float(min(picture.width(), self._sheet.width)))
        return self._sheet.add(text, picture)


def _whole(px: Px) -> Px:
    """The nearest physical px, as a painter rounds."""
    found: Px = np.floor(px + 0.5)
    return found
