from __future__ import annotations

from pathlib import Path

import pytest

from timeline_app.domain.errors import ExpectedError
from timeline_app.domain.record import ArticleRecord
from timeline_app.ingest import preparing
from timeline_app.ingest.summary import Step
from timeline_app.library.reader import LibraryReader
from timeline_app.library.store import Library
from timeline_app.worker import ArticleWorker


def silent(step: Step) -> None:
    """Progress that nobody looks at."""


def never() -> bool:
    return False


def test_a_first_start_that_is_broken_off_is_a_first_start_again(library_path: Path) -> None:
    answers = iter([False, False, True])
    preparing.prepare(library_path, silent, lambda: next(answers, True))
    assert preparing.needs_seeds(library_path)
    assert list(library_path.parent.glob(f"{library_path.name}*")) == []


def test_a_bundled_article_that_cannot_be_read_is_told(
    library_path: Path, monkeypatch: pytest.MonkeyPatch, in_process: type[ArticleWorker]
) -> None:
    def fail(*_: object, **__: object) -> ArticleRecord:
        raise ExpectedError("too-slow", "It took too long.", "")

    monkeypatch.setattr(in_process, "build", fail)
    with pytest.raises(ExpectedError) as caught:
        preparing.prepare(library_path, silent, never)
    assert caught.value.code == "seeds-unread"
    assert "It took too long." in caught.value.sentence
    assert list(library_path.parent.glob(f"{library_path.name}*")) == []


def test_the_first_start_brings_the_bundled_articles(library_path: Path) -> None:
    assert preparing.needs_seeds(library_path)
    preparing.prepare(library_path, silent, never)
    assert not preparing.needs_seeds(library_path)
    with LibraryReader(library_path) as reader:
        campaigns = reader.campaigns()
        sources = [reader.article(row.article_id) for row in campaigns]
    assert len(campaigns) == 4
    assert all(row.event_count and row.start for row in campaigns)
    assert all(stored and stored.record.source.url for stored in sources)


def test_a_place_where_no_library_can_be_made_is_told_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ExpectedError) as caught:
        preparing.prepare(tmp_path / "file" / "library.db", silent, never)
    assert caught.value.code == "cannot-open"
    assert "library.db cannot be opened" in caught.value.sentence


def test_preparing_upgrades_an_older_library(
    library_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Library(library_path).close()
    opened: list[Path] = []
    monkeypatch.setattr("timeline_app.library.schema.VERSION", 1000)
    monkeypatch.setattr(Library, "__init__", lambda self, path: opened.append(path))
    monkeypatch.setattr(Library, "close", lambda self: None)
    preparing.prepare(library_path, silent, never)
    assert opened == [library_path]
