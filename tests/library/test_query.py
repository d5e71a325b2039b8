from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.domain.spans import Span
from timeline_app.library.query import CHARACTERS, PAIRS, Query, fewer, parse


def told(query: Query) -> list[tuple[str, str]]:
    return [(part.table, part.expression) for part in query.parts()]


def test_pairs_and_single_characters_are_asked_for_where_they_stand() -> None:
    assert told(parse("唐生智 降")) == [(PAIRS, '"唐生 生智"'), (CHARACTERS, '"降"')]
    assert told(parse("南京 -降 -日军")) == [(PAIRS, '("南京") NOT ("日军")'), (CHARACTERS, '"降"')]
    assert [bool(part.wanted) for part in parse("降 -日军").parts()] == [True, False]
    assert told(parse("-降")) == [(CHARACTERS, '"降"')] and not parse("-降")


@pytest.mark.parametrize(
    "words",
    ['"攻占 南京"', "“攻佔 南京”", "「攻占　南京」", "『攻占 南京』", '"攻占 南京', "＂攻占 南京"],
)
def test_quotation_marks_of_any_kind_hold_a_phrase_together(words: str) -> None:
    query = parse(words)
    assert query.wanted == (("攻占 南京",),)
    assert query.fits("日軍攻佔\n南京") and not query.fits("南京 攻佔")


def test_a_minus_leaves_out_and_alone_means_nothing() -> None:
    assert parse("南京 -").wanted == parse("南京").wanted
    assert parse("-").wanted == ()
    assert parse("A-B").wanted == (("a－b",),)
    query = parse("南京 －“日軍”")
    assert query.fits("南京陷落") and not query.fits("日军入南京")


@pytest.mark.parametrize("words", ["21师", "廿一師", "二十一师", "二一師", "２１師"])
def test_the_number_of_a_unit_is_meant_in_every_spelling(words: str) -> None:
    (term,) = parse(words).wanted
    assert set(term) == {"21师", "廿一师", "二十一师", "二一师"}
    assert parse("1937年").wanted == (("1937年",),)


@given(st.text(st.sampled_from("\"'*():^-+{}ANDOR a戰「」“”－\0\ud800"), max_size=12))
def test_no_syntax_is_left_in_a_query(words: str) -> None:
    for terms in (parse(words).wanted, parse(words).unwanted):
        for term in terms:
            assert not set("".join(term)) & set("\"'*():^-+{}")


def test_words_are_marked_where_they_stand_in_the_text_as_written() -> None:
    text = "日軍攻佔南京，日军"
    assert parse("日军 南京 -城").spans(text) == [Span(0, 2), Span(4, 6), Span(7, 9)]
    assert parse("").spans("日軍") == []


def test_fewer_words_are_what_to_try_instead() -> None:
    assert fewer("南京 “攻占 城” 滑鐵盧") == ["南京 “攻占 城”", "南京 滑鐵盧", "“攻占 城” 滑鐵盧"]
    assert fewer("滑鐵盧") == []
