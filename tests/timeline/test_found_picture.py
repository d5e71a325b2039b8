from __future__ import annotations

import numpy as np
from tests.timeline.making import DAY0, FRAME, builder, row

from timeline_app.timeline import display
from timeline_app.timeline.display import Emphasis
from timeline_app.timeline.found_picture import HEIGHT, STEP
from timeline_app.timeline.picture import steps
from timeline_app.timeline.viewport import Viewport


def painted(rows, emphasis, paint, span=30.0):
    made = builder(rows, 1)
    scene = made.build(Viewport(DAY0 - span / 2, span), FRAME)
    drawn = steps(scene, made.columns, made.tracks, emphasis)
    return [step[0] for step in drawn if paint in step]


def test_a_found_mark_stands_on_a_ground_of_its_own_unless_it_is_selected():
    rows = [row(3, DAY0), row(4, DAY0 + 8)]
    found = np.array([0, 1])
    assert painted(rows, Emphasis(), display.HIT) == []
    assert painted(rows, Emphasis(found=found), display.HIT) == [display.ROUND] * 2
    chosen = Emphasis(found=found, selected=(4,))
    assert painted(rows, chosen, display.HIT) == [display.ROUND]


def test_what_is_found_among_the_counted_is_a_line_below_the_counts():
    rows = [row(n, DAY0 + n % 3) for n in range(600)] + [
        row(n, DAY0, article=2) for n in (700, 701)
    ]
    made = builder(rows, 2)
    scene = made.build(Viewport(DAY0 - 15, 30.0), FRAME)

    def lines(found):
        drawn = steps(scene, made.columns, made.tracks, Emphasis(found=found))
        return [step for step in drawn if step[0] == display.STRIP and step[2] == HEIGHT]

    assert lines(None) == lines(np.empty(0, dtype=np.int64)) == []
    (line,) = lines(np.arange(0, 600, 40))
    assert line[1] + HEIGHT < FRAME.height
    assert scene.scale.x(DAY0) <= line[3][0][0] + STEP < scene.scale.x(DAY0 + 4)
    seen = scene.marks.index[scene.marks.track == 1]
    assert len(seen) == 2 and lines(np.sort(seen)) == []
