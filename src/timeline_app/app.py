"""The composition root: creates the session, the window and what joins them."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSocketNotifier
from PySide6.QtGui import QAccessible, QIcon
from PySide6.QtWidgets import QApplication

from timeline_app import APP_ID, APP_NAME, __version__, assets
from timeline_app.domain.errors import ExpectedError
from timeline_app.library.reader import LibraryReader
from timeline_app.ui import fonts, i18n, style
from timeline_app.ui.crash import CrashDialog, CrashReporter
from timeline_app.ui.garbage import GarbageCollector
from timeline_app.ui.presenting import chosen_language, chosen_theme
from timeline_app.ui.timeline.speech import voice_of
from timeline_app.workspace.settings import Settings
from timeline_app.workspace.workspace import load_contents

if TYPE_CHECKING:
    from timeline_app.export.image_options import ImageOptions
    from timeline_app.ui.main_window import MainWindow
    from timeline_app.ui.pictures import Dress


def run_window(
    library: Path,
    once_complete: Callable[[MainWindow], None] | None = None,
    files: Sequence[Path] = (),
    settings: Settings | None = None,
) -> int:
    """Open the window on a library file and stay until it is closed; the exit code.

    ``once_complete`` is called when the first complete picture is on the screen; ``files`` are then
    read into the library.
    """
    _require_display()
    settings = settings or Settings()
    app = create_application(settings)
    window = create_window(library, settings, files)
    crashes = CrashReporter(window)
    crashes.reported.connect(lambda text: CrashDialog(text, window).open())
    crashes.install()
    # What start-up makes stays: collections that went through it again would each cost a frame.
    window.completed.connect(gc.freeze)
    if once_complete is not None:
        window.completed.connect(lambda: once_complete(window))
    window.show()
    gc.freeze()
    GarbageCollector(window)
    with _ending_on_signals():
        code = app.exec()
    if window.isVisible():
        window.close()
    return code


def export_image(
    library: Path,
    out: Path,
    options: ImageOptions,
    dress: Dress | None = None,
    progress: Callable[[int, int, str], None] = lambda done, total, name: None,
) -> None:
    """Write a picture of a library; needs no display.

    ExpectedError where the library cannot be read or the picture cannot be made or written.
    """
    from timeline_app.ui import pictures  # the window opens without it

    if not os.environ.get("QT_QPA_PLATFORM"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    create_application(Settings())
    contents = load_contents(library)
    with LibraryReader(library) as reader:
        hidden = pictures.not_chosen(contents, options)
        shown = pictures.subject(reader, contents, hidden, dress or pictures.Dress())
        pictures.write(out, shown, options, progress, lambda: False)


def create_application(settings: Settings) -> QApplication:
    """The Qt application with its fonts and words; the running one where there is one."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    if running is None:
        QAccessible.installFactory(voice_of)
    app.setApplicationName(APP_NAME)
    app.setApplicationVersion(__version__)
    app.setDesktopFileName(APP_ID)
    app.setWindowIcon(QIcon(str(assets.resource("icons/app.svg"))))
    fonts.install(app, prefer_system=settings.system_font)
    i18n.install(app, chosen_language(settings.language))
    style.apply(app, chosen_theme(settings.appearance))
    return app


def create_window(library: Path, settings: Settings, files: Sequence[Path] = ()) -> MainWindow:
    """A window on a library file, wired up; its library opens as soon as events are handled, and then
    ``files`` are read into it.
    """
    from timeline_app.ui import wiring  # a picture needs no window
    from timeline_app.ui.main_window import MainWindow
    from timeline_app.workspace.session import Session

    window = MainWindow(chosen_theme(settings.appearance), settings)
    session = Session(library, settings, window)
    wiring.connect(window, session)
    if files:  # not before: a new library is first filled with the bundled articles
        window.completed.connect(lambda: session.imports.import_files(list(files)))
    session.workspace.open()
    return window


def _require_display() -> None:
    # Qt would abort the process.
    wanted = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in wanted):
        raise ExpectedError(
            "no-display",
            "There is no display to open the window on.",
            "“timeline-app export --format png --out FILE” draws the timeline without one.",
        )


@contextmanager
def _ending_on_signals() -> Iterator[None]:
    """Ctrl-C, or being asked to terminate, ends the event loop with 128 and the signal's number.

    Python handles a signal when its next line runs, which may be never while a window is idle; a
    byte in a pipe wakes Qt, and Qt wakes Python.  Windows has no such pipes.
    """
    if sys.platform == "win32":
        yield
        return
    heard, told = os.pipe()
    os.set_blocking(told, False)
    notifier = QSocketNotifier(heard, QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda: os.read(heard, 1))
    old_wakeup = signal.set_wakeup_fd(told)
    old = {
        number: signal.signal(number, lambda number, _: QApplication.exit(128 + number))
        for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield
    finally:
        for number, handler in old.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(old_wakeup)
        notifier.setEnabled(False)
        os.close(heard)
        os.close(told)
