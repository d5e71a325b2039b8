"""Data asked for in the real window."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytest import MonkeyPatch
from pytestqt.qtbot import QtBot
from tests.ui.driving import article_titled, session_of

from timeline_app.domain.own import Bookmark, Entry
from timeline_app.export.data_files import DataForm
from timeline_app.ui.export.data_dialog import DataDialog
from timeline_app.ui.main_window import MainWindow
from timeline_app.workspace.targets import article_target


def opened(window: MainWindow) -> DataDialog:
    window.actions_table.export_data.trigger()
    dialogs = [dialog for dialog in window.findChildren(DataDialog) if dialog.isVisible()]
    assert len(dialogs) == 1
    return dialogs[0]


def saved(dialog: DataDialog, out: Path) -> None:
    dialog.save.click()
    files = dialog.findChild(QFileDialog)
    assert files is not None
    files.fileSelected.emit(str(out))
    files.close()


def test_what_is_shown_is_written_and_the_message_leads_to_it(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: MonkeyPatch
) -> None:
    session = session_of(window)
    session.filters.hide(article_titled(window, "南京戰役"))
    dialog = opened(window)
    dialog.form.set_value(DataForm.JSON)
    out, asked = tmp_path / "out.json", []
    saved(dialog, out)
    qtbot.waitUntil(lambda: str(out) in window.messages.message())
    titles = [each["campaign"]["title"] for each in json.loads(out.read_text(encoding="utf-8"))]
    assert len(titles) == 3 and "南京戰役" not in titles
    monkeypatch.setattr(QDesktopServices, "openUrl", asked.append)
    window.messages.findChild(QPushButton).click()
    assert asked == [QUrl.fromLocalFile(str(tmp_path))]
    again = opened(window)
    assert again.choice().form is DataForm.JSON
    again.reject()


def test_what_is_bookmarked_alone(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    session = session_of(window)
    page = session.workspace.own.page_of(article_titled(window, "南京戰役"))
    session.own_work.change("mark", [Entry("a", article_target(page), Bookmark())])
    qtbot.waitUntil(lambda: bool(session.own_work.entries))
    dialog, out = opened(window), tmp_path / "out.csv"
    dialog.marks.setCurrentText("Only what is bookmarked")
    saved(dialog, out)
    qtbot.waitUntil(lambda: str(out) in window.messages.message())
    lines = out.read_text(encoding="utf-8-sig").splitlines()[1:]
    assert {line.split(",")[0] for line in lines} == {"南京戰役"}
