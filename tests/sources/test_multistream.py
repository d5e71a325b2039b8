import bz2
from pathlib import Path

import pytest

from timeline_app.domain.document import Document
from timeline_app.sources.choosing import PageChoice
from timeline_app.sources.files import ArticleFile, article_files
from timeline_app.sources.multistream import index_beside

from .exports import HEAD, page

BLOCKS = [["甲", "乙"], ["南京&amp;保衛戰", "丁"], ["戊"]]


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    """A dump of three streams between head and tail, with its index."""
    path = tmp_path / "zhwiki-1-pages-articles-multistream.xml.bz2"
    data, index = bz2.compress(HEAD.encode()), ""
    for number, titles in enumerate(BLOCKS):
        index += "".join(f"{len(data)}:{number}:{title}\n" for title in titles)
        data += bz2.compress("".join(page(title, "文" * 100) for title in titles).encode())
    path.write_bytes(data + bz2.compress(b"</mediawiki>"))
    beside = tmp_path / "zhwiki-1-pages-articles-multistream-index.txt.bz2"
    beside.write_bytes(bz2.compress(index.encode()))
    return path


def titles(path: Path, **choice: list[str]) -> list[str | None]:
    found = list(ArticleFile(path, PageChoice(**choice)).found())
    assert all(isinstance(each, Document) for each in found), found
    return [each.title for each in found if isinstance(each, Document)]


def test_the_whole_dump_is_read_stream_after_stream(dump: Path) -> None:
    assert titles(dump) == ["甲", "乙", "南京&保衛戰", "丁", "戊"]
    assert article_files([dump.parent]) == [dump]


def test_chosen_titles_are_read_without_the_other_streams(dump: Path) -> None:
    data = dump.read_bytes()
    second = data.index(b"BZh", data.index(b"BZh", 1) + 1)
    dump.write_bytes(data[: second - 30] + b"\0" * 30 + data[second:])  # spoils the first stream
    assert titles(dump, titles=["南京&保卫战", "戊"]) == ["南京&保衛戰", "戊"]
    assert titles(dump, titles=["none"]) == []


def test_other_conditions_need_every_page(dump: Path) -> None:
    assert titles(dump, titles=["戊"], infoboxes=["battle"]) == []
    dump.with_name(dump.name.replace("multistream.xml", "multistream-index.txt")).unlink()
    assert index_beside(dump) is None
    assert titles(dump, titles=["戊"]) == ["戊"]


def test_an_index_that_points_beyond_the_dump_is_told(dump: Path) -> None:
    index = index_beside(dump)
    assert index is not None
    index.write_bytes(bz2.compress("999999:1:戊\n".encode()))
    found = list(ArticleFile(dump, PageChoice(titles=["戊"])).found())
    assert [each.code for each in found] == ["broken-file"]  # type: ignore[union-attr]
