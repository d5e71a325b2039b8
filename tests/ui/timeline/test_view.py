"""What the timeline shows and says."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from tests.timeline.making import DAY0, headlines
from tests.ui.timeline.viewing import START, TRACKS, mark_of, wheel

from timeline_app.timeline.viewport import Viewport
from timeline_app.ui import theme as themes
from timeline_app.ui.timeline.view import TimelineView


def test_hovering_tells_of_the_event_and_moves_nothing(qtbot, view):
    before = view.canvas.stage.scene().marks.y.tolist()
    with qtbot.waitSignal(view.event_hovered) as told:
        qtbot.mouseMove(view.canvas, mark_of(view, 2))
    assert told.args == [2]
    assert view.canvas.stage.scene().marks.y.tolist() == before


def test_a_jump_is_eased_and_any_input_ends_it(qtbot, view):
    view.reduced_motion = False
    view.fit_track(8)
    assert view.viewport() != Viewport(START.start, START.span) or view.viewport() == START
    wheel(view, QPoint(0, 120))
    stopped = view.viewport()
    qtbot.wait(50)
    assert view.viewport() == stopped


def test_an_eased_jump_arrives(qtbot, view):
    view.reduced_motion = False
    target = Viewport(DAY0 + 90.0, 40.0)
    view.set_viewport(target, animated=True)
    qtbot.waitUntil(lambda: view.viewport() == target, timeout=1000)


def test_selected_and_lit_events_are_seen(view):
    plain = view.grab().toImage()
    view.set_selected([2])
    selected = view.grab().toImage()
    view.set_selected([])
    view.set_lit([2])
    assert plain != selected
    assert view.grab().toImage() not in (plain, selected)


def test_another_theme_is_another_picture(view):
    light = view.grab().toImage()
    view.set_theme(themes.load("dark"))
    dark = view.grab().toImage()
    assert light.pixelColor(60, 490).lightness() > 200 > 60 > dark.pixelColor(60, 490).lightness()


def test_labels_are_asked_for_again_when_the_script_changes(view):
    asked = []
    view.set_labels(lambda ids: asked.extend(ids) or headlines(ids))
    view.grab()
    asked.clear()
    view.clear_label_cache()
    view.grab()
    assert {1, 2, 3} <= set(asked)


def test_hidden_tracks_disappear(view):
    columns = view.canvas.stage.columns
    view.set_events(columns, [TRACKS[0], replace(TRACKS[1], visible=False)])
    assert [head.track.article_id for head in view.canvas.stage.scene().heads] == [7]


def test_a_view_without_events_can_be_painted(qtbot, theme):
    empty = TimelineView(theme)
    qtbot.addWidget(empty)
    empty.resize(600, 300)
    assert not empty.grab().isNull()
    empty.fit_all()
    assert empty.viewport() is None


def test_it_says_what_it_is(view):
    assert view.canvas.accessibleName()
    assert view.canvas.accessibleDescription()
    assert view.canvas.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_the_selected_event_is_told_to_screen_readers(view):
    view.set_selected([2])
    assert view.canvas.accessibleDescription() == headlines([2])[2]


def test_what_lies_under_the_pointer_is_looked_for_again_when_the_view_rests(qtbot, view):
    qtbot.mouseMove(view.canvas, QPoint(2, 2))
    qtbot.mouseMove(view.canvas, mark_of(view, 2))
    assert view.emphasis.hovered == 2
    with qtbot.waitSignal(view.event_hovered, timeout=2000) as told:
        view.set_viewport(START.panned(40.0))
    assert told.args == [None]


def test_the_name_of_the_campaign_that_is_read_has_a_ground_of_its_own(view):
    plain = view.canvas.grab().toImage()
    view.set_current(8)
    head = view.canvas.stage.scene().heads[1]
    spot = QPoint(100, int(head.y) + 4)
    assert view.canvas.grab().toImage().pixelColor(spot) != plain.pixelColor(spot)
