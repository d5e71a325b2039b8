"""Tracks as the reader arranges them, in the real window: gestures, menu, keys, what is remembered."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from tests.ui.driving import event_on_timeline, open_window, session_of

from timeline_app.timeline.grouping import Grouping
from timeline_app.timeline.scene import Head
from timeline_app.timeline.tracks import PAD, ROW
from timeline_app.ui.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton


def heads(window: MainWindow) -> list[Head]:
    scene = window.timeline.canvas.stage.scene()
    assert scene is not None
    return list(scene.heads)


def titles(window: MainWindow) -> list[str]:
    return [head.track.title for head in heads(window)]


def drag(qtbot: QtBot, window: MainWindow, start: QPoint, end: QPoint) -> None:
    canvas = window.timeline.canvas
    qtbot.mousePress(canvas, LEFT, pos=start)
    for share in (0.3, 0.6, 1.0):
        qtbot.mouseMove(canvas, start + (end - start) * share)
    qtbot.mouseRelease(canvas, LEFT, pos=end)


def middle(head: Head) -> int:
    return round(head.y + head.band.height / 2)


def menu_of(window: MainWindow, place: int) -> QMenu:
    return window.timeline.controls.menu.menu_for(heads(window)[place].band)


def choose(menu: QMenu, words: str) -> None:
    found = [a for a in menu.findChildren(type(menu.actions()[0])) if a.text() == words]
    found[0].trigger()


def test_a_click_on_the_sign_folds_and_unfolds(qtbot: QtBot, window: MainWindow) -> None:
    canvas, view = window.timeline.canvas, window.timeline.viewport()
    for folded in (True, False):
        head = heads(window)[2]
        spot = QPoint(16, round(head.line(canvas.stage.frame.top)))
        qtbot.mouseClick(canvas, LEFT, pos=spot)
        assert heads(window)[2].track.folded is folded
    assert window.timeline.viewport() == view


def test_a_name_dragged_below_another_takes_its_place(qtbot: QtBot, window: MainWindow) -> None:
    before, view = titles(window), window.timeline.viewport()
    first, second = heads(window)[:2]
    end = QPoint(60, round(second.y + second.band.height - 6))
    drag(qtbot, window, QPoint(60, middle(first)), end)
    assert titles(window)[:2] == [before[1], before[0]]
    assert window.timeline.viewport() == view
    assert session_of(window).navigation.viewport == view


def test_a_name_put_back_where_it_was_changes_nothing(qtbot: QtBot, window: MainWindow) -> None:
    before, head = titles(window), heads(window)[1]
    drag(qtbot, window, QPoint(60, middle(head)), QPoint(60, middle(head) + 8))
    assert titles(window) == before


def test_the_lower_border_gives_a_track_its_rows(qtbot: QtBot, window: MainWindow) -> None:
    head = heads(window)[2]
    border = round(head.y + head.band.height)
    drag(qtbot, window, QPoint(60, border), QPoint(60, border + 3 * ROW))
    taller = heads(window)[2]
    assert abs(taller.y + taller.band.height - border - 3 * ROW) <= ROW / 2
    assert taller.band.rows >= head.band.rows + 3
    assert taller.band.height == taller.band.rows * ROW + 2 * PAD


def test_a_drag_on_bare_ground_still_pans(qtbot: QtBot, window: MainWindow) -> None:
    view = window.timeline.viewport()
    canvas = window.timeline.canvas
    y = canvas.height() - 4
    drag(qtbot, window, QPoint(700, y), QPoint(600, y))
    assert window.timeline.viewport() != view


def test_the_menu_pins_a_track_to_the_top(qtbot: QtBot, window: MainWindow) -> None:
    chosen = heads(window)[2].track.title
    choose(menu_of(window, 2), "Pin to the top")
    assert titles(window)[0] == chosen
    scene = window.timeline.canvas.stage.scene()
    assert scene is not None
    assert scene.staying == {heads(window)[0].band.track}


def test_the_menu_moves_a_track(qtbot: QtBot, window: MainWindow) -> None:
    before = titles(window)
    choose(menu_of(window, 0), "Move down")
    assert titles(window)[:2] == before[1::-1]
    menu = menu_of(window, 0)
    assert not next(a for a in menu.actions() if a.text() == "Move up").isEnabled()


def test_the_menu_colours_a_track_and_its_swatch(qtbot: QtBot, window: MainWindow) -> None:
    article = heads(window)[0].track.article_id
    choose(menu_of(window, 0), "Colour 7")
    assert heads(window)[0].track.colour == 6
    model = window.shelf.model
    item = model.item(model.index(model.row_of(article)))
    assert item is not None
    assert item.colour == window.theme.tracks[6]


def test_the_menu_hides_a_campaign(qtbot: QtBot, window: MainWindow) -> None:
    before = titles(window)
    choose(menu_of(window, 1), "Hide from the timeline")
    assert titles(window) == [before[0], *before[2:]]


def test_the_menu_comes_by_a_key_for_the_track_that_is_read(
    qtbot: QtBot, window: MainWindow
) -> None:
    canvas = window.timeline.canvas
    middle = canvas.rect().center()
    reason = QContextMenuEvent.Reason.Keyboard
    by_key = QContextMenuEvent(reason, middle, canvas.mapToGlobal(middle))
    QApplication.sendEvent(canvas, by_key)
    menu = next(m for m in canvas.findChildren(QMenu) if m.isVisible())
    assert menu.accessibleName() == "南京戰役"
    menu.close()


@pytest.mark.parametrize(
    ("name", "first"),
    [("by_side", "China"), ("by_kind", "Attack"), ("by_commander", "唐生智"), ("by_unit", "")],
)
def test_tracks_by_whatever_the_reader_chooses(
    qtbot: QtBot, window: MainWindow, name: str, first: str
) -> None:
    before = titles(window)
    session = session_of(window)
    getattr(window.actions_table, name).trigger()
    qtbot.waitUntil(lambda: titles(window) != before, timeout=5000)
    assert first in " ".join([*titles(window), ""])
    shown, contents = session.tracks.shown, session.workspace.contents
    assert shown is not None
    assert contents is not None
    assert set(shown.columns.ids.tolist()) == set(contents.columns.ids.tolist())
    spot, event_id = event_on_timeline(window)
    qtbot.mouseClick(window.timeline.canvas, LEFT, pos=spot)
    assert set(window.timeline.emphasis.selected) == {event_id}
    window.actions_table.by_campaign.trigger()
    assert titles(window) == before


def test_other_tracks_respect_the_ticks_of_the_shelf(qtbot: QtBot, window: MainWindow) -> None:
    session = session_of(window)
    session.tracks.set_grouping(Grouping.KIND)
    qtbot.waitUntil(lambda: session.tracks.shown is not None and bool(session.tracks.shown.groups))
    contents, before = session.workspace.contents, session.tracks.shown
    assert contents is not None
    gone = contents.campaigns[2]
    session.filters.set_shown(gone.article_id, False)
    qtbot.waitUntil(lambda: session.tracks.shown is not before)
    assert session.tracks.shown is not None
    own = set(contents.columns.ids[contents.columns.track_slice(2)].tolist())
    assert not own & set(session.tracks.shown.columns.ids.tolist())


def test_a_campaign_can_be_fitted_where_it_has_no_track(qtbot: QtBot, window: MainWindow) -> None:
    session = session_of(window)
    session.tracks.set_grouping(Grouping.SIDE)
    qtbot.waitUntil(lambda: session.tracks.shown is not None and bool(session.tracks.shown.groups))
    contents = session.workspace.contents
    assert contents is not None
    row = contents.campaigns[1]
    window.shelf.campaign_fit_requested.emit(row.article_id)
    view = window.timeline.viewport()
    assert view is not None
    assert row.start is not None
    assert view.contains(row.start, row.start + 1)
    assert view.span < 200


def test_all_is_folded_and_unfolded_at_once(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_table.fold_all.trigger()
    assert all(head.track.folded for head in heads(window))
    assert not len(window.timeline.canvas.stage.builder.columns.indices_of([]))
    window.actions_table.unfold_all.trigger()
    assert not any(head.track.folded for head in heads(window))


def test_empty_time_is_hidden_and_comes_back(qtbot: QtBot, window: MainWindow) -> None:
    view, action = window.timeline.viewport(), window.actions_table.hide_empty
    assert view is not None
    action.trigger()
    qtbot.waitUntil(lambda: bool(window.timeline.folding))
    folded, folding = window.timeline.viewport(), window.timeline.folding
    assert folded is not None
    assert folded.span < view.span / 2
    assert folding.day(folded.start) == pytest.approx(view.start)
    assert folding.day(folded.end) == pytest.approx(view.end)
    action.trigger()
    qtbot.waitUntil(lambda: not window.timeline.folding)
    back = window.timeline.viewport()
    assert back is not None
    assert (back.start, back.span) == pytest.approx((view.start, view.span))


def test_where_time_is_hidden_the_pointer_and_jumps_speak_of_the_calendar(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.actions_table.hide_empty.trigger()
    qtbot.waitUntil(lambda: bool(window.timeline.folding))
    session, canvas = session_of(window), window.timeline.canvas
    contents = session.workspace.contents
    assert contents is not None
    last = contents.campaigns[-1]
    window.shelf.campaign_fit_requested.emit(last.article_id)
    view = window.timeline.viewport()
    assert view is not None
    assert last.start is not None
    assert last.end is not None
    first, after = (window.timeline.folding.day(place) for place in (view.start, view.end))
    assert first <= last.start <= last.end + 1 <= after
    assert after - first < 3 * (last.end - last.start)
    with qtbot.waitSignal(window.timeline.moment_pointed) as told:
        qtbot.mouseMove(canvas, QPoint(600, canvas.height() - 3))
    assert first < told.args[0] < after
    event = contents.opening_event()
    assert event is not None
    window.article.event_requested.emit(event)
    stored = session.workspace.stored_event(event)
    view = window.timeline.viewport()
    assert stored is not None
    assert view is not None
    days = [window.timeline.folding.day(place) for place in (view.start, view.end)]
    assert days[0] <= stored.event.when.start <= stored.event.when.end <= days[1]


def test_the_arrangement_is_remembered_for_the_library(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    choose(menu_of(window, 0), "Move down")
    choose(menu_of(window, 0), "Fold")
    before = titles(window)
    window.close()
    again = open_window(qtbot, tmp_path / "library.db", tmp_path)
    assert titles(again) == before
    assert heads(again)[0].track.folded
    again.close()


def test_escape_lets_go_of_a_dragged_name(qtbot: QtBot, window: MainWindow) -> None:
    before, canvas = titles(window), window.timeline.canvas
    first, third = heads(window)[0], heads(window)[2]
    qtbot.mousePress(canvas, LEFT, pos=QPoint(60, middle(first)))
    for y in (middle(first) + 20, middle(third)):
        qtbot.mouseMove(canvas, QPoint(60, y))
    assert canvas.grip.line is not None
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.grip.line is None
    qtbot.mouseRelease(canvas, LEFT, pos=QPoint(60, middle(third)))
    assert titles(window) == before


def test_walking_stays_in_the_track_where_an_event_is_in_several(
    qtbot: QtBot, window: MainWindow
) -> None:
    session, canvas = session_of(window), window.timeline.canvas
    session.tracks.set_grouping(Grouping.COMMANDER)
    columns = canvas.stage.columns
    first = columns.track_slice(0)
    session.selection.select(None)
    window.timeline.event_selected_requested.emit(int(columns.ids[first][0]))
    for step in range(first.stop - first.start):
        assert set(window.timeline.emphasis.selected) == {int(columns.ids[first][step])}
        qtbot.keyClick(canvas, Qt.Key.Key_Period)


def test_a_gap_says_how_long_it_is(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_table.hide_empty.trigger()
    canvas = window.timeline.canvas
    scene = canvas.stage.scene()
    assert scene is not None
    gap = scene.scale.folding.breaks(scene.viewport.start, scene.viewport.end)[1]
    found = canvas.hit(QPointF(scene.scale.x((gap.start + gap.end) / 2), 30))
    assert found is not None
    assert found.gap == gap
