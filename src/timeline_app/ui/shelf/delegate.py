"""Paints a campaign of the shelf: tick box, swatch, title, and softly its years and counts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from timeline_app.ui.shelf.model import ShelfItem, ShelfRole
from timeline_app.ui.theme import SIZE_BODY, SIZE_SMALL, STEP, Theme
from timeline_app.ui.widgets.focus import paint_focus
from timeline_app.ui.widgets.index import Index
from timeline_app.ui.widgets.lines import sized, write_line
from timeline_app.ui.widgets.rows import GAP, RowDelegate, is_in, paint_swatch
from timeline_app.ui.widgets.ticks import TICK, paint_tick

ROW_HEIGHT = 52
"""Height of a campaign, px."""
_SIDE = 3 * STEP
_SWATCH = 12
_EDGE = 3
_BETWEEN = "\u2003"
"""An em space: the dot of a Chinese font is too wide for the shelf."""


class ShelfDelegate(RowDelegate):
    """Two lines a campaign; the campaign whose article is open stands out."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self.focus_shown: Callable[[], bool] = lambda: True

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The same height for all."""
        return QSize(10 * _SIDE, ROW_HEIGHT)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The whole row."""
        item = index.data(ShelfRole.ITEM)
        if not isinstance(item, ShelfItem):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        current = bool(index.data(ShelfRole.CURRENT))
        self._paint_ground(painter, option, rect, current)
        paint_tick(painter, tick_rect(rect), item.checked, self.theme)
        self._paint_swatch(painter, rect, item)
        self._paint_words(painter, option, item, current)

    def editorEvent(
        self,
        event: QEvent,
        model: object,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """A click on the tick box, and only there, asks for the tick to change."""
        clicked = (
            isinstance(event, QMouseEvent)
            and event.button() == Qt.MouseButton.LeftButton
            and event.type() in (QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick)
        )
        if not clicked or not isinstance(event, QMouseEvent):
            return False
        rect: QRect = option.rect
        if not on_tick(rect, event.position().toPoint()):
            return False
        if event.type() == QEvent.Type.MouseButtonRelease:
            toggle(index)
        return True

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, current: bool
    ) -> None:
        theme = self.theme
        if current:
            painter.fillRect(rect, theme.selection)
            painter.fillRect(rect.x(), rect.y(), _EDGE, rect.height(), theme.accent)
        elif is_in(option, QStyle.StateFlag.State_MouseOver):
            painter.fillRect(rect, theme.raised)
        if is_in(option, QStyle.StateFlag.State_HasFocus) and self.focus_shown():
            paint_focus(painter, rect.adjusted(_EDGE + 1, 1, -1, -1), theme)

    def _paint_swatch(self, painter: QPainter, rect: QRect, item: ShelfItem) -> None:
        room = _line(rect, 0)
        room.setLeft(tick_rect(rect).right() + 1 + GAP)
        painter.setOpacity(1.0 if item.checked else 0.45)
        paint_swatch(painter, room, item.colour, _SWATCH)
        painter.setOpacity(1.0)

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, item: ShelfItem, current: bool
    ) -> None:
        theme = self.theme
        head = theme.text if item.checked else theme.text_soft
        left = tick_rect(option.rect).right() + 1 + GAP + _SWATCH + GAP
        first, second = _line(option.rect, 0), _line(option.rect, 1)
        first.setLeft(left)
        second.setLeft(left)
        write_line(painter, first, item.title, sized(option.font, SIZE_BODY, current), head)
        write_line(
            painter,
            second,
            self.counts(item),
            sized(option.font, SIZE_SMALL),
            self.soft_ink(current),
        )

    def counts(self, item: ShelfItem) -> str:
        """The second line: years, events, units; of events those that a filter leaves."""
        events = (
            self.tr("1 event")
            if item.event_count == 1
            else self.tr("{count} events").format(count=item.event_count)
        )
        if item.kept_count is not None:
            words = self.tr("{kept} of {count} events")
            events = words.format(kept=item.kept_count, count=item.event_count)
        parts = [item.years, events]
        if item.unit_count:
            parts.append(
                self.tr("1 unit")
                if item.unit_count == 1
                else self.tr("{count} units").format(count=item.unit_count)
            )
        return _BETWEEN.join(part for part in parts if part)


def tick_rect(row: QRect) -> QRect:
    """Where the tick box of a row stands."""
    first = _line(row, 0)
    return QRect(row.x() + _SIDE, first.center().y() - TICK // 2 + 1, TICK, TICK)


def on_tick(row: QRect, point: QPoint) -> bool:
    """Whether a click there is meant for the tick box: the left end of the row."""
    return row.x() <= point.x() < tick_rect(row).right() + GAP // 2 and row.contains(point)


def toggle(index: Index) -> None:
    """Asks the model for the other tick."""
    checked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
    wanted = Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked
    index.model().setData(QModelIndex(index), wanted, Qt.ItemDataRole.CheckStateRole)  # type: ignore[arg-type]


def _line(row: QRect, number: int) -> QRect:
    """The first or second line of words of a row."""
    height = (ROW_HEIGHT - 2 * STEP - STEP) // 2
    return QRect(row.x(), row.y() + 6 + number * height, row.width() - _SIDE, height)
