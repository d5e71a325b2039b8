"""Extraction as a whole: pure, picklable, and never at a loss for an answer."""

from __future__ import annotations

import pickle
import random
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.domain.article import Article, ArticleFormat, Section
from timeline_app.domain.errors import ExpectedError
from timeline_app.domain.record import SourceInfo
from timeline_app.domain.spans import Span
from timeline_app.extraction.campaign.finding import find_campaign
from timeline_app.extraction.events.finding import find_events
from timeline_app.extraction.lexicon import table
from timeline_app.extraction.record import extract
from timeline_app.reading.reader import read_article

SOURCE = SourceInfo("某戰役")
_DEAR = 450
"""Calls of functions."""
PIECES = st.sampled_from(
    (
        "1937年12月12日", "同日", "（1892年-1937年）", "'''某戰役'''", "== 經過 ==\n", "\n\n", "，", "。",
        "日軍第11軍攻佔", "[[全州]]", "「", "」", "（", "次日晨", "九時半", "* ", "{{Infobox Military Conflict|date=",
        "}}", "至", "3日", "前260年", "發生於", "<ref>1938年</ref>", "會戰結束", "|commander1=[[某人]]\n", "二十三、二十四兩日",
    )
)  # fmt: skip


@given(st.lists(PIECES, max_size=30))
@settings(max_examples=120, deadline=None)
def test_never_raises(pieces: list[str]) -> None:
    try:
        article = read_article("".join(pieces) + "這是一段足夠長的文字。", "某戰役")
    except ExpectedError:
        return
    record = extract(article, SOURCE)
    for event in record.events:
        assert event.span.of(article.text) == event.date_text
        assert 0 < len(event.headline) <= 24


def test_a_date_behind_a_bracket_within_a_bracket_that_nothing_closes() -> None:
    article = read_article("（（935年8月），其935年", "某戰役")
    assert [event.date_text for event in extract(article, SOURCE).events] == ["935年8月", "935年"]


def test_a_bracket_that_opens_just_before_what_is_read_of_a_long_sentence() -> None:
    article = read_article("日軍進攻全州（" + "、" * 300 + "1937年12月3日。", "某戰役")
    assert [event.headline for event in extract(article, SOURCE).events] == ["某戰役"]


def test_an_article_of_nothing() -> None:
    empty = Article("某", ArticleFormat.WIKITEXT, "", (Section("", 0, Span(0, 0)),), (), ())
    record = extract(empty, SOURCE)
    assert (record.events, record.campaign.title) == ((), "某")


@pytest.mark.parametrize("number", ["000", "002"])
def test_records_travel_between_processes(number: str, seed_record) -> None:
    record = seed_record(number)
    assert pickle.loads(pickle.dumps(record)) == record


def test_extraction_is_pure(seed_record) -> None:
    record = seed_record("001")
    assert extract(record.article, record.source).events == record.events


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "piece", ["12月12日，日軍，", "（12月12日", "「同日", "二十三、", "1937", "三月"]
)
def test_a_sentence_without_end_ends(piece: str) -> None:
    article = read_article("1937年12月1日開戰。" + piece * (4800 // len(piece)), "某")
    events = find_events(article, find_campaign(article), ()).events
    assert all(len(event.headline) <= 24 for event in events)


@pytest.mark.no_cover
def test_work_grows_with_the_text_alone() -> None:
    """Calls are counted, not seconds: four times the text makes about four times the calls."""
    paragraph = "12月12日，日軍[[第6師團]]攻佔雨花臺，守軍於同日夜突圍，次日上午九時許渡江。\n\n"
    small, large = (read_article("1937年。" + paragraph * n, "某") for n in (40, 160))
    extract(small, SOURCE)
    assert _calls(large) < 4.6 * _calls(small)


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "piece",
    [
        "师长", "中将", "警备", "第1", "、", "同日", "次日，", "第1师、", "当晚）秋；", "（", "12月12日，日军", "军长张自忠",
        "「", "和", "第5师第9团", "|units1=第5军\n", "\n* 第5师：张自忠", "率领", "号", "“大和”号", "第5军军长兼", "师长兼参谋长 ",
    ],
)  # fmt: skip
def test_no_word_said_without_end_is_slow_or_too_deep(piece: str) -> None:
    small, large = (
        read_article("1937年12月1日，日军与国军交战。" + piece * (n // len(piece)), "某战役")
        for n in (1500, 6000)
    )
    extract(small, SOURCE)  # compiles the rules
    assert _calls(large) < 5.5 * _calls(small) + 20_000


DAY_WORDS = tuple(
    word
    for name in ("day-words", "month-words", "year-words", "ten-days", "year-parts", "festivals")
    for word in table("dates")[name]
)


@pytest.mark.no_cover
@pytest.mark.parametrize("layout", ["{}", "{} ", "{}，", "{}。", "{}\n\n", "\n* {}", "\n|-\n| {}"])
def test_nothing_but_day_words_costs_little_for_each(layout: str) -> None:
    """In calls for a character: each is a date, and has to be read, dated and told."""
    drawing = random.Random(layout)
    opening = "1937年12月1日，日军与国军交战。" + ("\n{|" if "|" in layout else "\n\n")
    words = [layout.format(drawing.choice(DAY_WORDS)) for _ in range(800)]
    small, large = (read_article(opening + "".join(words[:n]), "某战役") for n in (200, 800))
    extract(small, SOURCE)
    more = _calls(large) - _calls(small)
    assert more < _DEAR * (len(large.text) - len(small.text))


@pytest.mark.no_cover
@pytest.mark.parametrize("kind", ["師團", "中將", "張自忠", "八路軍", "第五十五師"])
def test_cells_without_end_are_looked_up(kind: str) -> None:
    small, large = (
        read_article("1937年开战。\n{|" + f"\n|-\n| {kind}" * n, "某战役") for n in (100, 400)
    )
    extract(small, SOURCE)
    assert _calls(large) < 4.6 * _calls(small)


def _calls(article: Article) -> int:
    counted = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        extract(article, SOURCE)
    finally:
        sys.setprofile(before)
    return counted
