import pytest

from timeline_app.domain.errors import ExpectedError
from timeline_app.sources.export_xml import first_page, is_export
from timeline_app.sources.files import load

HEAD = '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11">'


def _page(title, text, ns="0", extra=""):
    return (
        f"<page><title>{title}</title><ns>{ns}</ns><id>1</id>{extra}"
        f"<revision><id>42</id><text>{text}</text></revision></page>"
    )


def _export(*pages):
    return (
        HEAD
        + "<siteinfo><sitename>維基百科</sitename></siteinfo>"
        + "".join(pages)
        + "</mediawiki>"
    ).encode()


def test_the_first_article(tmp_path):
    pages = [
        _page("Talk:甲", "討論", ns="1"),
        _page("甲", "#重定向 [[乙]]", extra='<redirect title="乙"/>'),
        _page("南京 保衛戰", "'''南京'''&lt;br /&gt;"),
        _page("丙", "另一頁"),
    ]
    path = tmp_path / "export.xml"
    path.write_bytes(b'<?xml version="1.0"?>\n' + _export(*pages))
    document = load(path)
    assert (document.title, document.text) == ("南京 保衛戰", "'''南京'''<br />")
    assert document.source.revision == "42"
    assert document.source.url == "https://zh.wikipedia.org/wiki/南京_保衛戰"


def test_what_is_an_export():
    assert is_export(b"\xef\xbb\xbf<mediawiki>")
    assert not is_export(b"<html><mediawiki>")
    assert not is_export("'''南京'''<mediawiki>".encode())


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (_export(), "no-page"),
        (_export(_page("甲", "")), "no-page"),
        (b"<mediawiki><page>", "bad-export"),
        (b'<mediawiki><!DOCTYPE a [<!ENTITY b "c">]></mediawiki>', "bad-export"),
    ],
)
def test_exports_without_an_article(data, code):
    with pytest.raises(ExpectedError) as refused:
        first_page(data, "export.xml")
    assert refused.value.code == code


def test_a_broken_end_does_not_matter():
    assert first_page(_export(_page("甲", "文"))[:-5], "export.xml").title == "甲"
