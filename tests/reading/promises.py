"""What every article keeps to, whatever the markup it was read from."""

from __future__ import annotations

from itertools import pairwise

from timeline_app.domain.article import Article
from timeline_app.domain.spans import Span


def check(article: Article) -> None:
    """AssertionError where a promise is broken."""
    _check_blocks(article)
    _check_spans(article)
    _check_references(article)


def _check_blocks(article: Article) -> None:
    assert all(len(block.span) and block.span.of(article.text).strip() for block in article.blocks)
    for block, following in pairwise(article.blocks):
        assert following.span.start == block.span.end + 1
    for sentence in article.sentences:
        assert article.blocks[sentence.block].span.contains(sentence.span)
        assert sentence.span.of(article.text).strip()


def _check_spans(article: Article) -> None:
    whole = Span(0, len(article.text))
    assert not any("\ufdd0" <= char <= "\ufdef" for char in article.text)
    for link in article.links:
        assert whole.contains(link.span) and link.span.of(article.text).strip() and link.target
    for span in [
        *article.bold,
        *(each.span for each in (*article.tables, *article.infobox, *article.sections)),
    ]:
        assert whole.contains(span)
    assert all(mark.position <= len(article.text) for mark in article.note_marks)


def _check_references(article: Article) -> None:
    notes = sum(block.kind == "note" for block in article.blocks)
    assert all(0 <= mark.note < notes for mark in article.note_marks)
    assert all(0 <= block.section < len(article.sections) for block in article.blocks)
    for block in article.blocks:
        if block.cell is not None:
            table = article.tables[block.cell.table]
            assert block.cell.row < table.rows and block.cell.column < table.columns
    for index, section in enumerate(article.sections):
        assert section.parent is None or section.parent < index
