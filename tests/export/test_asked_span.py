from __future__ import annotations

import pytest

from timeline_app.domain import days
from timeline_app.domain.errors import ExpectedError
from timeline_app.export.asked_span import asked_span, bounds, date_words


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1937", "1937-01-01", "1937-12-31"),
        ("1937年", "1937-01-01", "1937-12-31"),
        ("1937-12", "1937-12-01", "1937-12-31"),
        ("1937年2月", "1937-02-01", "1937-02-28"),
        (" 1937-12-13 ", "1937-12-13", "1937-12-13"),
        ("1937年12月13日", "1937-12-13", "1937-12-13"),
        ("1937/12/13", "1937-12-13", "1937-12-13"),
        ("-259", "-0259-01-01", "-0259-12-31"),
    ],
)
def test_a_date_is_all_of_its_time(text: str, first: str, last: str) -> None:
    start, end = bounds(text)
    assert (days.to_iso(int(start)), days.to_iso(int(end) - 1)) == (first, last)


@pytest.mark.parametrize("text", ["last winter", "1937-13", "1937-02-30", "13-12-1937"])
def test_other_words_are_refused_with_an_example(text: str) -> None:
    with pytest.raises(ExpectedError, match="1937-12-13") as caught:
        bounds(text)
    assert caught.value.code == "not-a-date"


def test_an_end_may_be_open() -> None:
    assert asked_span("", " ") is None
    assert asked_span("1937", "") == (days.to_day(1937), None)
    assert asked_span("", "1937") == (None, days.to_day(1938))


def test_a_span_comes_back_from_its_words() -> None:
    span = asked_span("1937-12-01", "1937-12-13")
    assert span is not None and None not in span
    words = date_words((float(span[0] or 0), float(span[1] or 0)))
    assert words == ("1937-12-01", "1937-12-13")
    assert asked_span(*words) == span
