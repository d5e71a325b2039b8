"""Patterns over words whose verbs are lifted find what the same patterns find with all verbs in them."""

from __future__ import annotations

import re

import pytest

from timeline_app.extraction.events import kind
from timeline_app.extraction.events.at_verbs import AtVerbs, lifted

_TEXTS = (
    "第1师于柳城攻占敌军阵地、守军撤退到江边",
    "敌军向守备司令部进攻，计划撤退的命令没有传到",
    "无事",
    "",
    "甲\U000f0001乙攻占丙",
)
_PATTERNS = (
    "(?=VERB)",
    "[于向](?:(?!VERB)[^,，]){1,6}(?=VERB)",
    "[占击]领?[^,，]{1,3}(?=VERB|无)",
    "(?P<act>VERB)的(?P<what>[命号]令)",
    "(?<=[军城])VERB[^,，、]*",
)


@pytest.mark.parametrize("pattern", _PATTERNS)
@pytest.mark.parametrize("text", _TEXTS)
def test_lifted_words_give_the_matches_of_the_whole_pattern(pattern: str, text: str) -> None:
    whole = re.compile(pattern.replace("VERB", f"(?:{kind.verbs().pattern})"))
    short = AtVerbs(pattern)
    places = [match.span() for match in whole.finditer(text)]
    assert [match.span() for match in short.finditer(text)] == places
    for one, other in (
        (short.search(text), whole.search(text)),
        (short.search(text, 3), whole.search(text, 3)),
        (short.match(text, 3), whole.match(text, 3)),
        (short.fullmatch(text), whole.fullmatch(text)),
    ):
        assert (one and one.span()) == (other and other.span())


@pytest.mark.parametrize("text", _TEXTS)
def test_lifting_keeps_places(text: str) -> None:
    raised = lifted(text)
    assert len(raised) == len(text)
    begins = [at for at in range(len(text)) if kind.verbs().match(text, at)]
    assert [at for at, sign in enumerate(raised) if sign >= "\U000f0000"] == begins
