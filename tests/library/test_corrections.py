"""Corrections as every reader of the library sees them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline_app.domain import coding, days
from timeline_app.domain.dates import Precision, When
from timeline_app.domain.events import Event, EventKind
from timeline_app.domain.own import (
    Content,
    Entry,
    Hidden,
    NewDate,
    NewHeadline,
    NewKind,
    SameAs,
    Target,
    TargetKind,
)
from timeline_app.library.event_lines import read_lines
from timeline_app.library.reader import LibraryReader, StoredEvent
from timeline_app.library.search_hits import HitKind
from timeline_app.library.store import Library

from .records import record, shown_entries

RECORD = record()
FIRST, OTHER = RECORD.events[0], RECORD.events[1]
DAY = days.to_day(1938, 1, 2)
LATER = When(DAY, DAY, Precision.DAY)


@pytest.fixture
def library(library_path: Path) -> Iterator[Library]:
    with Library(library_path) as opened:
        opened.save(RECORD)
        yield opened


def correct(library: Library, *contents: Content, event: Event = FIRST) -> None:
    target = Target(TargetKind.EVENT, "南京保卫战", event.key)
    put = [Entry(f"{event.key}{content}", target, content) for content in contents]
    library.change_own("correct", put)


def stored(library: Library, key: str = FIRST.key) -> StoredEvent:
    with LibraryReader(library.path) as reader:
        article = reader.article(1)
        assert article is not None
        ids = dict(zip((e.key for e in article.record.events), article.event_ids, strict=True))
        event = reader.event(ids[key])
    assert event is not None
    return event


def shown(library: Library) -> dict[int, coding.Entry]:
    with LibraryReader(library.path) as reader:
        return {entry.id: entry for _, entry in shown_entries(reader)}


def found(library: Library, words: str) -> list[str]:
    with LibraryReader(library.path) as reader:
        return [
            hit.title for hit in reader.searcher.search(words).hits if hit.kind is HitKind.EVENT
        ]


def test_a_correction_is_seen_everywhere_and_the_original_is_kept(library: Library) -> None:
    correct(library, NewDate(LATER), NewHeadline("守軍奪門"), NewKind(EventKind.ATTACK))
    event = stored(library)
    assert event.event == replace(
        FIRST, when=LATER, headline="守軍奪門", kind=EventKind.ATTACK, derived_from=()
    )
    assert event.original == FIRST
    row = shown(library)[event.id]
    assert (row.start, row.end) == (DAY, DAY + 1)
    assert coding.KINDS[row.kind] == "attack" and row.flags & coding.CORRECTED
    with LibraryReader(library.path) as reader:
        assert reader.headlines([event.id]) == {event.id: "守軍奪門"}
        (line,) = read_lines(library.path, [event.id])
        assert (line.when, line.headline) == (LATER, "守軍奪門")
    assert found(library, "奪門") == ["守軍奪門"]
    assert library.check() == []


def test_what_nobody_corrected_has_no_other_original(library: Library) -> None:
    correct(library, NewHeadline("守軍奪門"))
    event = stored(library, OTHER.key)
    assert event.original is None and event.event == OTHER
    assert not shown(library)[event.id].flags & coding.CORRECTED


@pytest.mark.parametrize("content", [Hidden(), SameAs(OTHER.key)])
def test_an_event_that_is_not_to_be_seen_is_seen_nowhere(
    library: Library, content: Content
) -> None:
    event_id = stored(library).id
    with LibraryReader(library.path) as reader:
        before = reader.campaigns()[0].event_count
    correct(library, content)
    assert event_id not in shown(library)
    assert found(library, FIRST.headline) == []
    with LibraryReader(library.path) as reader:
        assert reader.campaigns()[0].event_count == before - 1
        for unit in FIRST.units:
            assert event_id not in reader.events_of_unit(unit)
    assert library.check() == []
    library.undo_own()
    assert event_id in shown(library)
    assert found(library, FIRST.headline) == [FIRST.headline]
    assert library.check() == []


def test_corrections_outlive_another_reading_of_the_article(library: Library) -> None:
    correct(library, NewHeadline("守軍奪門"))
    event_id = stored(library).id
    anew = replace(FIRST, kind=EventKind.DEFENCE, headline="日軍攻城")
    library.save(replace(RECORD, events=(anew, *RECORD.events[1:])))
    event = stored(library)
    assert event.id == event_id
    assert event.event == replace(anew, headline="守軍奪門")
    assert event.original == anew
    library.save(replace(RECORD, events=RECORD.events[1:]))
    library.save(RECORD)  # the sentence was gone and is back
    assert stored(library).event.headline == "守軍奪門"
    library.undo_own()
    assert stored(library).event == FIRST
    assert stored(library).original is None
    assert library.check() == []


def shown_keys(library: Library) -> set[str]:
    with LibraryReader(library.path) as reader:
        events = (reader.event(event_id) for event_id in shown(library))
        return {event.event.key for event in events if event is not None}


def test_of_events_that_are_merged_one_after_the_other_the_last_is_shown(library: Library) -> None:
    first, second, third, _ = RECORD.events
    correct(library, SameAs(second.key), event=first)
    correct(library, SameAs(third.key), event=second)
    assert stored(library, first.key).event.same_as == third.key
    assert not {first.key, second.key} & shown_keys(library)
    correct(library, SameAs(first.key), event=third)  # round in a circle
    assert {first.key, second.key, third.key} <= shown_keys(library)
    library.undo_own()
    correct(library, Hidden(), event=third)
    assert not {first.key, second.key, third.key} & shown_keys(library)
    for _ in range(3):
        library.undo_own()
    assert stored(library, first.key).event == first
    assert library.check() == []


def test_an_event_whose_teller_is_gone_is_shown_again(library: Library) -> None:
    first, second, *rest = RECORD.events
    correct(library, SameAs(second.key), event=first)
    library.save(replace(RECORD, events=(first, *rest)))
    assert first.key in shown_keys(library)
    library.save(RECORD)
    assert first.key not in shown_keys(library)
    other = record("別的")
    library.save(other)
    correct(library, SameAs(other.events[0].key), event=first)
    assert first.key not in shown_keys(library)
    with LibraryReader(library.path) as reader:
        article_id = reader.find_article("別的")
    assert article_id is not None
    kept = library.remove([article_id])
    assert first.key in shown_keys(library)
    library.put_back(kept)
    assert first.key not in shown_keys(library)
    assert library.check() == []


ANY = st.sampled_from(
    [
        Hidden(),
        SameAs(OTHER.key),
        NewHeadline("守軍奪門"),
        NewHeadline("別的"),
        NewKind(EventKind.AIR),
        NewDate(LATER),
    ]
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(st.tuples(st.sampled_from(RECORD.events), st.lists(ANY, max_size=3)), max_size=5)
)
def test_undoing_everything_leaves_what_was_extracted(
    library: Library, steps: list[tuple[Event, list[Content]]]
) -> None:
    before = shown(library)
    for event, contents in steps:
        correct(library, *contents, event=event)
    while library.undo_own():
        pass
    assert shown(library) == before
    with LibraryReader(library.path) as reader:
        article = reader.article(1)
    assert article is not None and article.record == RECORD
    assert library.check() == []
