import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.domain.document import LARGEST, Document, Redirect, Refusal
from timeline_app.sources.sites import Site
from timeline_app.sources.wiki_answers import (
    PageReader,
    canonical_title,
    members,
    redirects,
    site_of,
)

READER = PageReader(
    Site("Wiki", "https://wiki.example/$1", "CC0 1.0"), "wiki.example", "2026-01-02"
)


def page(**revision):
    return {"pageid": 1, "ns": 0, "title": "甲", "revisions": [{"revid": 7, **revision}]}


def only(query):
    (found,) = READER.pages(query)
    return found


def test_a_wiki_that_may_be_read_either_way_is_linked_safely():
    general = {"sitename": "維基", "server": "//zh.wikipedia.org", "articlepath": "/wiki/$1"}
    site = site_of({"general": general, "rightsinfo": {"text": "GFDL", "url": ""}})
    assert site == Site("維基", "https://zh.wikipedia.org/wiki/$1", "GFDL")
    assert site_of({"general": {"sitename": "x"}}) is None
    assert site_of({}) is None


@pytest.mark.parametrize("revision", [{"content": "文"}, {"slots": {"main": {"content": "文"}}}])
def test_old_and_new_wikis_say_where_the_text_is(revision):
    found = only({"pages": [page(**revision)]})
    assert isinstance(found, Document)
    assert (found.title, found.text, found.source.revision) == ("甲", "文", "7")
    assert (found.source.retrieved, found.source.licence) == ("2026-01-02", "CC0 1.0")


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ({"title": "甲", "missing": True, "ns": 0}, "no-such-page"),
        ({"pageid": 9, "missing": True}, "no-such-page"),
        ({"title": "a[b", "invalid": True}, "bad-title"),
        ({"title": "Special:X", "special": True, "ns": -1}, "no-article-page"),
        ({"title": "Category:X", "ns": 14, "missing": True}, "no-article-page"),
        (page(texthidden=True), "hidden"),
        (page(slots={"main": {"texthidden": True}}), "hidden"),
        (page(content="{}", contentmodel="json"), "no-article-page"),
        (page(content="戰" * LARGEST), "too-large"),
    ],
)
def test_what_is_no_article_is_refused_by_its_name(page, code):
    found = only({"pages": [page]})
    assert isinstance(found, Refusal)
    assert (found.name, found.code) == (page.get("title", "Page 9"), code)
    assert found.name in found.sentence and found.remedy


def test_other_wikis_and_revisions_that_are_gone_are_told():
    found = list(
        READER.pages({"badrevids": {"5": {}}, "interwiki": [{"title": "en:A", "iw": "en"}]})
    )
    assert [each.name for each in found] == ["Revision 5", "en:A"]


def test_half_characters_are_replaced_and_odd_answers_are_nothing():
    found = only({"pages": [page(content="甲\ud800乙")]})
    assert isinstance(found, Document) and found.text == "甲?乙"
    for odd in ({"pages": 1}, {"pages": [1, {}]}, {"pages": [page(slots=3)]}, {"redirects": [{}]}):
        assert all(isinstance(each, Refusal) for each in READER.pages(odd))
        assert list(redirects(odd)) == list(members(odd)) == []


KEYS = st.sampled_from(
    [
        "pages",
        "title",
        "ns",
        "missing",
        "invalid",
        "revisions",
        "slots",
        "main",
        "content",
        "contentmodel",
        "revid",
        "redirects",
        "from",
        "to",
        "categorymembers",
        "badrevids",
        "interwiki",
        "general",
        "rightsinfo",
        "server",
        "articlepath",
        "url",
    ]
)
ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda part: st.lists(part, max_size=3) | st.dictionaries(KEYS, part, max_size=5),
    max_leaves=20,
)


@given(st.dictionaries(KEYS, ODD, max_size=6))
def test_an_answer_may_be_anything(query):
    """Whatever a server sends is read or passed over, and never raises."""
    assert all(isinstance(each, Redirect) for each in redirects(query))
    list(READER.pages(query))
    list(members(query))
    canonical_title(query)
    site_of(query)
