"""Going from event to event on a timeline that answers its own wishes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from tests.timeline.making import DAY0, row

from timeline_app.timeline.tracks import Track

TRACKS = [Track(7, "南京戰役", 0), Track(8, "徐州會戰", 1)]
ROWS = [
    row(1, DAY0, article=7, kind="attack"), row(2, DAY0 + 3, article=7),
    row(3, DAY0 + 100, article=7, kind="attack"), row(4, DAY0 + 2, article=8, kind="attack"),
    row(5, DAY0 + 120, article=8),
]  # fmt: skip


class Walk:
    """A view whose wishes are granted, and the events that were gone to."""

    def __init__(self, view):
        self.view, self.gone = view, []
        view.viewport_requested.connect(view.set_viewport)
        view.event_selected_requested.connect(self._select)

    def _select(self, event_id):
        self.gone.append(event_id)
        self.view.set_selected([event_id])


@pytest.fixture
def walk(showing):
    return Walk(showing(ROWS, TRACKS))


def test_in_the_track_from_the_first_in_view_to_the_end(walk):
    for by in (1, 1, 1, 1, -1):
        walk.view.walker.in_track(by)
    assert walk.gone == [1, 2, 3, 2]  # the last step beyond the end does nothing


def test_in_time_through_all_tracks_with_the_view_following(walk):
    walk.view.set_selected([1])
    for _ in range(3):
        walk.view.walker.in_time(1)
    assert walk.gone == [4, 2, 3]
    assert walk.view.viewport().contains(DAY0 + 100, DAY0 + 101)


def test_hidden_tracks_are_passed_over(walk):
    walk.view.set_events(
        walk.view.canvas.stage.columns, [TRACKS[0], Track(8, "", 1, visible=False)]
    )
    walk.view.set_selected([1])
    walk.view.walker.in_time(1)
    assert walk.gone == [2]


def test_the_same_kind_and_given_events(walk):
    walk.view.set_selected([4])
    walk.view.walker.same_kind(1)
    walk.view.walker.same_kind(-1)
    walk.view.walker.among([2, 5], 1)
    assert walk.gone == [3, 4, 2]


def test_an_event_in_two_tracks_is_met_once_and_its_track_is_kept(walk):
    columns = walk.view.canvas.stage.columns
    index = columns.indices_of([1, 2, 1, 3])
    doubled = columns.picked(index, [0, 0, 1, 1])
    walk.view.set_events(doubled, TRACKS)
    walk.view.set_selected([1])
    walk.view.walker.in_time(1)
    walk.view.walker.in_time(-1)
    assert walk.gone == [2, 1]
    walk.view.walker.in_time(1)
    walk.view.walker.in_time(1)
    assert walk.gone[-1] == 3


def test_enter_goes_to_the_lit_event_nearest(qtbot, walk):
    walk.view.set_lit([3, 5])
    qtbot.keyClick(walk.view.canvas, Qt.Key.Key_Return)
    assert walk.gone == [3]
