"""Tables of wikitext: each line of a cell is a block that knows its row and column."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeGuard

from mwparserfromhell.nodes import Tag, Text

from timeline_app.domain.article import BlockKind, CellRef
from timeline_app.reading.grid import Grid
from timeline_app.reading.wikitext.layout import Place

if TYPE_CHECKING:
    from timeline_app.reading.wikitext.walk import Walker


def write(walker: Walker, table: Tag) -> None:
    """Write a table's cells in reading order; its caption comes first as a paragraph."""
    number = len(walker.draft.tables)
    walker.draft.tables.append((0, 0))
    grid = Grid()
    for row in _rows(table):
        grid.next_row()
        for cell in row:
            _write_cell(walker, number, grid, cell)
    walker.draft.tables[number] = grid.size


def _rows(table: Tag) -> Iterator[list[Tag]]:
    """The rows; cells before the first row mark hang directly under the table."""
    first: list[Tag] = []
    for node in table.contents.nodes:
        if not isinstance(node, Tag):
            continue
        if node.tag in ("td", "th"):
            first.append(node)
        elif node.tag == "tr":
            if first:
                yield first
                first = []
            yield [cell for cell in node.contents.nodes if _is_cell(cell)]
    if first:
        yield first


def _is_cell(node: object) -> TypeGuard[Tag]:
    return isinstance(node, Tag) and node.tag in ("td", "th")


def _write_cell(walker: Walker, number: int, grid: Grid, cell: Tag) -> None:
    nodes = cell.contents.nodes if cell.contents is not None else []
    if nodes and isinstance(nodes[0], Text) and cell.wiki_markup == "|" and _is_caption(nodes[0]):
        nodes[0] = Text(nodes[0].value[1:])
        pieces = walker.pieces_of(cell.contents, Place())
        walker.layout.pieces += pieces
        return
    row, column = grid.place(_span(cell, "rowspan"), _span(cell, "colspan"))
    place = Place(BlockKind.PARAGRAPH, CellRef(number, row, column, cell.tag == "th"), lines=True)
    walker.layout.pieces += walker.pieces_of(cell.contents, place)


def _is_caption(first: Text) -> bool:
    return bool(first.value.startswith("+"))


def _span(cell: Tag, name: str) -> int:
    if not cell.has(name):
        return 1
    digits = str(cell.get(name).value).strip().strip("\"'")
    return int(digits) if digits.isdecimal() and len(digits) < 4 else 1
