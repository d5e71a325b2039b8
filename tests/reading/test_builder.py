from timeline_app.domain.article import ArticleFormat, BlockKind, CellRef, Role
from timeline_app.reading.builder import build
from timeline_app.reading.draft import Draft, Piece
from timeline_app.reading.run import Run


def _draft(**parts):
    return Draft(ArticleFormat.WIKITEXT, **parts)


def _heading(title, level):
    return Piece(BlockKind.HEADING, Run(title), level)


def _paragraph(words, marks=(), cell=None):
    return Piece(BlockKind.PARAGRAPH, Run(words, marks=marks), 0, cell)


def test_sections_form_a_tree_and_cover_what_is_under_them():
    pieces = [
        _paragraph("導言。"),
        _heading("甲", 2),
        _heading("乙", 4),
        _heading("丙", 3),
        _paragraph("文。"),
        _heading("丁", 2),
    ]
    article = build(_draft(pieces=pieces))
    assert [(each.title, each.parent) for each in article.sections] == [
        ("", None), ("甲", None), ("乙", 1), ("丙", 1), ("丁", None),
    ]  # fmt: skip
    words = [each.span.of(article.text).strip() for each in article.sections]
    assert words == ["導言。", "甲\n乙\n丙\n文。", "乙", "丙\n文。", "丁"]
    assert [block.section for block in article.blocks] == [0, 1, 2, 3, 3, 4]


def test_apparatus_takes_in_everything_under_it():
    pieces = [_heading("參考文獻", 2), _heading("日文", 3), _paragraph("書"), _heading("戰後", 2)]
    roles = [block.role for block in build(_draft(pieces=pieces)).blocks]
    assert roles == [Role.APPARATUS, Role.APPARATUS, Role.APPARATUS, Role.NARRATIVE]


def test_infobox_first_and_notes_last():
    draft = _draft(
        fields=[("conflict", Run("戰役")), ("image", Run())],
        depths=[(0,), ()],
        pieces=[_paragraph("文。", marks=((2, 1), (2, 0)))],
        notes=[Run(), Run("註")],
    )
    article = build(draft)
    assert article.text == "戰役\n文。\n註"
    assert [(each.name, each.span.of(article.text)) for each in article.infobox] == [
        ("conflict", "戰役")
    ]
    assert [(mark.position, mark.note) for mark in article.note_marks] == [(5, 0)]


def test_tables_without_words_are_left_out():
    pieces = [_paragraph("甲", cell=CellRef(1, 0, 0)), _paragraph("乙", cell=CellRef(1, 0, 1))]
    article = build(_draft(pieces=pieces, tables=[(3, 3), (1, 2)]))
    assert [
        (table.span.of(article.text), table.rows, table.columns) for table in article.tables
    ] == [("甲\n乙", 1, 2)]
    assert {block.cell.table for block in article.blocks} == {0}
    assert {block.role for block in article.blocks} == {Role.TABLE}


def test_sentences_stand_in_their_blocks():
    article = build(_draft(pieces=[_paragraph("一。二！"), _paragraph("三")]))
    assert [(each.span.of(article.text), each.block) for each in article.sentences] == [
        ("一。", 0), ("二！", 0), ("三", 1),
    ]  # fmt: skip
