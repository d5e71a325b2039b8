import pytest

from timeline_app.domain import days
from timeline_app.domain.dates import Derivation, Inherited, Precision, When
from timeline_app.ui import date_words

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
    assert date_words.day_words(day, "zh-Hant")[:-1] == words[:-1]
    assert date_words.day_words(day, "zh-Hant")[-1] == "一二三四五六日"[days.weekday(day)]


def test_the_hour_under_the_pointer_shows_only_in_a_close_view() -> None:
    assert date_words.moment_words(DEC_13 + 0.6, 3.0, "zh-Hant").endswith(" 14時")
    assert "時" not in date_words.moment_words(DEC_13 + 0.6, 300.0, "zh-Hant")


def test_the_program_in_simplified_speaks_simplified() -> None:
    assert date_words.day_words(DEC_13, "zh-Hans") == "1937年12月13日（民国26年）星期一"


def test_a_day_in_english() -> None:
    assert date_words.day_words(DEC_13, "en") == "Mon 13 Dec 1937 (ROC 26)"
    assert date_words.moment_words(DEC_13 + 0.6, 3.0, "en").endswith(" 14:00")


def test_the_chain_of_an_inherited_date() -> None:
    chain = (
        Derivation(Inherited.YEAR, "sentence", "1937年12月1日"),
        Derivation(Inherited.DAY, "same-day", "9日"),
        Derivation(Inherited.MONTH, "campaign", ""),
    )
    assert date_words.chain_words(chain, "en") == "year from “1937年12月1日”; day from “9日”"
    assert date_words.chain_words(chain, "zh-Hant") == "年據「1937年12月1日」；日據「9日」"


def test_years_of_a_campaign() -> None:
    assert date_words.years_words(DEC_13, DEC_13) == "1937"
    assert date_words.years_words(DEC_13, DEC_13 + 40) == "1937–1938"
    assert date_words.years_words(None, DEC_13) == ""


@pytest.mark.parametrize(
    ("when", "language", "words"),
    [
        (When(DEC_13, DEC_13, Precision.DAY), "zh-Hant", "12月13日"),
        (When(DEC_13, DEC_13, Precision.DAY, approximate=True), "zh-Hans", "约12月13日"),
        (When(DEC_13 - 12, DEC_13, Precision.RANGE), "zh-Hant", "12月1日–13日"),
        (When(DEC_13, DEC_13 + 19, Precision.RANGE), "zh-Hant", "1937年12月13日–1938年1月1日"),
        (When(*days.year_bounds(1937), Precision.YEAR), "zh-Hant", "1937年"),
        (When(DEC_13 - 12, DEC_13, Precision.RANGE), "en", "1–13 Dec"),
        (When(*days.month_bounds(1937, 12), Precision.MONTH), "en", "Dec"),
    ],
)
def test_the_year_that_is_clear_is_not_repeated(when: When, language: str, words: str) -> None:
    assert date_words.brief_words(when, 1937, language) == words
    assert date_words.brief_words(when, 1936, language) == date_words.when_words(when, language)
    assert date_words.brief_words(when, None, language) == date_words.when_words(when, language)


def test_the_old_date_is_told_where_the_view_is_near():
    day = days.from_iso("1937-12-13")
    assert date_words.pointed_words(day + 0.5, 100.0, "zh-Hant").endswith("農曆十一月十一")
    assert date_words.pointed_words(day + 0.5, 100.0, "zh-Hans").endswith("农历十一月十一")
    assert date_words.pointed_words(day + 0.5, 100.0, "en").endswith("lunar 11/11")
    assert "曆" not in date_words.pointed_words(day + 0.5, 9000.0, "zh-Hant")
    assert date_words.old_words(days.from_iso("1938-01-31"), "zh-Hant") == "農曆正月初一"
    assert date_words.old_words(days.from_iso("1938-02-19"), "zh-Hant") == "農曆正月二十"
