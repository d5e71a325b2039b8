"""Type for the timeline: how wide a text is, and ready pictures of texts for the screen."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap

from timeline_app.timeline import signs
from timeline_app.timeline.display import LABEL_SIZE, SMALL_SIZE
from timeline_app.ui.widgets.outlines import paint_outline

Sign = tuple[str, QColor]
"""Name and colour of the sign before a label; the name "" for none."""
NO_SIGN: Sign = ("", QColor())
DEFAULT_FAMILIES = ("Noto Sans CJK TC", "Noto Sans CJK SC")
KEPT_PIXMAPS, KEPT_WIDTHS = 1500, 4000
HALF_HEIGHT = 0.8
"""A text's picture reaches this share of its size above and below the middle of the line."""
BUDGET, STILL_BUDGET = 0.004, 0.1
"""Seconds a frame may spend on new pictures of texts, in motion and at rest; the others come with
the next frame.
"""


class Type:
    """The fonts of the timeline at their sizes, and the widths of characters."""

    def __init__(self, families: Sequence[str] = ()) -> None:
        self._families = [*families, *DEFAULT_FAMILIES]
        self._fonts: dict[tuple[int, bool], QFont] = {}
        self._baselines: dict[tuple[int, bool], float] = {}
        self._metrics = QFontMetricsF(self.font(LABEL_SIZE, False))
        self._advances: dict[str, float] = {}
        self._measured: dict[str, float] = {}

    def font(self, size: int, bold: bool) -> QFont:
        """The font at a size in px."""
        font = self._fonts.get((size, bold))
        if font is None:
            font = QFont()
            font.setFamilies(self._families)
            font.setPixelSize(size)
            font.setBold(bold)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            self._fonts[size, bold] = font
        return font

    def measure(self, text: str) -> float:
        """The width of a text at the size of the labels, px: the sum of its characters'."""
        if text in self._measured:
            return self._measured[text]
        try:
            total = sum(map(self._advances.__getitem__, text))
        except KeyError:
            new = [character for character in text if character not in self._advances]
            self._advances.update({c: self._metrics.horizontalAdvance(c) for c in new})
            total = sum(map(self._advances.__getitem__, text))
        if len(self._measured) > KEPT_WIDTHS:
            self._measured.clear()
        self._measured[text] = total
        return total

    def width(self, text: str, size: int, bold: bool) -> float:
        """The width of a text at any size and weight, px; bold Latin letters are wider."""
        if bold:
            return QFontMetricsF(self.font(size, True)).horizontalAdvance(text)
        return self.measure(text) * size / LABEL_SIZE

    def baseline(self, size: int, bold: bool) -> float:
        """How far below the middle of its line a text's baseline lies, px."""
        found = self._baselines.get((size, bold))
        if found is None:
            # Han characters fill their em square: centre that, not the font's line.
            ink = QFontMetricsF(self.font(size, bold)).tightBoundingRect("國")
            found = self._baselines[size, bold] = -ink.top() - ink.height() / 2
        return found


class TextPictures:
    """Pictures of texts by text, colour and font; the oldest unused are dropped."""

    def __init__(self, fonts: Type, ratio: float) -> None:
        self.fonts, self.ratio = fonts, ratio
        self._kept: OrderedDict[tuple[str, int, int, bool, str], QPixmap] = OrderedDict()
        self._deadline = 0.0
        self.late = self.still = False

    def start_frame(self, budget: float = BUDGET) -> None:
        """Begin a frame that may spend ``budget`` seconds on new pictures; at rest it is ``still``."""
        self._deadline = time.perf_counter() + budget
        self.still = budget >= STILL_BUDGET
        self.late = False

    def of(
        self, text: str, colour: QColor, size: int, bold: bool, sign: Sign = NO_SIGN
    ) -> QPixmap | None:
        """The picture of a text, ``HALF_HEIGHT`` of its size high above and below the middle of its
        line, with the sign before it; None where the frame's time is up (then ``late`` is set).  Small
        type is of the ruler, of names and of what is in the hand: it is few and never waits.
        """
        key = (text, colour.rgba(), size, bold, sign[0])
        kept = self._kept
        found = kept.get(key)
        if found is not None:
            return found
        if size != SMALL_SIZE and time.perf_counter() > self._deadline:
            self.late = True
            return None
        found = kept[key] = self._drawn(text, colour, size, bold, sign)
        if len(kept) > KEPT_PIXMAPS:
            for _ in range(KEPT_PIXMAPS // 4):
                kept.popitem(last=False)
        return found

    def made(self, text: str, colour: QColor, size: int) -> QPixmap:
        """A new picture of a text, for the caller to keep."""
        return self._drawn(text, colour, size, False)

    def width(self, text: str) -> float:
        """The width of a text at the small size, px."""
        return self.fonts.width(text, SMALL_SIZE, False)

    def _drawn(
        self, text: str, colour: QColor, size: int, bold: bool, sign: Sign = NO_SIGN
    ) -> QPixmap:
        lead = signs.ROOM if sign[0] else 0.0
        width = lead + self.fonts.width(text, size, bold) + 2
        ratio = self.ratio
        pixmap = QPixmap(max(int(width * ratio + 1), 1), int(2 * HALF_HEIGHT * size * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        if sign[0]:
            middle = QPointF(signs.SIZE / 2, HALF_HEIGHT * size)
            paint_outline(painter, middle, signs.SIZE, signs.outline(sign[0]), sign[1])
        painter.setFont(self.fonts.font(size, bold))
        painter.setPen(colour)
        painter.drawText(QPointF(lead, HALF_HEIGHT * size + self.fonts.baseline(size, bold)), text)
        painter.end()
        return pixmap
