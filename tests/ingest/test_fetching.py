from __future__ import annotations

import threading

import pytest

from timeline_app.domain.errors import ExpectedError
from timeline_app.ingest.fetching import PagesWanted, import_pages, import_plan, plan, wiki_of
from timeline_app.ingest.summary import Step

from ..sources.wiki_server import Asked, Reply, recorded, serving  # noqa: TID252

pytestmark = pytest.mark.usefixtures("in_process")
WORDS = ("哈爾濱戰役", "测试1", "異文", "没有", "a[b", "Special:Export", "MediaWiki:Common.css")


def silent(step: Step) -> None:
    """Progress that nobody looks at."""


def never() -> bool:
    return False


def test_pages_are_imported_and_what_is_not_there_is_told(library_path):
    steps: list[Step] = []
    with serving(recorded("titles")) as served:
        wanted = PagesWanted(WORDS, wiki=f"{served.address}/w/api.php")
        summary = import_pages(wanted, library_path, steps.append, never)
    assert (summary.added, summary.cancelled) == (3, False)
    assert summary.skipped_by_code == {"no-such-page": 1, "bad-title": 1, "no-article-page": 2}
    assert (steps[-1].done, steps[-1].total, steps[-1].articles) == (7, 7, 3)


def test_a_plan_names_what_is_then_fetched(library_path):
    with serving(recorded("converted")) as served:
        there = f"{served.address}/w/api.php"
        simple = plan(PagesWanted(("甲", "乙", "甲"), wiki=there), never)
        assert (simple.names, simple.asked, served.asked) == (("甲", "乙"), False, [])
        planned = plan(PagesWanted(("Category:測試",), wiki=there, limit=2), never)
        assert planned.asked and len(planned.wishes) == 2
        assert [refusal.code for refusal in planned.refusals] == ["more-pages"]
        assert planned.hosts[0] in there
        assert not any("revisions" in asked.query.get("prop", "") for asked in served.asked)
        assert import_plan(planned, library_path, silent, never).added == 2
        assert plan(PagesWanted(("Category:測試",), wiki=there), lambda: True).wishes == ()


@pytest.mark.parametrize(
    ("address", "wiki"),
    [
        ("https://zh.wikipedia.org/wiki/%E7%94%B2", "zh.wikipedia.org"),
        ("http://127.0.0.1:80/w/index.php?title=A", "http://127.0.0.1:80"),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_the_wiki_of_an_address_is_told_as_it_is_written(address, wiki):
    assert wiki_of(address) == wiki


def test_a_fetch_is_ended_while_the_wiki_is_silent(library_path):
    asked = threading.Event()

    def answering(_: Asked) -> Reply:
        asked.set()
        return Reply(silence=60)

    with serving(answering) as served:
        wanted = PagesWanted(("甲",), wiki=served.address)
        summary = import_pages(wanted, library_path, silent, asked.is_set)
    assert summary.cancelled and summary.imported == 0
    assert not library_path.exists()


def test_what_is_no_page_is_told_before_anything_is_asked(library_path):
    for wanted in (PagesWanted(("甲", "a|b")), PagesWanted(("甲",), wiki="ftp://wiki.example")):
        with pytest.raises(ExpectedError) as told:
            import_pages(wanted, library_path, silent, never)
        assert told.value.code == "bad-address"
