"""Pipe tables: a row a line."""

from __future__ import annotations

import re

from timeline_app.domain.article import BlockKind, CellRef
from timeline_app.domain.spans import Span
from timeline_app.reading.draft import Piece
from timeline_app.reading.grid import Grid
from timeline_app.reading.markdown.inline import NoteNumber, read_inline
from timeline_app.reading.run import Run

_RULE = re.compile(r" {0,3}\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*\Z")
_BAR = re.compile(r"(?<!\\)\|")


def is_table(line: str, following: str) -> bool:
    """Whether a table begins: a line of cells above a line of dashes."""
    return "|" in line and "|" in following and bool(_RULE.match(following))


def read_table(
    lines: list[str], number: int, note_number: NoteNumber
) -> tuple[list[Piece], tuple[int, int]]:
    """The cells' lines and the table's rows and columns; the first row is the header."""
    pieces, grid = [], Grid()
    for index, line in enumerate([lines[0], *lines[2:]]):
        grid.next_row()
        for cell in _BAR.split(line.strip().removeprefix("|").removesuffix("|")):
            row, column = grid.place()
            place = CellRef(number, row, column, index == 0)
            run = read_inline(cell.replace("\\|", "|"), note_number)
            pieces += [Piece(BlockKind.PARAGRAPH, part, 0, place) for part in split_lines(run)]
    return pieces, grid.size


def split_lines(run: Run) -> list[Run]:
    """A run cut at its line breaks."""
    if "\n" not in run.text:
        return [run] if run else []
    parts, start = [], 0
    for line in run.text.split("\n"):
        parts.append(run.cut(Span(start, start + len(line))))
        start += len(line) + 1
    return [part for part in parts if part]
