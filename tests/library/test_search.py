from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from timeline_app.domain.record import ArticleRecord
from timeline_app.domain.spans import Span
from timeline_app.library.bigrams import search_form
from timeline_app.library.reader import LibraryReader
from timeline_app.library.search import SearchHit
from timeline_app.library.search_index import HitKind, entries
from timeline_app.library.store import Library

from .records import TEXT, article, record, span_of
from .strategies import COMMON, records


@pytest.fixture
def reader(library_path: Path) -> Iterator[LibraryReader]:
    with Library(library_path) as library:
        library.save(record())
    with LibraryReader(library_path) as opened:
        yield opened


def kinds(hits: list[SearchHit]) -> list[str]:
    return [hit.kind.value for hit in hits]


@settings(
    max_examples=40,
    deadline=None,
    phases=(Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
@given(record=records(), queries=st.lists(st.text(st.sampled_from(COMMON), max_size=4), min_size=5))
def test_a_search_finds_what_a_scan_finds(record: ArticleRecord, queries: list[str]) -> None:
    """Whatever the input; and every pair of neighbours in a headline finds its event."""
    pairs = [
        event.headline[i : i + 2] for event in record.events for i in range(len(event.headline))
    ]
    numbers = {event.key: i for i, event in enumerate(record.events)}
    texts = [search_form(entry.text) for entry in entries(record, numbers)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "library.db")
        with Library(path) as library:
            library.save(record)
        with LibraryReader(path) as reader:
            for query in [*queries, *pairs]:
                words = search_form(query).split()
                scanned = [text for text in texts if words and all(word in text for word in words)]
                assert len(reader.search(query, limit=1000)) == len(scanned), query


@pytest.mark.parametrize(
    "query", ['"', "*", "AND", "(", "南京 OR", "name:", "", " ", "\0", "\ud800", "^", "-", "'"]
)
def test_no_input_is_taken_for_query_syntax(reader: LibraryReader, query: str) -> None:
    """As syntax it would raise or match other texts than those where it stands as written."""
    for hit in reader.search(query):
        assert search_form(query) in {search_form(s.of(hit.snippet)) for s in hit.highlights}


def test_names_come_first_and_events_by_date(reader: LibraryReader) -> None:
    hits = reader.search("南京")
    assert kinds(hits) == ["article", "event", "event", "passage"]
    assert [hit.date for hit in hits] == [None, "1937-12-01", "1937-12-13", None]
    assert reader.search("南京", limit=2) == hits[:2]


def test_either_script_and_one_character_will_do(reader: LibraryReader) -> None:
    assert reader.search("攻占") == reader.search("攻佔") != []
    assert kinds(reader.search("降")) == ["event"]
    assert kinds(reader.search("𤼲")) == ["event"]


def test_a_headline_in_another_script_than_its_sentence_is_one_hit(reader: LibraryReader) -> None:
    (hit,) = reader.search("第16师团进攻")
    assert hit == SearchHit(
        kind=HitKind.EVENT,
        article_id=1,
        event_id=2,
        unit_key=None,
        title="日军第16师团进攻紫金山",
        snippet="12月9日，日軍第16師團進攻紫金山，教導總隊固守𤼲地。",
        highlights=(Span(8, 15),),
        campaign="南京保卫战",
        span=span_of("12月9日"),
        date="1937-12-09",
    )


def test_all_words_must_be_found(reader: LibraryReader) -> None:
    assert kinds(reader.search("紫金山 教導總隊")) == ["event"]
    assert reader.search("紫金山 唐生智") == []


def test_units_are_found_by_number_and_people_with_their_posts(reader: LibraryReader) -> None:
    (unit, *_) = reader.search("第16师团")
    assert (unit.kind, unit.unit_key, unit.title) == (HitKind.UNIT, "JP:16:师团", "第16師團")
    (officer, *_) = reader.search("桂永清")
    assert (officer.kind, officer.unit_key) == (HitKind.PERSON, "CN:教导总队")
    (general, *_) = reader.search("唐生智")
    assert (general.kind, general.event_id) == (HitKind.PERSON, 3)


def test_passages_say_where_they_stand(reader: LibraryReader) -> None:
    (hit,) = reader.search("日記")
    assert (hit.kind, hit.title) == (HitKind.PASSAGE, "南京保卫战")
    assert hit.span is not None
    assert hit.span.of(TEXT) == "唐生智日記。"


def test_long_passages_are_cut_around_the_words(library_path: Path) -> None:
    text = TEXT + "\n" + "前" * 100 + "要塞" + "後" * 100
    with Library(library_path) as library:
        library.save(record(article=article(text=text)))
    with LibraryReader(library_path) as reader:
        (hit,) = reader.search("要塞")
    assert hit.snippet.startswith("…前") and hit.snippet.endswith("後…")
    assert len(hit.snippet) <= 82
    assert [span.of(hit.snippet) for span in hit.highlights] == ["要塞"]


@pytest.mark.parametrize("query", ["十六師團", "第16师团", "第一六師團", "16師團"])
def test_a_units_number_is_found_in_every_spelling(reader: LibraryReader, query: str) -> None:
    assert [hit.unit_key for hit in reader.search(query) if hit.kind is HitKind.UNIT] == [
        "JP:16:师团"
    ]
