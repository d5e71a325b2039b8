from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.timeline.making import measure

from timeline_app.domain import days
from timeline_app.timeline import units
from timeline_app.timeline.ticks import LEVELS, choose, ticks
from timeline_app.timeline.viewport import Scale, Viewport

SCALES = st.builds(
    lambda start, power: Scale(Viewport(start, 10**power), 150.0, 1000.0),
    st.floats(2000, 3_000_000),
    st.floats(-1.3, 5.8),
)


@settings(max_examples=150)
@given(SCALES, st.sampled_from(units.LANGUAGES))
def test_ticks_are_strictly_increasing_and_cover_the_view(scale, language):
    level = choose(scale.per_day)
    for unit in (level.minor, level.major):
        made = ticks(unit, scale, measure, language, full=unit is level.major)
        assert all(a.day < b.day and a.x1 == b.x0 for a, b in pairwise(made))
        assert made[0].day <= scale.viewport.start + 1e-6
        assert made[-1].x1 >= scale.left + scale.width - 1e-3


@settings(max_examples=150)
@given(SCALES, st.sampled_from(units.LANGUAGES))
def test_names_fit_their_cells_and_never_overlap(scale, language):
    level = choose(scale.per_day)
    for unit in (level.minor, level.major):
        right = -math.inf
        for tick in ticks(unit, scale, measure, language, full=unit is level.major):
            if tick.label:
                assert tick.label_x >= right
                right = tick.label_x + measure(tick.label)
                assert right <= tick.x1 + 1e-6


@settings(max_examples=100)
@given(SCALES)
def test_every_major_tick_is_a_minor_one_too(scale):
    level = choose(scale.per_day)
    minor = {t.day for t in ticks(level.minor, scale, measure, "en", full=False)}
    major = ticks(level.major, scale, measure, "en", full=True)
    assert {tick.day for tick in major[1:]} <= minor


@pytest.mark.parametrize("unit", units.LADDER, ids=lambda unit: unit.name)
def test_a_unit_begins_at_its_own_floor(unit):
    for iso in ("1044-03-15", "1900-02-28", "1937-12-31", "2000-02-29"):
        start = unit.floor(days.from_iso(iso) + 0.6)
        assert unit.floor(start) == pytest.approx(start)
        assert unit.next(start) - start >= unit.least - 1e-9


@pytest.mark.parametrize(
    ("unit", "iso", "language", "expected"),
    [
        (units.MONTHS, "1937-12-13", "zh-Hant", ("1937年12月", "12月", "12")),
        (units.TEN_DAYS, "1937-12-13", "zh-Hans", ("1937年12月中旬", "12月中旬", "中旬", "中")),
        (units.DAYS, "1937-12-13", "zh-Hant", ("1937年12月13日 週一", "1937年12月13日", "12月13日", "13日", "13")),
        (units.YEARS, "-0259-09-01", "zh-Hant", ("前260年", "前260年")),
        (units.YEARS, "-0259-09-01", "en", ("260 BC", "260 BC")),
        (units.QUARTERS, "1937-12-13", "zh-Hant", ("10–12月", "10月")),
        (units.DECADES, "1937-12-13", "zh-Hant", ("1930年代", "1930")),
    ],
)  # fmt: skip
def test_names(unit, iso, language, expected):
    assert unit.labels(unit.floor(days.from_iso(iso)), language) == expected


def test_round_years_are_round_by_name_on_both_sides_of_the_first():
    start, end = days.to_day(-250), days.to_day(230)
    made = [
        units.CENTURIES.labels(day, "en")[0] for day in units.edges(units.CENTURIES, start, end)
    ]
    assert made == ["300 BC", "200 BC", "100 BC", "1–99", "100–199", "200–299", "300–399"]


def test_hours_have_names_in_every_language():
    afternoon = days.from_iso("1937-12-13") + 14 / 24
    assert units.HOURS.labels(afternoon, "zh-Hant")[0] == "14時"
    assert units.HOURS.labels(afternoon, "zh-Hans")[0] == "14时"
    assert units.HOURS.labels(afternoon, "en")[0] == "14:00"


def test_the_levels_go_from_fine_to_coarse():
    assert all(a.minor.least < b.minor.least for a, b in pairwise(LEVELS))
    assert all(level.minor.least < level.major.least for level in LEVELS)
