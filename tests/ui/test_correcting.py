"""Corrections and own events in the window: made, seen everywhere, taken back."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot
from tests.ui.driving import article_titled, open_article, session_of, shown

from timeline_app.domain import coding
from timeline_app.domain.own import OwnEvent, SameAs
from timeline_app.library.reader import StoredEvent
from timeline_app.ui.amending.correction import CorrectionDialog
from timeline_app.ui.amending.event import OwnEventDialog
from timeline_app.ui.amending.lists import HiddenDialog
from timeline_app.ui.main_window import MainWindow


def select_event(qtbot: QtBot, window: MainWindow) -> StoredEvent:
    article = open_article(qtbot, window, "南京戰役")
    pairs = zip(article.event_ids, article.record.events, strict=True)
    event_id = next(i for i, event in pairs if event.same_as is None and event.units)
    window.timeline.event_selected_requested.emit(event_id)
    return stored(window, event_id)


def stored(window: MainWindow, event_id: int) -> StoredEvent:
    found = session_of(window).workspace.stored_event(event_id)
    assert found is not None
    return found


def flags(window: MainWindow, event_id: int) -> int | None:
    contents = session_of(window).workspace.contents
    assert contents is not None
    at = contents.columns.indices_of([event_id])
    return int(contents.columns.flags[at[0]]) if len(at) else None


def test_an_event_is_corrected_hidden_and_brought_back(qtbot: QtBot, window: MainWindow) -> None:
    before = select_event(qtbot, window)
    table = window.actions_table
    table.correct.trigger()
    (dialog,) = window.findChildren(CorrectionDialog)
    qtbot.waitUntil(lambda: dialog.date._read is not None)
    dialog.headline.line.setText("守軍奪門而出")
    dialog.accept()
    qtbot.waitUntil(lambda: (flags(window, before.id) or 0) & coding.CORRECTED > 0)
    after = stored(window, before.id)
    assert after.event.headline == "守軍奪門而出" and after.original == before.event
    told = "“" + before.event.headline + "”"
    qtbot.waitUntil(lambda: before.event in shown(window).record.originals)
    qtbot.waitUntil(lambda: told in window.selection_label.text())
    table.hide_event.trigger()
    qtbot.waitUntil(lambda: flags(window, before.id) is None)
    assert "守軍奪門而出" in window.messages.message()
    table.hidden_events.trigger()
    (hidden,) = window.findChildren(HiddenDialog)
    assert [hidden.list.item(0).text()[-6:], hidden.list.count()] == ["守軍奪門而出", 1]
    hidden.show_button.click()
    qtbot.waitUntil(lambda: flags(window, before.id) is not None)
    hidden.close()
    qtbot.waitUntil(lambda: not window.messages.message())  # its "Undo" would mean another step
    for _ in range(3):
        table.undo.trigger()
    qtbot.waitUntil(lambda: flags(window, before.id) == flags_of(before))
    assert stored(window, before.id) == before


def flags_of(stored: StoredEvent) -> int:
    from timeline_app.library.event_rows import split_traits, traits

    return coding.coded(split_traits(traits(stored.event))).codes[1]


def test_several_events_are_shown_as_one(qtbot: QtBot, window: MainWindow) -> None:
    first = select_event(qtbot, window)
    session = session_of(window)
    other = session.amendments.near(first.id)[0]
    session.selection.toggle(other)
    window.actions_table.merge_events.trigger()
    qtbot.waitUntil(lambda: flags(window, other) is None)
    assert flags(window, first.id) is not None
    assert stored(window, other).event.same_as == first.event.key
    selected = session.selection.selected
    assert selected is not None and selected.id == first.id and not session.selection.several
    window.timeline.event_selected_requested.emit(other)  # by its date in the article
    window.actions_table.correct.trigger()
    (dialog,) = window.findChildren(CorrectionDialog)
    assert dialog.same.currentData() == first.event.key
    assert dialog.corrections() == (SameAs(first.event.key),)
    dialog.same.setCurrentIndex(0)
    dialog.accept()
    qtbot.waitUntil(lambda: flags(window, other) is not None)


def test_an_own_event_is_added_where_there_is_none(qtbot: QtBot, window: MainWindow) -> None:
    select_event(qtbot, window)
    session, canvas = session_of(window), window.timeline.canvas
    canvas.hovered.emit(None, QPointF(600, 200))
    window.timeline.moment_pointed.emit(2_428_900.5)
    canvas.double_clicked.emit(None)
    (dialog,) = window.findChildren(OwnEventDialog)
    when = dialog.date.value()
    assert when is not None and when.start == when.end == 2_428_900
    dialog.headline.line.setText("教導總隊渡江")
    dialog.campaign.setCurrentIndex(dialog.campaign.count() - 1)
    dialog.title.setText("讀書筆記")
    dialog.accept()
    qtbot.waitUntil(lambda: len(session.amendments.campaigns()) == 1)
    qtbot.waitUntil(
        lambda: "讀書筆記" in [row.title for row in session.workspace.contents.campaigns]  # type: ignore[union-attr]
    )
    article = open_article(qtbot, window, "讀書筆記")
    (event_id,) = article.event_ids
    assert (flags(window, event_id) or 0) & coding.OWN
    window.timeline.event_selected_requested.emit(event_id)
    window.actions_table.correct.trigger()
    (again,) = (d for d in window.findChildren(OwnEventDialog) if d.isVisible())
    assert again.event_wanted() == OwnEvent(
        when, "教導總隊渡江", campaign=session.amendments.campaigns()[0][0]
    )
    again.reject()
    session.amendments.drop_campaign(session.amendments.campaigns()[0][0])
    qtbot.waitUntil(lambda: len(session.workspace.contents.campaigns) == 4)  # type: ignore[union-attr]
    assert article_titled(window, "南京戰役")


def test_an_event_is_made_from_a_sentence(qtbot: QtBot, window: MainWindow) -> None:
    before = select_event(qtbot, window)
    article = shown(window)
    sentence = before.event.sentence
    window.article.choosing.sentence_requested.emit(sentence, "own_event")
    (dialog,) = window.findChildren(OwnEventDialog)
    qtbot.waitUntil(lambda: dialog.date._read is not None)
    dialog.date.line.insert("次日")
    dialog.headline.line.setText("部隊到達")
    dialog.accept()
    session = session_of(window)
    qtbot.waitUntil(lambda: any(e.key.startswith("own:") for e in shown(window).record.events))
    own = shown(window).record.events[-1]
    assert own.sentence == sentence and own.headline == "部隊到達"
    assert shown(window).id == article.id
    assert session.own_work.entries[0].words == sentence.of(article.record.article.text)
