"""Notes as they read: Markdown set without HTML, without pictures, and without loading anything."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat

from timeline_app.ui.widgets.own_marks import MARKDOWN, PICTURE, with_breaks

_OUTSIDE = ("http", "https", "mailto")
"""The kinds of addresses that a note may lead to."""
_MOST, _MOST_BARS = 50_000, 2000
"""Characters of a note that is set at most, and bars (of tables) among them."""


class NoteDocument(QTextDocument):
    """Words alone: whatever a note names, a picture or a file, is not looked at."""

    def __init__(self, text: str, font: QFont, margin: int) -> None:
        super().__init__()
        self.setUndoRedoEnabled(False)
        self.setDefaultFont(font)
        self.setDocumentMargin(margin)
        if len(text) > _MOST or text.count("|") > _MOST_BARS:
            self.setPlainText(text)  # setting it would hold the window up
            return
        self.setMarkdown(with_breaks(text), MARKDOWN)
        whole = QTextCursor(self)
        whole.beginEditBlock()
        self._name_pictures()
        self._tone_headings_down()
        whole.endEditBlock()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing, ever."""
        return None

    def _name_pictures(self) -> None:
        """Put the address of a picture where it would stand."""
        cursor = self.find(PICTURE)
        while not cursor.isNull():
            shape = cursor.charFormat()
            address = shape.toImageFormat().name() if shape.isImageFormat() else ""
            cursor.insertText(f"[{address}]" if address else " ", QTextCharFormat())
            cursor = self.find(PICTURE, cursor)

    def _tone_headings_down(self) -> None:
        """The pane is narrow: only the first level is larger than the text, and by little."""
        block = self.begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            if level:
                cursor = QTextCursor(block)
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                shape = QTextCharFormat()
                shape.setProperty(QTextFormat.Property.FontSizeAdjustment, int(level == 1))
                cursor.mergeCharFormat(shape)
            block = block.next()


def outside(url: QUrl) -> str:
    """An address that a browser may be asked for, "" where it is none."""
    return url.toString() if url.scheme().lower() in _OUTSIDE else ""
