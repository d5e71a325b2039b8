from __future__ import annotations

from hypothesis import given, settings
from tests.timeline.making import DAY0, FRAME, SPANS, builder, row, some_rows

from timeline_app.timeline.hit import Part, hit
from timeline_app.timeline.tracks import ROW
from timeline_app.timeline.viewport import Viewport


@settings(max_examples=40, deadline=None)
@given(some_rows(), SPANS)
def test_what_is_painted_is_met(rows, span):
    scene = builder(rows).build(Viewport(DAY0 + 8 - span / 2, span), FRAME)
    marks, frame = scene.marks, scene.frame
    for i in range(len(marks)):
        x = (max(marks.x0[i], frame.left) + min(marks.x1[i], frame.width)) / 2
        y = marks.y[i] + ROW / 2
        if frame.left <= x < frame.width and frame.top <= y < frame.height:
            found = hit(scene, x, y)
            assert found is not None
            assert found.event_id == marks.ids[i]


def scene_of(rows, span=30.0):
    return builder(rows, 1).build(Viewport(DAY0 - span / 2, span), FRAME)


def test_a_label_belongs_to_its_event():
    scene = scene_of([row(1, DAY0)])
    found = hit(scene, scene.marks.label_x[0] + 20, scene.marks.y[0] + 5)
    assert found is not None
    assert (found.part, found.event_id) == (Part.EVENT, 1)


def test_ruler_name_and_bare_ground():
    scene = scene_of([row(1, DAY0)])
    assert hit(scene, 400, 10).part is Part.RULER
    name = hit(scene, 20, scene.heads[0].y + 5)
    assert name.part is Part.NAME
    assert name.head.track.article_id == 1
    assert hit(scene, FRAME.left + 3, scene.marks.y[0] + 5) is None
    assert hit(scene, 20, FRAME.height - 5) is None


def test_a_count_is_met():
    scene = scene_of([row(i, DAY0 + i % 25) for i in range(900)], 2000.0)
    count = scene.counts[0]
    found = hit(scene, (count.x0 + count.x1) / 2, count.y + 4)
    assert found.part is Part.COUNT
    assert found.count == count
