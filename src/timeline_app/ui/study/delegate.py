"""Paints the reader's own work: a heading for each group; two lines for each thing."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from timeline_app.timeline import signs
from timeline_app.ui.study.model import Group, Line, Sign, StudyRole
from timeline_app.ui.style import blend
from timeline_app.ui.theme import SIZE_BODY, SIZE_SMALL, STEP, Theme
from timeline_app.ui.widgets.lines import sized, write_line
from timeline_app.ui.widgets.outlines import paint_outline

_HEADING, _HEIGHT = 28, 44
_SWATCH, _GAP = 10, 2 * STEP
_SIGN, _SIGN_ROOM = 10, 13


class StudyDelegate(QStyledItemDelegate):
    """What is gone from the text is written softly."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Paint in the theme's colours from now on."""
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Headings are lower than things."""
        heading = index.data(StudyRole.GROUP) is not None
        return QSize(30 * STEP, _HEADING if heading else _HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The whole row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        group, line = index.data(StudyRole.GROUP), index.data(StudyRole.LINE)
        if isinstance(group, Group):
            self._paint_heading(painter, option, group)
        elif isinstance(line, Line):
            self._paint_line(painter, option, line)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, group: Group) -> None:
        theme, rect = self._theme, QRect(option.rect)
        room = rect.adjusted(STEP, 0, -3 * STEP, 0)
        if group.colour is not None:
            top = rect.center().y() - _SWATCH // 2 + 1
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(group.colour)
            painter.drawRoundedRect(room.left(), top, _SWATCH, _SWATCH, 2, 2)
            room.setLeft(room.left() + _SWATCH + _GAP)
        small, count = sized(option.font, SIZE_SMALL), str(len(group.lines))
        used = write_line(painter, room, count, small, theme.text_soft, Qt.AlignmentFlag.AlignRight)
        room.setRight(room.right() - used - _GAP)
        write_line(painter, room, group.title, sized(option.font, SIZE_BODY, True), theme.text)

    def _paint_line(self, painter: QPainter, option: QStyleOptionViewItem, line: Line) -> None:
        theme = self._theme
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        soft = blend(theme.text, theme.text_soft, 0.5) if chosen else theme.text_soft
        room = QRect(option.rect).adjusted(-STEP, STEP + 1, -3 * STEP, -STEP - 1)
        upper, lower = QRect(room), QRect(room)
        upper.setHeight(room.height() // 2)
        lower.setTop(upper.bottom() + 1)
        upper.setRight(self._paint_signs(painter, upper, line) - _GAP)
        ink = soft if line.gone else theme.text
        write_line(painter, upper, line.title, sized(option.font, SIZE_BODY), ink)
        write_line(painter, lower, line.detail, sized(option.font, SIZE_SMALL), soft)

    def _paint_signs(self, painter: QPainter, room: QRect, line: Line) -> int:
        """What there is about the thing, at the right; the x at which that begins."""
        theme, x = self._theme, room.right()
        for sign, _ in reversed(line.signs):
            colour = theme.accent if sign is Sign.BOOKMARK else theme.text_soft
            centre = QPointF(x - _SIGN / 2, room.center().y() + 1)
            paint_outline(painter, centre, _SIGN, signs.outline(sign.value), colour)
            x -= _SIGN_ROOM
        return x
