"""The campaign as a whole, out of an infobox or the first sentences."""

from __future__ import annotations

import pytest

from timeline_app.extraction.campaign.finding import find_campaign

INFOBOX = """{{Infobox Military Conflict
|conflict=某會戰
|partof=[[抗日戰爭]]
|date=1944年4月17日至5月25日
|place=[[中國]][[河南省]]
|result=日本決定性勝利
|combatant1=[[中華民國]]
|combatant2=[[日本]]
|commander1=[[湯恩伯]]<br />[[蔣鼎文]]
|commander2=主將：[[廉頗]] → [[趙括]]
|strength1=390,000人<br />17輛戰車
}}
'''某會戰'''（日方称“河南会战”）是一場攻勢。
"""


def test_infobox(article_of) -> None:
    campaign = find_campaign(article_of(INFOBOX))
    assert (campaign.title, campaign.partof, campaign.place) == ("某會戰", "抗日戰爭", "中國河南省")
    assert (campaign.start_text, campaign.end_text) == ("1944-04-17", "1944-05-25")
    assert campaign.result == "日本決定性勝利"
    one, two = campaign.sides
    assert (one.name, one.commanders) == ("中華民國", ("湯恩伯", "蔣鼎文"))
    assert one.strength == "390,000人；17輛戰車"
    assert two.commanders == ("廉頗", "趙括")


FACTS = [
    ("000", "title", "桂柳會戰"),
    ("000", "aliases", ("桂柳戰役",)),
    ("000", "start_text", "1944-08"),
    ("000", "end_text", "1944-12-14"),
    ("001", "start_text", "1937-10-11"),
    ("001", "end_text", "1937-11-02"),
    ("001", "partof", "太原会战"),
    ("002", "title", "南京戰役"),
    ("002", "aliases", ("南京保卫战", "南京之役", "南京攻略戰")),
    ("002", "start_text", "1937-12-01"),
    ("002", "end_text", "1937-12-13"),
    ("002", "partof", "中国抗日战争"),
    ("003", "title", "哈爾濱保衛戰"),
    ("003", "end_text", "1932-02-04"),
]


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact[0]} {fact[1]}")
def test_bundled_articles(fact: tuple[str, str, object], seed_record) -> None:
    number, name, value = fact
    assert getattr(seed_record(number).campaign, name) == value


def test_several_datings_are_one_interval(article_of) -> None:
    text = (
        "{{Infobox Military Conflict|conflict=長平之戰"
        "|date=前260年四月／前261年年初／前262年四月－前260年九月}}\n秦國進攻趙國的戰役。"
    )
    campaign = find_campaign(article_of(text))
    assert (campaign.start_text, campaign.end_text) == ("-0261", "-0259")


def test_nothing_is_invented(article_of) -> None:
    campaign = find_campaign(article_of("這是一場沒有說明時間地點的小規模戰鬥。", "某戰鬥"))
    assert campaign.title == "某戰鬥"
    assert (campaign.start, campaign.end, campaign.place, campaign.result) == (None,) * 4
    assert campaign.sides == ()


def test_sides_of_an_article_without_infobox(article_of) -> None:
    text = (
        "'''某戰役'''發生於1937年10月。日軍約50,000人進攻，國軍防守。\n\n"
        "== 經過 ==\n日軍攻城，國軍退守。日軍再攻，日軍不退，國軍反擊，國軍兵力共180,000人。\n\n"
        "== 結果 ==\n此役國軍陣亡5,665人、受傷9,000人，日軍退走。\n"
    )
    one, two = find_campaign(article_of(text)).sides
    assert (one.name, one.strength, one.casualties) == ("日軍", "約50,000人", None)
    assert (two.name, two.strength) == ("國軍", "共180,000人")
    assert two.casualties == "陣亡5,665人、受傷9,000人"


def test_a_place_in_the_name(article_of) -> None:
    text = "'''忻口戰役'''是一場戰役。忻口在山西。國軍守忻口，不退。"
    assert find_campaign(article_of(text)).place == "忻口"


def test_sides_without_their_forces(article_of) -> None:
    text = (
        "{{Infobox Military Conflict|conflict=某戰役|combatant1=英國<br />加拿大<br />挪威"
        "|combatant2=大日本帝國<br />華中方面軍}}\n某戰役是一場戰役，發生於1937年12月。"
    )
    names = [side.name for side in find_campaign(article_of(text)).sides]
    assert names == ["英國、加拿大、挪威", "大日本帝國"]
