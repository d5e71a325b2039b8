"""Notes as they read: Markdown set without HTML, without pictures, and without loading anything."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat

_FEATURES = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)
_OUTSIDE = ("http", "https", "mailto")
"""The kinds of addresses that a note may lead to."""
_PICTURE = "\ufffc"
"""What stands in a document where a picture is."""
_TIP = 120
"""Characters of a note that a tooltip shows."""


class NoteDocument(QTextDocument):
    """Words alone: whatever a note names, a picture or a file, is not looked at."""

    def __init__(self, text: str, font: QFont, margin: int) -> None:
        super().__init__()
        self.setUndoRedoEnabled(False)
        self.setDefaultFont(font)
        self.setDocumentMargin(margin)
        self.setMarkdown(_with_breaks(text), _FEATURES)
        self._name_pictures()
        self._tone_headings_down()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing, ever."""
        return None

    def _name_pictures(self) -> None:
        """Put the address of a picture where it would stand."""
        cursor = self.find(_PICTURE)
        while not cursor.isNull():
            shape = cursor.charFormat()
            address = shape.toImageFormat().name() if shape.isImageFormat() else ""
            cursor.insertText(f"[{address}]" if address else " ", QTextCharFormat())
            cursor = self.find(_PICTURE, cursor)

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


def first_words(text: str) -> str:
    """The beginning of a note in plain words, for a tooltip."""
    document = QTextDocument()
    document.setMarkdown(_with_breaks(text[: 8 * _TIP]), _FEATURES)
    words = " ".join(document.toPlainText().replace(_PICTURE, " ").split())
    return words if len(words) <= _TIP else words[: _TIP - 1].rstrip() + "…"


def _with_breaks(text: str) -> str:
    """A line that the writer ended is ended, which Markdown says by two blanks."""
    return "  \n".join(text.splitlines())
