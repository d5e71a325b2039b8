from __future__ import annotations

from pathlib import Path

import pytest

from timeline_app.library import facets
from timeline_app.workspace.allegiance import Known, side_of, sides, words


def known(*fighting: str) -> Known:
    people = {1: {"朱赤": "CN", "司徒非": "CN", "丁超": ""}}
    return Known({1: fighting}, people, {"卫立煌": "CN", "丁超": "CN"}, {1: {"CN", "JP"}})


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("日軍限國軍投降", {"JP", "CN"}),
        ("兩國軍隊會面", set()),  # 國軍 is part of another word
        ("日本退出國際聯盟", {"JP"}),
        ("國聯譴責日本", set()),  # what is done to a country is not its own doing
        ("美軍登陸", set()),  # no side of this campaign
        ("司徒非奉命突圍", {"CN"}),
        ("朱赤殉國", {"CN"}),
        ("陸軍朱赤色旗", set()),  # two characters tell a name at the beginning only
        ("蔣中正日記：南京孤城不能守", {"CN"}),
        ("卫立煌急电", {"CN"}),  # known from another article
        ("急電司徒非", {"CN"}),
        ("急電朱赤", set()),
        ("丁超提出停戰", set()),  # found on both sides in this one
        ("桂林陷落", set()),
    ],
)
def test_what_a_label_tells(headline: str, expected: set[str]) -> None:
    assert known("CN", "JP").of(1, headline, "[]", "body") == expected


def test_people_tell_and_the_campaign_as_a_whole_is_of_all_sides() -> None:
    assert known("CN", "JP").of(1, "三次會議召開", '["司徒非"]', "body") == {"CN"}
    assert known("CN", "JP").of(1, "南京戰役", "[]", "infobox") == {"CN", "JP"}
    assert known("CN", "JP").of(2, "南京戰役", "[]", "infobox") == set()


def test_a_word_of_several_sides_tells_nothing_where_all_of_them_fight() -> None:
    assert words().told_by({"CN", "JP"})["国军"] == "CN"
    assert words().told_by({"ROC", "PLA"})["国军"] == "ROC"
    assert "国军" not in words().told_by({"CN", "ROC"})


def test_the_side_is_that_of_the_units_key() -> None:
    assert [side_of(key) for key in ("JP:16:师团", "CN:教导总队", "無")] == ["JP", "CN", ""]


def test_most_events_of_the_bundled_articles_are_of_a_side(seeded: Path) -> None:
    every = {row[0] for row in facets.rows(seeded, facets.TOLD)}
    of_units = {event_id for event_id, _ in facets.pairs(seeded, facets.UNITS)}
    found = {event_id for event_id, side in sides(seeded) if side}
    assert len(every - found) < len(every) / 4
    assert len(found) > 1.5 * len(of_units)
