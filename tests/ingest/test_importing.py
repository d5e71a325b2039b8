from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from timeline_app.domain.document import Document, Found, Redirect, Refusal
from timeline_app.domain.errors import ExpectedError
from timeline_app.domain.record import ArticleRecord, SourceInfo
from timeline_app.ingest import importing
from timeline_app.ingest.summary import Step
from timeline_app.library import markups
from timeline_app.library.reader import LibraryReader
from timeline_app.library.store import Library
from timeline_app.worker import ArticleWorker, build_record

pytestmark = pytest.mark.usefixtures("in_process")
Build = Callable[[ArticleWorker, Document], ArticleRecord]


def read_by(monkeypatch: pytest.MonkeyPatch, in_process: type[ArticleWorker], build: Build) -> None:
    """Have documents read by a function of the test."""
    monkeypatch.setattr(in_process, "build", lambda self, document, **_: build(self, document))


def silent(step: Step) -> None:
    """Progress that nobody looks at."""


def never() -> bool:
    return False


def battle(name: str, more: str = "") -> Document:
    text = f"'''{name}'''發生於1937年12月13日，日軍攻占了{name}的城門。{more}"
    return Document(name, text, SourceInfo(name), name)


class Held:
    """A source of what it is given."""

    def __init__(self, *found: Found) -> None:
        self._found = found
        self.done, self.total = 0, len(found)

    def found(self) -> Iterator[Found]:
        yield from self._found


def test_an_import_says_what_it_did(library_path: Path) -> None:
    documents = [battle("南京"), Document("nothing", "hello", SourceInfo("x")), battle("上海")]
    steps: list[Step] = []
    first = importing.import_documents(documents, library_path, steps.append, never)
    assert (first.added, first.imported, first.skips) == (2, 2, 1)
    assert [(skip.name, skip.code) for skip in first.skipped] == [("nothing", "no-article")]
    assert first.skipped[0].reason == "The text holds no article in Chinese."
    assert first.skipped_by_code == {"no-article": 1}
    assert [(saved.title, saved.new) for saved in first.saved] == [("南京", 1), ("上海", 1)]
    assert [(step.done, step.total, step.name) for step in steps] == [
        (0, 3, "南京"),
        (1, 3, "nothing"),
        (2, 3, "上海"),
        (3, 3, ""),
    ]
    assert (steps[-1].articles, steps[-1].events) == (2, 2)


def test_an_article_that_changed_says_how(library_path: Path) -> None:
    importing.import_documents([battle("南京", "14日，城破。")], library_path, silent, never)
    changed = battle("南京", "15日，唐生智渡江。16日，日軍入城。")
    summary = importing.import_documents([changed], library_path, silent, never)
    assert (summary.updated, summary.imported) == (1, 1)
    (saved,) = summary.saved
    assert (saved.new, saved.gone, saved.moved) == (2, 1, 0)


def test_what_was_read_before_is_not_read_again(
    library_path: Path, monkeypatch: pytest.MonkeyPatch, in_process: type[ArticleWorker]
) -> None:
    read: list[str] = []

    def note(_: ArticleWorker, document: Document) -> ArticleRecord:
        read.append(document.name)
        return build_record(document)

    read_by(monkeypatch, in_process, note)
    documents = [battle("南京"), battle("上海")]
    importing.import_documents(documents[:1], library_path, silent, never)
    again = importing.import_documents(documents, library_path, silent, never)
    assert (again.unchanged, again.added) == (1, 1)
    assert read == ["南京", "上海"]
    monkeypatch.setattr(markups, "__version__", "999")  # a later version of the program
    later = importing.import_documents(documents, library_path, silent, never)
    assert (later.unchanged, read) == (2, ["南京", "上海", "南京", "上海"])


def test_redirects_become_names_of_their_pages_wherever_they_stand(library_path: Path) -> None:
    source = Held(
        Redirect("首都保衛戰", "南京"),
        battle("南京"),
        Redirect("金陵之戰", "南京#經過"),
        Redirect("某城", "某地"),
        Refusal("長", "too-large", "It is too large.", ""),
    )
    summary = importing.import_source(source, library_path, silent, never)
    assert (summary.added, summary.skipped_by_code) == (1, {"too-large": 1})
    with LibraryReader(library_path) as reader:
        found = [reader.find_article(name) for name in ("首都保卫战", "金陵之戰", "某城")]
    assert found == [1, 1, None]
    importing.import_source(Held(battle("南京", "城破。")), library_path, silent, never)
    with LibraryReader(library_path) as reader:
        assert reader.find_article("首都保卫战") == 1  # kept when the page comes in again


def test_a_cancelled_import_keeps_what_it_has_and_a_second_run_goes_on(library_path: Path) -> None:
    documents = [battle(name) for name in ("南京", "上海", "徐州", "武漢", "長沙", "常德", "衡陽")]
    stored: list[int] = []

    def note(step: Step) -> None:
        stored.append(step.articles)

    first = importing.import_documents(
        documents, library_path, note, lambda: bool(stored and stored[-1] > 0)
    )
    assert first.cancelled and 0 < first.added < len(documents)
    assert first.skipped == ()
    second = importing.import_documents(documents, library_path, silent, never)
    assert (second.unchanged, second.added) == (first.added, len(documents) - first.added)


def test_being_cancelled_in_mid_reading_is_no_skip(
    library_path: Path, monkeypatch: pytest.MonkeyPatch, in_process: type[ArticleWorker]
) -> None:
    def stop(*_: object) -> ArticleRecord:
        raise ExpectedError("cancelled", "The import was stopped.", "")

    read_by(monkeypatch, in_process, stop)
    assert importing.import_documents([battle("南京")], library_path, silent, never).skipped == ()


def test_a_library_that_cannot_be_written_ends_the_import(
    library_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise ExpectedError("disk-full", "There is no room left.", "Free some.")

    monkeypatch.setattr(Library, "update", refuse)
    with pytest.raises(ExpectedError) as caught:
        importing.import_documents([battle("南京")], library_path, silent, never)
    assert caught.value.code == "disk-full"


def test_files_and_folders_are_imported(
    library_path: Path, tmp_path: Path, seed_paths: list[Path]
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.txt").write_bytes(seed_paths[3].read_bytes())
    (folder / "broken.md").write_bytes(b"\xff\xfe\x00")
    steps: list[Step] = []
    summary = importing.import_paths([folder], library_path, steps.append, never)
    assert summary.added == 1
    assert [skip.name for skip in summary.skipped] == ["broken.md"]
    assert steps[-1].done == steps[-1].total == seed_paths[3].stat().st_size + 3


def test_an_import_that_fails_takes_nothing_that_another_program_stored_meanwhile(
    library_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    in_process: type[ArticleWorker],
) -> None:
    def store(*_: object) -> ArticleRecord:
        with Library(library_path) as other:
            other.save(build_record(battle("南京")))
        raise ExpectedError("no-article", "It holds no article.", "")

    read_by(monkeypatch, in_process, store)
    article = tmp_path / "x.txt"
    article.write_text("x")
    assert importing.import_paths([article], library_path, silent, never).imported == 0
    with LibraryReader(library_path) as reader:
        assert len(reader.campaigns()) == 1


def test_an_import_that_fails_makes_no_library(library_path: Path, tmp_path: Path) -> None:
    assert importing.import_paths([tmp_path / "none"], library_path, silent, never).skipped
    assert list(tmp_path.iterdir()) == []
