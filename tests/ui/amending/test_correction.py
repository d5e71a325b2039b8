from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from timeline_app.domain import days
from timeline_app.domain.dates import Open, Precision, When
from timeline_app.domain.events import Event, EventKind
from timeline_app.domain.own import Hidden, NewDate, NewHeadline, NewKind, OwnEvent, SameAs
from timeline_app.domain.spans import Span
from timeline_app.ingest.asked_dates import asked_date
from timeline_app.ui.amending.correction import Correctable, CorrectionDialog
from timeline_app.ui.amending.event import Offer, OwnEventDialog
from timeline_app.ui.amending.lists import CampaignsDialog, HiddenDialog
from timeline_app.ui.theme import Theme

DAY = days.to_day(1937, 12, 13)
WHEN = When(DAY, DAY, Precision.DAY)
EVENT = Event("k1", Span(0, 6), Span(0, 12), "", "12月13日", WHEN, "南京陷落", EventKind.CAPTURE)
KEYS = {"教導總隊": "CN:教导总队", "第16師團": "JP:16:师团"}


def ok(dialog: CorrectionDialog | OwnEventDialog) -> bool:
    return dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()


def type_date(dialog: CorrectionDialog | OwnEventDialog, words: str) -> None:
    dialog.date.line.clear()
    dialog.date.line.insert(words)


@pytest.fixture
def correction(qtbot: QtBot, theme: Theme) -> CorrectionDialog:
    shown = Correctable(EVENT, EVENT, "12月13日，南京<陷落>。", others=[("k2", "other")])
    dialog = CorrectionDialog(shown, theme)
    qtbot.addWidget(dialog)
    return dialog


def test_nothing_is_corrected_until_something_is_other(
    correction: CorrectionDialog,
) -> None:
    assert correction.corrections() == () and ok(correction)
    type_date(correction, "12月上旬")  # typed before dates can be read
    assert not ok(correction)
    correction.date.set_reader(asked_date)
    assert ok(correction)
    first = DAY - 12
    assert correction.corrections() == (NewDate(When(first, first + 9, Precision.TEN_DAY)),)
    assert "1–10 Dec 1937" in correction.date.understood.text()
    assert not correction.date.time.isEnabled()
    type_date(correction, "12月3日5时30分")
    assert correction.date.time.currentData() == "05:30"
    correction.date.time.setCurrentIndex(7)
    night = When(first + 2, first + 2, Precision.DAY, "night")
    assert correction.corrections() == (NewDate(night),)
    assert correction.date.line.text() == "1937年12月3日夜"
    type_date(correction, "南京")
    assert not ok(correction) and "No date" in correction.date.understood.text()


def test_every_field_can_be_corrected_and_taken_back(
    correction: CorrectionDialog,
) -> None:
    correction.show()
    correction.date.set_reader(asked_date)
    type_date(correction, "1937-12-12")
    correction.date.about.click()
    correction.date.open.setCurrentIndex(1)
    correction.headline.line.setText("日軍入城" * 20)
    correction.kind.set_value(EventKind.ATTACK)
    correction.hide_box.click()
    correction.same.setCurrentIndex(1)
    day = When(DAY - 1, DAY - 1, Precision.DAY, None, Open.AFTER, True)
    assert correction.corrections() == (
        NewDate(day),
        NewHeadline("日軍入城" * 6),
        NewKind(EventKind.ATTACK),
        Hidden(),
        SameAs("k2"),
    )
    backs = [button for button, _ in correction._origins]
    assert all(button.isVisible() for button in backs)
    for button in backs:
        button.click()
    assert not any(button.isVisible() for button in backs)
    assert correction.corrections() == (Hidden(), SameAs("k2"))


def test_an_own_event_needs_a_date_and_a_headline(qtbot: QtBot, theme: Theme) -> None:
    offer = Offer(near=WHEN, page="南京戰役", campaigns=[("c1", "讀書筆記")])
    dialog = OwnEventDialog(offer, theme)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.date.set_reader(asked_date)
    dialog.set_units(KEYS)
    assert not ok(dialog)
    type_date(dialog, "3日夜")
    dialog.headline.line.setText("渡江")
    assert ok(dialog)
    dialog.units.line.insert("教導總隊")
    qtbot.keyClick(dialog.units.line, Qt.Key.Key_Return)
    dialog.units.line.insert("第16師團")
    third = When(DAY - 10, DAY - 10, Precision.DAY, "night")
    event = OwnEvent(third, "渡江", EventKind.OTHER, ("CN:教导总队", "JP:16:师团"))
    assert dialog.isVisible() and dialog.event_wanted() == event
    dialog.campaign.setCurrentIndex(1)
    assert dialog.event_wanted() == replace(event, campaign="c1")
    dialog.campaign.setCurrentIndex(2)
    assert not ok(dialog)
    dialog.title.setText(" 新 戰役 ")
    assert ok(dialog) and dialog.new_campaign == "新 戰役"


def test_an_own_event_is_shown_as_it_is(qtbot: QtBot, theme: Theme) -> None:
    event = OwnEvent(WHEN, "渡江", EventKind.AIR, ("CN:教导总队", "CN:x"), "c1")
    dialog = OwnEventDialog(Offer(event, campaigns=[("c1", "讀書筆記")]), theme)
    qtbot.addWidget(dialog)
    dialog.set_units(KEYS)
    assert dialog.event_wanted() == event


def test_lists_tell_what_is_to_be_done(qtbot: QtBot, dressed_app: object) -> None:
    hidden = HiddenDialog()
    campaigns = CampaignsDialog()
    for dialog in (hidden, campaigns):
        qtbot.addWidget(dialog)
    hidden.set_items([])
    assert not hidden.show_button.isEnabled()
    hidden.set_items([("u1", "one"), ("u2", "two")])
    hidden.list.selectAll()
    with qtbot.waitSignal(hidden.show_requested) as asked:
        hidden.show_button.click()
    assert asked.args == [["u1", "u2"]]
    campaigns.set_items([("c1", "讀書")])
    with qtbot.waitSignal(campaigns.title_given) as given:
        campaigns.list.item(0).setText(" 讀 書 ")
    assert given.args == ["c1", "讀 書"]
    with qtbot.waitSignal(campaigns.remove_requested) as removed:
        campaigns.remove_button.click()
    assert removed.args == ["c1"]
    with qtbot.waitSignal(campaigns.title_given) as given:
        campaigns.new_button.click()
    assert given.args == ["", "New campaign"]
