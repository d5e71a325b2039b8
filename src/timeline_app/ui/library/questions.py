"""What is asked before something is done to the library."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from timeline_app.ingest.choosing import Crowd, PagesChosen
from timeline_app.library.backups import Backup
from timeline_app.ui.library.pages_dialog import PagesDialog
from timeline_app.ui.library.words import backup_words, moment_words


def ask_to_restore(backup: Backup, parent: QWidget, act: Callable[[], None]) -> None:
    """Ask whether a backup shall take the place of the library; ``act`` if so."""
    question = QMessageBox(parent)
    question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    question.setTextFormat(Qt.TextFormat.PlainText)
    question.setWindowTitle(parent.tr("Restore a backup"))
    reason = backup_words(backup.reason, parent.tr)
    words = parent.tr("Put the backup of {moment} in the place of the library?")
    question.setText(words.format(moment=f"{moment_words(backup.made)} ({reason})"))
    question.setInformativeText(
        parent.tr("The library as it is now, with your notes, is kept as a backup itself.")
    )
    agree = question.addButton(parent.tr("Restore"), QMessageBox.ButtonRole.AcceptRole)
    question.addButton(QMessageBox.StandardButton.Cancel)
    question.setDefaultButton(agree)
    question.accepted.connect(act)
    question.open()


def ask_which_pages(crowd: Crowd, parent: QWidget, act: Callable[[PagesChosen], None]) -> None:
    """Ask which pages of large export files are wanted; ``act`` with the answer."""
    dialog = PagesDialog("、".join(crowd.names[:3]), crowd.pages, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.chosen.connect(act)
    dialog.open()
