import pytest

from timeline_app.domain import days
from timeline_app.domain.dates import Open, Precision, When, edtf

DEC_13 = days.to_day(1937, 12, 13)
MONTH = days.month_bounds(1937, 12)
YEAR = days.year_bounds(1937)


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (When(DEC_13, DEC_13, Precision.DAY), "1937-12-13"),
        (When(DEC_13, DEC_13, Precision.DAY, time="02:00"), "1937-12-13T02:00"),
        (When(DEC_13, DEC_13, Precision.DAY, time="evening"), "1937-12-13"),
        (When(DEC_13, DEC_13, Precision.DAY, approximate=True), "1937-12-13~"),
        (When(DEC_13, DEC_13, Precision.DAY, open=Open.AFTER), "1937-12-13/.."),
        (When(DEC_13, DEC_13, Precision.DAY, open=Open.BEFORE), "../1937-12-13"),
        (When(DEC_13 - 12, DEC_13, Precision.RANGE), "1937-12-01/1937-12-13"),
        (When(*MONTH, Precision.MONTH), "1937-12"),
        (When(*MONTH, Precision.MONTH, open=Open.AFTER), "1937-12/.."),
        (When(*YEAR, Precision.YEAR), "1937"),
        (When(*days.year_bounds(-259), Precision.YEAR), "-0259"),
    ],
)
def test_edtf(when: When, text: str) -> None:
    assert edtf(when) == text


def test_an_interval_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="ends before it starts"):
        When(DEC_13, DEC_13 - 1, Precision.RANGE)


def test_length_counts_both_ends() -> None:
    assert When(DEC_13, DEC_13, Precision.DAY).length == 1
    assert When(*MONTH, Precision.MONTH).length == 31
