"""Whatever the markup, an article keeps its promises and nothing but ExpectedError is raised."""

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.domain.errors import ExpectedError
from timeline_app.reading.reader import read_article

from . import promises

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
        promises.check(article)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text):
    """Refused means ExpectedError: every other exception would come through."""
    article = _read(text)
    assert article is None or article.blocks


def test_halves_of_characters_and_controls_are_left_out() -> None:
    article = read_article("'''南京\ud800戰役'''發生於1937年，\x07日軍\udfff攻占南京。")
    assert article.text.encode().decode() == "南京戰役發生於1937年，日軍攻占南京。"
