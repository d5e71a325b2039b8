from __future__ import annotations

import pytest
from tests.timeline.making import DAY0, builder, measure, row

from timeline_app.domain.coding import PRECISIONS
from timeline_app.domain.events import EventKind
from timeline_app.timeline import display, legend
from timeline_app.timeline.own_marks import NO_MARKS, OwnMarks


def test_the_legend_explains_every_precision_and_every_kind_that_has_a_sign():
    precisions = {sample.precision for entry in legend.DATES for sample in entry.samples}
    assert precisions == set(PRECISIONS)
    assert {entry.sign for entry in legend.KINDS} == {*EventKind} - {EventKind.OTHER}


def needed(*rows, own=NO_MARKS):
    made = builder(rows, 2)
    told = legend.used(made.columns, made.tracks, own)
    return {word for word, use in zip(legend.LEGEND, told, strict=True) if use}


def test_only_what_is_there_is_explained():
    assert needed(row(1, DAY0, kind="naval")) == {"Day", "Naval operation", "Not shown singly"}
    rows = [
        row(1, DAY0, precision="year", end=DAY0 + 364, open="before"),
        row(2, DAY0, scope="background", kind="air"),
    ]
    assert needed(*rows) == {
        "Day", "Year", "Open end", "Background", "Air operation", "Not shown singly",
    }  # fmt: skip
    assert needed() == {"Not shown singly"}
    told = needed(row(1, DAY0), row(2, DAY0), own=OwnMarks.from_ids([2], [9]))
    assert told == {"Day", "Bookmark", "Not shown singly"}


@pytest.mark.parametrize("width", [240.0, 560.0, 1000.0, 2400.0])
def test_a_panel_holds_all_words_within_its_size(width):
    made = legend.panel(legend.LEGEND, width, measure)
    texts = [step for step in made.steps if step[0] == display.TEXT]
    assert [step[3] for step in texts] == list(legend.LEGEND)
    boxes = {(step[1], step[2]) for step in texts}
    assert len(boxes) == len(texts)
    assert all(x + measure(words) * legend.SMALL <= width for _, x, _, words, *_ in texts)
    assert all(0 < y < made.height for _, _, y, *_ in texts)


def test_words_of_one_column_end_before_the_next_begins():
    made = legend.panel(legend.LEGEND, 900.0, measure)
    texts = [step for step in made.steps if step[0] == display.TEXT]
    for _, x, y, words, *_ in texts:
        later = [step[1] for step in texts if step[1] > x and step[2] == y]
        assert not later or x + measure(words) * legend.SMALL < min(later) - 12


def test_a_wider_panel_is_no_higher():
    heights = [legend.panel(legend.LEGEND, width, measure).height for width in range(200, 2600, 50)]
    assert heights == sorted(heights, reverse=True)
