"""The places of events: linked ones, what is taken or lost, and names the article knows."""

from __future__ import annotations

import pytest

from timeline_app.extraction.campaign.finding import find_campaign
from timeline_app.extraction.events.finding import find_events


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("5月1日，日軍攻佔平南、丹竹和桂平。", ("平南", "丹竹", "桂平")),
        ("5月1日，日軍向汝南、上蔡推進。", ("汝南", "上蔡")),
        ("5月1日，日軍抵容縣。", ("容縣",)),
        ("5月1日洛陽失守。", ("洛陽",)),
        ("5月1日柳城被日軍占領。", ("柳城",)),
        ("5月1日，日軍進攻[[忻口]]，守軍退往[[太原]]。", ("忻口", "太原")),
        ("5月1日，日軍攻佔[[甲地]]、[[乙地]]。", ("甲地", "乙地")),
        ("5月1日，蔣某與[[何某某]]、[[白某某]]會談。", ()),
        ("5月1日，日軍進攻受挫。", ()),
        ("5月1日，第23軍駐廣州，第34軍駐漢口。", ("廣州", "漢口")),
        ("5月1日，大司空急赴洛陽，沿途集兵。", ("洛陽",)),
        ("5月1日，敵機轟炸中國平民。", ()),
        ("5月1日，日軍向北面迂迴，佔領目標。", ()),
    ],
)
def test_places(article_of, sentence: str, places: tuple[str, ...]) -> None:
    article = article_of(f"'''某戰役'''發生於1940年。\n\n== 經過 ==\n{sentence}\n")
    events = find_events(article, find_campaign(article), ()).events
    assert events[-1].places == places


def test_a_known_place_is_found_without_a_link(article_of) -> None:
    text = (
        "'''某戰役'''發生於1940年。\n\n== 經過 ==\n5月1日，日軍攻佔[[宜昌市|宜昌]]。"
        "5月2日，國軍在宜昌附近集結。5月3日，宜昌會戰的消息傳開。\n"
    )
    article = article_of(text)
    events = find_events(article, find_campaign(article), ()).events
    assert [event.places for event in events[-3:]] == [("宜昌",), ("宜昌",), ()]
