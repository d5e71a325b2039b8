"""What happens when the program itself is at fault: logged whole, shown, and it goes on."""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from types import TracebackType

import PySide6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from timeline_app import APP_NAME, __version__

_log = logging.getLogger(__name__)


class CrashReporter(QObject):
    """Catches every exception that no one expected; ``reported`` carries a text to be copied."""

    reported = Signal(str)

    def install(self) -> None:
        """Take over ``sys.excepthook``."""
        sys.excepthook = self._on_exception

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        _log.critical("unexpected error", exc_info=(kind, error, trace))
        self.reported.emit(report("".join(traceback.format_exception(kind, error, trace))))


def report(trace: str) -> str:
    """A report that says where it comes from and what happened, fit to be sent to the developers."""
    versions = f"Python {platform.python_version()}, PySide6 {PySide6.__version__}"
    return f"{APP_NAME} {__version__}, {versions}, {platform.platform()}\n\n{trace}"


class CrashDialog(QMessageBox):
    """Says that something went wrong, that nothing is lost, and offers the report."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setText(self.tr("An unexpected fault occurred. Your library is safe; you can go on."))
        self.setDetailedText(text)
        self._copy = self.addButton(self.tr("Copy the report"), QMessageBox.ButtonRole.ActionRole)
        self.addButton(QMessageBox.StandardButton.Close)
        self._copy.clicked.connect(lambda: QApplication.clipboard().setText(text))
