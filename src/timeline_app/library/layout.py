"""An article's layout and mentions as compact JSON: what stands where in its plain text.

Each construct is a short list of numbers and words in the order of its dataclass, spans first
taken apart into start and end.
"""

from __future__ import annotations

import json
from typing import Any

from timeline_app.domain.article import (
    Article,
    ArticleFormat,
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
from timeline_app.domain.record import Mention, MentionKind
from timeline_app.domain.spans import Span

_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def compact(value: object) -> str:
    """JSON as short as it gets, with every character as it is."""
    return (
        _COMPACT.encode(value) if value != () and value != [] else "[]"
    )  # most lists hold nothing


def names_from(text: str) -> tuple[str, ...]:
    """The strings of a JSON list."""
    return () if text == "[]" else tuple(json.loads(text))  # most lists hold nothing


def encode(article: Article, mentions: tuple[Mention, ...]) -> str:
    """Everything of the article but its title, format and text; and the mentions."""
    return compact(
        {
            "sections": [
                [s.span.start, s.span.end, s.title, s.level, s.parent] for s in article.sections
            ],
            "blocks": [_block_row(block) for block in article.blocks],
            "sentences": [[s.span.start, s.span.end, s.block] for s in article.sentences],
            "links": [_link_row(link) for link in article.links],
            "tables": [[t.span.start, t.span.end, t.rows, t.columns] for t in article.tables],
            "infobox": [[f.span.start, f.span.end, f.name, *f.depths] for f in article.infobox],
            "bold": [[span.start, span.end] for span in article.bold],
            "note_marks": [[mark.position, mark.note] for mark in article.note_marks],
            "categories": article.categories,
            "mentions": [[m.span.start, m.span.end, m.kind, m.key] for m in mentions],
        }
    )


def decode(title: str, layout: str, format: str, text: str) -> tuple[Article, tuple[Mention, ...]]:
    """The article and its mentions again."""
    rows: dict[str, Any] = json.loads(layout)
    article = Article(
        title=title,
        format=ArticleFormat(format),
        text=text,
        sections=tuple(
            Section(title, level, Span(start, end), parent)
            for start, end, title, level, parent in rows["sections"]
        ),
        blocks=tuple(_block(*row) for row in rows["blocks"]),
        sentences=tuple(
            Sentence(Span(start, end), block) for start, end, block in rows["sentences"]
        ),
        links=tuple(
            Link(Span(start, end), target, bool(external))
            for start, end, target, *external in rows["links"]
        ),
        tables=tuple(Table(Span(row[0], row[1]), row[2], row[3]) for row in rows["tables"]),
        infobox=tuple(
            InfoboxField(name, Span(start, end), tuple(depths))
            for start, end, name, *depths in rows["infobox"]
        ),
        bold=tuple(Span(start, end) for start, end in rows["bold"]),
        note_marks=tuple(NoteMark(*row) for row in rows["note_marks"]),
        categories=tuple(rows["categories"]),
    )
    mentions = (
        Mention(Span(start, end), MentionKind(kind), key)
        for start, end, kind, key in rows["mentions"]
    )
    return article, tuple(mentions)


def _block_row(block: Block) -> list[object]:
    row = [block.span.start, block.span.end, block.kind, block.role, block.section, block.depth]
    cell = block.cell
    return row if cell is None else [*row, cell.table, cell.row, cell.column, int(cell.header)]


def _block(
    start: int, end: int, kind: str, role: str, section: int, depth: int, *cell: int
) -> Block:
    place = CellRef(cell[0], cell[1], cell[2], bool(cell[3])) if cell else None
    return Block(BlockKind(kind), Role(role), Span(start, end), section, depth, place)


def _link_row(link: Link) -> list[object]:
    row: list[object] = [link.span.start, link.span.end, link.target]
    return [*row, 1] if link.external else row
