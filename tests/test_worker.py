from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Iterator
from multiprocessing import Pipe
from pathlib import Path
from types import SimpleNamespace

import pytest

from timeline_app.domain.document import Document
from timeline_app.domain.errors import ExpectedError
from timeline_app.domain.record import ArticleRecord, SourceInfo
from timeline_app.worker import MEMORY_LIMIT, ArticleWorker, build_record, serve


def document(name: str, text: str = "", title: str | None = None) -> Document:
    return Document(name, text, SourceInfo(name), title)


def obey(asked: Document) -> ArticleRecord:
    """Stands in for the reading; runs in the worker process."""
    if asked.name == "sleep":
        time.sleep(60)
    if asked.name == "die":
        os._exit(1)
    if asked.name == "alarm":
        raise ExpectedError("alarm", str(signal.alarm(0)), "")
    if asked.name == "glutton":
        return build_record(document("x" * (2 * MEMORY_LIMIT)))
    if asked.name == "bug":
        raise RuntimeError("a bug")
    if asked.name == "bad":
        raise ExpectedError("no-article", "It holds no article.", "Choose another.")
    return build_record(document(asked.name, "1937年12月13日，日軍攻占南京城。"))


@pytest.fixture(scope="module")
def worker() -> Iterator[ArticleWorker]:
    root = str(Path(__file__).parents[1])  # from where the other process imports this module
    sys.path.append(root)
    with ArticleWorker(obey) as started:
        yield started
    sys.path.remove(root)


def test_a_record_comes_back_from_the_process(worker: ArticleWorker) -> None:
    record = worker.build(document("good"))
    assert [event.date_text for event in record.events] == ["1937年12月13日"]


def test_faults_of_the_text_are_handed_on(worker: ArticleWorker) -> None:
    with pytest.raises(ExpectedError) as caught:
        worker.build(document("bad"))
    assert (caught.value.code, caught.value.remedy) == ("no-article", "Choose another.")


def test_a_bug_is_logged_whole_and_told(
    worker: ArticleWorker, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(ExpectedError) as caught:
        worker.build(document("bug"))
    assert caught.value.code == "reading-failed"
    assert "RuntimeError: a bug" in caplog.text


def test_what_takes_too_long_is_killed_and_the_next_one_is_read(worker: ArticleWorker) -> None:
    began = time.monotonic()
    with pytest.raises(ExpectedError) as caught:
        worker.build(document("sleep"), timeout=0.3)
    assert caught.value.code == "too-slow"
    assert time.monotonic() - began < 2
    assert worker.build(document("good")).events


def test_a_process_that_dies_is_told_and_replaced(worker: ArticleWorker) -> None:
    for _ in range(2):
        with pytest.raises(ExpectedError) as caught:
            worker.build(document("die"))
        assert caught.value.code == "worker-died"
    assert worker.build(document("good")).events


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not limit it")
def test_a_text_that_takes_too_much_memory_is_given_up(worker: ArticleWorker) -> None:
    with pytest.raises(ExpectedError) as caught:
        worker.build(document("glutton"))
    assert caught.value.code == "too-much-memory"
    assert worker.build(document("good")).events


def test_a_process_whose_parent_was_killed_ends_by_itself(worker: ArticleWorker) -> None:
    with pytest.raises(ExpectedError) as caught:
        worker.build(document("alarm"))
    assert 0 < int(caught.value.sentence) <= 60


@pytest.mark.parametrize("name", ["good", "bad", "bug"])
def test_a_process_ends_quietly_when_nobody_waits_for_its_answer(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(
        "timeline_app.worker.signal", SimpleNamespace(signal=lambda *_: None, SIGINT=0, SIG_IGN=0)
    )
    ours, theirs = Pipe()
    ours.send(document(name))
    ours.close()
    serve(theirs, obey)
    theirs.close()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_ctrl_c_is_not_heard_while_the_process_loads(worker: ArticleWorker) -> None:
    worker.close()
    with ArticleWorker(obey) as loading:
        for process in multiprocessing.active_children():
            assert process.pid is not None
            os.kill(process.pid, signal.SIGINT)
        assert loading.build(document("good")).events
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def test_reading_can_be_cancelled(worker: ArticleWorker) -> None:
    with pytest.raises(ExpectedError) as caught:
        worker.build(document("sleep"), cancelled=lambda: True)
    assert caught.value.code == "cancelled"


def test_a_page_title_that_is_known_is_kept_and_a_file_name_is_none(seed_paths: list[Path]) -> None:
    text = seed_paths[1].read_text(encoding="utf-8")
    bare = build_record(document("001.txt", text))
    assert bare.source.title == bare.article.title != "001.txt"
    assert bare.source.characters == len(text)
    titled = build_record(document("001.txt", text, "忻口会战"))
    assert titled.source.title == titled.article.title == "忻口会战"
    source = SourceInfo("忻口会战", "https://zh.wikipedia.org/wiki/忻口会战")
    assert build_record(Document("001.txt", text, source)).source.title == "忻口会战"
