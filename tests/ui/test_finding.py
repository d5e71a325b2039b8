from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui.driving import session_of

from timeline_app.domain.event_filter import EventFilter
from timeline_app.domain.events import EventKind
from timeline_app.domain.refs import LocatorKind
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.search_lines import Kind, Line
from timeline_app.ui.widgets.choices import choice_of


def lines(window: MainWindow) -> list[Line]:
    shown = window.top_bar.search.list
    found = (choice_of(shown.item(row)) for row in range(shown.count()))
    return [line for line in found if isinstance(line, Line)]


def search(qtbot: QtBot, window: MainWindow, words: str) -> list[Line]:
    window.top_bar.search.focus()
    searching = session_of(window).searching
    with qtbot.waitSignals([searching.found, searching.events_changed]):
        window.top_bar.search.search_for(words)
    return lines(window)


def found_events(window: MainWindow) -> set[int]:
    stage = window.timeline.found._stage
    places = stage.emphasis.found
    return set() if places is None else set(stage.columns.ids[places].tolist())


@pytest.mark.parametrize("words", ["攻占", "攻佔"])
def test_hits_are_told_by_campaign_and_all_of_them_are_marked(
    qtbot: QtBot, window: MainWindow, words: str
) -> None:
    told = search(qtbot, window, words)
    assert {line.kind for line in told} >= {Kind.CAMPAIGN, Kind.HIT}
    hits = [line for line in told if line.target and line.target.kind is LocatorKind.EVENT]
    assert all(line.words.marks or line.below.marks for line in hits)
    assert found_events(window) >= {line.target.id for line in hits if line.target}
    assert window.timeline.overview._marks["hit"]
    window.top_bar.search.clear()
    assert not found_events(window) and not window.timeline.overview._marks["hit"]


def test_keys_step_from_hit_to_hit_and_the_search_is_remembered(
    qtbot: QtBot, window: MainWindow
) -> None:
    search(qtbot, window, "撤退")
    qtbot.keyClick(window.top_bar.search.line, Qt.Key.Key_Return)
    session, seen = session_of(window), list[int]()
    for action in ("next_hit", "next_hit", "previous_hit"):
        getattr(window.actions_table, action).trigger()
        assert session.selection.selected is not None
        seen.append(int(session.selection.selected.id))
    assert seen[0] == seen[2] != seen[1] and set(seen) <= found_events(window)
    assert session.settings.recent_searches == ["撤退"]
    window.top_bar.search.clear()
    window.top_bar.search.focus()
    assert [line.query for line in lines(window)][1:] == ["撤退"]


def test_what_the_filter_hides_is_not_found(qtbot: QtBot, window: MainWindow) -> None:
    told = search(qtbot, window, "日軍")
    heads = [line.article_id for line in told if line.kind is Kind.CAMPAIGN]
    filters = session_of(window).filters
    assert heads[0] is not None and len(heads) > 1
    filters.hide(heads[0])
    told = search(qtbot, window, "日軍")
    assert [line.article_id for line in told if line.kind is Kind.CAMPAIGN] == heads[1:]
    assert told[-1].kind is Kind.SAID
    filters.want(EventFilter(kinds=frozenset({EventKind.CAPTURE})))
    qtbot.waitUntil(lambda: filters.filtered is not None)
    told = search(qtbot, window, "日軍")
    hits = [line.target.id for line in told if line.kind is Kind.HIT and line.aside and line.target]
    events = {one for one in hits if isinstance(one, int)}
    assert events and filters.kept(events) == events


def test_notes_are_found_and_fewer_words_are_offered(qtbot: QtBot, window: MainWindow) -> None:
    session = session_of(window)
    place = session.subject.place
    assert place is not None
    session.notebook.write(place, "看《拿破崙傳》的滑鐵盧一章")
    qtbot.waitUntil(lambda: len(session.own_work.entries) == 1)
    group, note = search(qtbot, window, "滑铁卢")
    assert group.kind is Kind.GROUP and note.words.text.endswith("滑鐵盧一章")
    assert note.target is not None and note.target == session.selection.selected
    said, other = search(qtbot, window, "南京 埃及遠征")
    assert "埃及遠征" in said.words.text and other.query == "南京"


def test_few_hits_are_drawn_wherever_they_are_crowded(qtbot: QtBot, window: MainWindow) -> None:
    window.timeline.fit_all()
    scene = window.timeline._stage.scene()
    assert scene is not None
    search(qtbot, window, "撤退")
    after = window.timeline._stage.scene()
    assert after is not None
    drawn = set(after.marks.ids.tolist())
    assert found_events(window) <= drawn and not found_events(window) <= set(
        scene.marks.ids.tolist()
    )
