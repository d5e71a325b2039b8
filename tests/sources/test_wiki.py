"""Fetching, from a wiki that answers as a real MediaWiki did."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from timeline_app import assets
from timeline_app.domain.document import Document, Redirect, Refusal
from timeline_app.domain.errors import ExpectedError
from timeline_app.sources.wiki import Manner, Reach, WikiPages
from timeline_app.sources.wiki_addresses import category_of, page_of, wiki_at

from .wiki_scenarios import DAY, QUICK, pages
from .wiki_server import Reply, recorded, serving, told

SITE = {"general": {"sitename": "W", "server": "http://w.example", "articlepath": "/$1"}}


def found(name):
    with serving(recorded(name)) as served:
        return list(pages(name, served.address).found())


def titles(things):
    return [each.title for each in things if isinstance(each, Document)]


def refusals(things):
    return {each.name: each.code for each in things if isinstance(each, Refusal)}


def from_wiki(answering, *names, reach=None, category="", cancelled=lambda: False):
    """What a wiki that answers so gives; and what it was asked."""
    with serving(answering) as served:
        wiki = wiki_at(served.address)
        wishes = [page_of(name.format(wiki=served.address), wiki) for name in names]
        wishes += [category_of(category, wiki)] if category else []
        source = WikiPages(wishes, Manner(cancelled, QUICK, lambda: DAY), reach)
        return list(source.found()), served.asked


def simple(asked):
    """A wiki on which every page is."""
    if "meta" in asked.query:
        return told({"query": SITE})
    names = asked.query.get("titles", "").split("|")
    return told({"query": {"pages": [page(name) for name in names]}})


def page(title, text="文"):
    return {"ns": 0, "title": title, "revisions": [{"revid": 1, "content": text}]}


def test_pages_come_with_text_revision_licence_and_day():
    things = found("titles")
    harbin = next(each for each in things if isinstance(each, Document) and "哈" in each.name)
    seed = (assets.seeds() / "003_a0c4b2ca8e31e5f3.txt").read_text(encoding="utf-8")
    assert harbin.text == f"{seed.rstrip()}\n\n[[Category:抗日战争战役]]"
    assert harbin.source.url == f"http://wiki.example/wiki/{quote('哈尔滨保卫战')}"
    assert (harbin.source.licence, harbin.source.publisher) == ("CC BY-SA 4.0", "戰役百科")
    assert (harbin.source.revision, harbin.source.retrieved) == ("5", DAY)
    assert harbin.source.revised == "2026-01-02T03:04:05Z"
    assert harbin.source.characters == len(harbin.text)


def test_a_redirect_is_told_with_its_page_and_either_script_finds_a_title():
    things = found("titles")
    assert Redirect("哈爾濱戰役", "哈尔滨保卫战") in things
    assert sorted(titles(things)) == ["哈尔滨保卫战", "异文", "测试1"]
    odd = next(each for each in things if isinstance(each, Document) and each.title == "异文")
    assert odd.text.startswith("\t前有空格，后有𤼵字。\u3000“引”&amp;&lt;nowiki&gt; ")


def test_what_is_not_there_or_no_article_is_refused():
    assert refusals(found("titles")) == {
        "没有": "no-such-page",
        "a[b": "bad-title",
        "Special:导出页面": "no-article-page",
        "MediaWiki:Common.css": "no-article-page",
    }


def test_pages_are_found_by_every_form_of_their_address():
    things = found("addresses")
    assert titles(things) == ["测试1", "测试2", "测试3", "测试4", "测试6", "测试5"]


def test_a_category_is_listed_to_its_end():
    things = found("category")
    assert titles(things) == [f"测试{number}" for number in range(1, 8)]
    assert refusals(things) == {}


def test_a_category_in_the_other_script_is_found_and_its_limit_is_told():
    things = found("converted")
    assert titles(things) == ["测试1", "测试2"]
    assert refusals(things) == {"測試": "more-pages"}


def test_categories_that_hold_one_another_are_followed_once():
    things = found("depth")
    assert titles(things) == [f"测试{number}" for number in range(1, 7)]
    assert refusals(things) == {"大类": "more-pages"}


def test_it_says_how_far_it_is():
    with serving(recorded("category")) as served:
        source = pages("category", served.address)
        assert (source.done, source.total) == (0, 1)
        steps = [(source.done, source.total) for _ in source.found()]
    assert steps == [(number, 7) for number in range(7)]
    assert (source.done, source.total) == (7, 7)


def test_fifty_pages_at_most_are_asked_for_at_once_and_fewer_with_long_names():
    names = [f"第{number}號戰役" for number in range(120)]
    things, asked = from_wiki(simple, *names, *names)
    assert titles(things) == names
    sizes = [len(each.query["titles"].split("|")) for each in asked if "titles" in each.query]
    assert sizes == [50, 50, 20]
    things, asked = from_wiki(simple, *(f"{'戰' * 80}{number}" for number in range(20)))
    assert len(things) == 20
    assert all(len(quote(each.query.get("titles", ""))) < 5100 for each in asked)


def test_texts_that_need_several_answers_come_once_each():
    def answering(asked):
        if "meta" in asked.query:
            return told({"query": SITE})
        bare, gone = {"ns": 0, "title": "乙"}, {"ns": 0, "title": "丙", "missing": True}
        if "rvcontinue" not in asked.query:
            more = {"rvcontinue": "2|2", "continue": "||"}
            return told({"continue": more, "query": {"pages": [page("甲"), bare, gone]}})
        return told({"query": {"pages": [{"ns": 0, "title": "甲"}, page("乙"), gone]}})

    things, _ = from_wiki(answering, "甲", "乙", "丙")
    assert [each.name for each in things] == ["甲", "丙", "乙"]


def test_the_api_is_looked_for_where_wikis_have_it():
    def answering(asked):
        if asked.path == "/w/api.php":
            return Reply(b"<html>", 404, "text/html")
        return simple(asked)

    things, asked = from_wiki(answering, "{wiki}/wiki/甲")
    assert titles(things) == ["甲"]
    assert [each.path for each in asked] == ["/w/api.php", "/api.php", "/api.php"]


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (Reply(b"<html>Hello", kind="text/html"), "no-mediawiki"),
        (told({"query": {}}), "no-mediawiki"),
        (told([]), "no-mediawiki"),
        (Reply(b"MediaWiki API is not enabled for this site.", 403, "text/html"), "api-refused"),
        (Reply(status=500), "too-busy"),
    ],
)
def test_what_is_no_wiki_for_programs_is_told_in_a_sentence(reply, code):
    with pytest.raises(ExpectedError) as said:
        from_wiki(lambda asked: reply, "甲")
    assert said.value.code == code
    assert said.value.sentence.startswith("127.0.0.1:") and said.value.remedy


def test_a_wiki_that_fails_later_does_not_take_away_what_was_found():
    def answering(asked):
        return Reply(status=503) if "51" in asked.query.get("titles", "") else simple(asked)

    things, _ = from_wiki(answering, *map(str, range(60)))
    assert len(titles(things)) == 50
    (refusal,) = (each for each in things if isinstance(each, Refusal))
    assert (refusal.code, refusal.sentence.split(":")[0]) == ("too-busy", "127.0.0.1")


def test_an_empty_category_is_told():
    def answering(asked):
        return told({"query": SITE if "meta" in asked.query else {"categorymembers": []}})

    things, _ = from_wiki(answering, category="没有")
    assert refusals(things) == {"没有": "empty-category"}


def test_nothing_more_is_asked_once_the_reader_has_had_enough():
    asked_so_far = []

    def answering(asked):
        asked_so_far.append(asked)
        return simple(asked)

    names = map(str, range(120))
    things, _ = from_wiki(answering, *names, cancelled=lambda: len(asked_so_far) >= 2)
    assert len(asked_so_far) == 2 and len(things) <= 50


def test_nothing_is_asked_before_it_is_wanted():
    with serving(simple) as served:
        wiki = wiki_at(served.address)
        source = WikiPages([page_of("甲", wiki)], Manner(lambda: False), Reach())
        things = source.found()
        assert served.asked == []
        next(things)
        assert len(served.asked) == 2
