from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.ui.palette.matching import rank

ALL = "Show all campaigns"


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("show", ALL), ("camp all", ALL), ("SAC", ALL), ("sh camp", ALL), ("nan", "南京战役 Nanjing"),
        ("南京", "南京戰役"), ("战役", "南京戰役"), ("南战", "南京戰役"), ("京戰", "南京战役"), ("", ALL),
    ],
)  # fmt: skip
def test_letters_that_fit(query: str, text: str) -> None:
    assert rank(query, [text]) is not None


@pytest.mark.parametrize(
    ("query", "text"),
    [("x", ALL), ("pmac", ALL), ("dark", "Fold all tracks"), ("show nothing", ALL), ("s", "")],
)
def test_letters_that_do_not(query: str, text: str) -> None:
    assert rank(query, [text]) is None


def test_the_start_is_nearer_than_a_word_than_the_inside_than_scattered_letters() -> None:
    found = [rank("leg", [text]) for text in ("Legend", "The legend", "Allege", "Large eggs")]
    assert None not in found
    assert found == sorted(set(found), key=lambda far: far or 0)


def test_each_word_may_fit_another_text() -> None:
    assert rank("tracks side", ["Side", "Tracks by"]) == rank("side", ["Side"])


@given(st.text(min_size=1, max_size=12).filter(lambda text: text.strip()))
def test_what_is_written_fits_itself(text: str) -> None:
    assert rank(text, [text]) is not None


@given(st.text(max_size=8), st.lists(st.text(max_size=20), max_size=4))
def test_nothing_breaks_it(query: str, texts: list[str]) -> None:
    far = rank(query, texts)
    assert far is None or far >= 0
