"""The marks laid over the article: the sentence, its date words, the selected unit's mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QTextEdit

from timeline_app.domain.spans import Span
from timeline_app.ui.article.document import SetArticle, lines_of, selection_cursor
from timeline_app.ui.style import blend
from timeline_app.ui.theme import Theme

_DEEPER = 0.18


@dataclass(frozen=True, slots=True)
class Marks:
    """What is marked, in spans of the article."""

    sentence: Span | None = None
    date: Span | None = None
    mentions: tuple[Span, ...] = ()

    def extent(self, article: SetArticle) -> tuple[int, int] | None:
        """The document range of the sentence from its first to its last character."""
        ranges = article.positions.ranges(self.sentence) if self.sentence is not None else []
        return (ranges[0][0], ranges[-1][1]) if ranges else None

    def selections(self, article: SetArticle, theme: Theme) -> list[QTextEdit.ExtraSelection]:
        """The marks as Qt's extra selections, the later over the earlier."""
        layers: list[tuple[Sequence[Span], QTextCharFormat]] = [
            ((self.sentence,) if self.sentence is not None else (), _ground(theme.mark)),
            (self.mentions, _ground(theme.selection)),
            ((self.date,) if self.date is not None else (), _date_words(theme)),
        ]
        return [
            _selection(article, at, shape)
            for spans, shape in layers
            for span in spans
            for at in lines_of(article.document, article.positions.ranges(span))
        ]


def _selection(
    article: SetArticle, at: tuple[int, int], shape: QTextCharFormat
) -> QTextEdit.ExtraSelection:
    found = QTextEdit.ExtraSelection()
    found.cursor = selection_cursor(article.document, *at)
    found.format = shape
    return found


def _ground(colour: QColor) -> QTextCharFormat:
    shape = QTextCharFormat()
    shape.setBackground(colour)
    return shape


def _date_words(theme: Theme) -> QTextCharFormat:
    """Words on a deeper ground than the sentence's, underlined in full in the accent's colour."""
    shape = _ground(blend(theme.warn, theme.mark, _DEEPER))
    shape.setForeground(theme.text)
    shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    shape.setUnderlineColor(theme.accent)
    return shape
