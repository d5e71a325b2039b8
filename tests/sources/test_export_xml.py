import pytest

from timeline_app.domain.document import LARGEST, Document, Redirect, Refusal
from timeline_app.sources.choosing import PageChoice
from timeline_app.sources.export_xml import found_in, is_export

from .exports import HEAD, export, page


def found(data, size=64, **choice):
    """Fed in small pieces, as from a file."""
    pieces = (data[i : i + size] for i in range(0, len(data), size))
    return list(found_in(pieces, "export.xml", PageChoice(**choice)))


def test_articles_and_redirects_are_found_and_other_namespaces_left_out():
    pages = [
        page("Talk:甲", "討論", ns="1"),
        page("甲", "#重定向 [[乙]]", extra='<redirect title="乙"/>'),
        page("南京 保衛戰", "'''南京'''&lt;br /&gt;"),
        page("空", ""),
        page("丙", "另一頁"),
    ]
    redirect, article, other = found(b'<?xml version="1.0"?>\n' + export(*pages))
    assert redirect == Redirect("甲", "乙")
    assert (article.title, article.text) == ("南京 保衛戰", "'''南京'''<br />")
    assert (article.source.revision, article.source.characters) == ("42", 14)
    assert article.source.revised == "2026-01-02T03:04:05Z"
    assert (
        article.source.url
        == "https://zh.wikipedia.org/wiki/%E5%8D%97%E4%BA%AC_%E4%BF%9D%E8%A1%9B%E6%88%B0"
    )
    assert other.title == "丙"


def test_a_page_is_credited_to_the_wiki_it_is_from():
    def source(base):
        return found(export(page("甲?", "文"), base=base))[0].source

    ours = source("https://zh.wikipedia.org/wiki/Wikipedia:%E9%A6%96%E9%A1%B5")
    assert (ours.publisher, ours.licence) == ("Chinese Wikipedia", "CC BY-SA 4.0")
    english = source("https://en.wikipedia.org/wiki/Main_Page")
    assert (english.publisher, english.licence) == ("維基百科", "CC BY-SA 4.0")
    own = source("http://wiki.example.org/index.php/Main")
    assert (own.publisher, own.licence) == ("維基百科", "")
    assert own.url == "http://wiki.example.org/index.php/%E7%94%B2%3F"


def test_of_several_revisions_the_last_is_read():
    text = page("甲", "舊").replace(
        "</page>", "<revision><id>43</id><text>新</text></revision></page>"
    )
    (document,) = found(export(text))
    assert (document.text, document.source.revision) == ("新", "43")


def test_a_page_that_is_larger_than_any_article_is_passed_over_and_told():
    refusal, article = found(export(page("長", "戰" * LARGEST), page("乙", "文")), size=1 << 20)
    assert (refusal.name, refusal.code) == ("長", "too-large")
    assert article.title == "乙"
    assert found(export(page("長", "戰" * LARGEST)), size=1 << 20, titles=["乙"]) == []


@pytest.mark.parametrize(
    ("choice", "titles"),
    [
        ({}, ["南京保衛戰", "南京", "長衡會戰"]),
        ({"titles": ["南京_保卫战", "南京保卫战"]}, ["南京保衛戰"]),
        ({"categories": ["战役"]}, ["南京保衛戰", "長衡會戰"]),
        ({"infoboxes": ["military conflict"]}, ["南京保衛戰"]),
        ({"categories": ["戰役"], "titles": ["南京", "長衡会战"]}, ["長衡會戰"]),
        ({"categories": ["城市", "戰鬥"]}, ["南京"]),
    ],
)
def test_pages_are_chosen_before_they_are_parsed(choice, titles):
    data = export(
        page("南京保衛戰", "{{Infobox_Military Conflict\n|date=}}[[Category:抗日战争战役|南]]"),
        page("南京", "{{城市}}[[分类: 江苏城市]]"),
        page("長衡會戰", "[[分類:抗日戰爭戰役]]"),
    )
    assert [each.title for each in found(data, **choice)] == titles


@pytest.mark.parametrize(
    "data",
    [
        export(page("甲", "文"))[:-5],
        HEAD.encode() + page("甲", "文").encode() + b"<page>&none;",
    ],
)
def test_the_pages_before_a_fault_are_read(data):
    article, refusal = found(data)
    assert isinstance(article, Document)
    assert isinstance(refusal, Refusal) and refusal.code == "bad-export"


def test_entities_are_refused():
    bomb = b'<mediawiki><!DOCTYPE a [<!ENTITY b "c">]><page><title>&b;</title></page></mediawiki>'
    assert [each.code for each in found(bomb)] == ["bad-export"]
    external = b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><mediawiki></mediawiki>'
    assert [each.code for each in found(external)] == ["bad-export"]


def test_what_is_an_export():
    assert is_export(b"\xef\xbb\xbf<mediawiki>")
    assert not is_export(b"<html><mediawiki>")
    assert not is_export("'''南京'''<mediawiki>".encode())
