from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication
from tests.ui.articles import Builder, nanjing

from timeline_app.domain.article import BlockKind, CellRef, Role
from timeline_app.domain.spans import Span
from timeline_app.ui.article.composer import displayable
from timeline_app.ui.article.document import SetArticle, selection_cursor, set_article
from timeline_app.ui.article.formats import Formats
from timeline_app.ui.article.view import ArticleView
from timeline_app.ui.theme import Theme


def setting(view: ArticleView, theme: Theme) -> SetArticle:
    return set_article(view, Formats.of(theme), lambda words: words)


def words_at(found: SetArticle, span: Span) -> str:
    """What a reader would copy out of the document where the span is shown."""
    texts = (
        selection_cursor(found.document, start, end).selectedText()
        for start, end in found.positions.ranges(span)
    )
    return "".join(texts)


def test_every_sentence_reads_back_as_it_is_in_the_article(theme: Theme) -> None:
    view = nanjing()
    found = setting(view, theme)
    assert "𤼵" in view.article.text[: view.events[3].span.start]
    for sentence in view.article.sentences[1:]:  # the first is the field that repeats the title
        shown = words_at(found, sentence.span).replace("\u2028", "\n")
        notes = [mark for mark in ("[1]", "[2]") if mark in shown]
        for mark in notes:
            shown = shown.replace(mark, "")
        assert shown == sentence.span.of(view.article.text)


def test_every_code_point_of_the_blocks_is_shown_once(theme: Theme) -> None:
    view = nanjing()
    found = setting(view, theme)
    text = displayable(view.article.text)
    for block in view.article.blocks[1:]:  # the first is the field that repeats the title
        for offset in range(block.span.start, block.span.end):
            position = found.positions.to_document(offset)
            assert found.positions.to_article(position) == offset
            char = found.document.characterAt(position)
            assert char == text[offset] or ord(text[offset]) > 0xFFFF


def test_markup_in_the_text_stays_text(theme: Theme) -> None:
    plain = setting(nanjing(), theme).document.toPlainText()
    assert "<script>alert(1)</script>" in plain
    assert "<b>Defending</b>" in plain


@pytest.mark.parametrize("odd", ["a\u2029b", "a\x00b", "a\ufdd0b", "a\rb", "a\ud83db", "a\ufffcb"])
def test_signs_that_a_document_counts_otherwise_keep_their_place(theme: Theme, odd: str) -> None:
    builder = Builder()
    builder.add(odd)
    after = builder.add("後文")
    found = setting(replace(nanjing(), article=builder.build(), events=(), mentions=()), theme)
    assert words_at(found, after) == "後文"
    assert len(words_at(found, Span(0, 3))) == 3


def test_text_in_another_script_stands_in_the_same_places(theme: Theme) -> None:
    view = nanjing()
    other = view.article.text.translate(str.maketrans("戰軍師團進", "战军师团进"))
    found = setting(replace(view, text=other), theme)
    for event in view.events:
        assert words_at(found, event.span) == event.span.of(other)


def test_links_carry_what_they_lead_to(theme: Theme) -> None:
    view = nanjing()
    found = setting(view, theme)
    for event in view.events:
        position = found.positions.to_document(event.span.start)
        shape = selection_cursor(found.document, position, position + 1).charFormat()
        link = found.links[int(shape.anchorHref().removeprefix("live:"))]
        assert link.target == str(event.event_id)


def test_the_source_and_its_licence_stand_under_the_title(theme: Theme) -> None:
    view = nanjing()
    view = replace(view, source=replace(view.source, revised="2026-01-02T03:04:05Z"))
    found = setting(view, theme)
    lines = found.document.toPlainText().split("\n")
    assert lines[0] == view.article.title
    assert "CC BY-SA 4.0" in lines[1] and "123 of 2026-01-02" in lines[1]
    assert any(link.target == view.source.url for link in found.links)


def test_the_sides_stand_beside_each_other(theme: Theme) -> None:
    view = nanjing()
    found = setting(view, theme)
    tables = found.document.rootFrame().childFrames()
    assert len(tables) == 2
    first, second = (
        found.document.findBlock(found.positions.to_document(view.article.text.index(words)))
        for words in ("唐生智", "松井石根")
    )
    layout = found.document.documentLayout()
    assert layout.blockBoundingRect(first).top() == layout.blockBoundingRect(second).top()
    assert layout.blockBoundingRect(first).left() < layout.blockBoundingRect(second).left()


def test_a_table_keeps_rows_columns_and_lists(theme: Theme) -> None:
    view = nanjing()
    found = setting(view, theme)
    block = found.document.findBlock(found.positions.to_document(view.article.text.index("第87師")))
    assert block.textList() is not None
    assert block.textList().format().indent() == 2


def test_notes_at_one_place_stand_there_once_each(theme: Theme) -> None:
    builder = Builder()
    at = builder.add("受創整補中的殘部。").start + 4
    for words in ("甲", "乙", "丙"):
        builder.note(at, words)
    found = setting(replace(nanjing(), article=builder.build(), events=(), mentions=()), theme)
    assert "受創整補[1][2][3]中的殘部。" in found.document.toPlainText()


def test_headings_of_references_that_moved_to_the_end_are_left_out(theme: Theme) -> None:
    builder = Builder()
    at = builder.add("守軍撤退。").start
    builder.heading("空的一節")
    builder.heading("參考文獻", 2, Role.APPARATUS)
    builder.heading("書目", 2, Role.APPARATUS)
    builder.add("何應欽", BlockKind.ITEM, Role.APPARATUS, 1)
    builder.note(at, "註")
    found = setting(replace(nanjing(), article=builder.build(), events=(), mentions=()), theme)
    plain = found.document.toPlainText()
    assert "空的一節" in plain and "書目" in plain
    assert "參考文獻" not in plain


def test_a_hostile_table_is_no_trouble(theme: Theme) -> None:
    builder = Builder()
    builder.add("甲", role=Role.TABLE, cell=CellRef(5, 3, 4))
    builder.add("乙", BlockKind.ITEM, Role.TABLE, 9, CellRef(5, 0, 0))
    builder.add("丙", role=Role.TABLE, cell=CellRef(6, 0, 0))
    found = setting(replace(nanjing(), article=builder.build(), events=(), mentions=()), theme)
    assert [words_at(found, block.span) for block in builder.blocks] == ["甲", "乙", "丙"]


def test_an_article_without_anything_has_its_title(theme: Theme) -> None:
    empty = replace(nanjing(), article=Builder(title="空").build(), events=(), mentions=())
    assert setting(empty, theme).document.toPlainText().startswith("空\n")


def test_documents_are_read_only_values(theme: Theme, dressed_app: QApplication) -> None:
    found = setting(nanjing(), theme)
    assert isinstance(found.document, QTextDocument)
    assert not found.document.isUndoRedoEnabled()
