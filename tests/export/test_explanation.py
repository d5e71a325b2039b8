"""The explanation of an article: chains and misses in lines that fit a terminal."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.domain.record import Diagnostic, SourceInfo
from timeline_app.domain.spans import Span
from timeline_app.export.explanation import columns, explanation, wrapped
from timeline_app.extraction.record import extract
from timeline_app.reading.reader import read_article

TEXT = (
    "'''某戰役'''發生於1944年9月1日至9月30日。\n== 經過 ==\n"
    "9月14日，日軍第11軍攻佔全州。次日凌晨2時，國軍撤退。敵軍昨夜已到桂林。\n"
)


def _explained(width: int = 80) -> str:
    record = extract(read_article(TEXT, "某戰役"), SourceInfo("某戰役"))
    start = record.article.text.index("桂林")
    missed = Diagnostic("date-not-read", "桂林", Span(start, start + 2))
    return explanation(replace(record, diagnostics=(missed,)), width)


def test_an_event_shows_its_day_its_words_and_its_chain() -> None:
    lines = _explained().splitlines()
    place = lines.index("1944-09-15 02:00  國軍撤退")
    assert lines[place + 1].startswith("    次日凌晨2時  (withdrawal, campaign)")
    assert lines[place + 2] == "    day from the day after: 9月14日"


def test_what_was_not_understood_is_listed() -> None:
    text = _explained()
    assert "1 not understood" in text
    assert "date-not-read" in text and "[桂林]" in text


def test_the_campaign_stands_first() -> None:
    assert "    when: 1944-09-01 to 1944-09-30" in _explained().splitlines()[:4]


def test_a_date_is_marked_in_its_words_and_a_sentence_told_once() -> None:
    text = "某戰役發生於1944年9月。\n== 經過 ==\n9月1日，日軍第11軍攻佔全州，9月5日攻佔興安。\n"
    lines = explanation(extract(read_article(text, "某戰役"), SourceInfo("某"))).splitlines()
    assert "    [9月1日]，日軍第11軍攻佔全州，9月5日攻佔興安。" in lines
    assert "    9月1日，日軍第11軍攻佔全州，[9月5日]攻佔興安。" in lines


def test_colours_only_where_asked_for() -> None:
    record = extract(read_article(TEXT, "某戰役"), SourceInfo("某戰役"))
    assert "\x1b[" not in explanation(record)
    coloured = explanation(record, colours=True)
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == explanation(record)


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("守軍只有20,000名", ["守軍只有", "20,000名"]),
        ("日軍攻佔全州，國軍撤退", ["日軍攻佔全", "州，國軍撤", "退"]),
        ("日軍攻佔（全州）", ["日軍攻佔", "（全州）"]),
    ],
)
def test_no_number_is_torn_and_no_sign_left_alone(line: str, pieces: list[str]) -> None:
    assert list(wrapped(line, 11)) == pieces


def test_lines_fit() -> None:
    for width in (20, 41, 80):
        assert max(map(columns, _explained(width).splitlines())) <= width


@given(st.text(alphabet="日軍a ,，。1\u0301", max_size=60), st.integers(8, 40))
@settings(max_examples=100, deadline=None)
def test_wrapping_loses_nothing(line: str, width: int) -> None:
    pieces = list(wrapped(line, width))
    assert all(columns(piece) <= width for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(line.split())
