"""Rows of lists and trees, painted: what they have in common, whatever stands in them."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from timeline_app.ui.style import blend
from timeline_app.ui.theme import SIZE_SMALL, STEP, Theme
from timeline_app.ui.widgets.index import Index
from timeline_app.ui.widgets.lines import sized, write_line

SWATCH = 10
"""Side of the square in the colour of a campaign, px."""
GAP = 2 * STEP
"""Between two things in a row, px."""


class RowDelegate(QStyledItemDelegate):
    """Paints in the colours of ``theme``; those who derive from it say what, in ``paint_row``."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Paint in the theme's colours from now on."""
        self.theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row; the painter is afterwards as it was."""
        painter.save()
        self.paint_row(painter, option, index)
        painter.restore()

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The whole row; nothing here."""

    def soft_ink(self, chosen: bool) -> QColor:
        """The colour of what is written softly: a little stronger on the ground of a chosen row."""
        theme = self.theme
        return blend(theme.text, theme.text_soft, 0.5) if chosen else theme.text_soft

    def write_with_aside(
        self, painter: QPainter, room: QRect, font: QFont, words: str, aside: str
    ) -> None:
        """Words in a font, and small, softly and whole at the right what stands beside them."""
        small, right = sized(font, SIZE_SMALL), Qt.AlignmentFlag.AlignRight
        used = write_line(painter, room, aside, small, self.theme.text_soft, right)
        left = room.adjusted(0, 0, -used - GAP, 0)
        write_line(painter, left, words, font, self.theme.text)


def is_in(option: QStyleOptionViewItem, flag: QStyle.StateFlag) -> bool:
    """Whether a row is selected, under the pointer or has the focus, whichever the flag asks for."""
    state: QStyle.StateFlag = option.state
    return bool(state & flag)


def paint_swatch(painter: QPainter, room: QRect, colour: QColor, side: int = SWATCH) -> None:
    """A square of a campaign's colour, its side in px, at the left of a room and in its middle."""
    top = room.center().y() - side // 2 + 1
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(room.left(), top, side, side, 2, 2)
