"""The signs of the reader's own work beside what it hangs on: a star, and a sheet of paper."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF, QTextDocument

from timeline_app.ui.i18n import translatable
from timeline_app.ui.theme import Theme

SIZE = 11
"""Of a sign, px."""
_GAP = 4
_INNER = 0.45
"""Of a star's outer radius."""
_BOOKMARK = translatable("Bookmark")
_FOLD = 4.0
MARKDOWN = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)
"""What notes are written in: no markup of any other kind."""
PICTURE = "\ufffc"
"""What stands in a document where a picture is."""
_TIP = 120
"""Characters of a note that a tooltip shows."""


@dataclass(frozen=True, slots=True)
class OwnMark:
    """That there is a bookmark, a note (``text``, in Markdown), tags."""

    bookmarked: bool = False
    text: str = ""
    tags: tuple[str, ...] = ()

    @property
    def is_noted(self) -> bool:
        """Whether anything is written there."""
        return bool(self.text or self.tags)

    def with_other(self, other: OwnMark) -> OwnMark:
        """Both in one."""
        text = "\n\n".join(part for part in (self.text, other.text) if part)
        tags = tuple(dict.fromkeys((*self.tags, *other.tags)))
        return OwnMark(self.bookmarked or other.bookmarked, text, tags)

    def tip(self) -> str:
        """What there is, in words, a line each; of the note how it begins."""
        marked = QCoreApplication.translate("OwnMark", _BOOKMARK) if self.bookmarked else ""
        tags = " ".join(f"#{tag}" for tag in self.tags)
        return "\n".join(part for part in (marked, first_words(self.text), tags) if part)


def first_words(text: str) -> str:
    """The beginning of a note in plain words."""
    if not text:
        return ""
    document = QTextDocument()
    document.setMarkdown(with_breaks(text[: 8 * _TIP]), MARKDOWN)
    words = " ".join(document.toPlainText().replace(PICTURE, " ").split())
    return words if len(words) <= _TIP else words[: _TIP - 1].rstrip() + "…"


def with_breaks(text: str) -> str:
    """A line that the writer ended is ended, which Markdown says by two blanks."""
    return "  \n".join(text.splitlines())


def paint_beside(painter: QPainter, room: QRect, mark: OwnMark | None, theme: Theme) -> int:
    """The signs of a line at the right end of its room; the width that they took, px."""
    if mark is None:
        return 0
    right = float(room.right() + 1)
    top = room.center().y() + 1 - SIZE / 2
    for paint in _signs(mark):
        right -= SIZE
        paint(painter, QRectF(right, top, SIZE, SIZE), theme)
        right -= _GAP
    return round(room.right() + 1 - right)


def paint_column(painter: QPainter, room: QRect, mark: OwnMark, theme: Theme) -> None:
    """The signs one below the other, at the left of a room and in the middle of its height."""
    signs = _signs(mark)
    top = room.center().y() + 0.5 - (len(signs) * (SIZE + _GAP) - _GAP) / 2
    for paint in signs:
        paint(painter, QRectF(room.left(), top, SIZE, SIZE), theme)
        top += SIZE + _GAP


def _paint_star(painter: QPainter, box: QRectF, theme: Theme) -> None:
    centre, radius = box.center(), SIZE / 2
    corners = [
        centre
        + QPointF(math.sin(turn * math.pi / 5), -math.cos(turn * math.pi / 5))
        * radius
        * (_INNER if turn % 2 else 1)
        for turn in range(10)
    ]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.accent)
    painter.drawPolygon(QPolygonF(corners))


def _paint_sheet(painter: QPainter, box: QRectF, theme: Theme) -> None:
    inner = box.adjusted(1.5, 0.5, -1.5, -0.5)
    right, bottom = inner.right(), inner.bottom()
    corners = [
        inner.topLeft(),
        inner.topRight(),
        QPointF(right, bottom - _FOLD),
        QPointF(right - _FOLD, bottom),
        inner.bottomLeft(),
    ]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.accent, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon(QPolygonF(corners))
    for y in (inner.top() + 3, inner.top() + 5.5):
        painter.drawLine(QPointF(inner.left() + 2, y), QPointF(right - 2, y))


_Sign = Callable[[QPainter, QRectF, Theme], None]


def _signs(mark: OwnMark) -> list[_Sign]:
    found: list[_Sign] = [_paint_star] if mark.bookmarked else []
    return [*found, _paint_sheet] if mark.is_noted else found
