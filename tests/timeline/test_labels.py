from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.timeline.making import DAY0, headlines, measure, row

from timeline_app.timeline.events import EventColumns
from timeline_app.timeline.labels import Texts, broken, no_headlines, wrapped


@pytest.mark.parametrize(
    ("title", "lines", "expected"),
    [
        ("南京戰役", 1, ("南京戰役",)),
        ("第二次世界大戰太平洋戰場", 1, ("第二次世界大…",)),
        ("第二次世界大戰太平洋戰場", 2, ("第二次世界大戰", "太平洋戰場")),
        ("長沙會戰（第三次）之役", 2, ("長沙會戰", "（第三次）之役")),
        ("", 2, ()),
    ],
)
def test_names_are_broken_to_the_room(title, lines, expected):
    assert broken(title, 100.0, lines, measure) == expected


@given(st.text("南京戰役（上）abc ", max_size=40), st.integers(1, 3), st.integers(30, 200))
def test_no_line_is_wider_than_the_room(title, lines, width):
    made = broken(title.strip(), width, lines, measure)
    assert len(made) <= lines
    assert all(measure(line) <= width + 1e-9 for line in made)


def test_headlines_are_asked_for_once_and_in_bulk():
    asked = []
    columns = EventColumns.from_rows([row(i, DAY0 + i) for i in range(3)], {1: 0})
    texts = Texts(columns, lambda ids: asked.append(list(ids)) or headlines(ids), measure)
    assert texts.of([0, 2]) == [headlines([0])[0], headlines([2])[2]]
    texts.of([2, 0])
    assert asked == [[0, 2]]
    texts.clear()
    texts.of([2])
    assert asked == [[0, 2], [2]]


def test_an_event_without_a_headline_has_none():
    columns = EventColumns.from_rows([row(1, DAY0)], {1: 0})
    assert Texts(columns, no_headlines, measure).of([0]) == [""]


@given(st.text("攻占南京城", max_size=12), st.floats(-20, 200))
def test_a_headline_is_cut_at_a_character_and_never_wider_than_its_room(text, room):
    texts = Texts(EventColumns.from_rows([], {}), no_headlines, measure)
    cut = texts.cut(text, room)
    assert cut == "" or (measure(cut) <= room and cut.endswith("…"))
    assert cut == "" or text.startswith(cut[:-1])


def test_wrapping_loses_nothing():
    text = "第一場戰役（長）、第二場戰役" * 9
    lines = wrapped(text, 200.0, measure)
    assert "".join(lines) == text
    assert all(measure(line) <= 200 for line in lines)
    assert wrapped("", 200.0, measure) == ("",)
