"""Words of articles and of the reader's own are shown as words, whatever stands in them."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, QUrl
from PySide6.QtWidgets import QApplication, QLabel, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.driving import open_window, session_of

from timeline_app.domain.own import Entry, Note, Tag, Target, TargetKind
from timeline_app.domain.refs import Locator
from timeline_app.library.store import Library
from timeline_app.ui.event_words import event_tooltip
from timeline_app.ui.main_window import MainWindow

MARKUP = "<img src='file:///a'><b>"
"""As long as a headline may be, less what is put behind it."""
_SPOILT = {
    "articles": ("title", "source_title", "publisher", "licence"),
    "campaigns": ("title", "place", "result"),
    "sides": ("name",),
    "events": ("date_text",),
    "units": ("name",),
    "commanders": ("name", "role", "rank"),
    "diagnostics": ("text",),
}


@pytest.fixture
def hostile(
    qtbot: QtBot, dressed_app: QApplication, seed_library: Path, tmp_path: Path
) -> Iterator[MainWindow]:
    """The window on a library whose every name is markup."""
    path = Path(shutil.copy(seed_library, tmp_path / "library.db"))
    with closing(sqlite3.connect(path)) as connection:
        for table, columns in _SPOILT.items():
            for column in columns:
                connection.execute(f"UPDATE {table} SET {column} = ? || {column}", (MARKUP,))
        connection.execute("UPDATE events SET headline = ?", (MARKUP,))
        connection.execute("UPDATE units SET names = json_array(name)")
        connection.commit()
    target = Target(TargetKind.UNIT, "", "CN:88:师")
    with Library(path) as library:
        library.change_own(
            MARKUP, [Entry("n", target, Note(MARKUP)), Entry("t", target, Tag(MARKUP))]
        )
    window = open_window(qtbot, path, tmp_path)
    yield window
    window.close()


def test_nothing_is_taken_for_markup(qtbot: QtBot, hostile: MainWindow) -> None:
    session = session_of(hostile)
    contents = session.workspace.contents
    assert contents is not None
    hostile.shelf.campaign_open_requested.emit(contents.campaigns[0].article_id)
    qtbot.waitUntil(lambda: session.workspace.article is not None)
    session.selection.select(Locator.event(int(contents.columns.ids[0])))
    for name in ("show_notes", "show_study", "library", "filter"):
        getattr(hostile.actions_table, name).trigger()
    qtbot.waitUntil(lambda: MARKUP in hostile.selection_label.text())
    qtbot.wait(300)
    seen = 0
    for widget in QApplication.allWidgets():
        seen += _look_at(widget)
    assert seen > 10
    stored = session.workspace.stored_event(int(contents.columns.ids[0]))
    assert stored is not None
    tip = event_tooltip(stored, MARKUP, session.workspace.script)
    assert "&lt;img" in tip and MARKUP not in tip


def _look_at(widget: QWidget) -> int:
    """Fails where markup would be shown as such; how often it is shown as words."""
    shown = 0
    if isinstance(widget, QLabel) and MARKUP in widget.text():
        assert widget.textFormat() == Qt.TextFormat.PlainText, (widget, widget.parent())
        shown += 1
    assert MARKUP not in widget.toolTip(), widget
    if isinstance(widget, QTextBrowser):
        assert widget.loadResource(2, QUrl("file:///etc/passwd")) is None, widget
        assert not widget.openLinks() and not widget.openExternalLinks(), widget
        shown += MARKUP in widget.toPlainText()
    model = getattr(widget, "model", None)
    if callable(model) and isinstance(found := model(), QAbstractItemModel):
        shown += _look_into(found, QModelIndex())
    return shown


def _look_into(model: QAbstractItemModel, parent: QModelIndex) -> int:
    shown = 0
    for row in range(min(model.rowCount(parent), 40)):
        index = model.index(row, 0, parent)
        assert MARKUP not in str(index.data(Qt.ItemDataRole.ToolTipRole)), model
        shown += MARKUP in str(index.data()) + str(index.data(Qt.ItemDataRole.AccessibleTextRole))
        shown += _look_into(model, index)
    return shown
