"""Paints the order of battle: a head for each side, a line for each unit."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QPainter, QPolygonF
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from timeline_app.ui.orbat.model import OrbatRole
from timeline_app.ui.orbat.sides import side_words
from timeline_app.ui.orbat.tree import Node
from timeline_app.ui.theme import SIZE_BODY, SIZE_SMALL, STEP
from timeline_app.ui.widgets.index import Index
from timeline_app.ui.widgets.lines import sized, write_line
from timeline_app.ui.widgets.own_marks import paint_beside
from timeline_app.ui.widgets.rows import GAP, RowDelegate, is_in

_SIDE_HEIGHT, _UNIT_HEIGHT = 32, 26
_SIGN = 10


class OrbatDelegate(RowDelegate):
    """Names in full, commanders softly beside them, both elided where there is no room."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A side is a little higher than a unit."""
        node = index.data(OrbatRole.NODE)
        side = isinstance(node, Node) and node.unit is None
        return QSize(8 * _SIDE_HEIGHT, _SIDE_HEIGHT if side else _UNIT_HEIGHT)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The words of a line; its ground is the view's."""
        node = index.data(OrbatRole.NODE)
        if not isinstance(node, Node):
            return
        rect: QRect = option.rect
        font: QFont = option.font
        if node.unit is None:
            self._paint_side(painter, rect, font, node)
        else:
            self._paint_unit(painter, option, index)

    def _paint_side(self, painter: QPainter, rect: QRect, font: QFont, node: Node) -> None:
        sides = self.theme.sides
        left = rect.x() + STEP
        box = QRectF(left, rect.center().y() - _SIGN / 2 + 0.5, _SIGN, _SIGN)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(sides[node.sign % len(sides)])
        _SIGNS[node.sign % len(_SIGNS)](painter, box)
        room = QRect(rect)
        room.setLeft(left + _SIGN + GAP)
        room.setRight(rect.right() - 3 * STEP)
        bold = sized(font, SIZE_BODY, True)
        self.write_with_aside(painter, room, bold, side_words(node.side), str(node.count))

    def _paint_unit(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self.theme
        rect, font = option.rect, option.font
        lit = bool(index.data(OrbatRole.LIT))
        room = QRect(rect)
        room.setLeft(rect.x() + STEP)
        room.setRight(rect.right() - 3 * STEP)
        own = paint_beside(painter, room, index.data(OrbatRole.OWN), theme)
        room.setRight(room.right() - own)
        face = sized(font, SIZE_BODY, lit)
        name = str(index.data(Qt.ItemDataRole.DisplayRole))
        later = bool(index.data(OrbatRole.LATER)) and not lit
        ink = theme.text_soft if later else theme.text
        used = write_line(painter, room, name, face, ink)
        room.setLeft(room.left() + used + GAP)
        officers = str(index.data(OrbatRole.COMMANDERS))
        soft = self.soft_ink(is_in(option, QStyle.StateFlag.State_Selected))
        write_line(painter, room, officers, sized(font, SIZE_SMALL), soft)


def _square(painter: QPainter, box: QRectF) -> None:
    painter.drawRect(box)


def _circle(painter: QPainter, box: QRectF) -> None:
    painter.drawEllipse(box)


def _diamond(painter: QPainter, box: QRectF) -> None:
    wide = box.adjusted(-1, -1, 1, 1)
    middle = wide.center()
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(middle.x(), wide.top()),
                QPointF(wide.right(), middle.y()),
                QPointF(middle.x(), wide.bottom()),
                QPointF(wide.left(), middle.y()),
            ]
        )
    )


def _triangle(painter: QPainter, box: QRectF) -> None:
    top = QPointF(box.center().x(), box.top())
    painter.drawPolygon(QPolygonF([top, box.bottomRight(), box.bottomLeft()]))


_SIGNS: tuple[Callable[[QPainter, QRectF], None], ...] = (_square, _circle, _diamond, _triangle)
"""A shape for each side beside its colour, so that sides are told apart without colour."""
