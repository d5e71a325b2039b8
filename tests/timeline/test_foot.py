from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.timeline.making import measure

from timeline_app.timeline import display, foot
from timeline_app.timeline.display import DisplayList

WORDS = [words for _, words in foot.SCALES]
SOURCE = "Chinese Wikipedia · CC BY-SA 4.0: 南京保卫战、哈尔滨保卫战 (read 2026-11-20)"


@given(st.floats(1e-4, 4000))
def test_a_scale_is_long_enough_to_be_read_and_never_too_long(per_day: float) -> None:
    out = DisplayList()
    foot.draw_scale(WORDS, per_day, (500.0, 10.0, True), measure, out)
    bar, *_, words = out.steps
    length = next(days for days, text in foot.SCALES if text == words[3]) * per_day
    assert bar[3] == pytest.approx(min(length, foot.LONGEST))
    assert bar[1] + bar[3] <= words[1] and words[1] + measure(words[3]) * 12 / 13 <= 500.01
    assert 500.0 - bar[1] <= foot.scale_room(WORDS, measure)
    if per_day > 0.001:
        assert bar[3] >= 20


def test_a_month_is_told_as_a_month() -> None:
    assert WORDS[foot.scale_of(4.0)] == "1 month"
    assert WORDS[foot.scale_of(0.3)] == "1 year"


@given(st.text("南京保衛戰、 abC（）12·", max_size=80), st.floats(40, 400))
def test_wrapped_lines_hold_all_words_and_fit(text: str, width: float) -> None:
    lines = foot.wrapped(text, width, measure)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        assert measure(line.rstrip("、（）· ")) <= width


def test_words_are_not_torn_apart() -> None:
    for width in range(130, 500, 7):
        lines = foot.wrapped(SOURCE, width, measure)
        assert any("Wikipedia" in line for line in lines)
        assert any("2026-11-20" in line for line in lines)
        assert not any(line.startswith(("、", "·", ")")) for line in lines)


def test_steps_are_drawable() -> None:
    out = DisplayList()
    foot.draw_scale(WORDS, 2.0, (0.0, 0.0, False), measure, out)
    assert {step[0] for step in out.steps} == {display.RECT, display.TEXT}
