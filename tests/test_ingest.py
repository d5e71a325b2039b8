from __future__ import annotations

from pathlib import Path

import pytest

from timeline_app import ingest, worker
from timeline_app.domain.document import Document
from timeline_app.domain.errors import ExpectedError
from timeline_app.domain.record import ArticleRecord, SourceInfo
from timeline_app.library.reader import LibraryReader
from timeline_app.library.store import Library

from .command_line import InProcess


def silent(done: int, total: int, name: str) -> None:
    """Progress that nobody looks at."""


def never() -> bool:
    return False


def battle(name: str) -> Document:
    text = f"'''{name}'''發生於1937年12月13日，日軍攻占了{name}的城門。"
    return Document(name, text, SourceInfo(name), name)


def test_an_import_says_what_it_did(library_path: Path) -> None:
    documents = [
        battle("南京"),
        Document("nothing", "hello", SourceInfo("nothing")),
        battle("上海"),
    ]
    steps: list[tuple[int, int, str]] = []
    with Library(library_path) as library:
        first = ingest.import_documents(
            documents, library, lambda *step: steps.append(step), never, InProcess()
        )
        again = ingest.import_documents(documents[:1], library, silent, never, InProcess())
        changed = Document("x", battle("南京").text + "城破。", SourceInfo("x"), "南京")
        updated = ingest.import_documents([changed], library, silent, never, InProcess())
    assert (first.added, first.imported) == (2, 2)
    assert [(skip.name, skip.code) for skip in first.skipped] == [("nothing", "no-article")]
    assert first.skipped[0].reason == "The text holds no article in Chinese."
    assert steps == [(0, 3, "南京"), (1, 3, "nothing"), (2, 3, "上海"), (3, 3, "")]
    assert (again.unchanged, again.added) == (1, 0)
    assert (updated.updated, updated.imported) == (1, 1)


def test_a_cancelled_import_keeps_what_it_has(library_path: Path) -> None:
    answers = iter([False, True, True])
    with Library(library_path) as library:
        summary = ingest.import_documents(
            [battle("南京"), battle("上海")], library, silent, lambda: next(answers), InProcess()
        )
        assert summary.cancelled
        assert (summary.added, summary.skipped) == (1, ())


def test_being_cancelled_in_mid_reading_is_no_skip(library_path: Path) -> None:
    class Cancelled(InProcess):
        def build(self, document: Document, *_: object, **__: object) -> ArticleRecord:
            raise ExpectedError("cancelled", "The import was stopped.", "")

    with Library(library_path) as library:
        summary = ingest.import_documents([battle("南京")], library, silent, never, Cancelled())
    assert summary.skipped == ()


def test_a_library_that_cannot_be_written_ends_the_import(
    library_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise ExpectedError("disk-full", "There is no room left.", "Free some.")

    monkeypatch.setattr(Library, "update", refuse)
    with Library(library_path) as library, pytest.raises(ExpectedError) as caught:
        ingest.import_documents([battle("南京")], library, silent, never, InProcess())
    assert caught.value.code == "disk-full"


def test_files_are_found_by_ending_in_folders_and_taken_as_they_are_when_named(
    tmp_path: Path,
) -> None:
    for name in (
        "b.wikitext",
        "a.TXT",
        "picture.png",
        "deep/c.md",
        "deep/er/d.xml",
        "deep/e.mediawiki",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    found = ingest.article_files(
        [tmp_path / "picture.png", tmp_path, tmp_path / "a.TXT", tmp_path / "none"]
    )
    names = [path.relative_to(tmp_path).as_posix() for path in found]
    assert names == ["picture.png", "a.TXT", "b.wikitext", "deep/c.md", "deep/e.mediawiki", "deep/er/d.xml", "none"]  # fmt: skip


def test_a_first_start_that_is_broken_off_is_a_first_start_again(library_path: Path) -> None:
    answers = iter([False, False, True])
    ingest.prepare(library_path, silent, lambda: next(answers, True))
    assert ingest.needs_seeds(library_path)
    assert list(library_path.parent.glob(f"{library_path.name}*")) == []


def test_a_bundled_article_that_cannot_be_read_is_told(
    library_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Failing(InProcess):
        def build(self, document: Document, *_: object, **__: object) -> ArticleRecord:
            raise ExpectedError("too-slow", "It took too long.", "")

    monkeypatch.setattr(worker, "ArticleWorker", Failing)
    with pytest.raises(ExpectedError) as caught:
        ingest.prepare(library_path, silent, never)
    assert caught.value.code == "seeds-unread"
    assert "It took too long." in caught.value.sentence
    assert list(library_path.parent.glob(f"{library_path.name}*")) == []


def test_the_first_start_brings_the_bundled_articles(library_path: Path) -> None:
    assert ingest.needs_seeds(library_path)
    ingest.prepare(library_path, silent, never)
    assert not ingest.needs_seeds(library_path)
    with LibraryReader(library_path) as reader:
        campaigns = reader.campaigns()
        sources = [reader.article(row.article_id) for row in campaigns]
    assert len(campaigns) == 4
    assert all(row.event_count and row.start for row in campaigns)
    assert all(stored and stored.record.source.url for stored in sources)


def test_files_and_folders_are_imported(
    library_path: Path, tmp_path: Path, seed_paths: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "ArticleWorker", InProcess)
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.txt").write_bytes(seed_paths[3].read_bytes())
    (folder / "broken.md").write_bytes(b"\xff\xfe\x00")
    summary = ingest.import_paths([folder], library_path, silent, never)
    assert summary.added == 1
    assert [skip.name for skip in summary.skipped] == ["broken.md"]


def test_an_import_that_fails_takes_nothing_that_another_program_stored_meanwhile(
    library_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Slow(InProcess):
        def build(self, document: Document, *_: object, **__: object) -> ArticleRecord:
            with Library(library_path) as other:
                other.save(worker.build_record(battle("南京")))
            raise ExpectedError("no-article", "It holds no article.", "")

    monkeypatch.setattr(worker, "ArticleWorker", Slow)
    article = tmp_path / "x.txt"
    article.write_text("x")
    assert ingest.import_paths([article], library_path, silent, never).imported == 0
    with LibraryReader(library_path) as reader:
        assert len(reader.campaigns()) == 1


def test_an_import_that_fails_makes_no_library(library_path: Path, tmp_path: Path) -> None:
    assert ingest.import_paths([tmp_path / "none"], library_path, silent, never).skipped
    assert list(tmp_path.iterdir()) == []


def test_a_place_where_no_library_can_be_made_is_told_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ExpectedError) as caught:
        ingest.prepare(tmp_path / "file" / "library.db", silent, never)
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
    ingest.prepare(library_path, silent, never)
    assert opened == [library_path]
