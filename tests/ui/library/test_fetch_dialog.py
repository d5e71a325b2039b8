from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from timeline_app.domain.document import Refusal
from timeline_app.domain.errors import ExpectedError
from timeline_app.ingest.fetching import PagesWanted, Plan
from timeline_app.sources.wiki_addresses import Wish, wiki_at
from timeline_app.ui.library.fetch_dialog import FetchDialog, FetchOffer
from timeline_app.ui.theme import Theme

WIKI = wiki_at("zh.wikipedia.org")
WISHES = (Wish(WIKI, "甲"), Wish(WIKI, "乙"))


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme) -> Iterator[FetchDialog]:
    made = FetchDialog(FetchOffer("甲\n\n 乙 ", ["wiki.example"]))
    qtbot.addWidget(made)
    made.show()
    yield made


def heard(dialog: FetchDialog) -> list[Any]:
    wishes: list[Any] = []
    dialog.plan_requested.connect(wishes.append)
    dialog.fetch_requested.connect(wishes.append)
    return wishes


def test_titles_are_fetched_as_soon_as_it_is_known_that_they_are_some(dialog: FetchDialog) -> None:
    wishes, plan = heard(dialog), Plan(WISHES)
    assert not dialog.levels.isVisible() and "Nothing is asked" in dialog.words.text()
    dialog.go.click()
    assert wishes == [PagesWanted(("甲", "乙"), wiki="wiki.example")]
    assert not dialog.names.isEnabled() and not dialog.go.isEnabled() and dialog.busy.isVisible()
    dialog.show_plan(plan)
    assert wishes[1:] == [plan]


def test_a_category_is_looked_at_before_it_is_fetched(dialog: FetchDialog) -> None:
    wishes = heard(dialog)
    dialog.names.setPlainText("https://zh.wikipedia.org/wiki/%E5%88%86%E9%A1%9E:戰役")
    assert dialog.levels.isVisible() and dialog.go.text() == "See what there is"
    dialog.levels.setValue(2)
    dialog.limit.setValue(2)
    dialog.go.click()
    assert (wishes[0].depth, wishes[0].limit) == (2, 2)
    plan = Plan(WISHES, (Refusal("戰役", "more-pages", "It has more than 2.", "Ask."),), asked=True)
    dialog.show_plan(plan)
    assert dialog.words.text() == ("To be fetched from zh.wikipedia.org: 2\nIt has more than 2.")
    assert [dialog.found.item(row).text() for row in range(dialog.found.count())] == ["甲", "乙"]
    assert (dialog.go.text(), wishes[1:]) == ("Fetch 2", [])
    dialog.go.click()
    assert wishes[1:] == [plan]


def test_other_words_make_another_plan(dialog: FetchDialog) -> None:
    dialog.show_plan(Plan(WISHES, asked=True))
    dialog.names.setPlainText("丙")
    assert dialog.go.text() == "Fetch" and not dialog.found.isVisible()
    dialog.names.setPlainText(" ")
    assert not dialog.go.isEnabled()


def test_a_wiki_that_cannot_be_reached_is_told_and_asked_again(dialog: FetchDialog) -> None:
    wishes, plan = heard(dialog), Plan(WISHES)
    dialog.go.click()
    dialog.show_plan(plan)
    dialog.show_failure(ExpectedError("no-network", "It cannot be reached.", "Check the network."))
    assert dialog.words.text() == "It cannot be reached. Check the network."
    assert dialog.go.text() == "Try again" and dialog.names.isEnabled()
    dialog.go.click()
    assert wishes[1:] == [plan, plan]
    dialog.show_failure(ValueError())
    assert "Something went wrong" in dialog.words.text()


def test_a_category_without_articles_is_told(dialog: FetchDialog) -> None:
    dialog.go.click()
    dialog.show_plan(Plan((), (Refusal("戰役", "empty-category", "It is empty.", ""),), asked=True))
    assert dialog.words.text() == "It is empty." and dialog.go.isEnabled()
