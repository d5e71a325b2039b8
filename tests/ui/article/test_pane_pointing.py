"""What the article tells of the pointer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.articles import nanjing

from timeline_app.ui.article.pane import ArticlePane
from timeline_app.ui.article.view import LinkKind
from timeline_app.ui.theme import Theme


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme) -> ArticlePane:
    made = ArticlePane(theme)
    qtbot.addWidget(made)
    made.show_article(nanjing())
    return made


def test_dates_and_units_are_told_until_the_pointer_leaves(pane: ArticlePane) -> None:
    assert pane.set_document is not None
    links = pane.set_document.links
    kinds = [link.kind for link in links]
    event, unit = kinds.index(LinkKind.EVENT), kinds.index(LinkKind.UNIT)
    told: list[object] = []
    pane.event_hovered.connect(told.append)
    pane.unit_hovered.connect(told.append)
    pane.browser.link_hovered.emit(event)
    pane.browser.link_hovered.emit(event)
    assert told == [int(links[event].target)]
    pane.browser.link_hovered.emit(unit)
    assert told[1:] == [None, links[unit].target]
    QApplication.sendEvent(pane.browser, QEvent(QEvent.Type.Leave))
    assert told[3:] == [None]
