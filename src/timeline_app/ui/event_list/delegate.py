"""Paints the list: a heading for each campaign; for each event its date, its sign, what happened."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from timeline_app.timeline import points, signs
from timeline_app.ui.event_list.model import Group, Line, ListRole
from timeline_app.ui.style import blend
from timeline_app.ui.theme import SIZE_BODY, SIZE_SMALL, STEP, Theme
from timeline_app.ui.widgets.lines import sized, write_line
from timeline_app.ui.widgets.outlines import paint_outline
from timeline_app.ui.widgets.own_marks import paint_beside

_HEIGHT = 27
"""Of headings and lines alike: the view need not ask for each."""
_SWATCH, _GAP = 10, 2 * STEP
_MOST = 0.38
"""No date takes more than this share of a line."""


class EventListDelegate(QStyledItemDelegate):
    """The dates of all lines are as wide as ``date_width`` (px) says, so that the words line up."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.date_width = 0

    def set_theme(self, theme: Theme) -> None:
        """Paint in the theme's colours from now on."""
        self._theme = theme

    def measure(self, option: QStyleOptionViewItem, dates: list[str]) -> int:
        """The width of the widest of some dates, px."""
        metrics = QFontMetrics(sized(option.font, SIZE_SMALL))
        return max((metrics.horizontalAdvance(date) for date in dates), default=0)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The same height for all."""
        return QSize(40 * STEP, _HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The whole row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        group, line = index.data(ListRole.GROUP), index.data(ListRole.LINE)
        if isinstance(group, Group):
            self._paint_heading(painter, option, group)
        elif isinstance(line, Line):
            self._paint_line(painter, option, line, index)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, group: Group) -> None:
        theme, rect = self._theme, QRect(option.rect)
        left = rect.left() + STEP
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(group.colour)
        painter.drawRoundedRect(left, rect.center().y() - _SWATCH // 2 + 1, _SWATCH, _SWATCH, 2, 2)
        room = rect.adjusted(STEP + _SWATCH + _GAP, 0, -3 * STEP, 0)
        small, count = sized(option.font, SIZE_SMALL), str(len(group.event_ids))
        used = write_line(painter, room, count, small, theme.text_soft, Qt.AlignmentFlag.AlignRight)
        room.setRight(room.right() - used - _GAP)
        write_line(painter, room, group.title, sized(option.font, SIZE_BODY, True), theme.text)

    def _paint_line(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        line: Line,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme, rect = self._theme, QRect(option.rect)
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        ink = theme.text_soft if index.data(ListRole.EARLIER) else theme.text
        soft = blend(theme.text, theme.text_soft, 0.5) if chosen else theme.text_soft
        room = rect.adjusted(STEP, 0, -3 * STEP, 0)
        room.setRight(room.right() - paint_beside(painter, room, index.data(ListRole.OWN), theme))
        if line.reader:
            centre = QPointF(room.right() - points.SIZE / 2, room.center().y() + 1)
            paint_outline(painter, centre, points.SIZE, points.POINTS[line.reader], soft)
            room.setRight(room.right() - int(points.SIZE) - _GAP)
        date = QRect(room)
        date.setWidth(min(self.date_width, int(room.width() * _MOST)))
        write_line(painter, date, line.date, sized(option.font, SIZE_SMALL), soft)
        room.setLeft(date.right() + 1 + _GAP)
        if line.sign:
            centre = QPointF(room.left() + signs.SIZE / 2, room.center().y() + 1)
            paint_outline(painter, centre, signs.SIZE, signs.outline(line.sign), soft)
        room.setLeft(room.left() + int(signs.ROOM) + STEP // 2)
        write_line(painter, room, line.headline, sized(option.font, SIZE_BODY), ink)
