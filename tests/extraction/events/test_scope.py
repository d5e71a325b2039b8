"""Whether an event belongs to the campaign: by its section and by its day."""

from __future__ import annotations

import pytest

from timeline_app.domain import days
from timeline_app.domain.dates import Precision, When
from timeline_app.domain.events import Scope
from timeline_app.extraction.events.scope import scope_of


def _when(start: str, end: str | None = None) -> When:
    first, last = days.from_iso(start), days.from_iso(end or start)
    return When(first, last, Precision.DAY if first == last else Precision.RANGE)


CAMPAIGN = _when("1937-12-01", "1937-12-13")


@pytest.mark.parametrize(
    ("day", "heading", "scope"),
    [
        ("1937-12-08", None, Scope.CAMPAIGN),
        ("1937-12-08", Scope.BACKGROUND, Scope.CAMPAIGN),
        ("1937-11-20", None, Scope.CAMPAIGN),
        ("1937-11-20", Scope.BACKGROUND, Scope.BACKGROUND),
        ("1932-03-01", None, Scope.BACKGROUND),
        ("1937-12-21", None, Scope.CAMPAIGN),
        ("1937-12-21", Scope.AFTERMATH, Scope.AFTERMATH),
        ("1946-01-01", None, Scope.AFTERMATH),
        ("1925-07-01", Scope.BIOGRAPHY, Scope.BIOGRAPHY),
    ],
)
def test_scope(day: str, heading: Scope | None, scope: Scope) -> None:
    assert scope_of(_when(day), heading, CAMPAIGN, biography=False) is scope


@pytest.mark.parametrize(
    ("campaign", "day"),
    [(_when("1883-01-01", "1885-12-31"), _when("1883-08-20")), (CAMPAIGN, _when("1937-12-01", "1937-12-31"))],
)  # fmt: skip
def test_what_is_told_by_years_or_months_is_where_its_heading_says(
    campaign: When, day: When
) -> None:
    for heading in (Scope.BACKGROUND, Scope.AFTERMATH):
        assert scope_of(day, heading, campaign, biography=False) is heading
    assert scope_of(day, None, campaign, biography=False) is Scope.CAMPAIGN


def test_without_a_campaign_the_heading_decides() -> None:
    assert (
        scope_of(_when("1937-12-21"), Scope.BACKGROUND, None, biography=False) is Scope.BACKGROUND
    )
    assert scope_of(_when("1937-12-21"), None, None, biography=False) is Scope.CAMPAIGN
