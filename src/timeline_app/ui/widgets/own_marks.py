"""The signs of the reader's own work beside what it hangs on: a ribbon, and a sheet of paper."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRect
from PySide6.QtGui import QPainter, QTextDocument

from timeline_app.timeline import points
from timeline_app.ui.i18n import translatable
from timeline_app.ui.theme import Theme
from timeline_app.ui.widgets.outlines import paint_outline

SIZE = 11
"""Of a sign, px."""
_GAP = 4
_BOOKMARK = translatable("Bookmark")
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
    for name in _signs(mark):
        right -= SIZE
        _paint(painter, name, right, top, theme)
        right -= _GAP
    return round(room.right() + 1 - right)


def paint_column(painter: QPainter, room: QRect, mark: OwnMark, theme: Theme) -> None:
    """The signs one below the other, at the left of a room and in the middle of its height."""
    signs = _signs(mark)
    top = room.center().y() + 0.5 - (len(signs) * (SIZE + _GAP) - _GAP) / 2
    for name in signs:
        _paint(painter, name, room.left(), top, theme)
        top += SIZE + _GAP


def _signs(mark: OwnMark) -> list[str]:
    found = [points.BOOKMARK] if mark.bookmarked else []
    return [*found, points.NOTE] if mark.is_noted else found


def _paint(painter: QPainter, name: str, left: float, top: float, theme: Theme) -> None:
    centre = QPointF(left + SIZE / 2, top + SIZE / 2)
    paint_outline(painter, centre, SIZE, points.POINTS[name], theme.accent)
