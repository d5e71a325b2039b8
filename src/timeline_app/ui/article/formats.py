"""The type of the article page: one format for each kind of block, one for each kind of link."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

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


class Type(NamedTuple):
    """The type of a block: size, line height, space above and below, in px at scale 1."""

    size: int
    line: int
    above: int = 0
    below: int = 0
    bold: bool = False
    soft: bool = False


class Style(Enum):
    """A kind of block."""

    TITLE = Type(24, 36, 20, 2, bold=True)
    SOURCE = Type(12, 20, 0, 12, soft=True)
    HEADING_2 = Type(18, 28, 28, 8, bold=True)
    HEADING_3 = Type(SIZE_ARTICLE, 28, 20, 6, bold=True)
    HEADING_4 = Type(SIZE_TITLE, 26, 16, 4, bold=True, soft=True)
    BODY = Type(SIZE_ARTICLE, round(SIZE_ARTICLE * _LINE_HEIGHT), 0, 14)
    QUOTE = Type(16, 28, 0, 14, soft=True)
    ITEM = Type(SIZE_ARTICLE, 29, 0, 4)
    CELL = Type(14, 22)
    CELL_HEAD = Type(SIZE_BODY, 22, bold=True, soft=True)
    LABEL = Type(SIZE_BODY, 22, soft=True)
    BOX_TITLE = Type(SIZE_TITLE, 24, bold=True)
    SMALL_HEADING = Type(SIZE_TITLE, 24, 24, 6, bold=True, soft=True)
    SMALL = Type(SIZE_BODY, 22, 0, 4, soft=True)
    SPACER = Type(1, 1)


@dataclass(frozen=True, slots=True)
class Formats:
    """All formats of one theme and one scale of type, made once and then copied by Qt at will."""

    theme: Theme
    scale: float
    chars: dict[tuple[Style, LinkKind | None, bool], QTextCharFormat]
    blocks: dict[tuple[Style, int], QTextBlockFormat]

    @classmethod
    def of(cls, theme: Theme, scale: float = 1.0) -> Formats:
        """The formats of a theme, everything ``scale`` times its size."""
        chars = {
            (style, kind, bold): _char_format(theme, scale, style, (kind, bold))
            for style in Style
            for kind in (None, *LinkKind)
            for bold in (False, True)
        }
        return cls(theme, scale, chars, {})

    def px(self, length: float) -> int:
        """A length at this scale."""
        return max(round(length * self.scale), 1)

    def block(self, style: Style, depth: int = 0) -> QTextBlockFormat:
        """The format of a block; ``depth`` indents quotes and lists."""
        found = self.blocks.get((style, depth))
        if found is None:
            found = self.blocks[style, depth] = self._block(style.value, style, depth)
        return found

    def _block(self, kind: Type, style: Style, depth: int) -> QTextBlockFormat:
        block = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        block.setLineHeight(self.px(kind.line), fixed)
        block.setTopMargin(kind.above * self.scale)
        block.setBottomMargin(kind.below * self.scale)
        if style is Style.QUOTE:
            block.setLeftMargin(self.px(LIST_INDENT * (1 + depth)))
            block.setRightMargin(self.px(LIST_INDENT))
        return block

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


def _char_format(
    theme: Theme, scale: float, style: Style, dress: tuple[LinkKind | None, bool]
) -> QTextCharFormat:
    kind, bold = dress
    text = QTextCharFormat()
    text.setProperty(QTextFormat.Property.FontPixelSize, max(round(style.value.size * scale), 1))
    colour = theme.text_soft if style.value.soft else theme.text
    if style is Style.QUOTE:
        colour = blend(theme.text, theme.text_soft, 0.5)
    if style.value.bold or bold:
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
