"""Fetching in the real window, from a wiki that answers as a real MediaWiki did."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from timeline_app.ui.library.fetch_dialog import FetchDialog
from timeline_app.ui.main_window import MainWindow

from ..sources.wiki_server import Asked, Reply, recorded, serving  # noqa: TID252
from .driving import BUNDLED, open_article, session_of

pytestmark = pytest.mark.usefixtures("in_process")


def opened(window: MainWindow) -> FetchDialog:
    dialogs = [each for each in window.findChildren(FetchDialog) if each.isVisible()]
    assert len(dialogs) == 1
    return dialogs[0]


def count(window: MainWindow) -> int:
    contents = session_of(window).workspace.contents
    return 0 if contents is None else len(contents.campaigns)


def test_a_category_comes_into_the_library(qtbot: QtBot, window: MainWindow) -> None:
    with serving(recorded("converted")) as served:
        window.actions_table.fetch_articles.trigger()
        dialog = opened(window)
        dialog.names.setPlainText("Category:測試")
        dialog.wiki.setEditText(f"{served.address}/w/api.php")
        dialog.limit.setValue(2)
        assert served.asked == []
        dialog.go.click()
        qtbot.waitUntil(lambda: dialog.go.isEnabled(), timeout=10_000)
        assert dialog.found.count() == 2 and count(window) == BUNDLED
        dialog.go.click()
        qtbot.waitUntil(lambda: count(window) == BUNDLED + 2, timeout=20_000)
    assert "2 articles added" in window.messages.message()
    assert not window.findChildren(FetchDialog)


def test_a_link_that_leads_nowhere_offers_to_fetch_its_page(
    qtbot: QtBot, window: MainWindow
) -> None:
    def closed(_: Asked) -> Reply:
        return Reply(status=404)

    open_article(qtbot, window, "桂柳會戰")
    window.article.page_requested.emit("沒有的戰役")
    window.messages._action.click()
    dialog = opened(window)
    assert dialog.names.toPlainText() == "沒有的戰役"
    assert dialog.wiki.currentText() == "zh.wikipedia.org"
    with serving(closed) as served:
        dialog.wiki.setEditText(served.address)
        dialog.go.click()
        qtbot.waitUntil(lambda: dialog.go.text() == "Try again", timeout=10_000)
    assert "is no MediaWiki" in dialog.words.text() and not window.messages.message()
