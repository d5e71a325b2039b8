from __future__ import annotations

import pytest

from timeline_app.domain import days
from timeline_app.domain.dates import Open, Precision, When
from timeline_app.timeline.when_text import when_text

DEC_13 = days.to_day(1937, 12, 13)


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
    assert when_text(when, "zh-Hant") == words


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (When(DEC_13, DEC_13, Precision.DAY, time="02:00"), "13 Dec 1937, 02:00"),
        (When(*days.month_bounds(1937, 12), Precision.MONTH), "Dec 1937"),
        (When(*days.year_bounds(-259), Precision.YEAR), "260 BC"),
        (When(DEC_13 - 12, DEC_13, Precision.RANGE), "1–13 Dec 1937"),
        (When(DEC_13, DEC_13 + 19, Precision.RANGE), "13 Dec 1937 – 1 Jan 1938"),
        (When(DEC_13 - 43, DEC_13, Precision.RANGE), "31 Oct – 13 Dec 1937"),
        (When(DEC_13, DEC_13, Precision.DAY, open=Open.AFTER), "from 13 Dec 1937"),
        (When(DEC_13, DEC_13, Precision.DAY, open=Open.BEFORE), "until 13 Dec 1937"),
        (When(DEC_13, DEC_13, Precision.DAY, approximate=True), "about 13 Dec 1937"),
    ],
)
def test_an_interval_in_english(when: When, words: str) -> None:
    assert when_text(when, "en") == words


def test_vague_times_over_several_months_or_years_name_no_days() -> None:
    months = When(days.to_day(1937, 11), DEC_13 + 18, Precision.MONTH)
    years = When(days.to_day(1937), days.to_day(1938, 12, 31), Precision.YEAR)
    assert when_text(months, "zh-Hant") == "1937年11月–1937年12月"
    assert when_text(years, "en") == "1937–1938"
    life = When(days.to_day(1892), days.to_day(1937, 12, 31), Precision.RANGE)
    assert when_text(life, "en") == "1892–1937"
    assert when_text(life, "zh-Hant") == "1892年–1937年"


def test_the_program_in_simplified_speaks_simplified() -> None:
    when = When(DEC_13, DEC_13, Precision.DAY, time="dawn", approximate=True)
    assert when_text(when, "zh-Hans") == "约1937年12月13日 拂晓"
