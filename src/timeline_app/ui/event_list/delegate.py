"""Paints the list: a heading for each campaign; for each event its date, its sign, what happened."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from timeline_app.timeline import points, signs
from timeline_app.ui.event_list.model import Group, Line, ListRole
from timeline_app.ui.theme import SIZE_BODY, SIZE_SMALL, STEP, Theme
from timeline_app.ui.widgets.index import Index
from timeline_app.ui.widgets.lines import sized, write_line
from timeline_app.ui.widgets.outlines import paint_outline
from timeline_app.ui.widgets.own_marks import paint_beside
from timeline_app.ui.widgets.rows import GAP, SWATCH, RowDelegate, is_in, paint_swatch

_HEIGHT = 27
"""Of headings and lines alike: the view need not ask for each."""
_MOST = 0.38
"""No date takes more than this share of a line."""


class EventListDelegate(RowDelegate):
    """The dates of all lines are as wide as ``date_width`` (px) says, so that the words line up."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self.date_width = 0

    def measure(self, option: QStyleOptionViewItem, dates: list[str]) -> int:
        """The width of the widest of some dates, px."""
        metrics = QFontMetrics(sized(option.font, SIZE_SMALL))
        return max((metrics.horizontalAdvance(date) for date in dates), default=0)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The same height for all."""
        return QSize(40 * STEP, _HEIGHT)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The whole row."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        group, line = index.data(ListRole.GROUP), index.data(ListRole.LINE)
        if isinstance(group, Group):
            self._paint_heading(painter, option, group)
        elif isinstance(line, Line):
            self._paint_line(painter, option, line, index)

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, group: Group) -> None:
        room = QRect(option.rect).adjusted(STEP, 0, -3 * STEP, 0)
        paint_swatch(painter, room, group.colour)
        room.setLeft(room.left() + SWATCH + GAP)
        bold = sized(option.font, SIZE_BODY, True)
        self.write_with_aside(painter, room, bold, group.title, str(len(group.event_ids)))

    def _paint_line(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        line: Line,
        index: Index,
    ) -> None:
        theme, rect = self.theme, QRect(option.rect)
        ink = theme.text_soft if index.data(ListRole.EARLIER) else theme.text
        soft = self.soft_ink(is_in(option, QStyle.StateFlag.State_Selected))
        room = rect.adjusted(STEP, 0, -3 * STEP, 0)
        room.setRight(room.right() - paint_beside(painter, room, index.data(ListRole.OWN), theme))
        if line.reader:
            centre = QPointF(room.right() - points.SIZE / 2, room.center().y() + 1)
            paint_outline(painter, centre, points.SIZE, points.POINTS[line.reader], soft)
            room.setRight(room.right() - int(points.SIZE) - GAP)
        date = QRect(room)
        date.setWidth(min(self.date_width, int(room.width() * _MOST)))
        write_line(painter, date, line.date, sized(option.font, SIZE_SMALL), soft)
        room.setLeft(date.right() + 1 + GAP)
        if line.sign:
            centre = QPointF(room.left() + signs.SIZE / 2, room.center().y() + 1)
            paint_outline(painter, centre, signs.SIZE, signs.outline(line.sign), soft)
        room.setLeft(room.left() + int(signs.ROOM) + STEP // 2)
        write_line(painter, room, line.headline, sized(option.font, SIZE_BODY), ink)
