from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from timeline_app.library.backups import Backup
from timeline_app.library.removed import Removed
from timeline_app.ui.library.dialog import LibraryDialog, Page
from timeline_app.ui.theme import Theme
from timeline_app.workspace.holdings import Inventory

NOON, LATER = (datetime(2026, 1, 2, hour, tzinfo=UTC) for hour in (12, 13))
REMOVED = (Removed(3, "丙", 7, LATER), Removed(2, "乙", 1200, LATER), Removed(1, "甲", 0, NOON))
BACKUP = Backup(Path("a.sqlite"), NOON, "migration", 1_234_567)


def test_what_was_before_is_listed_and_asked_for(qtbot: QtBot, theme: Theme) -> None:
    dialog = LibraryDialog(theme)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    back: list[object] = []
    dialog.removed.put_back_requested.connect(back.append)
    dialog.backups.restore_requested.connect(back.append)
    qtbot.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert back == [] and not dialog.removed.back.isEnabled()
    dialog.show_inventory(Inventory((), REMOVED, (BACKUP,)))
    qtbot.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    dialog.show_page(Page.REMOVED)
    last = dialog.removed.list.topLevelItem(2)
    assert last is not None and last.text(0) == "甲"
    last.setSelected(True)
    dialog.removed.back.click()
    dialog.show_page(Page.BACKUPS)
    row = dialog.backups.list.topLevelItem(0)
    assert row is not None and (row.text(1), row.text(2)) == ("Before a new version", "1.2 MB")
    dialog.backups.restore.click()
    assert back == [[3, 2], [1], BACKUP]
