"""Kinds of events by their verbs, not by words that merely hold them."""

from __future__ import annotations

import pytest

from timeline_app.extraction.events.kind import kind_of, verbs


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("共军攻占长清", "capture"),
        ("日军攻占机场", "capture"),
        ("国军放弃全州", "withdrawal"),
        ("蒋介石令上海国军撤退", "order"),
        ("日军飞机轰炸衡阳", "air"),
        ("守军全数殉国", "casualties"),
        ("第二次长沙会战", "attack"),
        ("日军举行南京入城式", "other"),
        ("唐生智任南京卫戍司令官", "appointment"),
    ],
)
def test_kinds(words: str, kind: str) -> None:
    assert str(kind_of(words)) == kind


@pytest.mark.parametrize("words", ["司令官", "轰炸机", "解放军", "守军", "保卫战"])
def test_names_hold_no_verb(words: str) -> None:
    assert verbs().search(words) is None
