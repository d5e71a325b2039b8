from __future__ import annotations

import pytest
from tests.timeline.making import DAY0, FRAME, builder, measure, row

from timeline_app.domain.events import EventKind
from timeline_app.timeline import display, signs
from timeline_app.timeline.display import Emphasis
from timeline_app.timeline.outlines import BOX, circle, closed, dashed
from timeline_app.timeline.picture import steps
from timeline_app.timeline.viewport import Viewport


def labels(rows, span=30.0):
    made = builder(rows, 1)
    scene = made.build(Viewport(DAY0 - span / 2, span), FRAME)
    return scene.marks, steps(scene, made.columns, made.tracks, Emphasis())


@pytest.mark.parametrize("kind", [kind for kind in EventKind if kind is not EventKind.OTHER])
def test_every_kind_has_a_sign_within_its_box(kind):
    drawing = signs.outline(kind)
    spots = [spot for part in (*drawing.areas, *drawing.lines) for spot in part]
    reach = drawing.stroke / 2 if drawing.lines else 0.0
    assert spots
    assert all(-reach <= x <= BOX + reach and -reach <= y <= BOX + reach for x, y in spots)


def test_no_two_signs_are_alike():
    assert len({(sign.areas, sign.lines) for sign in signs.SIGNS.values()}) == len(signs.SIGNS)


def test_an_event_of_a_kind_has_its_sign_before_the_words():
    marks, made = labels([row(3, DAY0, kind="capture")])
    label = next(step for step in made if step[0] == display.LABEL)
    assert (label[3], label[7]) == ("日軍攻佔中", "capture")
    assert marks.label_width[0] == signs.ROOM + measure("日軍攻佔中")


def test_what_is_of_no_kind_has_none():
    marks, made = labels([row(3, DAY0)])
    assert not any(step[0] == display.LABEL for step in made)
    assert marks.label_width[0] == measure("日軍攻佔中")


def test_a_label_cut_short_keeps_its_sign_and_its_room():
    marks, made = labels([row(12, DAY0 + 10, kind="attack")])
    label = next(step for step in made if step[0] == display.LABEL)
    assert label[3].endswith("…")
    end = marks.label_x[0] + signs.ROOM + measure(label[3])
    assert end == pytest.approx(marks.label_x[0] + marks.label_width[0])
    assert end <= FRAME.width


def test_dashes_are_even_and_stay_on_their_path():
    path = closed(((0.0, 0.0), (9.0, 0.0), (9.0, 9.0)))
    made = dashed(path, 2.0, 1.0)
    first = [dash for dash in made if dash[0][1] == dash[1][1] == 0.0]
    assert len(first) == 3
    assert first[0][0] == (0.0, 0.0)
    assert first[-1][1] == pytest.approx((9.0, 0.0))


def test_a_circle_ends_where_it_began():
    round_ = circle(6.0, 6.0, 4.0)
    assert round_[0] == round_[-1] == (10.0, 6.0)
