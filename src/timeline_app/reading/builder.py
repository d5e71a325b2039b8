"""Draft to article: lays out the one plain text and the spans that say what stands where."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline_app.domain.article import (
    Article,
    Block,
    BlockKind,
    CellRef,
    InfoboxField,
    Link,
    NoteMark,
    Role,
    Section,
    Sentence,
    Table,
)
from timeline_app.domain.carrying import changed
from timeline_app.domain.spans import Span
from timeline_app.reading.draft import Draft, Piece
from timeline_app.reading.run import Run
from timeline_app.reading.sections import is_apparatus
from timeline_app.reading.title import find_title
from timeline_app.zhtext import sentences


def build(draft: Draft, title: str | None = None) -> Article:
    """The article of a draft; ``title`` wins over what the text says."""
    layout = _Layout(draft)
    for (name, value), depths in zip(draft.fields, draft.depths, strict=True):
        layout.add_field(name, value, depths)
    for piece in draft.pieces:
        layout.add(piece)
    for number, note in enumerate(draft.notes):
        layout.add_note(number, note)
    return layout.article(title or draft.title or find_title(draft))


@dataclass(slots=True)
class _Open:
    """A section whose end is not known yet."""

    title: str
    level: int
    start: int
    parent: int | None
    apparatus: bool


@dataclass(slots=True)
class _Extent:
    """A table's index among the filled ones, and the characters it has covered so far."""

    index: int
    start: int
    end: int


@dataclass(slots=True)
class _Layout:
    draft: Draft
    length: int = 0
    texts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    bold: list[Span] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    fields: list[InfoboxField] = field(default_factory=list)
    sections: list[_Open] = field(default_factory=lambda: [_Open("", 1, 0, None, False)])
    extents: dict[int, _Extent] = field(default_factory=dict)
    note_index: dict[int, int] = field(default_factory=dict)

    def add_field(self, name: str, value: Run, depths: tuple[int, ...]) -> None:
        if value:
            self._place(Piece(BlockKind.FIELD, value), Role.INFOBOX)
            self.fields.append(
                InfoboxField(name, self.blocks[-1].span, depths if any(depths) else ())
            )

    def add_note(self, number: int, run: Run) -> None:
        if run:
            self.note_index[number] = len(self.note_index)
            self._place(Piece(BlockKind.NOTE, run), Role.NOTE)

    def add(self, piece: Piece) -> None:
        if not piece.run:
            return
        if piece.kind is BlockKind.HEADING:
            self._open_section(piece)
        self._place(piece, self._role(piece))

    def _role(self, piece: Piece) -> Role:
        if self.sections[-1].apparatus:
            return Role.APPARATUS
        return Role.TABLE if piece.cell else Role.NARRATIVE

    def _open_section(self, piece: Piece) -> None:
        parent = len(self.sections) - 1
        while parent and self.sections[parent].level >= piece.depth:
            parent = self.sections[parent].parent or 0
        words = " ".join(piece.run.text.split())
        apparatus = self.sections[parent].apparatus or is_apparatus(words)
        start = self._next_start()
        self.sections.append(_Open(words, piece.depth, start, parent or None, apparatus))

    def _next_start(self) -> int:
        return self.length + 1 if self.texts else 0

    def _place(self, piece: Piece, role: Role) -> None:
        start = self._next_start()
        span = Span(start, start + len(piece.run.text))
        self.texts.append(piece.run.text)
        self.length = span.end
        cell = self._cell(piece.cell, span) if piece.cell else None
        self.blocks.append(Block(piece.kind, role, span, len(self.sections) - 1, piece.depth, cell))
        self._spans_of(piece.run, start)

    def _spans_of(self, run: Run, start: int) -> None:
        block = len(self.blocks) - 1
        self.sentences.extend(
            Sentence(span.shifted(start), block) for span in sentences.split(run.text)
        )
        self.links.extend(changed(link, span=link.span.shifted(start)) for link in run.links)
        self.bold.extend(span.shifted(start) for span in run.bold)
        self.marks.extend((position + start, note) for position, note in run.marks)

    def _cell(self, cell: CellRef, span: Span) -> CellRef:
        """The reference with the table's index among the tables that hold any words."""
        extent = self.extents.setdefault(cell.table, _Extent(len(self.extents), span.start, 0))
        extent.end = span.end
        return changed(cell, table=extent.index)

    def article(self, title: str) -> Article:
        return Article(
            title=title,
            format=self.draft.format,
            text="\n".join(self.texts),
            sections=self._sections(),
            blocks=tuple(self.blocks),
            sentences=tuple(self.sentences),
            links=tuple(sorted(self.links, key=lambda link: link.span)),
            tables=tuple(
                Table(Span(extent.start, extent.end), *self.draft.tables[number])
                for number, extent in self.extents.items()
            ),
            infobox=tuple(self.fields),
            bold=tuple(sorted(self.bold)),
            note_marks=tuple(
                NoteMark(position, self.note_index[note])
                for position, note in sorted(self.marks)
                if note in self.note_index
            ),
            categories=tuple(dict.fromkeys(self.draft.categories)),
        )

    def _sections(self) -> tuple[Section, ...]:
        """The sections with their ends: before the next heading of the same or a higher level."""
        ends = [self.length] * len(self.sections)
        opened: list[int] = []
        for index, section in enumerate(self.sections):
            while opened and (not opened[-1] or self.sections[opened[-1]].level >= section.level):
                ends[opened.pop()] = section.start
            opened.append(index)
        return tuple(
            Section(each.title, each.level, Span(each.start, max(each.start, end)), each.parent)
            for each, end in zip(self.sections, ends, strict=True)
        )
