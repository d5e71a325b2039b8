"""Events of whole articles: well-known days of the bundled ones, and how they are filed."""

from __future__ import annotations

import pytest

from timeline_app.domain import days
from timeline_app.domain.campaign import Campaign
from timeline_app.domain.events import Rank, Scope
from timeline_app.extraction.events.finding import find_events

FACTS = [
    # article, date words, words of the sentence, day, time
    ("002", "隔日中午前", "投降", "1937-12-10", "noon"),
    ("002", "当夜十一时", "突围方向", "1937-12-12", "23:00"),
    ("002", "是日晚十二时", "和记公司", "1937-12-12", "24:00"),
    ("002", "1月9日", "川越茂", "1938-01-09", None),
    ("002", "隔天", "日記", "1938-10-01", None),
    ("000", "同天夜裡", "二十七軍", "1944-11-07", "night"),
    ("000", "9月14日", "全州", "1944-09-14", None),
    ("001", "25日", "发密电", "1937-10-25", None),
    ("003", "一二八事變發生的同一天", "火車", "1932-01-28", None),
]


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact[0]} {fact[1]}")
def test_well_known_days(fact: tuple[str, str, str, str, str | None], seed_record) -> None:
    number, words, near, day, time = fact
    record = seed_record(number)
    found = [
        event
        for event in record.events
        if event.date_text == words and near in event.sentence.of(record.article.text)
    ]
    assert [(days.to_iso(event.when.start), event.when.time) for event in found] == [(day, time)]


@pytest.mark.parametrize("number", ["000", "001", "002", "003"])
def test_every_event_can_prove_itself(number: str, seed_record) -> None:
    record = seed_record(number)
    text = record.article.text
    for event in record.events:
        assert event.span.of(text) == event.date_text
        assert event.sentence.contains(event.span)
        for step in event.derived_from:
            assert step.end == 0 or text[step.start : step.end] == step.text
    assert len({event.key for event in record.events}) == len(record.events)
    assert [event.span for event in record.events] == sorted(event.span for event in record.events)


def _events(article) -> tuple:
    return find_events(article, Campaign(article.title), ()).events


def test_rank_and_scope(article_of) -> None:
    text = (
        "{{Infobox Military Conflict|conflict=某戰役|date=1937年12月1日－12月13日}}\n"
        "'''某戰役'''始於1937年12月1日。\n"
        "== 背景 ==\n8月13日，上海開戰。\n"
        "== 經過 ==\n12月8日，日軍攻佔鎮江。\n"
        "== 戰後 ==\n1938年2月26日，司令官被召回。\n"
    )
    events = _events(article_of(text))
    assert [event.rank for event in events] == [Rank.INFOBOX, Rank.LEAD, *[Rank.BODY] * 3]
    assert [event.scope for event in events] == [
        Scope.CAMPAIGN,
        Scope.CAMPAIGN,
        Scope.BACKGROUND,
        Scope.CAMPAIGN,
        Scope.AFTERMATH,
    ]


def test_an_earlier_career_is_no_context(article_of) -> None:
    text = (
        "'''某戰役'''發生於1937年12月1日至12月13日。\n== 人物 ==\n"
        "* '''易安華'''（1900年-1937年）旅長。1925年入黃埔軍校。11月奉命率部保衛南京。\n"
    )
    events = _events(article_of(text))
    assert [days.to_iso(event.when.start) for event in events[1:]] == [
        "1900-01-01",
        "1925-01-01",
        "1937-11-01",
    ]
    assert [event.scope for event in events[1:3]] == [Scope.BIOGRAPHY, Scope.BIOGRAPHY]
    assert events[3].headline == "易安華奉命率部保衛南京"


def test_the_fuller_telling_stays(article_of) -> None:
    text = (
        "'''某戰役'''發生於1944年8月。11月11日日軍攻佔桂林。\n== 經過 ==\n"
        "11月11日，日軍第58師團攻佔桂林，守軍突圍。\n"
    )
    lead, body = _events(article_of(text))[1:]
    assert lead.same_as == body.key
    assert body.same_as is None


def test_a_year_said_twice_is_one_date(article_of) -> None:
    text = (
        "'''某戰役'''於1943年（民国32年）11月開始，日軍進攻常德。1894年（光绪二十年），日軍登陸。"
    )
    events = _events(article_of(text))
    assert [event.date_text for event in events] == ["1943年（民国32年）11月", "1894年"]
    assert days.to_iso(events[0].when.start) == "1943-11-01"


def test_keys_do_not_depend_on_the_script(article_of) -> None:
    one = _events(article_of("1944年9月14日，日軍攻佔全州，國軍轉進。", "桂柳會戰"))
    two = _events(article_of("1944年9月14日，日军攻占全州，国军转进。", "桂柳会战"))
    assert one[0].key != "" and len(one) == len(two) == 1


def test_what_nothing_settles_is_listed(article_of) -> None:
    found = find_events(article_of("同日，日軍攻佔全州，國軍轉進桂林。"), Campaign("某戰役"), ())
    assert found.events == ()
    assert [item.code for item in found.diagnostics] == ["date-unresolved"]


@pytest.mark.parametrize(
    ("lead", "body", "same"),
    [
        ("11月11日桂林陷落。", "11月11日，日軍第58師團攻占桂林，守軍突圍。", True),
        ("8月1日，清日雙方正式宣戰。", "8月1日，中日兩國政府宣戰。", True),
        ("9月21日，日軍攻占平南、桂平。", "9月21日，日軍占領南平、桂平。", True),
        ("12月12日，南京失守。", "12月12日，雨花臺失守。", False),
        ("12月12日，雨花臺、紫金山失守。", "12月12日，城外的紫金山、雨花臺淪陷。", True),
        ("3月4日承德失守。", "3月4日下午，日軍開進承德。", True),
        ("9月1日，第3師團攻占全州。", "9月1日，第13師團包圍桂林。", False),
        ("9月1日上午，日軍攻占全州。", "9月1日下午，日軍攻占全州。", False),
    ],
)
def test_what_is_told_twice(lead: str, body: str, same: bool, article_of) -> None:
    text = f"'''某戰役'''發生於1944年8月。\n== 經過 ==\n{lead}\n\n守軍退走。{body}\n"
    events = _events(article_of(text))
    assert [event.same_as is not None for event in events].count(True) == same


def test_a_heading_of_a_date_alone_tells_what_another_event_does(article_of) -> None:
    text = "'''某戰役'''發生於1943年11月23日。\n== 11月23日 ==\n日軍投降。\n"
    events = _events(article_of(text, "某戰役"))
    heading = next(event for event in events if event.rank is Rank.HEADING)
    assert heading.same_as == events[0].key


def test_a_heading_of_a_day_is_shown_by_the_first_event_told_below_it(article_of) -> None:
    text = (
        "'''某戰役'''發生於1943年11月20日至30日。\n== 11月23日 ==\n日軍固守。當晚，第六師渡河。\n"
        "== 11月24日 ==\n守軍未動。\n== 11月25日：渡河 ==\n25日，第七師渡河。\n"
    )
    events = _events(article_of(text, "某戰役"))
    told = {event.date_text: event for event in events}
    assert told["11月23日"].same_as == told["當晚"].key
    assert told["11月24日"].same_as is None  # nothing below it has a date of its own
    assert told["11月25日"].same_as is None  # it says more than the day
