"""Writes an article's words into a document and notes where each stretch came to stand."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextListFormat,
)

from timeline_app.domain.article import NoteMark
from timeline_app.domain.spans import Span
from timeline_app.ui.article.formats import Formats, Style
from timeline_app.ui.article.positions import Piece
from timeline_app.ui.article.view import LinkKind, LiveLink, Run
from timeline_app.ui.widgets.lines import plain_tip

LINK_SCHEME = "live:"
"""Links in the document are this and the index into the live links."""
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f\u2029\ufdd0\ufdd1\ufffc\ud800-\udfff]")
_BULLETS = (
    QTextListFormat.Style.ListDisc,
    QTextListFormat.Style.ListCircle,
    QTextListFormat.Style.ListSquare,
)


def displayable(text: str) -> str:
    """The text with line breaks and controls that a document would count otherwise replaced.

    Same length in code points and in UTF-16 units.
    """
    return _UNSAFE.sub(" ", text.replace("\n", "\u2028"))


class Composer:
    """A pen on a document: blocks, words of the article, and words of the program's own."""

    def __init__(self, document: QTextDocument, text: str, formats: Formats) -> None:
        self.cursor = QTextCursor(document)
        self.formats = formats
        self.pieces: list[Piece] = []
        self.links: list[LiveLink] = []
        self.note_positions: dict[int, int] = {}
        self._text = displayable(text)
        self._runs: list[Run] = []
        self._run_starts: list[int] = []
        self._marks: list[NoteMark] = []
        self._mark_offsets: list[int] = []
        self._first_marks: dict[int, int] = {}
        self._lists: dict[int, int] = {}
        self._fresh = True

    def set_marks(
        self, links: list[LiveLink], runs: list[Run], marks: tuple[NoteMark, ...]
    ) -> None:
        """What to lay over the article's words: links cut into runs, and note numbers."""
        self.links = list(links)
        self._runs = runs
        self._run_starts = [run.start for run in runs]
        self._marks = sorted(marks, key=lambda mark: mark.position)
        self._mark_offsets = [mark.position for mark in self._marks]
        self._first_marks = {mark.note: mark.position for mark in reversed(self._marks)}

    def begin_at(self, cursor: QTextCursor) -> None:
        """Goes on in the empty block at ``cursor`` (a cell's, or the one behind a table)."""
        self.cursor = cursor
        self._fresh = True

    def block(self, style: Style, depth: int = 0, listed: bool = False) -> None:
        """Starts a block; ``listed`` makes it an item of a list of that depth."""
        shape = self.formats.block(style, depth)
        depth = max(depth, 1)
        if listed and depth in self._lists:
            shape = QTextBlockFormat(shape)
            shape.setObjectIndex(self._lists[depth])
        chars = self.formats.chars[style, None, False]
        if self._fresh:
            self.cursor.setBlockFormat(shape)
            # merged, not set: the first block of a table's cell carries the cell's format, too
            self.cursor.mergeBlockCharFormat(chars)
        else:
            self.cursor.insertBlock(shape, chars)
        self._fresh = False
        if listed and depth not in self._lists:
            bullets = QTextListFormat()
            bullets.setStyle(_BULLETS[min(depth, len(_BULLETS)) - 1])
            bullets.setIndent(depth)
            self._lists[depth] = self.cursor.createList(bullets).objectIndex()

    def words(self, words: str, style: Style, bold: bool = False) -> None:
        """Words of the program's own: a label, a number."""
        self.cursor.insertText(displayable(words), self.formats.chars[style, None, bold])

    def link(self, words: str, style: Style, link: LiveLink) -> None:
        """Words of the program's own that can be clicked."""
        self.links.append(link)
        shape = self._anchored(style, len(self.links) - 1, False)
        self.cursor.insertText(displayable(words), shape)

    def note_number(self, note: int, style: Style) -> None:
        """The number of a footnote before its words, which leads back to the text."""
        self.note_positions[note] = self.cursor.position()
        place = self._first_marks.get(note)
        if place is None:
            self.words(f"{note + 1}", style)
        else:
            back = LiveLink(Span(place, place), LinkKind.NOTE_MARK, str(place))
            self.link(f"{note + 1}", style, back)
        self.words("\u2002", style)

    def stretch(self, span: Span, style: Style) -> None:
        """The article's words of ``span`` with their links, bold type and note numbers."""
        first = bisect_left(self._mark_offsets, span.start)
        last = bisect_right(self._mark_offsets, span.end)
        start = span.start
        for offset in dict.fromkeys(self._mark_offsets[first:last]):
            self._unbroken(start, offset, style)
            self._notes_at(offset, style)
            start = offset
        self._unbroken(start, span.end, style)

    def _unbroken(self, start: int, end: int, style: Style) -> None:
        """Words of the article with nothing between them."""
        end = min(end, len(self._text))
        if start >= end:
            return
        self.pieces.append(Piece(Span(start, end), self.cursor.position()))
        index = max(bisect_right(self._run_starts, start) - 1, 0)
        while start < end:
            run = self._runs[index]
            stop = min(run.end, end)
            self.cursor.insertText(self._text[start:stop], self._shape(style, run))
            start = stop
            index += 1

    def _shape(self, style: Style, run: Run) -> QTextCharFormat:
        if run.link is None:
            return self.formats.chars[style, None, run.bold]
        return self._anchored(style, run.link, run.bold)

    def _notes_at(self, offset: int, style: Style) -> None:
        first = bisect_left(self._mark_offsets, offset)
        for mark in self._marks[first : bisect_right(self._mark_offsets, offset)]:
            link = LiveLink(Span(offset, offset), LinkKind.NOTE, str(mark.note))
            self.link(f"[{mark.note + 1}]", style, link)

    def _anchored(self, style: Style, index: int, bold: bool) -> QTextCharFormat:
        link = self.links[index]
        shape = QTextCharFormat(self.formats.chars[style, link.kind, bold])
        shape.setAnchorHref(f"{LINK_SCHEME}{index}")
        if link.changed:
            shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashDotLine)
            shape.setUnderlineColor(self.formats.theme.warn)
        if link.tooltip:
            shape.setToolTip(plain_tip(link.tooltip))
        return shape
