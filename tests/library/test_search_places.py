"""What is found does not depend on how much of the index is looked at, nor on the order of the entries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from timeline_app.domain import days
from timeline_app.domain.dates import Precision, When
from timeline_app.domain.own import Entry, Hidden, OwnEvent, Target, TargetKind
from timeline_app.library import search_places
from timeline_app.library.reader import LibraryReader
from timeline_app.library.search import Bounds, Page
from timeline_app.library.store import Library

from .records import record

ALL = Page(campaigns=100, lines=10_000)
DAY = days.to_day(1937, 12, 20)


@pytest.fixture
def path(library_path: Path) -> Iterator[Path]:
    """Six articles; the reader has added an event to the second and hidden and shown one of the first."""
    with Library(library_path) as library:
        for number in range(5):
            made = record(f"{number}號戰役")
            title = replace(made.campaign, title=f"{number}號戰役")
            library.save(replace(made, campaign=title))
        own = OwnEvent(When(DAY, DAY, Precision.DAY), "日軍舉行南京入城式")
        library.change_own("", [Entry("a", Target(TargetKind.ARTICLE, "1号战役"), own)])
        key = record("0號戰役").events[0].key
        hidden = Entry("b", Target(TargetKind.EVENT, "0号战役", key), Hidden())
        library.change_own("", [hidden])
        library.save(record("6號戰役"))
        library.change_own("", [], ["b"])
    yield library_path


def found(path: Path, words: str) -> dict[int, tuple[int, list[int | None]]]:
    with LibraryReader(path) as reader:
        campaigns = reader.searcher.search(words, ALL).campaigns
    return {
        one.article_id: (one.total, sorted((hit.event_id or 0, hit.snippet) for hit in one.hits))
        for one in campaigns
    }


@pytest.mark.parametrize("words", ["南京", "日", "南京 日", "日軍 -陷", "號戰役", "-", "入城"])
@pytest.mark.parametrize("stretch", [1, 2, 7, 20])
def test_campaigns_are_found_whole_however_little_is_looked_at_first(
    path: Path, words: str, stretch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = found(path, words)
    monkeypatch.setattr(search_places, "_STRETCH", stretch)
    monkeypatch.setattr(search_places, "_STEPS", (0, 10, 30, 2**62))
    assert found(path, words) == whole


def test_what_was_added_later_is_told_with_its_campaign(path: Path) -> None:
    with LibraryReader(path) as reader:
        ids = {row.title: row.article_id for row in reader.campaigns()}
        events = reader.searcher.events("南京")
    assert set(found(path, "入城")) == {ids["1號戰役"]}
    totals = {
        title: found(path, "南京")[ids[title]][0] for title in ("0號戰役", "1號戰役", "2號戰役")
    }
    assert totals == {"0號戰役": 3, "1號戰役": 4, "2號戰役": 3}
    assert len(events) == len(set(events)) == 13


@pytest.mark.parametrize("words", ["南京", "日", "號戰役", "入城", "1號戰役"])
def test_among_the_events_that_are_kept_the_same_is_found_either_way(
    path: Path, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_places, "_BATCH", 3)
    with LibraryReader(path) as reader:
        events = set(reader.searcher.events(words))
        wanted = set(list(reader.searcher.events("日"))[::2]) | {max(events, default=0)}

        def told(bounds: Bounds) -> dict[int, list[int | None]]:
            found = reader.searcher.search(words, ALL, bounds).campaigns
            return {one.article_id: sorted(hit.event_id or 0 for hit in one.hits) for one in found}

        by_one = told(Bounds(kept=wanted.intersection))
        assert by_one == told(Bounds(kept=wanted.intersection, few=sorted(wanted)))
    assert {one for ids in by_one.values() for one in ids} == events & wanted
