"""The infobox and the tables of an article, as tables of the document."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontMetrics, QTextLength, QTextTable
from PySide6.QtWidgets import QApplication

from timeline_app.domain.article import Article, Block, BlockKind, InfoboxField
from timeline_app.ui.article.composer import Composer
from timeline_app.ui.article.formats import Formats, Style
from timeline_app.ui.i18n import translatable

_LABEL_WIDTHS = (84, 160)
"""The column of labels is as wide as the longest asks, between these, px."""
_LABEL_GAP = 12
_LABELS = {
    "conflict": translatable("Name"),
    "partof": translatable("Part of"),
    "date": translatable("Date"),
    "place": translatable("Place"),
    "result": translatable("Result"),
    "status": translatable("Status"),
    "territory": translatable("Territory"),
    "cause": translatable("Cause"),
    "casus": translatable("Cause"),
    "combatant": translatable("Sides"),
    "commander": translatable("Commanders"),
    "unit": translatable("Units"),
    "units": translatable("Units"),
    "strength": translatable("Strength"),
    "polstrength": translatable("Strength"),
    "casualties": translatable("Casualties"),
    "polcasualties": translatable("Casualties"),
    "caption": translatable("Picture"),
    "notes": translatable("Remarks"),
    "note": translatable("Remarks"),
}
_NUMBERED = re.compile(r"(.*?)(\d+)[a-z]?")


@dataclass(frozen=True, slots=True)
class _BoxRow:
    """A line of the infobox: its label's key and its fields by side, side 0 for all sides."""

    name: str
    fields: tuple[tuple[int, InfoboxField], ...]


def write_infobox(pen: Composer, article: Article, tr: Callable[[str], str]) -> None:
    """The infobox as a table of labels and values, the sides beside each other."""
    rows = _rows([field for field in article.infobox if not _repeats_title(article, field)])
    if not rows:
        return
    sides = max((side for row in rows for side, _ in row.fields), default=0) or 1
    labels = [tr(_LABELS[row.name]) if row.name in _LABELS else row.name for row in rows]
    fixed = QTextLength(QTextLength.Type.FixedLength, _label_width(pen.formats, labels))
    share = QTextLength(QTextLength.Type.PercentageLength, 100 / sides)
    table = _insert(pen, len(rows), sides + 1, [fixed, *[share] * sides])
    for index, row in enumerate(rows):
        if row.fields[0][0] == 0:
            table.mergeCells(index, 1, 1, sides)
        _open_cell(pen, table, index, 0)
        pen.block(Style.LABEL)
        pen.words(labels[index], Style.LABEL)
        for column in range(1, 2 if row.fields[0][0] == 0 else sides + 1):
            _field_cell(pen, table, (index, column), row)
    _close(pen, table)


def _label_width(formats: Formats, labels: Sequence[str]) -> int:
    font = QFont(QApplication.font())
    font.setPixelSize(formats.px(Style.LABEL.value.size))
    widest = max(map(QFontMetrics(font).horizontalAdvance, labels)) + formats.px(_LABEL_GAP)
    least, most = map(formats.px, _LABEL_WIDTHS)
    return min(max(widest, least), most)


def _repeats_title(article: Article, field: InfoboxField) -> bool:
    return field.name == "conflict" and field.span.of(article.text).strip() == article.title


def _field_cell(pen: Composer, table: QTextTable, at: tuple[int, int], row: _BoxRow) -> None:
    _open_cell(pen, table, *at)
    style = Style.BOX_TITLE if row.name == "conflict" else Style.CELL
    pen.block(style)
    side = at[1] if row.fields[0][0] else 0
    for number, (_, field) in enumerate(pair for pair in row.fields if pair[0] == side):
        if number:
            pen.block(style)
        pen.stretch(field.span, style)


def _rows(fields: Sequence[InfoboxField]) -> list[_BoxRow]:
    """The fields by line: those of the sides gathered under one label, the rest each for itself."""
    lines: dict[tuple[str, bool], list[tuple[int, InfoboxField]]] = {}
    for field in fields:
        match = _NUMBERED.fullmatch(field.name)
        name, side = (match[1], int(match[2])) if match else (field.name, 0)
        side = side if 0 < side <= 4 else 0
        lines.setdefault((name.strip("_ "), side > 0), []).append((side, field))
    return [_BoxRow(name, tuple(found)) for (name, _), found in lines.items()]


def write_table(pen: Composer, article: Article, number: int, blocks: list[Block]) -> None:
    """A table of the article; a cell holds its blocks, lists among them, in their order."""
    rows, columns = _shape(article, number, blocks)
    width = QTextLength(QTextLength.Type.PercentageLength, 100 / columns)
    table = _insert(pen, rows, columns, [width] * columns)
    cells: dict[tuple[int, int], list[Block]] = {}
    for block in blocks:
        if block.cell is not None:
            cells.setdefault((block.cell.row, block.cell.column), []).append(block)
    for row in range(rows):
        filled = [column for column in range(columns) if (row, column) in cells]
        if filled == [0] and columns > 1:
            table.mergeCells(row, 0, 1, columns)
    for (row, column), content in sorted(cells.items()):
        _table_cell(pen, table, (row, column), content)
    _close(pen, table)


def _table_cell(
    pen: Composer, table: QTextTable, at: tuple[int, int], blocks: Sequence[Block]
) -> None:
    head = any(block.cell is not None and block.cell.header for block in blocks)
    _open_cell(pen, table, *at, head)
    for block in blocks:
        strong = head or block.kind is BlockKind.HEADING
        style = Style.CELL_HEAD if strong else Style.CELL
        listed = block.kind is BlockKind.ITEM
        pen.block(style, block.depth if listed else 0, listed)
        pen.stretch(block.span, style)


def _shape(article: Article, number: int, blocks: Sequence[Block]) -> tuple[int, int]:
    rows = max((block.cell.row + 1 for block in blocks if block.cell), default=1)
    columns = max((block.cell.column + 1 for block in blocks if block.cell), default=1)
    if number < len(article.tables):
        rows = max(rows, article.tables[number].rows)
        columns = max(columns, article.tables[number].columns)
    return rows, columns


def _insert(pen: Composer, rows: int, columns: int, widths: list[QTextLength]) -> QTextTable:
    pen.block(Style.SPACER)
    table = pen.cursor.insertTable(rows, columns, pen.formats.table(widths))
    for row in range(rows):
        for column in range(columns):
            table.cellAt(row, column).setFormat(pen.formats.cell(first=column == 0))
    return table


def _open_cell(pen: Composer, table: QTextTable, row: int, column: int, head: bool = False) -> None:
    cell = table.cellAt(row, column)
    if head:
        cell.setFormat(pen.formats.cell(first=column == 0, head=True))
    pen.begin_at(cell.firstCursorPosition())


def _close(pen: Composer, table: QTextTable) -> None:
    cursor = table.lastCursorPosition()
    cursor.movePosition(cursor.MoveOperation.NextCharacter)
    pen.begin_at(cursor)
