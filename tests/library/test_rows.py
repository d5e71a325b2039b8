from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings

from timeline_app.domain.record import ArticleRecord
from timeline_app.library.reader import LibraryReader
from timeline_app.library.rows import names_of, record_rows
from timeline_app.library.store import Library

from .records import record
from .strategies import records


# Not shrunk: a failing record is small, and shrinking one takes minutes.
@settings(
    max_examples=40,
    deadline=None,
    phases=(Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
@given(first=records(), second=records())
def test_what_is_saved_comes_back_the_same(first: ArticleRecord, second: ArticleRecord) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "library.db")
        with Library(path) as library:
            ids = {library.save(first): first}
            ids[library.save(second)] = second  # may be the same page
            assert library.check() == []
        with LibraryReader(path) as reader:
            for article_id, saved in ids.items():
                stored = reader.article(article_id)
                assert stored is not None
                assert stored.record == saved
                for event_id, event in zip(stored.event_ids, saved.events, strict=True):
                    found = reader.event(event_id)
                    assert found is not None
                    assert (found.article_id, found.event) == (article_id, event)
                    assert found.sentence_text == event.sentence.of(saved.article.text)


def test_equal_records_alone_have_equal_digests() -> None:
    changed = record(mentions=())
    assert record_rows(record()).digest == record_rows(record()).digest
    assert record_rows(record()).digest != record_rows(changed).digest


def test_the_best_of_equal_names_counts() -> None:
    assert dict(names_of(record("南京保衛戰"))) == {"南京保卫战": 0, "南京战役": 2}
