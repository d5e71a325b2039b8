"""The type of the article page: one format for each kind of block, one for each kind of link."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableCellFormat,
    QTextTableFormat,
)

from timeline_app.ui.article.view import LinkKind
from timeline_app.ui.style import blend
from timeline_app.ui.theme import SIZE_ARTICLE, SIZE_BODY, SIZE_TITLE, Theme

COLUMN_CHARACTERS = 45
"""Characters of running text on a line: 42 to 48 read best."""
COLUMN_WIDTH = COLUMN_CHARACTERS * SIZE_ARTICLE
"""Width of the text column, px."""
LIST_INDENT = 22
"""What a list is indented for each depth, px."""
_LINE_HEIGHT = 1.75


class Style(Enum):
    """A kind of block: its size in px, lines in px, space above and below, boldness, softness."""

    TITLE = (24, 36, 20, 2, True, False)
    SOURCE = (12, 20, 0, 12, False, True)
    HEADING_2 = (18, 28, 28, 8, True, False)
    HEADING_3 = (SIZE_ARTICLE, 28, 20, 6, True, False)
    HEADING_4 = (SIZE_TITLE, 26, 16, 4, True, True)
    BODY = (SIZE_ARTICLE, round(SIZE_ARTICLE * _LINE_HEIGHT), 0, 14, False, False)
    QUOTE = (16, 28, 0, 14, False, True)
    ITEM = (SIZE_ARTICLE, 29, 0, 4, False, False)
    CELL = (14, 22, 0, 0, False, False)
    CELL_HEAD = (SIZE_BODY, 22, 0, 0, True, True)
    LABEL = (SIZE_BODY, 22, 0, 0, False, True)
    BOX_TITLE = (SIZE_TITLE, 24, 0, 0, True, False)
    SMALL_HEADING = (SIZE_TITLE, 24, 24, 6, True, True)
    SMALL = (SIZE_BODY, 22, 0, 4, False, True)
    SPACER = (1, 1, 0, 0, False, False)

    @property
    def size(self) -> int:
        """The size of the type, px."""
        return int(self.value[0])


@dataclass(frozen=True, slots=True)
class Formats:
    """All formats of one theme, made once and then copied by Qt at will."""

    theme: Theme
    chars: dict[tuple[Style, LinkKind | None, bool], QTextCharFormat]
    blocks: dict[tuple[Style, int], QTextBlockFormat]

    @classmethod
    def of(cls, theme: Theme) -> Formats:
        """The formats of a theme."""
        chars = {
            (style, kind, bold): _char_format(theme, style, kind, bold)
            for style in Style
            for kind in (None, *LinkKind)
            for bold in (False, True)
        }
        return cls(theme, chars, {})

    def block(self, style: Style, depth: int = 0) -> QTextBlockFormat:
        """The format of a block; ``depth`` indents quotes and lists."""
        found = self.blocks.get((style, depth))
        if found is None:
            found = self.blocks[style, depth] = _block_format(style, depth)
        return found

    def table(self, widths: list[QTextLength]) -> QTextTableFormat:
        """A table over the whole column, ruled by thin lines between its rows."""
        table = QTextTableFormat()
        table.setBorder(0)
        table.setCellPadding(0)
        table.setCellSpacing(0)
        table.setTopMargin(8)
        table.setBottomMargin(16)
        table.setBorderCollapse(True)
        table.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        table.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        table.setColumnWidthConstraints(widths)
        return table

    def cell(self, first: bool = False, head: bool = False) -> QTextTableCellFormat:
        """A cell with a thin line below, under a head a stronger one.

        The words of the ``first`` column stand flush with the text above and below the table.
        """
        cell = QTextTableCellFormat()
        cell.setTopPadding(5)
        cell.setBottomPadding(6)
        cell.setLeftPadding(0 if first else 8)
        cell.setRightPadding(8)
        cell.setBottomBorder(1)
        cell.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        cell.setBottomBorderBrush(QBrush(self.theme.text_soft if head else self.theme.line))
        return cell


def _char_format(theme: Theme, style: Style, kind: LinkKind | None, bold: bool) -> QTextCharFormat:
    size, _, _, _, strong, soft = style.value
    text = QTextCharFormat()
    text.setProperty(QTextFormat.Property.FontPixelSize, size)
    colour = theme.text_soft if soft else theme.text
    if style is Style.QUOTE:
        colour = blend(theme.text, theme.text_soft, 0.5)
    if strong or bold:
        text.setFontWeight(QFont.Weight.DemiBold)
    if kind is not None:
        text.setAnchor(True)
        colour = _dress_link(text, theme, kind, colour)
    text.setForeground(QBrush(colour))
    return text


def _dress_link(text: QTextCharFormat, theme: Theme, kind: LinkKind, colour: QColor) -> QColor:
    """Underlines a link as its kind asks; the colour of its words."""
    if kind is LinkKind.EVENT:
        text.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        text.setUnderlineColor(theme.accent)
        return colour
    if kind is LinkKind.UNIT:
        return blend(theme.accent, theme.text, 0.5)
    if kind is LinkKind.NOTE:
        text.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        return theme.text_soft
    if kind is LinkKind.NOTE_MARK:
        return theme.accent
    if kind is LinkKind.PAGE_ELSEWHERE:
        return colour
    text.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    text.setUnderlineColor(blend(theme.accent, theme.ground, 0.45))
    return theme.accent if kind is LinkKind.PAGE else colour


def _block_format(style: Style, depth: int) -> QTextBlockFormat:
    _, line, above, below, _, _ = style.value
    block = QTextBlockFormat()
    block.setLineHeight(line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    block.setTopMargin(above)
    block.setBottomMargin(below)
    if style is Style.QUOTE:
        block.setLeftMargin(LIST_INDENT + LIST_INDENT * depth)
        block.setRightMargin(LIST_INDENT)
    return block
