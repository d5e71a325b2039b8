"""Files, folders and archives dropped on the real window."""

from __future__ import annotations

import zipfile
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from timeline_app.ui.library.pages_dialog import PagesDialog
from timeline_app.ui.main_window import MainWindow

from ..sources.exports import export, page  # noqa: TID252
from .driving import BUNDLED, session_of


def article(name: str) -> str:
    return f"'''{name}之戰'''發生於1937年。1937年12月1日，日軍攻占{name}城。"


def count(window: MainWindow) -> int:
    contents = session_of(window).workspace.contents
    return 0 if contents is None else len(contents.campaigns)


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    place, none = QPointF(400, 300), Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(place.toPoint(), copy, data, left, none))
    QApplication.sendEvent(window, QDropEvent(place, copy, data, left, none))


def test_files_folders_and_archives_come_in_and_of_a_dump_what_is_chosen(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "dropped" / "deeper"
    folder.mkdir(parents=True)
    (folder / "乙.txt").write_text(article("乙"), encoding="utf-8")
    (tmp_path / "甲.wikitext").write_text(article("甲"), encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "丙.zip", "w") as archive:
        archive.writestr("inside/丙.txt", article("丙"))
    pages = (page(f"第{number}次會戰", article(f"甲{number}")) for number in range(250))
    (tmp_path / "dump.xml").write_bytes(export(*pages))
    names = ("dropped", "甲.wikitext", "丙.zip", "dump.xml")
    drop(window, *(tmp_path / name for name in names))
    qtbot.waitUntil(lambda: bool(window.findChildren(PagesDialog)), timeout=10_000)
    (dialog,) = window.findChildren(PagesDialog)
    dialog.titles.setPlainText("第3次会战\n第249次會戰")
    dialog.go.click()
    qtbot.waitUntil(lambda: "5 articles added" in window.messages.message(), timeout=30_000)
    qtbot.waitUntil(lambda: count(window) == BUNDLED + 5, timeout=10_000)
    assert not window.findChildren(PagesDialog)
