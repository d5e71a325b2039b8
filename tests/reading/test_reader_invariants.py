"""Whatever the markup, an article keeps its promises and nothing but ExpectedError is raised."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.domain.errors import ExpectedError
from timeline_app.domain.spans import Span
from timeline_app.reading.reader import read_article

FRAGMENTS = [
    *(
        "[[",
        "]]",
        "|",
        "{{",
        "}}",
        "{|\n",
        "\n|}",
        "\n|-\n",
        "\n|",
        "||",
        "\n!",
        "'''",
        "''",
        "==",
        "\n== 背景 ==\n",
    ),
    *(
        "\n*",
        "\n**",
        "\n;",
        ":",
        "\n#",
        "<ref>",
        "</ref>",
        '<ref name="a"/>',
        "<ref name=a>",
        "<br>",
        "<!--",
        "-->",
    ),
    *(
        "<blockquote>",
        "</blockquote>",
        "<poem>",
        "</poem>",
        "<table>",
        "<td>",
        "</table>",
        "<li>",
        "<nowiki>",
        "</nowiki>",
    ),
    *(
        "-{",
        "}-",
        "zh-hans:国;",
        "[http://a.b ",
        "]",
        "quote|",
        "Infobox x|a=",
        "lang|ja|",
        "cite web|title=",
        "flag|",
        "File:a.jpg",
    ),
    *(
        "Category:甲",
        "&lt;",
        "&#x110000;",
        "<",
        "&",
        "\x00",
        "\ufdd0",
        "1\ufdd1",
        "𤼵",
        "\t",
        "\r\n",
        "\u3000",
        "\u200b",
    ),
    *(
        '[南京城](https://zh.wikipedia.org/wiki/南京 "wikilink")',
        "\\[1\\]",
        "[^1]",
        "**",
        "\n  - ",
        "\n      - ",
        "\n    -\n",
        "\n> ",
    ),
    *(
        "\n# 題\n",
        "\n---\n",
        "\n| a | b |\n|---|---|\n",
        "[Category:甲](x)",
        "\n\n1.  註\n",
        "\\",
        "![a](b)",
        "(",
        ")",
        '"',
        "`",
        "ⓦ",
    ),
    *("南京保衛戰", "日軍進攻。", "1937年12月13日", "！」", "word", " ", "\n", "\n\n"),
]

markup = st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("".join)


def _read(text):
    try:
        return read_article("南京保衛戰發生於1937年。" + text)
    except ExpectedError:
        return None


@settings(max_examples=300, deadline=None)
@given(markup)
def test_promises_are_kept(text):
    article = _read(text)
    if article is not None:
        _check_blocks(article)
        _check_spans(article)
        _check_references(article)


def _check_blocks(article):
    assert all(len(block.span) and block.span.of(article.text).strip() for block in article.blocks)
    for block, following in pairwise(article.blocks):
        assert following.span.start == block.span.end + 1
    for sentence in article.sentences:
        assert article.blocks[sentence.block].span.contains(sentence.span)
        assert sentence.span.of(article.text).strip()


def _check_spans(article):
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


def _check_references(article):
    notes = sum(block.kind == "note" for block in article.blocks)
    assert all(0 <= mark.note < notes for mark in article.note_marks)
    assert all(0 <= block.section < len(article.sections) for block in article.blocks)
    for block in article.blocks:
        if block.cell is not None:
            table = article.tables[block.cell.table]
            assert block.cell.row < table.rows and block.cell.column < table.columns
    for index, section in enumerate(article.sections):
        assert section.parent is None or section.parent < index


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text):
    """Refused means ExpectedError: every other exception would come through."""
    article = _read(text)
    assert article is None or article.blocks
