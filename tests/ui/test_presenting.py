import pytest

from timeline_app.domain import days
from timeline_app.domain.dates import Precision, When
from timeline_app.domain.orbat import Unit
from timeline_app.domain.refs import Locator
from timeline_app.ingest.summary import ImportSummary, Skipped
from timeline_app.library.search_hits import HitKind, SearchHit
from timeline_app.ui import presenting

DEC_13 = days.to_day(1937, 12, 13)


def test_a_unit_is_called_as_the_article_calls_it_else_by_its_key() -> None:
    unit = Unit("JP:16:师团", ("第16師團", "16師"))
    assert presenting.unit_name("JP:16:师团", [unit]) == "第16師團"
    assert presenting.unit_name("JP:16:师团", []) == "第16师团"
    assert presenting.unit_name("CN:教导总队", []) == "教导总队"


@pytest.mark.parametrize(
    ("event_id", "unit_key", "target"),
    [
        (7, None, Locator.event(7)),
        (None, "JP:11:军", Locator.unit("JP:11:军")),
        (None, None, Locator.article(3)),
    ],
)
def test_a_hit_leads_to_what_was_found(
    event_id: int | None, unit_key: str | None, target: Locator
) -> None:
    hit = SearchHit(HitKind.EVENT, 3, event_id, unit_key, "日軍入城", "南京", (), "…")
    shown = presenting.search_hit(hit, {}, str)
    assert (shown.target, shown.article_id) == (target, 3)


def test_a_hit_says_no_more_of_its_time_than_is_known() -> None:
    day = days.to_day(1937)
    year = When(day, days.to_day(1937, 12, 31), Precision.YEAR)
    hit = SearchHit(HitKind.EVENT, 3, 7, None, "日軍入城", "南京", (), "…", when=year)
    assert presenting.search_hit(hit, {7: year}, str).place == "1937 · 南京"


@pytest.mark.parametrize(
    ("kind", "words", "place"),
    [
        (HitKind.UNIT, "第16師團", "Unit · 南京"),
        (HitKind.PERSON, "第16師團", "Person · 南京"),
        (HitKind.PASSAGE, "…第16師團入城", "第16師團"),
    ],
)
def test_a_hit_says_what_it_is(kind: HitKind, words: str, place: str) -> None:
    hit = SearchHit(kind, 3, None, None, "第16師團", "南京", (), "…第16師團入城")
    shown = presenting.search_hit(hit, {}, str)
    assert (shown.words, shown.place) == (words, place)


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((1, 1, 0), "X · 1 event"),
        ((5, 1, 2), "X · 5 events · named 2 times"),
        ((5, 3, 1), "X · 5 events in 3 campaigns · named once"),
    ],
)
def test_a_selected_unit_says_how_far_it_reaches(counts: tuple[int, int, int], words: str) -> None:
    assert presenting.unit_words("X", counts, str) == words


def test_what_an_import_brought() -> None:
    named = (Skipped("a", "empty-file", "…"),)
    summary = ImportSummary(added=2, updated=1, skipped=named, skipped_by_code={"empty-file": 1})
    words = presenting.import_words(summary, str)
    assert words == "2 articles added, 1 updated, 1 skipped."
