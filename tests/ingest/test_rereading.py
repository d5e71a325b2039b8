from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from timeline_app import worker
from timeline_app.domain.document import Document
from timeline_app.domain.record import ArticleRecord, SourceInfo
from timeline_app.ingest.importing import import_documents
from timeline_app.ingest.rereading import reread
from timeline_app.library import markups, removed
from timeline_app.library.reader import LibraryReader

TEXT = "'''甲之戰'''發生於1937年。1937年12月1日，日軍攻占甲城。"
DOCUMENTS = [Document(f"{name}.txt", TEXT, SourceInfo(name), name) for name in ("甲之戰", "乙之戰")]


def never() -> bool:
    return False


@pytest.fixture
def library(in_process: type, library_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    import_documents(DOCUMENTS, library_path, lambda step: None, never)
    monkeypatch.setattr(markups, "__version__", "999")
    return library_path


def test_the_markup_comes_out_as_it_came_in(library: Path) -> None:
    assert markups.outdated(library) == [1, 2]
    first, second = markups.kept(library, [2, 7, 1])
    assert (first.text, first.title, second.name) == (TEXT, "乙之戰", "甲之戰.txt")


def test_articles_are_read_again_even_by_the_same_version(library: Path) -> None:
    summary = reread([1], library, lambda step: None, never)
    assert (summary.unchanged, markups.outdated(library)) == (1, [2])
    assert reread([1], library, lambda step: None, never).unchanged == 1


def test_a_title_that_reads_otherwise_now_takes_the_place_of_the_former(
    library: Path, in_process: type[worker.ArticleWorker], monkeypatch: pytest.MonkeyPatch
) -> None:
    def renamed(self: object, document: Document, *_: object, **__: object) -> ArticleRecord:
        record = worker.build_record(document)
        article = replace(record.article, title=f"新{record.article.title}")
        return replace(record, article=article)

    monkeypatch.setattr(in_process, "build", renamed)
    summary = reread([1], library, lambda step: None, never)
    assert summary.added == 1
    with LibraryReader(library) as reader:
        assert reader.find_article("新甲之戰") == 3 and len(reader.campaigns()) == 2
    assert len(removed.removed(library)) == 1
