from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from timeline_app.domain.spans import Span
from timeline_app.library.bigrams import (
    find_words,
    fingerprint,
    index_terms,
    match_expression,
    query_words,
    search_form,
)


def test_terms_are_pairs_and_the_last_character_of_each_run() -> None:
    assert index_terms("唐生智 南京") == "唐生 生智 智 南京 京"
    assert index_terms("第１０軍") == index_terms("第10军") == "第1 10 0军 军"
    assert index_terms(" \n") == ""


def test_queries_are_phrases_of_pairs() -> None:
    words = query_words("唐生智 降")
    assert match_expression("event", words) == 'event : ("唐生 生智" AND "降"*)'


@given(st.text(max_size=20))
def test_the_form_keeps_lengths_and_is_stable(text: str) -> None:
    form = search_form(text)
    assert len(form) == len(text)
    assert search_form(form) == form
    form.encode()


@given(st.text(st.sampled_from("\"'*():^-+{}ANDOR a戰"), max_size=12))
def test_no_syntax_is_left_in_a_query(query: str) -> None:
    for word in query_words(query):
        assert not set(word) & set("\"'*():^-+{}")


def test_words_are_marked_where_they_stand_in_the_text_as_written() -> None:
    assert find_words("日軍攻佔南京，日军", query_words("日军 南京")) == [
        Span(0, 2),
        Span(4, 6),
        Span(7, 9),
    ]
    assert find_words("日軍", []) == []


def test_the_fingerprint_is_short_and_constant() -> None:
    assert fingerprint() == fingerprint()
    assert len(fingerprint()) == 16
