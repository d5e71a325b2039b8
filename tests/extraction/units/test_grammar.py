"""Numbered units: the cases of tests/cases/units.toml, and every spelling of a number."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.grammar import find_numbered
from timeline_app.extraction.units.unit_word import UnitWord
from timeline_app.zhtext.numerals import to_chinese
from timeline_app.zhtext.variants import Script, convert, fold

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "units.toml").read_text("utf-8"))
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
BY_CHARACTER = str.maketrans("0123456789", "〇一二三四五六七八九")


def key(word: UnitWord) -> str:
    number = word.qualifier + word.number
    return f"{number}:{word.echelon}" if number else word.echelon


@pytest.mark.parametrize("case", CASES["numbered"], ids=lambda case: case["text"][:16])
def test_the_cases(case):
    text = case["text"]
    found = find_numbered(fold(text))
    assert [key(word) for word in found] == case["units"]
    if "names" in case:
        assert [word.written(text) for word in found] == case["names"]


def spellings(number: int) -> list[str]:
    arabic = str(number)
    ways = [arabic, arabic.translate(FULL_WIDTH)]
    if number < 100:
        ways.append(to_chinese(number))
    if 20 < number < 30:
        ways.append("廿" + to_chinese(number - 20))
    if number > 20:
        ways.append(arabic.translate(BY_CHARACTER))
    return ways


ECHELONS = sorted(vocabulary.units().ranks)
QUALIFIERS = sorted(word for word in vocabulary.units().qualifiers if len(word) > 1)


@settings(max_examples=150, deadline=None)
@given(
    number=st.integers(1, 299),
    echelon=st.sampled_from(ECHELONS),
    qualifier=st.sampled_from(["", *QUALIFIERS]),
    script=st.sampled_from([Script.AS_WRITTEN, Script.TRADITIONAL]),
    data=st.data(),
)
def test_a_unit_comes_back_from_every_spelling(number, echelon, qualifier, script, data):
    written = data.draw(st.sampled_from(spellings(number)))
    text = convert(f"于是{qualifier}第{written}{echelon}，", script)
    (word,) = find_numbered(fold(text))
    assert (word.number, word.echelon) == (str(number), echelon)
    assert word.span.of(text).startswith(convert(qualifier, script) or convert("第", script))
    kept = qualifier not in vocabulary.units().drop
    same = vocabulary.units().same_qualifiers.get(qualifier, qualifier)
    assert word.qualifier == (same if kept else "")


@settings(max_examples=60, deadline=None)
@given(
    numbers=st.lists(st.integers(11, 99), min_size=2, max_size=5, unique=True),
    echelon=st.sampled_from(["军", "师", "师团", "集团军", "旅"]),
    share=st.sampled_from(["", "等", "各"]),
    chinese=st.booleans(),
)
def test_a_list_gives_one_unit_for_each_number(numbers, echelon, share, chinese):
    ways = [to_chinese(number) if chinese else str(number) for number in numbers]
    text = "、".join(f"第{way}" for way in ways) + share + echelon
    found = find_numbered(text)
    assert [int(word.number) for word in found] == numbers
    assert {word.echelon for word in found} == {echelon}
    assert [word.written(text) for word in found] == [f"第{way}{echelon}" for way in ways]


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet="第一二十百〇0129军师团旅独立混成、和等各个两 \n，。（）AD長x", max_size=40)
)
def test_odd_text_never_raises_and_words_are_in_order(text):
    found = find_numbered(fold(text))
    ends = [0, *(word.span.end for word in found)]
    assert all(word.span.start >= end for word, end in zip(found, ends, strict=False))
    assert all(word.number.isdigit() and word.rank > 0 for word in found)


def test_nested_words_know_that_they_follow_a_unit():
    found = find_numbered("第八十八师二六二旅，第三旅")
    assert [word.nested for word in found] == [False, True, False]
