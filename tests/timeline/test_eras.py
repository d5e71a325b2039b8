from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.timeline.making import measure

from timeline_app.domain import days
from timeline_app.timeline.eras import Era, Eras, era_ticks
from timeline_app.timeline.viewport import Scale, Viewport


def era(name, house, first, last):
    def year(number):
        return (f"{name}{number}年", f"{name}{number}")

    return Era(name, house, tuple(map(float, (days.to_day(y) for y in range(first, last)))), year)


ROC = (era("民國", "民國", 1912, 2050),)
JAPAN = (era("大正", "日本", 1912, 1927), era("昭和", "日本", 1926, 1990))
CHINA = (
    era("同治", "清", 1862, 1876),
    era("光緒", "清", 1875, 1910),
    era("宣統", "清", 1909, 1913),
)


def scale_of(first, years, width=1000.0):
    return Scale(Viewport(days.to_day(first), years * 365.2), 150.0, width)


def names(lines, scale):
    return [tick.label for tick in era_ticks(Eras(lines), scale, measure)]


def test_years_by_number_then_reigns_then_houses():
    assert names((CHINA,), scale_of(1900, 3))[:2] == ["光緒26年", "光緒27年"]
    assert "光緒" in names((CHINA,), scale_of(1870, 60))
    assert names((CHINA,), scale_of(1500, 900)) == ["清"]


def test_what_holds_at_the_same_time_stands_side_by_side():
    assert names((ROC, JAPAN), scale_of(1937, 1.0))[0] == "民國26年 · 昭和12年"
    told = names((ROC, JAPAN), scale_of(1937, 8.0))
    assert told[0] == "民國26 · 昭和12"
    assert names((ROC, JAPAN), scale_of(1937, 12.0)) == ["民國 · 昭和"]


def test_years_far_apart_in_length_are_told_in_one_form():
    told = names((ROC,), scale_of(1915, 17.0))
    assert told[:2] == ["民國4", "民國5"]
    assert told[8:10] == ["民國12", "民國13"]


def test_outside_of_all_eras_nothing_is_told():
    assert names((ROC,), scale_of(1800, 10)) == []


@given(st.integers(1850, 1960), st.sampled_from([0.1, 2.0, 30.0, 100.0, 400.0]))
def test_cells_are_in_order_and_names_never_overlap(first, span):
    scale = scale_of(first, span)
    made = era_ticks(Eras((ROC, JAPAN, CHINA)), scale, measure)
    assert all(a.x1 <= b.x0 + 1e-6 for a, b in pairwise(made))
    right = -math.inf
    for tick in made:
        if tick.label:
            assert tick.label_x >= right
            right = tick.label_x + measure(tick.label)
            assert right <= tick.x1 + 1e-6


def test_the_change_within_a_year_has_its_own_cells():
    taisho = era("大正", "日本", 1912, 1927)
    changed = (
        taisho._replace(starts=(*taisho.starts, float(days.to_day(1926, 12, 25)))),
        JAPAN[1]._replace(starts=(float(days.to_day(1926, 12, 25)), *JAPAN[1].starts[1:])),
    )
    made = era_ticks(Eras((changed,)), scale_of(1926, 2.0), measure)
    assert made[0].x1 == pytest.approx(made[1].x0)
    assert made[0].label == "大正15年"
    assert [tick.label for tick in made][2] == "昭和2年"
