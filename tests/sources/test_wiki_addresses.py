import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.domain.errors import ExpectedError
from timeline_app.sources.wiki_addresses import By, category_of, page_of, wiki_at

ZH = wiki_at("zh.wikipedia.org")
W = "https://zh.wikipedia.org/w/api.php"


@pytest.mark.parametrize(
    ("words", "name", "by"),
    [
        ("南京_保卫战 ", "南京 保卫战", By.TITLE),
        ("AC/DC", "AC/DC", By.TITLE),
        ("https://zh.wikipedia.org/wiki/%E5%8D%97%E4%BA%AC#背景", "南京", By.TITLE),
        ("http://zh.m.wikipedia.org/zh-tw/南京?variant=zh-tw", "南京", By.TITLE),
        ("zh.wikipedia.org/zh-hans/南京", "南京", By.TITLE),
        ("https://zh.wikipedia.org/w/index.php?title=南京&action=history", "南京", By.TITLE),
        ("https://zh.wikipedia.org/w/index.php?title=南京&oldid=0077", "77", By.REVISION),
        ("https://zh.wikipedia.org/w/index.php?title=南京&oldid=77&diff=78", "南京", By.TITLE),
        ("https://zh.wikipedia.org/?curid=5", "5", By.PAGE),
        ("https://zh.wikipedia.org/wiki/Category:抗日战争战役", "抗日战争战役", By.CATEGORY),
        (":分類:战役", "战役", By.CATEGORY),
        ("\u200e南京\u200f", "南京", By.TITLE),
    ],
)
def test_a_page_is_known_by_its_title_or_any_of_its_addresses(words, name, by):
    wish = page_of(words, ZH)
    assert (wish.name, wish.by, wish.wiki.host) == (name, by, "zh.wikipedia.org")
    assert wish.wiki.apis[0].partition("://")[2] == W.partition("://")[2]


def test_a_category_needs_no_namespace():
    wishes = {category_of(name, ZH) for name in ("战役", "Category:战役", "分类:战役")}
    assert {(wish.name, wish.by) for wish in wishes} == {("战役", By.CATEGORY)}


@pytest.mark.parametrize(
    ("address", "host", "api"),
    [
        ("zh.wikipedia.org", "zh.wikipedia.org", W),
        ("https://zh.wikipedia.org/wiki/首页", "zh.wikipedia.org", W),
        ("http://127.0.0.1:81/x/api.php", "127.0.0.1:81", "http://127.0.0.1:81/x/api.php"),
        ("https://a.example/mw/index.php/B", "a.example", "https://a.example/mw/api.php"),
        ("https://a.example/index.php?title=B", "a.example", "https://a.example/api.php"),
        ("https://a.example/kb/", "a.example", "https://a.example/kb/api.php"),
        ("https://x.fandom.com/zh/wiki/B", "x.fandom.com", "https://x.fandom.com/zh/api.php"),
        (
            "https://bücher.example",
            "xn--bcher-kva.example",
            "https://xn--bcher-kva.example/w/api.php",
        ),
        ("http://[::1]/wiki/B", "[::1]", "http://[::1]/w/api.php"),
    ],
)
def test_a_wiki_is_known_by_any_address_on_it(address, host, api):
    wiki = wiki_at(address)
    assert (wiki.host, wiki.apis[0]) == (host, api)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "甲|乙",
        "甲\x07",
        "#背景",
        "https://",
        "https://zh.wikipedia.org/",
        "https://zh.wikipedia.org/wiki/%ff",
        "https://keeper:secret@zh.wikipedia.org/wiki/甲",
        "https://a.example:99999/wiki/甲",
        "https://a b/wiki/甲",
        "https://a\\b/wiki/甲",
        "ftp://zh.wikipedia.org/wiki/甲",
        "file:///etc/passwd",
    ],
)
def test_what_is_no_page_is_refused(words):
    with pytest.raises(ExpectedError) as told:
        page_of(words, ZH)
    assert told.value.code == "bad-address"


@given(st.text() | st.from_regex(r"(https?://)?[a-z.:@\[\]%/?=&#\\]{0,30}", fullmatch=True))
def test_any_words_are_a_page_or_are_refused(words):
    for name in (page_of, category_of):
        try:
            wish = name(words, ZH)
        except ExpectedError as error:
            assert error.code == "bad-address"
        else:
            assert wish.name.strip() and "|" not in wish.name
            assert all(api.isascii() and api.startswith("http") for api in wish.wiki.apis)
