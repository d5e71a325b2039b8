import pytest

from timeline_app.domain import days
from timeline_app.domain.orbat import Unit
from timeline_app.ingest.summary import ImportSummary, Skipped
from timeline_app.ui import presenting

DEC_13 = days.to_day(1937, 12, 13)


def test_a_unit_is_called_as_the_article_calls_it_else_by_its_key() -> None:
    unit = Unit("JP:16:师团", ("第16師團", "16師"))
    assert presenting.unit_name("JP:16:师团", [unit]) == "第16師團"
    assert presenting.unit_name("JP:16:师团", []) == "第16师团"
    assert presenting.unit_name("CN:教导总队", []) == "教导总队"


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
