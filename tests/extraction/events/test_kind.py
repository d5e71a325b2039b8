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
        ("守军无力反攻", "other"),
        ("守军在炮火支援下坚守高地", "defence"),
        ("舰队在全歼守军后转而进攻台湾", "attack"),
        ("白起攻下长平后兵分两路", "capture"),
        ("某将指挥第五师团", "order"),
        ("某将指挥第五师团进攻忻口", "attack"),
        ("军舰15艘入长江", "naval"),
        ("守军退到宜城", "withdrawal"),
        ("司令部通过广播发布命令", "order"),
        ("会议通过决议", "conference"),
        ("美军已经计划攻占某岛", "order"),
        ("一部准备反攻", "order"),
        ("日军在独山接到撤退命令", "order"),
        ("舰队发出启航的信号", "order"),
        ("张飞出征前被刺杀", "casualties"),
        ("战役结束", "attack"),
        ("某王称帝", "appointment"),
        ("两军陷入拉锯战", "attack"),
        ("侦察机发现敌情", "other"),
        ("数架日机飞至热河侦察", "air"),
        ("士兵渗入营的指挥所", "other"),
    ],
)
def test_kinds(words: str, kind: str) -> None:
    assert str(kind_of(words)) == kind


@pytest.mark.parametrize("words", ["司令官", "轰炸机", "解放军", "守军", "保卫战"])
def test_names_hold_no_verb(words: str) -> None:
    assert verbs().search(words) is None
