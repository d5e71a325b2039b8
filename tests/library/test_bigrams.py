from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from timeline_app.library.bigrams import character_terms, fingerprint, index_terms, search_form


def test_terms_are_pairs_and_the_last_character_of_each_run() -> None:
    assert index_terms("唐生智 南京") == "唐生 生智 智 南京 京"
    assert index_terms(search_form("第１０軍")) == index_terms("第10军") == "第1 10 0军 军"
    assert index_terms(" \n") == ""


def test_characters_are_terms_once() -> None:
    assert character_terms(search_form("日軍 攻日")) == "日 军 攻"


@given(st.text(max_size=20))
def test_the_form_keeps_lengths_and_is_stable(text: str) -> None:
    form = search_form(text)
    assert len(form) == len(text)
    assert search_form(form) == form
    form.encode()


def test_the_fingerprint_is_short_and_constant() -> None:
    assert fingerprint() == fingerprint()
    assert len(fingerprint()) == 16
