"""The reader's own work listed and walked through in the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from tests.ui.driving import (
    article_titled,
    bare,
    event_on_timeline,
    marked_words,
    open_article,
    session_of,
    shown,
)

from timeline_app.domain.own import Bookmark, Entry, NewHeadline, Note, Tag, Target, TargetKind
from timeline_app.domain.refs import LocatorKind
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.shelf_column import SHELF, STUDY
from timeline_app.ui.study.pane import StudyPane
from timeline_app.workspace.targets import (
    article_target,
    event_target,
    sentence_target,
    unit_target,
)


@pytest.fixture
def pane(qtbot: QtBot, window: MainWindow) -> StudyPane:
    """The pane with one thing of each kind, the article of Nanjing open."""
    stored = open_article(qtbot, window, "南京戰役")
    record, session = stored.record, session_of(window)
    page, text = record.article.title, record.article.text
    event = next(event for event in record.events if event.headline.startswith("日軍限國軍"))
    sentence = record.article.sentences[8].span.of(text)
    unit = next(unit for unit in record.units if unit.commanders)
    session.own_work.change(
        "mark",
        [
            Entry("e", event_target(page, event), Bookmark(), event.sentence.of(text)),
            Entry("h", event_target(page, event), NewHeadline("限期投降")),
            Entry("s", sentence_target(page, sentence), Note("# 出處\n待考"), sentence),
            Entry("u", unit_target(unit.key), Tag("部隊"), unit.names[0]),
            Entry("g", Target(TargetKind.EVENT, "x", "gone"), Note("y"), "此句已刪。"),
            Entry("a", article_target("桂柳会战"), Bookmark(), "桂柳会战"),
        ],
    )
    qtbot.waitUntil(lambda: session.study.shown.total == 5)
    window.actions_table.show_study.trigger()
    found = window.findChild(StudyPane)
    assert found is not None
    return found


def titles(pane: StudyPane) -> dict[str, list[str]]:
    return {group.title: [line.title for line in group.lines] for group in pane.model.groups()}


def choose(pane: StudyPane, title: str) -> None:
    targets = {line.title: line.target for group in pane.model.groups() for line in group.lines}
    pane.thing_requested.emit(targets[title])


def test_everything_is_listed_and_each_leads_to_its_place(
    qtbot: QtBot, window: MainWindow, pane: StudyPane
) -> None:
    listed, session = titles(pane), session_of(window)
    assert listed["No longer in the text"] == ["此句已刪。"]
    details = {line.title: line.detail for group in pane.model.groups() for line in group.lines}
    assert details[listed["桂柳會戰"][0]] == "Article"
    (unit,) = listed["Units"]
    sentence = next(title for title in listed["南京戰役"] if title != "限期投降")
    assert pane.model.groups()[0].colour is not None
    choose(pane, "限期投降")
    selected = session.selection.selected
    assert selected is not None and selected.kind is LocatorKind.EVENT
    view = window.timeline.viewport()
    assert view is not None and view.span < 400
    choose(pane, sentence)
    qtbot.waitUntil(lambda: bare("".join(marked_words(window))).startswith(bare(sentence)[:6]))
    choose(pane, unit)
    assert session.selection.selected.kind is LocatorKind.UNIT
    assert window.orbat.tree.currentIndex().isValid()
    (article,) = listed["桂柳會戰"]
    choose(pane, article)
    qtbot.waitUntil(lambda: shown(window).id == article_titled(window, "桂柳會戰"))
    choose(pane, "此句已刪。")
    assert "kept" in window.messages.message()


def test_what_is_marked_has_signs_on_the_timeline_and_the_overview(
    qtbot: QtBot, window: MainWindow, pane: StudyPane
) -> None:
    session = session_of(window)
    (marked,) = window.timeline.emphasis.own.bookmarked.tolist()
    event = session.workspace.stored_event(marked)
    assert event is not None and event.event.headline == "限期投降"
    overview = window.timeline.overview
    with_ribbon = overview.grab().toImage()
    session.own_work.change("drop", drop=["e"])
    qtbot.waitUntil(lambda: not len(window.timeline.emphasis.own.bookmarked))
    assert overview.grab().toImage() != with_ribbon


def test_keys_walk_through_the_list_from_anywhere(
    qtbot: QtBot, window: MainWindow, pane: StudyPane
) -> None:
    labels = window.statusBar().findChildren(QLabel)
    bar, told = window.top_bar.search.line, []
    places = (window.timeline.canvas, window.article.browser, window.orbat.tree, pane.words, bar)
    for place in places:
        place.setFocus()
        qtbot.keyClick(place, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        told += [label.text() for label in labels if " of 4" in label.text()]
    assert told == ["1 of 4", "2 of 4", "3 of 4", "4 of 4", "4 of 4"]
    line = pane.model.line_at(pane.tree.currentIndex())
    assert line is not None and line.target == session_of(window).study.at
    window.actions_table.previous_in_study.trigger()
    visible = [label.text() for label in labels if label.isVisible()]
    assert "3 of 4" in visible
    _, event_id = event_on_timeline(window)
    window.timeline.event_selected_requested.emit(event_id)
    assert "3 of 4" not in [label.text() for label in labels if label.isVisible()]


def test_the_key_shows_the_list_and_the_campaigns_in_turn(
    qtbot: QtBot, window: MainWindow, pane: StudyPane
) -> None:
    assert window.column.page() == STUDY
    assert QApplication.focusWidget() is pane.tree
    window.actions_table.show_study.trigger()
    assert window.column.page() == SHELF and window.shelf.isVisible()
    window.actions_table.show_shelf.setChecked(False)
    window.actions_table.article_only.setChecked(True)
    window.column.segments.chosen.emit(STUDY)
    window.actions_table.show_study.trigger()
    assert pane.isVisible()


def test_what_is_removed_can_be_brought_back_at_once(
    qtbot: QtBot, window: MainWindow, pane: StudyPane
) -> None:
    session = session_of(window)
    before = set(session.own_work.entries)
    pane.set_current(session.study.shown.walk[0].target)
    pane.tree.setFocus()
    qtbot.keyClick(pane.tree, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: session.study.shown.total == 4)
    assert window.actions_table.undo.text() == "Undo: removal"
    assert len(before) - len(session.own_work.entries) == 2  # the bookmark and the headline
    window.messages.findChild(QPushButton).click()
    qtbot.waitUntil(lambda: session.study.shown.total == 5)
    assert set(session.own_work.entries) == before


def test_groups_are_remembered_and_words_filter(
    qtbot: QtBot, window: MainWindow, pane: StudyPane
) -> None:
    pane.arrangement_requested.emit("tag")
    assert next(iter(titles(pane))) == "部隊"
    pane.words.setText("出處")
    assert len(pane.model.groups()) == 1
    (line,) = pane.model.groups()[0].lines
    assert line.note == "出處 待考"
    assert session_of(window).settings.layout("study-arrangement") == b"tag listed"
