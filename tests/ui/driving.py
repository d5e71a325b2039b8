"""Driving the real window: opens it, finds things in it, clicks them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from timeline_app.app import create_window
from timeline_app.domain.spans import Span
from timeline_app.library.reader import StoredArticle
from timeline_app.timeline.hit import Part
from timeline_app.ui.main_window import MainWindow
from timeline_app.workspace.session import Session
from timeline_app.workspace.settings import Settings

BUNDLED = 4


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
