"""The campaign as a whole, out of an infobox or the first sentences."""

from __future__ import annotations

import pytest

from timeline_app.extraction.campaign.finding import find_campaign
from timeline_app.extraction.orbat.finding import find_orbat

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


def test_a_link_that_is_only_a_rank_names_nobody(article_of) -> None:
    field = "commander1=[[三川軍平]][[中將]]<br/>三澤昌男[[大佐]]"
    campaign = find_campaign(
        article_of(
            "{{Infobox military conflict|combatant1=[[日本]]|"
            + field
            + "}}\n'''某海戰'''是兩國海軍之間的一場戰鬥，發生在某島。"
        )
    )
    assert campaign.sides[0].commanders == ("三川軍平", "三澤昌男")


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


def test_a_date_of_another_war_is_not_the_campaigns(article_of) -> None:
    text = "某役是1937年7月全面戰爭爆發前，1933年3月至5月間的戰役。直到1935年12月，機構才成立。"
    campaign = find_campaign(article_of(text))
    assert (campaign.start_text, campaign.end_text) == ("1933-03", "1933-05")


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


@pytest.mark.parametrize(
    ("sentence", "result"),
    [
        ("某戰役以清朝的勝利結束。", "清朝的勝利"),
        ("此役楚軍戰敗，主將陣亡。", "楚軍戰敗"),
        ("但他們最後仍然被德軍擊退。", "他們最後仍然被德軍擊退"),
        ("聯合艦隊遭受決定性打擊。", "聯合艦隊遭受決定性打擊"),
        ("守軍幾乎全殲敵先頭部隊。", "幾乎全殲敵先頭部隊"),
        ("進攻的一方未能全殲守軍，只得停止。", None),
        ("被他視為平生的四大敗仗之一。", None),
    ],
)
def test_results(article_of, sentence: str, result: str | None) -> None:
    assert find_campaign(article_of(f"某戰役是一場戰役。{sentence}")).result == result


def test_a_result_told_at_the_end(article_of) -> None:
    text = "某戰役是一場戰役。\n\n== 經過 ==\n兩軍交戰。\n\n== 結果 ==\n楚軍全軍覆沒。\n"
    assert find_campaign(article_of(text)).result == "楚軍全軍覆沒"


def test_a_first_day_with_its_last(article_of) -> None:
    text = "某戰役從1943年11月20日開始，一直持續至11月23日，雙方傷亡甚重。"
    campaign = find_campaign(article_of(text))
    assert (campaign.start_text, campaign.end_text) == ("1943-11-20", "1943-11-23")


def test_days_that_only_the_story_tells(article_of) -> None:
    text = (
        "某島戰役是一場戰役。\n\n== 背景 ==\n1949年10月3日，甲島易手。\n\n"
        "== 經過 ==\n11月3日晚登陸。11月5日撤離。\n"
    )
    campaign = find_campaign(article_of(text))
    assert (campaign.start_text, campaign.end_text) == ("1949-11-03", "1949-11-05")


LOSSES = [
    ("日軍遭國軍伏擊，傷亡500餘人。", None, "傷亡500餘人"),
    ("國軍以傷亡140人的代價，消滅日軍700餘人。", "傷亡140人的代價", "消滅日軍700餘人"),
    ("國軍殲滅日軍兩個大隊，共計1,600餘人。", None, "殲滅日軍兩個大隊，共計1,600餘人"),
    ("日軍砲擊市區，居民傷亡3,000餘人。", None, None),
    ("日軍防守之下，有5,000名國軍上岸，但也有1,500人陣亡。", "1,500人陣亡", None),
    ("除了1,083人被俘之外，日軍2萬3千人戰死。", None, "2萬3千人戰死"),
    ("國軍受傷3,000人，陣亡1,400人。", "陣亡1,400人", None),
    ("國軍司令說：「我軍傷亡121人。」", None, None),
]


@pytest.mark.parametrize(("sentence", "chinese", "japanese"), LOSSES)
def test_losses(article_of, sentence: str, chinese: str | None, japanese: str | None) -> None:
    told = "日軍攻城，國軍守城。日軍又攻，國軍又守。國軍不退，日軍再攻。"
    campaign = find_campaign(article_of(f"'''某戰役'''。\n\n== 經過 ==\n{told}{sentence}\n"))
    lost = {side.name: side.casualties for side in campaign.sides}
    assert lost == {"國軍": chinese, "日軍": japanese}


def test_men_of_the_side_in_the_heading(article_of) -> None:
    text = (
        "'''某戰役'''。美軍攻島，日軍守島。美軍登陸，日軍反擊。美軍佔領全島，日軍覆沒。\n\n"
        "== 兵力 ==\n=== 美軍 ===\n* 共約35000名\n\n=== 日軍 ===\n* 七八千人\n"
    )
    strengths = {side.name: side.strength for side in find_campaign(article_of(text)).sides}
    assert strengths == {"美軍": "共約35000名", "日軍": "七八千人"}


def test_who_led_an_army_without_units(article_of) -> None:
    text = (
        "'''某之戰'''。明軍主帥[[張輔]]率軍出塞，[[阿魯台]]率領瓦剌騎兵來犯。明軍敗，瓦剌追擊明軍，"
        "瓦剌圍明軍。\n"
    )
    campaign = find_campaign(article_of(text), (), find_orbat(article_of(text)).mentions)
    assert {side.name: side.commanders for side in campaign.sides} == {
        "明軍": ("張輔",),
        "瓦剌": ("阿魯台",),
    }


def test_men_for_what_the_foe_has(article_of) -> None:
    text = (
        "'''某戰役'''。美軍攻島，日軍守島。美軍登陸，日軍反擊。美軍佔領全島，日軍覆沒。\n\n"
        "== 準備 ==\n美軍計劃攻佔該島，作為轟炸日本本土的基地，投入總兵力達7萬人。\n\n"
        "== 影響 ==\n美軍拯救了2萬5千名機組成員。\n"
    )
    strengths = {side.name: side.strength for side in find_campaign(article_of(text)).sides}
    assert strengths == {"美軍": "達7萬人", "日軍": None}


def test_the_nearest_war_and_a_place_before_its_bracket(article_of) -> None:
    text = "'''某戰役'''是[[第二次世界大戰]][[太平洋戰爭]]中美國與日本在[[甲島]]（位於今某省東部）發生的一場戰役。"
    campaign = find_campaign(article_of(text))
    assert (campaign.partof, campaign.place) == ("太平洋戰爭", "甲島")


def test_officers_in_a_list_under_their_side(article_of) -> None:
    text = (
        "'''某海戰'''。日軍開砲，清軍還擊。日軍追擊，清軍敗走，日軍獲勝，清軍投降。\n\n== 雙方 ==\n"
        "=== 日本方面 ===\n* 吉野（司令官：[[坪井航三]]少將）\n\n=== 清朝方面 ===\n* 濟遠（管帶：[[方伯謙]]）\n"
    )
    article = article_of(text)
    orbat = find_orbat(article)
    sides = find_campaign(article, (), orbat.mentions).sides
    assert [side.commanders for side in sides] == [("坪井航三",), ("方伯謙",)]


def test_a_category_of_a_decade_is_no_year(article_of) -> None:
    text = "'''某戰役'''是一場戰役。\n\n[[Category:1880年代中國]]\n[[Category:1885年]]\n"
    assert find_campaign(article_of(text)).start_text == "1885"
