"""The composition root: creates the workspace, the window and what joins them."""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from timeline_app import APP_ID, APP_NAME, __version__, assets
from timeline_app.ui import fonts, i18n, style, theme
from timeline_app.ui.crash import CrashDialog, CrashReporter
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.wiring import Wiring
from timeline_app.workspace.filters import Filters
from timeline_app.workspace.navigation import Navigation
from timeline_app.workspace.selection import Selection
from timeline_app.workspace.settings import Appearance, Language, Settings
from timeline_app.workspace.tasks import TaskRunner
from timeline_app.workspace.workspace import Workspace

if TYPE_CHECKING:
    from timeline_app.ui.theme import Theme

_log = logging.getLogger(__name__)


def create_application(settings: Settings) -> QApplication:
    """The Qt application with its fonts and words; the one that runs already where there is one."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName(APP_NAME)
    app.setApplicationVersion(__version__)
    app.setDesktopFileName(APP_ID)
    app.setWindowIcon(QIcon(str(assets.resource("icons/app.svg"))))
    fonts.install(app)
    i18n.install(app, _language(settings))
    return app


def run_window(library: Path, once_complete: Callable[[MainWindow], None] | None = None) -> int:
    """Open the window on a library file and stay until it is closed; the exit code.

    ``once_complete`` is called when the first complete picture is on the screen.
    """
    settings = Settings()
    app = create_application(settings)
    window = create_window(library, settings)
    crashes = CrashReporter(window)
    crashes.reported.connect(lambda text: CrashDialog(text, window).open())
    crashes.install()
    if once_complete is not None:
        window.completed.connect(lambda: once_complete(window))
    window.completed.connect(_settle)
    window.show()
    return app.exec()


def create_window(library: Path, settings: Settings) -> MainWindow:
    """A window on a library file, wired up; the library opens once the window is shown."""
    chosen = chosen_theme(settings)
    window = MainWindow(chosen, settings)
    tasks = TaskRunner(window)
    workspace = Workspace(library, tasks, window)
    workspace.set_script(settings.script)
    Wiring(
        window, workspace, tasks, Navigation(window), Selection(window), Filters(window)
    ).connect_all()
    style.apply(QApplication.instance(), chosen)
    QTimer.singleShot(0, workspace.open)
    return window


def chosen_theme(settings: Settings) -> Theme:
    """The theme that the reader, or else the desktop, wants."""
    if settings.appearance is Appearance.SYSTEM:
        dark = QApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return theme.load("dark" if dark else "light")
    return theme.load(settings.appearance.value)


def _language(settings: Settings) -> str:
    """The language of the program's words: the reader's, else the desktop's, else English."""
    if settings.language is not Language.SYSTEM:
        return settings.language.value
    locale = QLocale.system()
    if locale.language() is not QLocale.Language.Chinese:
        return Language.ENGLISH.value
    simplified = locale.script() is QLocale.Script.SimplifiedHanScript
    return (Language.SIMPLIFIED if simplified else Language.TRADITIONAL).value


def _settle() -> None:
    """Keep what start-up made out of later garbage collections: they would cost a frame."""
    gc.collect()
    gc.freeze()
