"""Paints the reader's own work: a heading for each group; two lines for each thing."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from timeline_app.timeline import signs
from timeline_app.ui.study.model import Group, Line, Sign, StudyRole
from timeline_app.ui.theme import SIZE_BODY, SIZE_SMALL, STEP
from timeline_app.ui.widgets.index import Index
from timeline_app.ui.widgets.lines import sized, write_line
from timeline_app.ui.widgets.outlines import paint_outline
from timeline_app.ui.widgets.rows import GAP, SWATCH, RowDelegate, is_in, paint_swatch

_HEADING, _HEIGHT = 28, 44
_SIGN, _SIGN_ROOM = 10, 13


class StudyDelegate(RowDelegate):
    """What is gone from the text is written softly."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Headings are lower than things."""
        heading = index.data(StudyRole.GROUP) is not None
        return QSize(30 * STEP, _HEADING if heading else _HEIGHT)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The whole row."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        group, line = index.data(StudyRole.GROUP), index.data(StudyRole.LINE)
        if isinstance(group, Group):
            self._paint_heading(painter, option, group)
        elif isinstance(line, Line):
            self._paint_line(painter, option, line)

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, group: Group) -> None:
        room = QRect(option.rect).adjusted(STEP, 0, -3 * STEP, 0)
        if group.colour is not None:
            paint_swatch(painter, room, group.colour)
            room.setLeft(room.left() + SWATCH + GAP)
        bold = sized(option.font, SIZE_BODY, True)
        self.write_with_aside(painter, room, bold, group.title, str(len(group.lines)))

    def _paint_line(self, painter: QPainter, option: QStyleOptionViewItem, line: Line) -> None:
        soft = self.soft_ink(is_in(option, QStyle.StateFlag.State_Selected))
        room = QRect(option.rect).adjusted(-STEP, STEP + 1, -3 * STEP, -STEP - 1)
        upper, lower = QRect(room), QRect(room)
        upper.setHeight(room.height() // 2)
        lower.setTop(upper.bottom() + 1)
        upper.setRight(self._paint_signs(painter, upper, line) - GAP)
        ink = soft if line.gone else self.theme.text
        write_line(painter, upper, line.title, sized(option.font, SIZE_BODY), ink)
        write_line(painter, lower, line.detail, sized(option.font, SIZE_SMALL), soft)

    def _paint_signs(self, painter: QPainter, room: QRect, line: Line) -> int:
        """What there is about the thing, at the right; the x at which that begins."""
        theme, x = self.theme, room.right()
        for sign, _ in reversed(line.signs):
            colour = theme.accent if sign is Sign.BOOKMARK else theme.text_soft
            centre = QPointF(x - _SIGN / 2, room.center().y() + 1)
            paint_outline(painter, centre, _SIGN, signs.outline(sign.value), colour)
            x -= _SIGN_ROOM
        return x
