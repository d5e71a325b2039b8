from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from timeline_app.domain import days
from timeline_app.library.reader import CampaignRow, LibraryReader
from timeline_app.library.store import Library

from .records import CORPS, DAYS, DIVISION, record


@pytest.fixture
def reader(library_path: Path) -> Iterator[LibraryReader]:
    """A library of two campaigns; in the second one, event 3 is told again as event 2."""
    second = record("淞滬會戰")
    shown, hidden = second.events[1], second.events[3]
    hidden = replace(hidden, same_as=shown.key, units=("CN:教导总队",))
    with Library(library_path) as library:
        library.save(record())
        library.save(replace(second, events=(*second.events[:3], hidden)))
    with LibraryReader(library_path) as opened:
        yield opened


def test_reading_needs_no_sqlite_utils() -> None:
    program = "import sys, timeline_app.library.reader; sys.exit('sqlite_utils' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True)


def test_campaigns_take_missing_days_from_their_events(reader: LibraryReader) -> None:
    fall = days.to_day(1937, 12, 13)
    assert reader.campaigns() == [
        CampaignRow(1, "南京保卫战", DAYS[0], fall, 4, 2),
        CampaignRow(2, "淞滬會戰", DAYS[0], DAYS[1], 3, 2),
    ]


def test_a_campaign_without_any_date_comes_last(library_path: Path) -> None:
    empty = record("長平之戰", events=(), units=())
    campaign = replace(empty.campaign, start=None, end=None)
    with Library(library_path) as library:
        library.save(replace(empty, campaign=campaign))
        library.save(record())
    with LibraryReader(library_path) as reader:
        assert reader.campaigns()[1] == CampaignRow(1, "長平之戰", None, None, 0, 0)


def test_campaigns_are_listed_without_counting_events_or_units(library_path: Path) -> None:
    asked: list[str] = []
    with Library(library_path) as library:
        library.save(record())
    with LibraryReader(library_path) as reader:
        reader._connection.set_trace_callback(asked.append)
        reader.campaigns()
        (query,) = asked
        plan = [row[3] for row in reader._connection.execute(f"EXPLAIN QUERY PLAN {query}")]
    assert [step.split()[1] for step in plan if step.startswith(("SCAN", "SEARCH"))] == [
        "campaigns"
    ]


def test_totals_follow_what_is_imported_again(library_path: Path) -> None:
    first = record()
    with Library(library_path) as library:
        library.save(first)
        library.save(replace(first, events=first.events[:1], units=()))
    with LibraryReader(library_path) as reader:
        (row,) = reader.campaigns()
    assert (row.event_count, row.unit_count) == (1, 0)


def test_headlines_and_people_of_many_events(reader: LibraryReader) -> None:
    assert reader.headlines([4, 1, 99]) == {1: "日军下令攻占南京", 4: "南京陷落"}
    assert reader.headlines(range(100_000))[7] == "唐生智拒降"
    assert reader.headlines([]) == {}
    assert reader.people_of_events([1, 3]) == {3: ("唐生智",)}


def test_what_is_not_there_is_none(reader: LibraryReader) -> None:
    assert reader.event(99) is None
    assert reader.article(99) is None
    assert reader.orbat(99) == ()
    assert reader.units_of_event(99) == []


def test_units_and_events_know_each_other(reader: LibraryReader) -> None:
    assert reader.units_of_event(2) == ["JP:16:师团", "CN:教导总队"]
    assert reader.events_of_unit("JP:16:师团") == [2, 6]
    # The hidden event of the unit lights up the one that is shown in its stead, once.
    assert reader.events_of_unit("CN:教导总队") == [2, 6]
    assert reader.events_of_unit("CN:1:师") == []


def test_the_order_of_battle_keeps_its_order(reader: LibraryReader) -> None:
    assert reader.orbat(1) == (CORPS, DIVISION)


@pytest.mark.parametrize(
    ("title", "article_id"),
    [
        ("南京保卫战", 1),
        ("南京保衛戰", 1),
        ("淞沪会战", 2),
        ("淞滬會戰_(1937年)", 2),
        ("淞滬會戰#背景", 2),
        ("南京戰役", 1),
        ("長平之戰", None),
        ("", None),
    ],
)
def test_articles_are_found_by_any_of_their_names(
    reader: LibraryReader, title: str, article_id: int | None
) -> None:
    assert reader.find_article(title) == article_id


def test_a_page_title_goes_before_an_alias(library_path: Path) -> None:
    with Library(library_path) as library:
        library.save(record())
        library.save(record("南京戰役"))
    with LibraryReader(library_path) as reader:
        assert reader.find_article("南京战役") == 2


def test_a_snapshot_stays_as_it_was_while_another_writes(library_path: Path) -> None:
    with Library(library_path) as library:
        article_id = library.save(record())
        with LibraryReader(library_path) as reader, reader.snapshot():
            before = reader.article(article_id)
            library.remove([article_id])
            assert reader.article(article_id) == before
            assert len(reader.packed_events()) == 1
        with LibraryReader(library_path) as reader:
            assert reader.article(article_id) is None
