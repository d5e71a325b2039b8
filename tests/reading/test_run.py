import pytest

from timeline_app.domain.article import Link
from timeline_app.domain.spans import Span
from timeline_app.reading.marks import SOFT
from timeline_app.reading.run import Run, Writer, joined, joins_without_blank


def _written(*pieces):
    """A run of pieces; those in a list are links to ``X``, those in a set bold."""
    writer = Writer()
    for piece in pieces:
        start = writer.length
        writer.write(piece if isinstance(piece, str) else next(iter(piece)))
        if isinstance(piece, list):
            writer.link(start, "X")
        elif isinstance(piece, set):
            writer.bold(start)
    return writer.finish()


def test_spans_follow_the_tidied_text():
    run = _written("  甲 ", [" 乙  丙 "], "\t丁 \n ", {"戊"}, " ")
    assert run.text == "甲 乙 丙 丁\n戊"
    assert [link.span.of(run.text) for link in run.links] == ["乙 丙"]
    assert [span.of(run.text) for span in run.bold] == ["戊"]


def test_an_empty_link_is_none():
    assert _written("甲", [" "], "乙").links == ()


@pytest.mark.parametrize(
    ("before", "after", "joins"),
    [
        ("軍", "隊", True),
        ("，", "5", True),
        ("軍", "5", False),
        ("a", "b", False),
        (",", "隊", False),
        ("。", "a", True),
    ],
)
def test_line_breaks_within_a_paragraph(before, after, joins):
    assert joins_without_blank(before, after) is joins
    text = _written(f"{before}{SOFT}{after}").text
    assert text == before + ("" if joins else " ") + after


def test_a_caption_is_dropped_back_to_its_picture():
    writer = Writer()
    writer.write("甲")
    writer.picture()
    writer.write("說明")
    writer.link(1, "X")
    writer.drop_caption()
    writer.write("乙")
    assert writer.finish() == Run("甲乙")


def test_a_cut_keeps_what_lies_wholly_inside():
    run = Run("甲乙\n丙丁", (Link(Span(3, 4), "X"),), (Span(0, 4),), ((5, 2),))
    assert run.cut(Span(3, 5)) == Run("丙丁", (Link(Span(0, 1), "X"),), (), ((2, 2),))


def test_joined_leaves_out_the_empty():
    assert joined([Run("甲"), Run(), Run("乙")], "\n").text == "甲\n乙"
