"""Raw HTML tables, which the conversion wrote where a cell holds a list or a line break."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from timeline_app.domain.article import BlockKind, CellRef
from timeline_app.reading.draft import Draft, Piece
from timeline_app.reading.grid import Grid
from timeline_app.reading.markdown.inline import NoteNumber
from timeline_app.reading.markdown.links import extent, target_of
from timeline_app.reading.marks import SOFT
from timeline_app.reading.namespaces import Namespace
from timeline_app.reading.run import Run, Writer

_NOTE = re.compile(r"\\?\[(\d{1,4})\\?\]")
_NO_TAG = re.compile(r"<(?!/?[A-Za-z][^<>]*>)")
_LISTS = ("ul", "ol", "dl")
_BLOCKS = ("p", "div", "center", "blockquote", "caption", "h1", "h2", "h3", "h4")
_DEEPEST = 20


@dataclass(slots=True)
class _List:
    """An open list: the depth its items count from, and whether a term stands above."""

    base: int
    has_term: bool = False


@dataclass(slots=True)
class _Table:
    """An open table, and what was open around it."""

    number: int
    grid: Grid = field(default_factory=Grid)
    cell: CellRef | None = None
    lists: list[_List] = field(default_factory=list)
    depth: int = 0


class TableReader(HTMLParser):
    """Reads one table and those within its cells; adds their lines to the draft."""

    def __init__(self, draft: Draft, note_number: NoteNumber) -> None:
        super().__init__()
        self._draft = draft
        self._note_number = note_number
        self._tables: list[_Table] = []
        self._writer = Writer()
        self._link: tuple[Writer, str, str] | None = None
        self._bold: int | None = None

    def read(self, markup: str) -> None:
        """Read a whole table; a ``<`` that begins no tag is a character."""
        self.feed(_NO_TAG.sub("&lt;", markup))
        self.close()
        while self._tables:
            self.handle_endtag("table")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A construct begins."""
        values = {name: value or "" for name, value in attrs}
        if tag == "table":
            self._flush()
            self._tables.append(_Table(len(self._draft.tables)))
            self._draft.tables.append((0, 0))
        elif not self._tables:
            return
        elif tag in ("tr", "td", "th"):
            self._open_cell(tag, values)
        elif tag in (*_LISTS, "li", "dt", "dd"):
            self._open_list(tag)
        elif tag in (*_BLOCKS, "br"):
            self._flush()
        elif tag == "a":
            self._open_link(values)
        elif tag in ("strong", "b"):
            self._bold = self._writer.length

    def handle_endtag(self, tag: str) -> None:
        """A construct ends."""
        if tag == "a":
            self._close_link()
        elif tag in ("strong", "b"):
            self._close_bold()
        elif not self._tables:
            return
        elif tag in _LISTS:
            self._close_list()
        elif tag in ("li", "dt", "dd", "td", "th", "tr", "table", *_BLOCKS):
            self._flush()
            if tag == "table":
                table = self._tables.pop()
                self._draft.tables[table.number] = table.grid.size

    def handle_data(self, data: str) -> None:
        """Words."""
        last = 0
        for mark in _NOTE.finditer(data):
            self._write(data[last : mark.start()])
            self._writer.mark(self._note_number(mark.group(1)))
            last = mark.end()
        self._write(data[last:])

    def _write(self, words: str) -> None:
        words = words.replace("\n", SOFT)
        (self._link[0] if self._link else self._writer).write(words)

    def _open_cell(self, tag: str, values: dict[str, str]) -> None:
        self._flush()
        table = self._tables[-1]
        table.lists, table.depth = [], 0
        if tag == "tr":
            table.grid.next_row()
            return
        row, column = table.grid.place(_count(values, "rowspan"), _count(values, "colspan"))
        table.cell = CellRef(table.number, row, column, tag == "th")

    def _open_list(self, tag: str) -> None:
        self._flush()
        table = self._tables[-1]
        if tag in _LISTS:
            table.lists.append(_List(table.depth))
            return
        current = table.lists[-1] if table.lists else _List(0)
        table.depth = min(current.base + 1 + (tag == "dd" and current.has_term), _DEEPEST)
        current.has_term = current.has_term or tag == "dt"

    def _close_list(self) -> None:
        self._flush()
        table = self._tables[-1]
        if table.lists:
            table.depth = table.lists.pop().base

    def _open_link(self, values: dict[str, str]) -> None:
        self._close_link()
        self._link = (Writer(), values.get("href", ""), values.get("title", ""))

    def _close_link(self) -> None:
        if self._link is None:
            return
        writer, place, title = self._link
        self._link = None
        label, target = writer.finish(), target_of(place, title)
        if target.kind is not Namespace.PAGE or not label:
            return
        start = self._writer.length
        self._writer.append(label)
        own = len(label.text) if target.external else extent(label.text, target.name)
        self._writer.link(start, target.name, target.external, start + own)

    def _close_bold(self) -> None:
        if self._bold is not None:
            self._writer.bold(self._bold)
        self._bold = None

    def _flush(self) -> None:
        self._close_link()
        self._close_bold()
        run = self._writer.finish()
        self._writer = Writer()
        if run and self._tables:
            self._add(run)

    def _add(self, run: Run) -> None:
        table = self._tables[-1]
        kind = BlockKind.ITEM if table.depth else BlockKind.PARAGRAPH
        self._draft.pieces.append(Piece(kind, run, table.depth, table.cell))


def _count(values: dict[str, str], name: str) -> int:
    digits = values.get(name, "1").strip()
    return int(digits) if digits.isdecimal() and len(digits) < 4 else 1
