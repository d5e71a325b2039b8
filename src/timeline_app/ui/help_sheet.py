"""The help: a short text in the program's language, its parts at the left."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QTextBrowser, QWidget

from timeline_app import assets
from timeline_app.ui import i18n
from timeline_app.ui.style import blend
from timeline_app.ui.theme import SIZE_ARTICLE, SIZE_BODY, STEP, Theme

_SIZE = QSize(860, 620)
_PARTS_WIDTH = 190
_MARGIN = 8 * STEP
_LINES, _BETWEEN = 150, 2 * STEP
"""Height of a line, % of the type; and free between two items, px."""
_KEY_GROUND = 0.55
"""Share of the colour of a selection in the ground of a key."""
_PLAIN = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)


class HelpSheet(QDialog):
    """Choosing a part brings it to the top; what is in view is marked among the parts."""

    def __init__(self, theme: Theme, facts: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Help"))
        self._theme = theme
        self.page = QTextBrowser(self)
        self.page.setOpenLinks(False)
        self.page.setAccessibleName(self.tr("Help"))
        self.page.document().setMarkdown(text(i18n.code(), facts), _PLAIN)
        self.page.document().setDocumentMargin(_MARGIN)
        self._headings = self._dressed()
        self.parts = QListWidget(self)
        self.parts.setFixedWidth(_PARTS_WIDTH)
        self.parts.setAccessibleName(self.tr("Contents"))
        self.parts.addItems([block.text() for block in self._headings])
        self.parts.setCurrentRow(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.parts)
        row.addWidget(self.page, 1)
        self.parts.currentRowChanged.connect(self._show_part)
        self.page.verticalScrollBar().valueChanged.connect(self._tell_part)
        self.resize(_SIZE.boundedTo(parent.size() - QSize(_MARGIN, _MARGIN)))
        self.page.moveCursor(QTextCursor.MoveOperation.Start)
        self.page.setFocus()

    def _dressed(self) -> list[QTextBlock]:
        """Set the text as a page to be read; the blocks of its headings."""
        headings, block = [], self.page.document().begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            if level:
                headings.append(block)
            self._set_block(block, heading=bool(level))
            block = block.next()
        return headings

    def _set_block(self, block: QTextBlock, *, heading: bool) -> None:
        cursor = QTextCursor(block)
        look = QTextBlockFormat()
        look.setLineHeight(_LINES, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        look.setTopMargin(5 * STEP if heading and block.blockNumber() else 0)
        look.setBottomMargin(_BETWEEN)
        cursor.mergeBlockFormat(look)
        size = QTextCharFormat()
        size.setProperty(QTextCharFormat.Property.FontSizeAdjustment, 0)
        size.setProperty(
            QTextCharFormat.Property.FontPixelSize, SIZE_ARTICLE if heading else SIZE_BODY
        )
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        cursor.mergeCharFormat(size)
        for start, length in _keys(block):
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(self._key())

    def _key(self) -> QTextCharFormat:
        """Keys and paths stand on a ground of their own."""
        key = QTextCharFormat()
        key.setFontFamilies(self.font().families())
        key.setFontFixedPitch(False)
        key.setBackground(blend(self._theme.selection, self._theme.ground, _KEY_GROUND))
        key.setFontWeight(QFont.Weight.Normal)
        return key

    def _show_part(self, row: int) -> None:
        if 0 <= row < len(self._headings):
            layout, bar = self.page.document().documentLayout(), self.page.verticalScrollBar()
            top = layout.blockBoundingRect(self._headings[row]).top()
            bar.blockSignals(True)
            bar.setValue(round(top) - 2 * STEP if row else 0)
            bar.blockSignals(False)
            self.page.viewport().update()

    def _tell_part(self, value: int) -> None:
        layout = self.page.document().documentLayout()
        tops = [layout.blockBoundingRect(block).top() for block in self._headings]
        seen = sum(top <= value + self.page.viewport().height() / 3 for top in tops)
        at_end = value == self.page.verticalScrollBar().maximum()
        self.parts.blockSignals(True)
        self.parts.setCurrentRow(len(tops) - 1 if at_end else max(seen - 1, 0))
        self.parts.blockSignals(False)


def text(language: str, facts: Mapping[str, str]) -> str:
    """The help in a language, in Markdown; ``facts`` are what stands in braces in it, by name."""
    found = assets.text(f"help/{language}.md")
    for name, value in facts.items():
        found = found.replace(f"{{{name}}}", value.replace("`", "'"))
    return found


def _keys(block: QTextBlock) -> list[tuple[int, int]]:
    """Where in the document the words stand that are written as code, and how long they are."""
    found = []
    part = block.begin()
    while not part.atEnd():
        fragment = part.fragment()
        if fragment.charFormat().fontFixedPitch():
            found.append((fragment.position(), fragment.length()))
        part += 1
    return found
