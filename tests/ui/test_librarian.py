"""Looking after the library in the real window."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from timeline_app.app import create_window
from timeline_app.domain.dates import Precision, When
from timeline_app.domain.own import Entry, Note, OwnCampaign, OwnEvent, Target, TargetKind
from timeline_app.library import backups
from timeline_app.ui.library.dialog import LibraryDialog
from timeline_app.ui.main_window import MainWindow
from timeline_app.workspace.settings import Settings

from .driving import BUNDLED, article_titled, marked_words, open_article, session_of, shown

pytestmark = pytest.mark.usefixtures("in_process")


def opened(qtbot: QtBot, window: MainWindow) -> LibraryDialog:
    window.actions_table.library.trigger()
    (dialog,) = window.findChildren(LibraryDialog)
    qtbot.waitUntil(lambda: dialog.articles.model.rowCount() == count(window))
    return dialog


def count(window: MainWindow) -> int:
    contents = session_of(window).workspace.contents
    return 0 if contents is None else len(contents.campaigns)


def choose(dialog: LibraryDialog, article_id: int) -> None:
    (row,) = dialog.articles.model.rows_of([article_id])
    dialog.articles.view.selectRow(row)


def test_an_article_is_removed_and_put_back(qtbot: QtBot, window: MainWindow) -> None:
    session = session_of(window)
    stored = open_article(qtbot, window, "桂柳會戰")
    page = Target(TargetKind.ARTICLE, session.workspace.own.page_of(stored.id))
    session.own_work.change("Note", [Entry("n", page, Note("mine"))])
    window.shelf.list.setFocus()
    qtbot.keyClick(window.shelf.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: count(window) == BUNDLED - 1)
    qtbot.waitUntil(lambda: shown(window).id != stored.id)
    assert "桂柳會戰" in window.messages.message()
    dialog = opened(qtbot, window)
    assert [line.article_id for line in dialog.articles.chosen()] == [shown(window).id]
    assert dialog.removed.list.topLevelItemCount() == 1
    window.messages._action.click()
    qtbot.waitUntil(lambda: count(window) == BUNDLED)
    assert article_titled(window, "桂柳會戰") == stored.id
    qtbot.waitUntil(lambda: dialog.articles.model.rowCount() == BUNDLED)
    assert dialog.removed.list.topLevelItemCount() == 0
    choose(dialog, stored.id)
    qtbot.keyClick(dialog.articles.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: dialog.removed.list.topLevelItemCount() == 1)
    assert dialog.articles.chosen() == [] and dialog.articles.view.currentIndex().isValid()
    dialog.removed.list.selectAll()
    dialog.removed.back.click()
    qtbot.waitUntil(lambda: count(window) == BUNDLED)
    qtbot.waitUntil(lambda: session.own_work.orphans == ())
    assert session.own_work.of(page)


def test_a_campaign_of_ones_own_is_removed_as_work_that_can_be_undone(
    qtbot: QtBot, window: MainWindow
) -> None:
    session = session_of(window)
    library = Target(TargetKind.LIBRARY)
    siege = OwnEvent(When(2430000, 2430001, Precision.RANGE), "圍城", campaign="c")
    entries = [Entry("c", library, OwnCampaign("自己的戰役")), Entry("e", library, siege)]
    session.own_work.change("Own", entries)
    qtbot.waitUntil(lambda: count(window) == BUNDLED + 1)
    window.shelf.campaign_remove_requested.emit(article_titled(window, "自己的戰役"))
    qtbot.waitUntil(lambda: count(window) == BUNDLED)
    assert session.own_work.entries == ()
    window.messages._action.click()
    qtbot.waitUntil(lambda: count(window) == BUNDLED + 1)
    assert {entry.uid for entry in session.own_work.entries} == {"c", "e"}


def test_what_was_not_understood_is_a_click_away(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    lines = [dialog.articles.model.line(dialog.articles.model.index(row, 0)) for row in range(4)]
    line = next(line for line in lines if line is not None and line.diagnostics)
    choose(dialog, line.article_id)
    doubts = dialog.articles.doubts
    qtbot.waitUntil(lambda: doubts.topLevelItemCount() == line.diagnostics)
    item = doubts.topLevelItem(0)
    assert item is not None
    doubts.itemActivated.emit(item, 0)
    qtbot.waitUntil(lambda: shown(window).id == line.article_id)
    qtbot.waitUntil(lambda: bool(marked_words(window)))
    assert "".join(item.text(0).split()) in "".join(marked_words(window)[0].split())
    assert not dialog.isVisible()
    window.messages._action.click()
    assert dialog.isVisible() and doubts.topLevelItemCount() == line.diagnostics


def test_articles_of_an_older_version_are_read_again(qtbot: QtBot, window: MainWindow) -> None:
    library, old = session_of(window).workspace.path, article_titled(window, "忻口戰役")
    with closing(sqlite3.connect(library)) as connection, connection:
        connection.execute("UPDATE markups SET program = '0' WHERE article_id = ?", (old,))
        connection.execute("UPDATE articles SET digest = 'x' WHERE id = ?", (old,))
        moved = "UPDATE events SET start_day = start_day - 1 WHERE id ="
        connection.execute(
            f"{moved} (SELECT min(id) FROM events WHERE article_id = ? AND same_as IS NULL)", (old,)
        )
    dialog = opened(qtbot, window)
    assert dialog.articles.renew.text() == "Read again with this version (1)"
    dialog.articles.renew.click()
    qtbot.waitUntil(lambda: "1 updated" in window.messages.message(), timeout=30_000)
    window.messages._action.click()
    head = dialog.last_import.tree.topLevelItem(0)
    assert head is not None and head.text(0) == "Updated (1)"
    article = head.child(0)
    assert article is not None and article.text(1).startswith("1 moved")
    qtbot.waitUntil(lambda: dialog.articles.renew.isHidden())


def test_a_backup_is_made_and_restored(qtbot: QtBot, window: MainWindow) -> None:
    session = session_of(window)
    dialog = opened(qtbot, window)
    dialog.backups.make.click()
    qtbot.waitUntil(lambda: "backed up" in window.messages.message(), timeout=10_000)
    qtbot.waitUntil(lambda: dialog.backups.list.topLevelItemCount() > 0)
    session.holdings.remove([article_titled(window, "桂柳會戰")])
    qtbot.waitUntil(lambda: count(window) == BUNDLED - 1)
    dialog.backups.restore.click()
    (question,) = dialog.findChildren(QMessageBox)
    question.accept()
    qtbot.waitUntil(lambda: count(window) == BUNDLED, timeout=10_000)
    assert "restored" in window.messages.message()
    assert article_titled(window, "桂柳會戰")
    kept = [each.reason for each in backups.backups(session.workspace.path)]
    assert {"restore", "reader"} <= set(kept)


def test_a_damaged_library_can_be_put_back_from_the_window(
    qtbot: QtBot, dressed_app: QApplication, seed_library: Path, tmp_path: Path
) -> None:
    library = tmp_path / "library.db"
    shutil.copy(seed_library, library)
    backups.back_up(library, "day")
    with library.open("r+b") as file:
        file.truncate(library.stat().st_size // 2)
    settings = Settings(tmp_path / "settings.ini")
    window = create_window(library, settings)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: "damaged" in window.messages.message(), timeout=10_000)
    window.messages._action.click()
    (dialog,) = window.findChildren(LibraryDialog)
    qtbot.waitUntil(lambda: dialog.backups.list.topLevelItemCount() == 1)
    dialog.backups.restore.click()
    (question,) = dialog.findChildren(QMessageBox)
    question.accept()
    qtbot.waitUntil(lambda: count(window) == BUNDLED, timeout=20_000)
    window.close()
