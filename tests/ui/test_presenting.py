import pytest

from timeline_app.domain import days
from timeline_app.domain.dates import Derivation, Inherited, Open, Precision, When
from timeline_app.domain.events import Event
from timeline_app.domain.orbat import Unit
from timeline_app.domain.refs import Locator
from timeline_app.domain.spans import Span
from timeline_app.ingest import ImportSummary, Skipped
from timeline_app.library.search import SearchHit
from timeline_app.library.search_index import HitKind
from timeline_app.ui import presenting

DEC_13 = days.to_day(1937, 12, 13)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (DEC_13, "1937年12月13日（民國26年）星期一"),
        (days.to_day(1894, 7, 25), "1894年7月25日星期三"),
        (days.to_day(-259, 9, 1), "前260年9月1日星期六"),
    ],
)
def test_a_day_in_full(day: int, words: str) -> None:
    assert presenting.day_words(day)[:-1] == words[:-1]
    assert presenting.day_words(day)[-1] == "一二三四五六日"[days.weekday(day)]


def test_the_hour_under_the_pointer_shows_only_in_a_close_view() -> None:
    assert presenting.moment_words(DEC_13 + 0.6, 3.0).endswith(" 14時")
    assert "時" not in presenting.moment_words(DEC_13 + 0.6, 300.0)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (When(DEC_13, DEC_13, Precision.DAY, time="02:00"), "1937年12月13日 02:00"),
        (When(DEC_13, DEC_13, Precision.DAY, time="dawn"), "1937年12月13日 拂曉"),
        (When(*days.month_bounds(1937, 12), Precision.MONTH), "1937年12月"),
        (When(*days.year_bounds(-259), Precision.YEAR), "前260年"),
        (When(DEC_13 - 12, DEC_13, Precision.RANGE), "1937年12月1日–13日"),
        (When(DEC_13, DEC_13 + 19, Precision.RANGE), "1937年12月13日–1938年1月1日"),
        (When(DEC_13 - 43, DEC_13, Precision.RANGE), "1937年10月31日–12月13日"),
        (When(DEC_13, DEC_13, Precision.DAY, open=Open.AFTER), "1937年12月13日起"),
        (When(DEC_13, DEC_13, Precision.DAY, open=Open.BEFORE), "至1937年12月13日"),
        (When(DEC_13, DEC_13, Precision.DAY, approximate=True), "約1937年12月13日"),
    ],
)
def test_an_interval_is_told_as_exactly_as_it_is_known(when: When, words: str) -> None:
    assert presenting.when_words(when) == words


def event(**changes: object) -> Event:
    values: dict[str, object] = {
        "key": "0" * 20,
        "span": Span(0, 6),
        "sentence": Span(0, 12),
        "section": "",
        "date_text": "同日",
        "when": When(DEC_13, DEC_13, Precision.DAY),
        "headline": "日軍入城",
    }
    return Event(**(values | changes))  # type: ignore[arg-type]


def test_the_tooltip_shows_the_sentence_the_date_words_and_the_chain() -> None:
    chain = (Derivation(Inherited.DAY, "same-day", "12月13日"),)
    text = presenting.event_tooltip(event(derived_from=chain), "同日，<日軍>入城。", "南京")
    assert "<b>同日</b>，&lt;日軍&gt;入城。" in text
    assert "日 ← 12月13日" in text
    assert "南京" in text


def test_years_of_a_campaign() -> None:
    assert presenting.years_words(DEC_13, DEC_13) == "1937"
    assert presenting.years_words(DEC_13, DEC_13 + 40) == "1937–1938"
    assert presenting.years_words(None, DEC_13) == ""


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
    hit = SearchHit(HitKind.EVENT, 3, event_id, unit_key, "日軍入城", "…", (), "南京")
    shown = presenting.search_hit(hit, {}, str)
    assert (shown.target, shown.article_id) == (target, 3)


def test_a_hit_says_no_more_of_its_time_than_is_known() -> None:
    day = days.to_day(1937)
    year = When(day, days.to_day(1937, 12, 31), Precision.YEAR)
    hit = SearchHit(HitKind.EVENT, 3, 7, None, "日軍入城", "…", (), "南京", date="1937-01-01")
    assert presenting.search_hit(hit, {7: year}, str).place == "1937年 · 南京"


@pytest.mark.parametrize(
    ("kind", "words", "place"),
    [
        (HitKind.UNIT, "第16師團", "Unit · 南京"),
        (HitKind.PERSON, "第16師團", "Person · 南京"),
        (HitKind.PASSAGE, "…第16師團入城", "第16師團"),
    ],
)
def test_a_hit_says_what_it_is(kind: HitKind, words: str, place: str) -> None:
    hit = SearchHit(kind, 3, None, None, "第16師團", "…第16師團入城", (), "南京")
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
    summary = ImportSummary(added=2, updated=1, skipped=(Skipped("a", "empty-file", "…"),))
    words = presenting.import_words(summary, str)
    assert words == "2 articles added, 1 updated, 1 skipped."
