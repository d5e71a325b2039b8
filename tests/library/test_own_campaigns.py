"""Own events and own campaigns as every reader of the library sees them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from timeline_app.domain import coding, days
from timeline_app.domain.dates import Precision, When
from timeline_app.domain.events import EventKind
from timeline_app.domain.own import (
    Entry,
    NewHeadline,
    OwnCampaign,
    OwnEvent,
    SameAs,
    Target,
    TargetKind,
)
from timeline_app.domain.spans import Span
from timeline_app.library.reader import LibraryReader, StoredArticle
from timeline_app.library.search_hits import HitKind
from timeline_app.library.store import Library
from timeline_app.zhtext.variants import fold

from .records import record, shown_entries, span_of

RECORD = record()
PAGE = "南京保卫战"
REFUSAL = "同日夜，唐生智拒降。"
NIGHT = When(days.to_day(1938, 1, 3), days.to_day(1938, 1, 3), Precision.DAY, "night")
SPRING = When(days.to_day(1938, 3), days.to_day(1938, 5, 31), Precision.SEASON)
SENTENCE = Target(TargetKind.SENTENCE, PAGE, fold(REFUSAL))
LEAVING = Entry(
    "e1", SENTENCE, OwnEvent(NIGHT, "教導總隊渡江", EventKind.WITHDRAWAL, ("CN:教导总队",)), REFUSAL
)
READING = Entry("c1", Target(TargetKind.LIBRARY), OwnCampaign("讀書筆記"))


@pytest.fixture
def library(library_path: Path) -> Iterator[Library]:
    with Library(library_path) as opened:
        opened.save(RECORD)
        yield opened
        assert opened.check() == []


def article(library: Library, title: str = PAGE) -> StoredArticle:
    with LibraryReader(library.path) as reader:
        found = reader.find_article(title)
        assert found is not None
        stored = reader.article(found)
    assert stored is not None
    return stored


def own_event(library: Library, title: str = PAGE) -> tuple[int, str]:
    stored = article(library, title)
    pairs = zip(stored.event_ids, stored.record.events, strict=True)
    ((event_id, event),) = [pair for pair in pairs if pair[1].key == "own:e1"]
    return event_id, event.headline


def test_an_own_event_stands_in_the_article_of_its_page(library: Library) -> None:
    library.change_own("event", [LEAVING])
    event_id, _ = own_event(library)
    with LibraryReader(library.path) as reader:
        stored = reader.event(event_id)
        assert stored is not None and stored.original is None
        event = stored.event
        assert (event.when, event.kind) == (NIGHT, EventKind.WITHDRAWAL)
        assert event.sentence == span_of(REFUSAL) and stored.sentence_text == REFUSAL
        own = {entry.id for _, entry in shown_entries(reader) if entry.flags & coding.OWN}
        assert own == {event_id}
        assert reader.events_of_unit("CN:教导总队")[-1] == event_id
        assert reader.campaigns()[0].event_count == 5
        hits = [
            hit.event_id for hit in reader.searcher.search("渡江").hits if hit.kind is HitKind.EVENT
        ]
        assert hits == [event_id]


def test_an_own_event_outlives_another_reading_of_its_page(library: Library) -> None:
    library.change_own("event", [LEAVING])
    before = own_event(library)
    saved = library.update(record(events=RECORD.events[1:]))
    assert (saved.new, saved.gone) == (0, 1)
    assert own_event(library) == before
    longer = replace(RECORD.article, text=f"序。\n{RECORD.article.text}")
    library.save(replace(RECORD, article=longer))
    assert article(library).record.events[-1].sentence == span_of(REFUSAL).shifted(3)
    library.save(replace(RECORD, article=replace(RECORD.article, text="別的。")))
    stored = article(library)
    assert stored.record.events[-1].sentence == Span(0, 0)
    with LibraryReader(library.path) as reader:
        event = reader.event(before[0])
    assert event is not None and event.sentence_text == REFUSAL  # kept, though it is gone


def test_an_own_event_waits_for_its_page(library: Library) -> None:
    (kept,) = library.remove([1])
    library.change_own("event", [LEAVING])
    with LibraryReader(library.path) as reader:
        assert [entry.uid for entry in reader.own.orphans()] == ["e1"]
    library.put_back([kept])
    assert own_event(library)[1] == "教導總隊渡江"
    library.remove([1])
    library.save(RECORD)
    assert own_event(library)[1] == "教導總隊渡江"
    with LibraryReader(library.path) as reader:
        assert reader.own.orphans() == []


def test_an_own_campaign_is_an_article_of_its_events(library: Library) -> None:
    content = replace(LEAVING.content, campaign="c1")
    late = Entry("e2", Target(TargetKind.LIBRARY), OwnEvent(SPRING, "重編", campaign="c1"))
    library.change_own("campaign", [READING, late, replace(LEAVING, content=content)])
    stored = article(library, "读书笔记")
    assert stored.page == "own:c1" and stored.record.article.format == "own"
    text = "1938年1月3日夜 教導總隊渡江\n1938年春 重編\n"
    assert stored.record.article.text == text
    first = stored.record.events[0]
    assert (first.date_text, first.span.of(text)) == ("1938年1月3日夜",) * 2
    assert first.sentence.of(text) == "1938年1月3日夜 教導總隊渡江"
    assert stored.record.source.publisher == "Own work" and stored.record.source.licence == ""
    (unit,) = stored.record.units
    assert unit.names == ("教導總隊",)
    assert [mention.span.of(text) for mention in stored.record.mentions] == ["教導總隊"]
    renamed = replace(READING, content=OwnCampaign("筆記"))
    library.change_own("rename", [renamed])
    again = article(library, "筆記")
    assert (again.id, again.event_ids) == (stored.id, stored.event_ids)
    library.undo_own()
    library.undo_own()
    with LibraryReader(library.path) as reader:
        assert [row.title for row in reader.campaigns()] == [PAGE]
    assert library.redo_own() == "campaign"
    assert article(library, "讀書筆記").record == stored.record


def test_an_own_event_can_be_merged_into_another_and_back(library: Library) -> None:
    library.change_own("event", [LEAVING])
    event_id, _ = own_event(library)
    target = Target(TargetKind.EVENT, PAGE, "own:e1")
    library.change_own("merge", [Entry("s", target, SameAs(RECORD.events[2].key))])
    library.change_own("name", [Entry("h", target, NewHeadline("渡江"))])
    library.save(replace(RECORD, events=RECORD.events[:3]))
    with LibraryReader(library.path) as reader:
        assert event_id not in {entry.id for _, entry in shown_entries(reader)}
    library.undo_own()
    library.undo_own()
    assert own_event(library) == (event_id, "教導總隊渡江")
