from __future__ import annotations

import threading
import time

import pytest

from timeline_app.domain.document import Document, Refusal
from timeline_app.domain.errors import ExpectedError
from timeline_app.domain.record import ArticleRecord, SourceInfo
from timeline_app.ingest import pool
from timeline_app.ingest.pool import ReadingPool
from timeline_app.worker import ArticleWorker, build_record

RECORD = build_record(Document("x", "1937年12月13日，日軍攻占南京城。", SourceInfo("x"), "x"))


def document(name: str) -> Document:
    return Document("file", "", SourceInfo(name), name)


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_WORTH", 0)
    monkeypatch.setattr(pool.os, "cpu_count", lambda: 2)


@pytest.mark.usefixtures("two")
def test_two_read_at_once_and_answers_keep_their_order(
    monkeypatch: pytest.MonkeyPatch, in_process: type[ArticleWorker]
) -> None:
    both = threading.Barrier(2, timeout=5)

    def read(self: ArticleWorker, asked: Document, **_: object) -> ArticleRecord:
        both.wait()  # neither goes on without the other
        time.sleep(0.02 if asked.title in "ac" else 0)
        if asked.title == "b":
            raise ExpectedError("no-article", "It holds no article.", "")
        return RECORD

    monkeypatch.setattr(in_process, "build", read)
    with ReadingPool(lambda: False) as reading:
        assert reading.is_empty
        for name in "abcd":
            assert not reading.is_full
            reading.hand_in(document(name))
        assert reading.is_full
        answers = [reading.take_out() for _ in range(4)]
        assert reading.is_empty
    assert [asked.title for asked, _ in answers] == list("abcd")
    assert answers[1][1] == Refusal("b", "no-article", "It holds no article.", "")
    assert [answer is RECORD for _, answer in answers] == [True, False, True, True]


@pytest.mark.usefixtures("two")
def test_a_process_more_is_started_only_when_there_is_work_for_it(
    monkeypatch: pytest.MonkeyPatch, in_process: type[ArticleWorker]
) -> None:
    started: list[ArticleWorker] = []
    ended: list[ArticleWorker] = []
    monkeypatch.setattr(pool, "_WORTH", 3)
    monkeypatch.setattr(in_process, "__init__", lambda self: started.append(self))
    monkeypatch.setattr(in_process, "close", lambda self: ended.append(self))
    with ReadingPool(lambda: False) as reading:
        for _ in range(3):
            reading.hand_in(document("a"))
            reading.take_out()
        assert len(started) == 1  # none waits
        reading.hand_in(document("a"))
        assert len(started) == 1
        reading.hand_in(document("a"))
        assert len(started) == 2
    assert ended == started


def test_what_was_not_taken_out_is_given_up(
    monkeypatch: pytest.MonkeyPatch, in_process: type[ArticleWorker]
) -> None:
    read: list[str | None] = []
    monkeypatch.setattr(pool.os, "cpu_count", lambda: 1)
    monkeypatch.setattr(
        in_process, "build", lambda self, asked, **_: (time.sleep(0.05), read.append(asked.title))
    )
    with ReadingPool(lambda: False) as reading:
        for name in "ab":
            reading.hand_in(document(name))
    assert read == ["a"]
