from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.timeline.making import DAY0, builder, headlines, measure, row, some_rows

from timeline_app.timeline import paging
from timeline_app.timeline.display import FRAME as OUTLINE
from timeline_app.timeline.display import RECT, TEXT, DisplayList
from timeline_app.timeline.folding import Folding
from timeline_app.timeline.frame import Frame
from timeline_app.timeline.keymap import KEY_MAP_HEIGHT, KeyMap, density, draw_key_map
from timeline_app.timeline.labels import Texts
from timeline_app.timeline.scene import SceneBuilder
from timeline_app.timeline.tracks import ROW
from timeline_app.timeline.viewport import Viewport

FRAME = Frame(1000.0, 400.0)
ROOM = FRAME.height - FRAME.top


def parts_of(whole: SceneBuilder):
    def made(span: paging.Span) -> SceneBuilder:
        columns = paging.part(whole.columns, span)
        return SceneBuilder(columns, whole.tracks, Texts(columns, headlines, measure))

    return made


@settings(max_examples=40)
@given(some_rows(), st.integers(1, 7))
def test_every_event_is_on_the_page_of_its_time_and_no_page_overflows(rows, count) -> None:
    whole = builder(rows)
    parts = paging.spans((DAY0 - 400.0, DAY0 + 800.0), count)
    plans = paging.pages(parts, parts_of(whole), FRAME, 1.0)
    assert all(plan.arrangement.height <= ROOM for plan in plans)
    starts, tracks = whole.columns.start.tolist(), whole.columns.track.tolist()
    for start, track in zip(starts, tracks, strict=True):
        if parts[0][0] <= start < parts[-1][1]:
            own = next(span for span in parts if span[0] <= start < span[1])
            assert any(plan.own == own and track in plan.tracks for plan in plans)


def test_only_what_is_in_view_has_rows() -> None:
    rows = [row(i, DAY0 - 2) for i in range(12)] + [row(50, DAY0 + 3)]
    made = paging.demanded(builder(rows), Viewport(DAY0, 30), FRAME)
    assert [len(band.lanes) for band in made.bands] == [1, 0]
    assert [band.empty for band in made.bands] == [False, True]


@settings(max_examples=30)
@given(some_rows(), st.floats(-20, 20), st.floats(2, 400))
def test_rows_in_view_are_all_used_and_hold_all_that_is_drawn(rows, start, span) -> None:
    whole, view = builder(rows), Viewport(DAY0 + start, span)
    made = paging.demanded(whole, view, FRAME)
    high = Frame(FRAME.width, FRAME.top + made.height + 1)
    scene = whole.build(view, high, made)
    roomy = whole.arrangement(view, replace(high, tall=True))
    before = whole.build(view, replace(high, height=FRAME.top + roomy.height + 1), roomy)
    assert sorted(scene.marks.ids.tolist()) == sorted(before.marks.ids.tolist())
    for head in scene.heads:
        inside = scene.marks.y[scene.marks.track == head.band.track] - head.y - head.band.pad
        assert set((inside // ROW).tolist()) == set(range(len(head.band.lanes)))


def test_equal_spans_leave_no_gap() -> None:
    spans = paging.spans((10.0, 31.0), 3)
    assert spans == [(10.0, 17.0), (17.0, 24.0), (24.0, 31.0)]


def test_pages_in_which_nothing_begins_are_left_out() -> None:
    whole = builder(
        [row(1, DAY0), row(2, DAY0 + 300), row(3, DAY0, end=DAY0 + 364, precision="year")]
    )
    parts = paging.spans((float(DAY0), DAY0 + 400.0), 4)
    plans = paging.pages(parts, parts_of(whole), FRAME, 1.0)
    assert [plan.own for plan in plans] == [parts[0], parts[3]]


def test_tracks_that_do_not_fit_go_on_on_the_next_page() -> None:
    count = 12
    whole = builder([row(i, DAY0 + i, article=i % count + 1) for i in range(5 * count)], count)
    plans = paging.pages([(DAY0 - 1.0, DAY0 + 90.0)], parts_of(whole), FRAME, 1.0)
    assert len(plans) > 1
    shown = [track for plan in plans for track in sorted(plan.tracks)]
    assert shown == list(range(count))
    assert all(plan.arrangement.height <= ROOM for plan in plans)


def test_a_page_has_room_behind_its_time_for_the_last_labels() -> None:
    viewport = paging.with_room((100.0, 200.0), FRAME)
    scale = FRAME.scale(viewport)
    assert viewport.start == 100.0
    assert FRAME.width - scale.x(200.0) == pytest.approx(160.0)


def test_squeezed_tracks_fit_also_beside_empty_ones() -> None:
    count = 6
    rows = [row(i, DAY0, article=1) for i in range(40)]
    rows += [row(100 + i, DAY0 + 4000, article=2 + i) for i in range(count - 1)]
    whole = builder(rows, count)
    wanted = paging.demanded(whole, Viewport(DAY0 - 10, 30), FRAME)
    assert wanted.height > ROOM
    assert paging.squeezed(wanted, ROOM).height <= ROOM


def test_the_key_map_frames_every_page_and_shows_where_events_are() -> None:
    whole = builder([row(1, DAY0), row(2, DAY0 + 99)])
    view = Viewport(float(DAY0), 100.0)
    counts, colours = density(whole, view, 624.0)
    assert sum(counts) == 2 and counts[0] == 1 and counts[-1] >= 0
    spans = paging.spans((view.start, view.end), 4)
    out = DisplayList()
    draw_key_map(KeyMap(view, counts, colours, spans, 2, "en"), 48.0, 624.0, measure, out)
    frames = [step for step in out.steps if step[0] == OUTLINE]
    assert sorted(round(step[1]) for step in frames) == [24, 174, 324, 474]
    assert round(frames[-1][1]) == 324 and frames[-1][6].role == "accent"
    columns = [step for step in out.steps if step[0] == RECT and step[5].role == "track"]
    assert len(columns) == 2
    assert all(48 <= step[2] <= 48 + KEY_MAP_HEIGHT for step in out.steps)


def test_the_key_map_names_the_years_of_what_is_left_of_folded_time() -> None:
    folding = Folding.of_gaps([(DAY0 + 30.0, DAY0 + 3000.0)], 5.0)
    view = Viewport(float(DAY0), 70.0)
    out = DisplayList()
    key_map = KeyMap(view, (0,), (0,), [(view.start, view.end)], 0, "en", folding)
    draw_key_map(key_map, 0.0, 624.0, measure, out)
    said = [step[3] for step in out.steps if step[0] == TEXT]
    assert any("1937" in words for words in said) and any("1946" in words for words in said)
    assert len(said) == len(set(said))
