"""Sets an article as a document: title and source, infobox, text, lists, tables, footnotes.

Everything is written through a text cursor, never as HTML, so nothing in an article can be taken
for markup.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtGui import QTextCursor, QTextDocument

from timeline_app.domain.article import Article, Block, BlockKind, Role
from timeline_app.domain.record import SourceInfo
from timeline_app.domain.spans import Span
from timeline_app.ui.article import boxes
from timeline_app.ui.article.composer import Composer
from timeline_app.ui.article.formats import COLUMN_WIDTH, LIST_INDENT, Formats, Style
from timeline_app.ui.article.positions import PositionMap
from timeline_app.ui.article.view import (
    ArticleView,
    LinkKind,
    LiveLink,
    links_of,
    runs_of,
)
from timeline_app.ui.i18n import translatable
from timeline_app.ui.theme import SIZE_ARTICLE

_NOTES = translatable("Notes")
_MARGIN_ABOVE, _MARGIN_BELOW = 20, 64
_HEADINGS = {2: Style.HEADING_2, 3: Style.HEADING_3}
_STYLES = {
    BlockKind.PARAGRAPH: Style.BODY,
    BlockKind.QUOTE: Style.QUOTE,
    BlockKind.ITEM: Style.ITEM,
}


@dataclass(frozen=True, slots=True)
class SetArticle:
    """A document, where the article's characters stand in it, and what its links lead to.

    ``notes`` are the document positions of the footnotes by their numbers.
    """

    document: QTextDocument
    positions: PositionMap
    links: tuple[LiveLink, ...]
    notes: Mapping[int, int]


def set_article(view: ArticleView, formats: Formats, tr: Callable[[str], str]) -> SetArticle:
    """The document of an article; ``tr`` translates the program's own words in it."""
    document = _empty_document(formats)
    text = view.display_text
    pen = Composer(document, text, formats)
    links = links_of(view)
    article = view.article
    pen.set_marks(links, runs_of(len(text), links, article.bold), article.note_marks)
    pen.cursor.beginEditBlock()
    _head(pen, view.display_title, view.source, tr)
    boxes.write_infobox(pen, article, tr)
    _body(pen, article, tr)
    pen.cursor.endEditBlock()
    positions = PositionMap(text, pen.pieces)
    return SetArticle(document, positions, tuple(pen.links), pen.note_positions)


def _empty_document(formats: Formats) -> QTextDocument:
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setIndentWidth(formats.px(LIST_INDENT))
    font = document.defaultFont()
    font.setPixelSize(formats.px(SIZE_ARTICLE))
    document.setDefaultFont(font)
    frame = document.rootFrame().frameFormat()
    frame.setTopMargin(_MARGIN_ABOVE)
    frame.setBottomMargin(_MARGIN_BELOW)
    document.rootFrame().setFrameFormat(frame)
    document.setTextWidth(formats.px(COLUMN_WIDTH))
    return document


def _head(pen: Composer, title: str, source: SourceInfo, tr: Callable[[str], str]) -> None:
    pen.block(Style.TITLE)
    pen.words(title, Style.TITLE)
    pen.block(Style.SOURCE)
    parts = [part for part in (tr(source.publisher), source.licence) if part]
    if source.revision and source.revised:
        words = tr("Revision {number} of {day}")
        parts.append(words.format(number=source.revision, day=source.revised[:10]))
    elif source.revision:
        parts.append(tr("Revision {number}").format(number=source.revision))
    if source.retrieved:
        parts.append(tr("Retrieved {day}").format(day=source.retrieved))
    pen.words(" · ".join(parts), Style.SOURCE)
    if source.url:
        pen.words(" · ", Style.SOURCE)
        pen.link(
            tr("Original page"),
            Style.SOURCE,
            LiveLink(Span(0, 0), LinkKind.ADDRESS, source.url, source.url),
        )


def _body(pen: Composer, article: Article, tr: Callable[[str], str]) -> None:
    filled = _filled_sections(article)
    blocks = [
        block
        for block in article.blocks
        if block.role is not Role.INFOBOX and not _is_idle(block, filled)
    ]
    notes = {id(block): index for index, block in enumerate(_notes(article))}
    for table, group in groupby(blocks, key=_table_of):
        if table is not None:
            boxes.write_table(pen, article, table, list(group))
            continue
        for block in group:
            if id(block) in notes:
                _note(pen, block, notes[id(block)], tr)
            else:
                _block(pen, block)


def _filled_sections(article: Article) -> set[int]:
    """The sections that hold more than headings, footnotes aside, and those above them."""
    filled: set[int] = set()
    for block in article.blocks:
        section: int | None = block.section
        if block.kind in (BlockKind.HEADING, BlockKind.NOTE):
            continue
        while section is not None and section not in filled:
            filled.add(section)
            section = article.sections[section].parent
    return filled


def _is_idle(block: Block, filled: set[int]) -> bool:
    """A heading whose references stand at the end of the page, as all footnotes do."""
    heading = block.kind is BlockKind.HEADING and block.role is Role.APPARATUS
    return heading and block.section not in filled


def _table_of(block: Block) -> int | None:
    return None if block.cell is None else block.cell.table


def _notes(article: Article) -> list[Block]:
    return [block for block in article.blocks if block.kind is BlockKind.NOTE]


def _note(pen: Composer, block: Block, index: int, tr: Callable[[str], str]) -> None:
    if index == 0:
        pen.block(Style.SMALL_HEADING)
        pen.words(tr(_NOTES), Style.SMALL_HEADING)
    pen.block(Style.SMALL)
    pen.note_number(index, Style.SMALL)
    pen.stretch(block.span, Style.SMALL)


def _block(pen: Composer, block: Block) -> None:
    small = block.role is Role.APPARATUS
    if block.kind is BlockKind.HEADING:
        style = Style.SMALL_HEADING if small else _HEADINGS.get(block.depth, Style.HEADING_4)
        if block.depth < 2:
            style = Style.HEADING_2
    else:
        style = Style.SMALL if small else _STYLES.get(block.kind, Style.BODY)
    listed = block.kind is BlockKind.ITEM
    pen.block(style, block.depth if listed else 0, listed)
    pen.stretch(block.span, style)


def selection_cursor(document: QTextDocument, start: int, end: int) -> QTextCursor:
    """A cursor that holds the document range."""
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def lines_of(document: QTextDocument, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges with those of one block joined over the note numbers between them."""
    joined: list[tuple[int, int]] = []
    for start, end in ranges:
        if joined and document.findBlock(joined[-1][1]) == document.findBlock(start):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
