from timeline_app.domain.article import ArticleFormat, BlockKind
from timeline_app.domain.spans import Span
from timeline_app.reading.draft import Draft, Piece
from timeline_app.reading.run import Run
from timeline_app.reading.title import find_title


def _title(*runs, fields=()):
    pieces = [Piece(BlockKind.PARAGRAPH, run) for run in runs]
    return find_title(Draft(ArticleFormat.WIKITEXT, pieces=pieces, fields=list(fields)))


def test_bold_then_infobox_then_first_words():
    bold, plain = Run("即忻口戰役發生", bold=(Span(1, 5),)), Run("忻口戰役，發生於1937年")
    field = ("conflict", Run("忻口會戰\n（別名）"))
    assert _title(bold, fields=[field]) == "忻口戰役"
    assert _title(plain, bold, fields=[field]) == "忻口戰役"
    assert _title(plain, fields=[field]) == "忻口會戰"
    assert _title(plain) == "忻口戰役"
    assert _title() == ""


def test_blanks_are_no_title():
    blank, words = Run(" 。\u3000", bold=(Span(0, 1),)), Run("　，忻口戰役")
    assert _title(blank, words, fields=[("name", Run("\u3000\n忻口"))]) == "忻口戰役"
