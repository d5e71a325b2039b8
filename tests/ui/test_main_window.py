"""The real window on the four bundled articles: what a reader clicks, and what then shows."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from timeline_app import ingest
from timeline_app.app import create_window
from timeline_app.domain.refs import Locator
from timeline_app.domain.spans import Span
from timeline_app.library.reader import LibraryReader, StoredArticle
from timeline_app.timeline.hit import Part
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.orbat.model import OrbatRole
from timeline_app.workspace.session import Session
from timeline_app.workspace.settings import Settings
from timeline_app.zhtext.variants import Script

BUNDLED = 4


@pytest.fixture(scope="session")
def seed_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library as the first start makes it."""
    path = tmp_path_factory.mktemp("seeds") / "library.db"
    summary = ingest.import_seeds(path, lambda done, total, name: None, lambda: False)
    assert summary.added == BUNDLED
    return path


@pytest.fixture
def window(
    qtbot: QtBot, dressed_app: QApplication, seed_library: Path, tmp_path: Path
) -> Iterator[MainWindow]:
    """The window with everything shown, on a library of its own."""
    library = tmp_path / "library.db"
    shutil.copy(seed_library, library)
    window = open_window(qtbot, library, tmp_path)
    yield window
    window.close()


def open_window(qtbot: QtBot, library: Path, folder: Path) -> MainWindow:
    settings = Settings(folder / "settings.ini")
    settings.reduced_motion = True
    window = create_window(library, settings)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    with qtbot.waitSignal(window.completed, timeout=20_000):
        window.show()
    qtbot.waitExposed(window)
    return window


def session_of(window: MainWindow) -> Session:
    session = window.findChild(Session)
    assert session is not None
    return session


def shown(window: MainWindow) -> StoredArticle:
    article = session_of(window).workspace.article
    assert article is not None
    return article.stored


def article_titled(window: MainWindow, title: str) -> int:
    contents = session_of(window).workspace.contents
    assert contents is not None
    return next(row.article_id for row in contents.campaigns if row.title == title)


def open_article(qtbot: QtBot, window: MainWindow, title: str) -> StoredArticle:
    article_id = article_titled(window, title)
    window.shelf.campaign_open_requested.emit(article_id)
    qtbot.waitUntil(lambda: shown(window).id == article_id)
    return shown(window)


def marked_words(window: MainWindow) -> list[str]:
    marks = window.article.browser.extraSelections()
    return [QTextCursor(mark.cursor).selectedText() for mark in marks]


def bare(text: str) -> str:
    return "".join(text.split())


def click_text(qtbot: QtBot, window: MainWindow, span: Span) -> None:
    pane = window.article
    pane.scroll_to(span.start)
    assert pane.set_document is not None
    cursor = QTextCursor(pane.browser.document())
    cursor.setPosition(pane.set_document.positions.to_document(span.start))
    left = pane.browser.cursorRect(cursor).center()
    qtbot.mouseClick(pane.browser.viewport(), Qt.MouseButton.LeftButton, pos=left + QPoint(4, 0))


def event_on_timeline(window: MainWindow) -> tuple[QPoint, int]:
    """A point of the timeline that shows an event, and the event."""
    canvas = window.timeline.canvas
    for y in range(60, canvas.height(), 6):
        for x in range(160, canvas.width(), 6):
            hit = canvas.hit(QPointF(x, y))
            if hit is not None and hit.part is Part.EVENT and hit.event_id is not None:
                return QPoint(x, y), hit.event_id
    raise AssertionError("no event is shown")


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
    view = window.timeline.viewport()
    assert view is not None
    for row in contents.campaigns:
        assert row.start is not None
        assert row.end is not None
        assert view.start <= row.start <= row.end <= view.end
    window.close()


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


def test_pictures_are_written(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    from timeline_app.ui import pictures

    session = session_of(window)
    assert session.workspace.contents is not None
    shown_now = pictures.subject(
        session.workspace.contents, frozenset(), Script.AS_WRITTEN, session.workspace.headlines
    )
    pictures.write(tmp_path / "a.svg", "svg", shown_now, window.timeline.viewport())
    text = (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert "南京戰役" in text
    assert "CC BY-SA" in text


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


def test_a_fault_of_the_world_is_told_in_the_message_bar(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").write_text("")
    session_of(window).workspace.import_files([tmp_path / "empty.txt"])
    qtbot.waitUntil(lambda: "1" in window.messages.message(), timeout=10_000)
