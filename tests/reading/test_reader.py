import pytest

from timeline_app.domain.article import ArticleFormat, BlockKind, Role
from timeline_app.domain.document import LARGEST
from timeline_app.domain.errors import ExpectedError
from timeline_app.reading.reader import read_article

TITLES = {"000": "桂柳會戰", "001": "忻口戰役", "002": "南京保卫战", "003": "哈爾濱保衛戰"}


def test_the_seeds_are_read(seed_articles):
    assert {name: article.title for name, article in seed_articles.items()} == TITLES
    assert seed_articles["002"].format is ArticleFormat.WIKITEXT
    assert seed_articles["000"].format is ArticleFormat.WIKI_MARKDOWN


@pytest.mark.parametrize(
    "left_over", ["[[", "]]", "{{", "}}", "'''", "<ref", "wikilink", "](", "-{", "thumb"]
)
def test_no_markup_is_left_in_the_seeds(seed_articles, left_over):
    assert all(left_over not in article.text for article in seed_articles.values())


def test_the_order_of_battle_of_a_seed(seed_articles):
    article = seed_articles["002"]
    lines = [block for block in article.blocks if block.role is Role.TABLE]
    assert [table.rows for table in article.tables] == [2]
    assert [table.columns for table in article.tables] == [2]
    assert sum(block.kind is BlockKind.ITEM for block in lines) == 62
    assert {block.depth for block in lines if block.cell.column == 1 and block.cell.row} == {
        1,
        2,
        3,
        4,
    }


def test_notes_and_bibliography_are_no_narrative(seed_articles):
    for article in seed_articles.values():
        narrative = [block for block in article.blocks if block.role is Role.NARRATIVE]
        assert not any("ISBN" in block.span.of(article.text) for block in narrative)


def test_the_title_given_wins():
    assert read_article("'''南京保衛戰'''發生於1937年。", "南京").title == "南京"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "no-article"),
        ("{{" * 50_000, "no-article"),
        ("#重定向 [[南京保衛戰的歷史]]", "no-article"),
        ("An English text about nothing.", "no-article"),
        ("== 參考文獻 ==\n* 南京保衛戰的歷史", "no-article"),
        ("{{" * (LARGEST // 2 + 1), "too-large"),
        ("南" * (LARGEST // 3 + 1), "too-large"),
    ],
)
def test_what_is_no_article_is_refused(text, code):
    with pytest.raises(ExpectedError) as refused:
        read_article(text)
    assert refused.value.code == code


@pytest.mark.parametrize(
    "opener",
    [
        "{{a|[[b|",
        '<ref name="a" ',
        "<ref>",
        "{|\n",
        "[[a|",
        "<!--",
        "[http://a ",
        "<div>",
        "-{",
        "<table>",
        "[a](b",
    ],
)
def test_thousands_of_unclosed_openers_are_harmless(opener):
    article = read_article("南京保衛戰發生於1937年。\n\n" + opener * 3000)
    assert article.text.startswith("南京保衛戰發生於1937年。")
