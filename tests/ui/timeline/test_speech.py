"""The timeline as a screen reader walks it."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton
from tests.timeline.making import DAY0, headlines, row

from timeline_app.timeline.events import EventColumns
from timeline_app.timeline.own_marks import OwnMarks
from timeline_app.timeline.tracks import Track
from timeline_app.timeline.viewport import Viewport
from timeline_app.ui.timeline.speech import voice_of
from timeline_app.ui.timeline.view import TimelineView

NAME, VALUE = QAccessible.Text.Name, QAccessible.Text.Value
ROWS = [row(1, DAY0, article=7), row(2, DAY0 + 3, article=7), row(4, DAY0 + 100, article=8)]


@pytest.fixture
def view(showing):
    QAccessible.installFactory(voice_of)
    return showing(ROWS, [Track(7, "南京戰役", 0), Track(8, "徐州會戰", 1, folded=True)])


def root(view):
    return QAccessible.queryAccessibleInterface(view.canvas)


def children(voice):
    return [voice.child(place) for place in range(voice.childCount())]


def test_a_tree_of_tracks_and_events(view):
    timeline = root(view)
    assert timeline.role() == QAccessible.Role.Tree
    assert timeline.text(NAME) == "Timeline"
    assert " – " in timeline.text(VALUE)
    tracks = children(timeline)
    assert [track.text(NAME) for track in tracks] == ["南京戰役, 2 events", "徐州會戰, 1 event"]
    assert [bool(track.state().collapsed) for track in tracks] == [False, True]
    events = children(tracks[0])
    assert [event.text(NAME) for event in events] == list(headlines([1, 2]).values())
    assert children(tracks[1]) == []
    assert [tracks[0].indexOfChild(event) for event in events] == [0, 1]
    assert [timeline.indexOfChild(track) for track in tracks] == [0, 1]
    assert events[0].parent() is tracks[0]
    assert tracks[0].parent() is timeline
    assert timeline.child(9) is None


def test_events_stand_where_they_are_painted(view):
    event = root(view).child(0).child(1)
    middle = event.rect().center()
    assert view.canvas.hit(view.canvas.mapFromGlobal(middle).toPointF()).event_id == 2
    assert root(view).childAt(middle.x(), middle.y()) is event
    name = view.canvas.mapToGlobal(QPoint(60, middle.y() - view.canvas.mapToGlobal(QPoint()).y()))
    assert root(view).childAt(name.x(), name.y()) is root(view).child(0)


def test_what_is_selected_is_said(view):
    first, second = children(root(view).child(0))
    view.set_selected((2,))
    assert [bool(one.state().selected) for one in (first, second)] == [False, True]
    assert first.state().focusable
    view.canvas.setFocus()
    assert root(view).focusChild() is second


def test_what_is_out_of_view_says_so(view):
    event = root(view).child(0).child(0)
    view.set_viewport(Viewport(DAY0 + 50.0, 20.0))
    assert event.state().offscreen
    assert event.rect().isEmpty()
    assert event.isValid()


def test_press_is_a_click(qtbot, view):
    event = root(view).child(0).child(1)
    action = event.actionInterface()
    assert action.actionNames() == ["Press"]
    with qtbot.waitSignal(view.event_selected_requested) as told:
        action.doAction("Press")
    assert told.args == [2]
    with qtbot.waitSignal(view.track_open_requested) as told:
        root(view).child(1).actionInterface().doAction("Press")
    assert told.args == [8]


def test_words_come_from_the_provider(view):
    view.speech.provider = lambda event_id: f"event {event_id}"
    assert root(view).child(0).child(0).text(NAME) == "event 1"
    view.own.show(OwnMarks.from_ids([1], [1, 2]), ())
    assert root(view).child(0).child(0).text(NAME) == "event 1, Bookmark, Note"


def test_nothing_is_left_when_the_timeline_goes(qtbot, view):
    made = TimelineView(view._theme)
    made.set_events(
        EventColumns.from_rows(ROWS, {7: 0, 8: 1}), [Track(7, "A", 0), Track(8, "B", 1)]
    )
    made.set_viewport(Viewport(DAY0 - 5.0, 20.0))
    speech, voice = made.speech, root(made).child(0)
    number = QAccessible.uniqueId(voice.child(0))
    with qtbot.waitSignal(speech.destroyed):
        made.deleteLater()
    gc.collect()
    assert QAccessible.accessibleInterface(number) is None
    button = QPushButton("x", view)
    assert QAccessible.queryAccessibleInterface(button).text(NAME) == "x"
