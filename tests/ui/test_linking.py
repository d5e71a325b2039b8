"""What a choice in one pane does to the others, in the real window on the bundled articles."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui.driving import (
    article_titled,
    bare,
    click_text,
    event_on_timeline,
    marked_words,
    open_article,
    session_of,
    shown,
)

from timeline_app.domain.orbat import Unit
from timeline_app.domain.record import MentionKind
from timeline_app.domain.refs import Locator
from timeline_app.domain.spans import Span
from timeline_app.library.reader import LibraryReader
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.orbat.model import OrbatRole
from timeline_app.ui.search_box import Hit
from timeline_app.workspace.settings import Language
from timeline_app.zhtext.variants import Script


def test_a_click_on_an_event_opens_its_article_at_its_sentence(
    qtbot: QtBot, window: MainWindow
) -> None:
    guilin = article_titled(window, "桂柳會戰")
    assert shown(window).id != guilin
    window.timeline.fit_track(guilin)
    for row in session_of(window).workspace.contents.campaigns:  # type: ignore[union-attr]
        if row.article_id != guilin:
            window.shelf.visibility_requested.emit(row.article_id, False)
    point, event_id = event_on_timeline(window)
    qtbot.mouseClick(window.timeline.canvas, Qt.MouseButton.LeftButton, pos=point)
    qtbot.waitUntil(lambda: shown(window).id == guilin)
    event = session_of(window).workspace.stored_event(event_id)
    assert event is not None
    assert bare(event.sentence_text) in {bare(words) for words in marked_words(window)}
    assert event.event.date_text in marked_words(window)
    assert session_of(window).selection.selected == Locator.event(event_id)


def test_the_units_of_the_chosen_event_light_up_in_the_tree(
    qtbot: QtBot, window: MainWindow
) -> None:
    stored = open_article(qtbot, window, "桂柳會戰")
    number, event = next(
        (i, event) for i, event in enumerate(stored.record.events) if len(event.units) > 1
    )
    window.timeline.event_selected_requested.emit(stored.event_ids[number])
    model = window.orbat.model
    lit = {unit.key for unit in stored.record.units if model.index_of(unit.key).data(OrbatRole.LIT)}
    assert lit == set(event.units)


def test_a_click_on_a_date_in_the_article_takes_the_timeline_there(
    qtbot: QtBot, window: MainWindow
) -> None:
    stored = open_article(qtbot, window, "南京戰役")
    window.timeline.fit_all()
    before = window.timeline.viewport()
    place = next(
        i
        for i, event in enumerate(stored.record.events)
        if event.date_text == "12月9日" and event.rank == "body"
    )
    event = stored.record.events[place]
    click_text(qtbot, window, event.span)
    assert session_of(window).selection.selected == Locator.event(stored.event_ids[place])
    view = window.timeline.viewport()
    assert view is not None
    assert before is not None
    assert view.span < before.span
    assert view.start <= event.when.start <= event.when.end + 1 <= view.end


def test_a_click_on_a_unit_lights_its_events_and_mentions(qtbot: QtBot, window: MainWindow) -> None:
    stored = open_article(qtbot, window, "南京戰役")
    key = "JP:16:师团"
    mention = next(m for m in stored.record.mentions if m.key == key)
    click_text(qtbot, window, mention.span)
    session = session_of(window)
    assert session.selection.selected == Locator.unit(key)
    spans = [m.span for m in stored.record.mentions if m.key == key]
    assert sorted(marked_words(window)) == sorted(
        span.of(stored.record.article.text) for span in spans
    )
    with LibraryReader(session.workspace.path) as reader:
        events = reader.events_of_unit(key)
    assert events
    assert window.timeline.emphasis.lit == frozenset(events)
    assert window.orbat.tree.currentIndex() == window.orbat.model.index_of(key)


def test_choosing_a_unit_in_the_tree_is_the_same_choice(qtbot: QtBot, window: MainWindow) -> None:
    open_article(qtbot, window, "南京戰役")
    index = window.orbat.model.index_of("JP:16:师团")
    window.orbat.tree.scrollTo(index)
    point = window.orbat.tree.visualRect(index).center()
    qtbot.mouseClick(window.orbat.tree.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert session_of(window).selection.selected == Locator.unit("JP:16:师团")


def test_escape_lets_go_of_the_selection(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    assert session_of(window).selection.selected is not None
    for pane in (window.timeline.canvas, window.article.browser, window.orbat.tree):
        window.article.event_requested.emit(shown(window).event_ids[3])
        pane.setFocus()
        qtbot.keyClick(pane, Qt.Key.Key_Escape)
        assert session_of(window).selection.selected is None
    assert not marked_words(window)
    assert window.selection_label.text() == ""


def test_the_same_choice_again_brings_its_sentence_back(qtbot: QtBot, window: MainWindow) -> None:
    stored = open_article(qtbot, window, "南京戰役")
    window.article.event_requested.emit(stored.event_ids[-1])
    bar = window.article.browser.verticalScrollBar()
    there = bar.value()
    bar.setValue(0)
    window.timeline.event_selected_requested.emit(stored.event_ids[-1])
    assert bar.value() == there > 0


def test_another_script_does_not_move_the_article(qtbot: QtBot, window: MainWindow) -> None:
    open_article(qtbot, window, "南京戰役")
    window.article.event_requested.emit(shown(window).event_ids[3])
    bar = window.article.browser.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    there, lit = bar.value(), window.selection_label.text()
    window.top_bar.script_requested.emit(Script.SIMPLIFIED)
    qtbot.waitUntil(lambda: "戰" not in window.article.browser.toPlainText())
    assert abs(bar.value() - there) < 40
    assert lit


def test_choosing_a_unit_shows_where_it_is_named(qtbot: QtBot, window: MainWindow) -> None:
    stored = open_article(qtbot, window, "南京戰役")
    last = max(
        (m for m in stored.record.mentions if m.kind is MentionKind.UNIT),
        key=lambda m: m.span.start,
    )
    spans = [m.span for m in stored.record.mentions if m.key == last.key]
    window.orbat.unit_requested.emit(last.key)
    pane = window.article
    assert pane.set_document is not None
    places = [at for span in spans for at in pane.set_document.positions.ranges(span)]
    assert any(pane.browser.is_shown(*at) for at in places)


def test_a_found_unit_is_shown_in_the_article_it_was_found_in(
    qtbot: QtBot, window: MainWindow
) -> None:
    guilin = article_titled(window, "桂柳會戰")
    assert shown(window).id != guilin
    key = next(unit.key for unit in units_of(window, guilin))
    window.top_bar.search.hit_requested.emit(Hit(Locator.unit(key), guilin))
    qtbot.waitUntil(lambda: shown(window).id == guilin)
    assert session_of(window).selection.selected == Locator.unit(key)
    assert window.orbat.tree.currentIndex() == window.orbat.model.index_of(key)


def units_of(window: MainWindow, article_id: int) -> tuple[Unit, ...]:
    with LibraryReader(session_of(window).workspace.path) as reader:
        return reader.orbat(article_id)


def test_a_found_passage_is_marked(qtbot: QtBot, window: MainWindow) -> None:
    guilin = article_titled(window, "桂柳會戰")
    span = Span(900, 930)
    window.top_bar.search.hit_requested.emit(Hit(Locator.article(guilin), guilin, span))
    qtbot.waitUntil(lambda: shown(window).id == guilin)
    text = shown(window).record.article.text
    assert bare("".join(marked_words(window))) == bare(span.of(text))


def test_the_campaign_that_is_read_stands_out_on_the_timeline(
    qtbot: QtBot, window: MainWindow
) -> None:
    assert window.timeline.emphasis.reading == shown(window).id
    guilin = article_titled(window, "桂柳會戰")
    window.timeline.track_open_requested.emit(guilin)
    qtbot.waitUntil(lambda: shown(window).id == guilin)
    assert window.timeline.emphasis.reading == guilin


def test_a_link_to_a_campaign_of_the_library_opens_it(qtbot: QtBot, window: MainWindow) -> None:
    guilin = open_article(qtbot, window, "桂柳會戰").id
    window.article.page_requested.emit("南京保卫战")
    qtbot.waitUntil(lambda: shown(window).id == article_titled(window, "南京戰役"))
    window.article.page_requested.emit("雅典")
    assert shown(window).id != guilin


def test_back_and_forward(qtbot: QtBot, window: MainWindow) -> None:
    first = shown(window).id
    other = open_article(qtbot, window, "忻口戰役").id
    event_id = shown(window).event_ids[3]
    window.article.event_requested.emit(event_id)
    window.actions_table.back.trigger()
    assert session_of(window).selection.selected is None
    window.actions_table.back.trigger()
    qtbot.waitUntil(lambda: shown(window).id == first)
    window.actions_table.forward.trigger()
    window.actions_table.forward.trigger()
    qtbot.waitUntil(lambda: shown(window).id == other)
    assert session_of(window).selection.selected == Locator.event(event_id)
    assert not window.actions_table.forward.isEnabled()


def test_searching_from_the_window(qtbot: QtBot, window: MainWindow) -> None:
    box = window.top_bar.search
    with qtbot.waitActive(window):
        window.activateWindow()
    window.actions_table.search.trigger()
    box.line.setText("光华门")
    box.line.textEdited.emit("光华门")
    qtbot.waitUntil(lambda: box.list.isVisible() and box.list.count() > 1, timeout=5000)
    qtbot.keyClick(box.line, Qt.Key.Key_Return)
    assert session_of(window).selection.selected is not None


def test_escape_closes_the_hits_and_a_message_before_it_lets_go(
    qtbot: QtBot, window: MainWindow
) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    selected = session_of(window).selection.selected
    box = window.top_bar.search
    box.focus()
    box.line.setText("南京")
    box.line.textEdited.emit("南京")
    qtbot.waitUntil(box.list.isVisible, timeout=5000)
    qtbot.keyClick(box.line, Qt.Key.Key_Escape)
    assert not box.list.isVisible()
    assert session_of(window).selection.selected == selected
    window.messages.show_message("南京")
    qtbot.keyClick(box.line, Qt.Key.Key_Escape)
    assert not window.messages.message() and box.line.text()
    qtbot.keyClick(box.line, Qt.Key.Key_Escape)
    assert not box.line.text() and not box.list.isVisible()
    assert session_of(window).selection.selected == selected
    qtbot.keyClick(box.line, Qt.Key.Key_Escape)
    assert session_of(window).selection.selected is None


def test_what_is_selected_is_told_in_the_language_of_the_moment(
    qtbot: QtBot, window: MainWindow
) -> None:
    stored = open_article(qtbot, window, "南京戰役")
    window.orbat.unit_requested.emit(stored.record.units[0].key)
    assert "event" in window.selection_label.text()
    window.top_bar.language_requested.emit(Language.TRADITIONAL)
    assert "事件" in window.selection_label.text()
    window.top_bar.language_requested.emit(Language.ENGLISH)
    assert "event" in window.selection_label.text()


def test_the_pointer_over_a_unit_raises_its_events_in_every_campaign(
    qtbot: QtBot, window: MainWindow
) -> None:
    stored = open_article(qtbot, window, "桂柳會戰")
    workspace = session_of(window).workspace
    key = next(unit.key for unit in stored.record.units if workspace.events_of_unit(unit.key))
    window.orbat.tree.entered.emit(window.orbat.model.index_of(key))
    assert set(window.timeline.emphasis.pointed) == set(workspace.events_of_unit(key))
    window.article.unit_hovered.emit(None)
    assert not window.timeline.emphasis.pointed
    assert session_of(window).selection.selected != Locator.unit(key)
