"""The real window on the four bundled articles: what a reader clicks, and what then shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.driving import (
    BUNDLED,
    article_titled,
    open_article,
    open_window,
    session_of,
    shown,
)

from timeline_app.app import create_window
from timeline_app.library.store import Library
from timeline_app.ui.main_window import MainWindow
from timeline_app.workspace.settings import EraLine, Settings
from timeline_app.zhtext.variants import Script


def test_the_first_start_shows_the_four_campaigns(
    qtbot: QtBot, dressed_app: QApplication, tmp_path: Path
) -> None:
    window = open_window(qtbot, tmp_path / "new.db", tmp_path)
    contents = session_of(window).workspace.contents
    assert contents is not None
    assert [row.title for row in contents.campaigns] == [
        "哈爾濱保衛戰", "忻口戰役", "南京戰役", "桂柳會戰",
    ]  # fmt: skip
    assert window.shelf.model.rowCount() == BUNDLED
    assert not window.actions_table.back.isEnabled()
    view = window.timeline.viewport()
    assert view is not None
    for row in contents.campaigns:
        assert row.start is not None
        assert row.end is not None
        assert view.start <= row.start <= row.end <= view.end
    window.close()


def test_alone_means_one_pane_and_never_none(qtbot: QtBot, window: MainWindow) -> None:
    table = window.actions_table
    panes = (window.shelf, window.timeline, window.article, window.orbat)
    table.timeline_only.trigger()
    assert [pane.isVisible() for pane in panes] == [False, True, False, False]
    table.article_only.trigger()
    assert [pane.isVisible() for pane in panes] == [False, False, True, False]
    assert not table.timeline_only.isChecked()
    table.article_only.trigger()
    assert [pane.isVisible() for pane in panes] == [True, True, True, True]
    table.show_orbat.trigger()
    table.timeline_only.trigger()
    table.timeline_only.trigger()
    assert [pane.isVisible() for pane in panes] == [True, True, True, False]


def test_f6_goes_from_pane_to_pane(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    window.timeline.setFocus()
    table = window.actions_table
    seen = []
    for _ in range(4):
        table.next_pane.trigger()
        seen.append(QApplication.focusWidget())
    places = (window.article, window.orbat, window.shelf, window.timeline)
    assert seen == [pane.focusProxy() for pane in places]
    table.previous_pane.trigger()
    assert QApplication.focusWidget() is window.shelf.focusProxy()


@pytest.mark.parametrize(
    ("script", "words"), [(Script.SIMPLIFIED, "战"), (Script.TRADITIONAL, "戰")]
)
def test_the_article_in_the_readers_script(
    qtbot: QtBot, window: MainWindow, script: Script, words: str
) -> None:
    open_article(qtbot, window, "南京戰役")
    window.top_bar.script_requested.emit(script)
    other = {"战": "戰", "戰": "战"}[words]

    def converted() -> bool:
        text = window.article.browser.toPlainText()
        return words in text and other not in text

    qtbot.waitUntil(converted)
    stored = shown(window).record.article.text
    assert other in stored


def test_a_hidden_campaign_leaves_the_timeline(qtbot: QtBot, window: MainWindow) -> None:
    guilin = article_titled(window, "桂柳會戰")
    before = window.timeline.viewport()
    window.shelf.visibility_requested.emit(guilin, False)
    window.actions_table.fit_all.trigger()
    after = window.timeline.viewport()
    assert before is not None
    assert after is not None
    assert after.end < before.end


def test_the_window_remembers_its_layout(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.resize(750, 560)
    window.save_layout()
    again = MainWindow(window.theme, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (750, 560)


def test_on_a_wide_window_the_article_stands_beside_the_timeline(
    qtbot: QtBot, window: MainWindow
) -> None:
    assert window.article.geometry().top() == 0
    assert window.timeline.height() < window.height() * 0.7
    window.resize(2560, 1440)
    qtbot.waitUntil(lambda: window.timeline.height() > window.height() * 0.7)
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: window.timeline.height() < window.height() * 0.7)


@pytest.mark.usefixtures("in_process")
def test_a_fault_of_the_world_is_told_in_the_message_bar(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").write_text("")
    session_of(window).imports.import_files([tmp_path / "empty.txt"])
    qtbot.waitUntil(lambda: "1" in window.messages.message(), timeout=10_000)


def test_an_article_is_pasted(qtbot: QtBot, dressed_app: QApplication, tmp_path: Path) -> None:
    Library(tmp_path / "own.db").close()
    window = open_window(qtbot, tmp_path / "own.db", tmp_path)
    paste = window.actions_table.paste_article
    QGuiApplication.clipboard().setText("  ")
    paste.trigger()
    assert "clipboard" in window.messages.message()
    QGuiApplication.clipboard().setText("'''常德會戰'''發生於1943年11月2日，日軍進攻常德。")
    paste.trigger()
    qtbot.waitUntil(lambda: "1 articles added" in window.messages.message(), timeout=30_000)
    qtbot.waitUntil(lambda: bool(session_of(window).workspace.contents.campaigns), timeout=10_000)
    assert session_of(window).workspace.contents.campaigns[0].title == "常德會戰"


def test_the_window_opens_with_articles(
    qtbot: QtBot, dressed_app: QApplication, tmp_path: Path
) -> None:
    Library(tmp_path / "own.db").close()
    article = tmp_path / "常德會戰.txt"
    article.write_text("'''常德會戰'''發生於1943年11月2日，日軍進攻常德。", encoding="utf-8")
    window = create_window(tmp_path / "own.db", Settings(tmp_path / "settings.ini"), [article])
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: "1 articles added" in window.messages.message(), timeout=30_000)


def test_an_empty_library_offers_nothing_that_needs_campaigns(
    qtbot: QtBot, dressed_app: QApplication, tmp_path: Path
) -> None:
    Library(tmp_path / "empty.db").close()
    window = open_window(qtbot, tmp_path / "empty.db", tmp_path)
    table = window.actions_table
    for action in (
        table.back,
        table.forward,
        table.fit_all,
        table.fit_campaign,
        table.export_image,
    ):
        assert not action.isEnabled()
    assert table.open_files.isEnabled()
    window.close()


def test_tab_goes_through_the_bar_as_it_is_read(window: MainWindow) -> None:
    found: list[QWidget] = []
    here: QWidget = window.top_bar
    while len(found) < 7:
        here = here.nextInFocusChain()
        if (
            here.parent() in (window.top_bar, window.top_bar.search)
            and here.focusPolicy() & Qt.FocusPolicy.TabFocus
        ):
            found.append(here)
    places = [widget.mapTo(window, QPoint(0, 0)).x() for widget in found]
    first = places.index(min(places))
    assert places[first:] + places[:first] == sorted(places)


def test_everything_that_takes_the_keys_has_a_name(window: MainWindow) -> None:
    nameless = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert not nameless


def test_years_by_eras_are_shown_and_remembered(window: MainWindow, tmp_path: Path) -> None:
    stage = window.timeline.canvas.stage
    plain = stage.frame.top
    window.top_bar.choose(EraLine.ALL)
    assert stage.frame.top > plain
    scene = stage.scene()
    assert scene is not None
    assert scene.ruler.eras is not None
    assert any("ROC" in tick.label for tick in scene.ruler.eras)
    assert EraLine.ALL in window.top_bar.chosen
    assert window.settings.era_line is EraLine.ALL
    window.top_bar.choose(EraLine.NONE)
    assert stage.frame.top == plain
