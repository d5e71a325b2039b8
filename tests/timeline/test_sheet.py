from __future__ import annotations

import pytest
from tests.timeline.making import measure

from timeline_app.timeline import display, foot
from timeline_app.timeline.sheet import LEGEND, Sheet, SheetLayout

SCALE = [words for _, words in foot.SCALES]
SOURCES = ["Chinese Wikipedia · CC BY-SA 4.0: " + "、".join(f"第{i}場戰役" for i in range(40))]
FULL = Sheet("南京保衛戰" * 30, SOURCES, LEGEND, SCALE, "Page 2 of 6")


def boxes(steps):
    """Left, right and middle of every text, in its own size."""
    return [
        (step[1], step[1] + measure(step[3]) * step[5] / 13, step[2])
        for step in steps
        if step[0] == display.TEXT
    ]


@pytest.mark.parametrize("width", [520.0, 700.0, 1100.0, 2600.0])
def test_no_words_of_a_sheet_overlap_or_leave_it(width: float) -> None:
    layout = SheetLayout(FULL, width, measure)
    height = layout.head + layout.foot + 400
    found = boxes(layout.steps([], height, 3.0))
    for number, (left, right, middle) in enumerate(found):
        assert left >= 0 and right <= width
        assert 0 < middle < layout.head or height - layout.foot < middle < height
        for other, end, line in found[number + 1 :]:
            assert abs(line - middle) >= 14 or right <= other or end <= left


def test_a_long_title_is_cut_with_an_ellipsis_and_sources_are_told_in_full() -> None:
    layout = SheetLayout(FULL, 700.0, measure)
    said = [step[3] for step in layout.steps([], 900.0, 3.0) if step[0] == display.TEXT]
    assert any(words.startswith("南京保衛戰") and words.endswith("…") for words in said)
    assert SOURCES[0].replace(" ", "") in "".join(said).replace(" ", "")
    assert set(LEGEND) <= set(said)


def test_what_is_not_wanted_takes_no_room() -> None:
    bare = SheetLayout(Sheet("", legend=()), 700.0, measure)
    assert (bare.head, bare.foot) == (0.0, 0.0)
    scaled = SheetLayout(Sheet("", legend=(), scale=SCALE), 700.0, measure)
    said = [step[3] for step in scaled.steps([], 500.0, 3.0) if step[0] == display.TEXT]
    assert said == ["1 month"]


def test_the_picture_lies_between_head_and_foot() -> None:
    layout = SheetLayout(FULL, 700.0, measure)
    steps = layout.steps([("picture",)], 900.0, 3.0)
    place = steps.index(("picture",))
    assert steps[place - 1] == (display.SHIFT, 0.0, layout.head)
    assert steps[place + 1] == (display.UNSHIFT, 0.0, layout.head)
