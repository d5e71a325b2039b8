"""The command fetch, against recorded answers of a wiki."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline_app import cli, console
from timeline_app.library.reader import LibraryReader

from ..sources.wiki_server import RECORDED, Reply, recorded, serving  # noqa: TID252
from .command_line import complaint

pytestmark = pytest.mark.usefixtures("own_folders", "in_process")
WORDS = ["哈爾濱戰役", "测试1", "異文", "没有", "a[b", "Special:Export", "MediaWiki:Common.css"]


def fetch(library: Path, address: str, *words: str) -> int:
    return cli.main(["fetch", "--library", str(library), "--wiki", address, *words])


def test_what_is_asked_of_a_wiki_comes_into_the_library(
    library_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving(recorded("titles")) as served:
        address = f"{served.address}/w/api.php"
        assert fetch(library_path, address, *WORDS) == console.NOTHING
        captured = capsys.readouterr()
        assert captured.out == "3 added, 0 updated, 0 unchanged\n"
        assert captured.err.count("\n") == 4 and "没有 is not on 127.0.0.1" in captured.err
        assert fetch(library_path, address, *WORDS) == console.NOTHING
        assert capsys.readouterr().out == "0 added, 0 updated, 3 unchanged\n"
    with LibraryReader(library_path) as reader:
        by_alias = reader.find_article("哈爾濱戰役")
        assert by_alias is not None and by_alias == reader.find_article("哈尔滨保卫战")
        article = reader.article(by_alias)
        assert article is not None
        source = article.record.source
    assert (source.revision, source.licence, source.publisher) == ("5", "CC BY-SA 4.0", "戰役百科")
    assert source.url is not None and source.url.startswith("http://wiki.example/wiki/")
    assert source.retrieved is not None and len(source.retrieved) == len("2026-01-02")


def test_the_export_file_of_a_page_gives_the_same_article(library_path: Path) -> None:
    with serving(recorded("titles")) as served:
        fetch(library_path, f"{served.address}/w/api.php", *WORDS)
    other = library_path.with_name("other.db")
    assert cli.main(["import", "--library", str(other), str(RECORDED / "export.xml")]) == console.OK
    records = []
    for path in (library_path, other):
        with LibraryReader(path) as reader:
            article = reader.article(reader.find_article("哈爾濱戰役") or 0)
            assert article is not None
            records.append(article.record)
    fetched, imported = records
    assert (fetched.article, fetched.events) == (imported.article, imported.events)
    assert (fetched.source.url, fetched.source.revision) == (
        imported.source.url,
        imported.source.revision,
    )


def test_a_category_is_fetched_up_to_a_limit(
    library_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving(recorded("converted")) as served:
        code = fetch(library_path, f"{served.address}/w", "--category", "測試", "--limit", "2")
    assert code == console.NOTHING
    captured = capsys.readouterr()
    assert captured.out == "2 added, 0 updated, 0 unchanged\n"
    assert "more than 2 articles" in captured.err


@pytest.mark.parametrize(
    "words", [[], ["ftp://wiki.example/甲"], ["甲|乙"], ["https://wiki.example/"]]
)
def test_what_names_no_page_gets_one_line(
    library_path: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert cli.main(["fetch", "--library", str(library_path), *words]) == console.BAD_INPUT
    assert complaint(capsys)
    assert not library_path.exists()


def test_a_wiki_that_cannot_be_asked_gets_one_line_and_no_library(
    library_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving(lambda asked: Reply(b"<html>", kind="text/html")) as served:
        assert fetch(library_path, served.address, "甲") == console.BAD_INPUT
        assert "is no MediaWiki" in complaint(capsys)
    assert fetch(library_path, served.address, "甲") == console.BAD_INPUT
    assert "cannot be reached. Check the address and the connection" in complaint(capsys)
    assert not library_path.exists()


@pytest.mark.parametrize("option", [["--depth", "11"], ["--depth", "-1"], ["--limit", "0"]])
def test_a_reach_without_bounds_is_refused(option: list[str]) -> None:
    with pytest.raises(SystemExit) as told:
        cli.main(["fetch", "甲", *option])
    assert told.value.code == console.BAD_INPUT
