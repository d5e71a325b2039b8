"""Units with names: the cases of tests/cases/units.toml."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.extraction.units.names import find_units
from timeline_app.extraction.units.ship_names import ShipNames
from timeline_app.zhtext.variants import fold

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "units.toml").read_text("utf-8"))


def key(word) -> str:
    return f"{word.qualifier}{word.number}:{word.echelon}" if word.number else word.echelon


@pytest.mark.parametrize("case", CASES["named"], ids=lambda case: case["text"][:16])
def test_the_cases(case):
    assert [key(word) for word in find_units(fold(case["text"]))] == case["units"]


def test_a_name_that_a_list_gave_is_found_everywhere():
    text = fold("本部運輸司令部負責保管，運輸司令部不在。")
    assert [word.echelon for word in find_units(text, ["本部运输司令部"])] == ["本部运输司令部"]


def test_no_name_has_a_colon_which_parts_keys():
    assert find_units(fold("[[:5:軍團]]野戰軍"), [":5:军团"]) == []


def test_ships_are_found_in_quotes_and_before_their_marks():
    text = fold("「濟遠」艦與吉野號交戰，吉野为日本地名，“济远”舰退走")
    found = [word.span.of(text) for word in find_units(text, ships=ShipNames(("济远", "吉野")))]
    assert found == ["「济远」舰", "吉野号", "“济远”舰"]


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="关东军上海派遣方面兵团支队第11师左中右、个“”（）於的 \n", max_size=40))
def test_odd_text_never_raises_and_words_do_not_overlap(text):
    found = find_units(fold(text), ["第1兵站监护营"], ShipNames(("关东",)))
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
