"""What the reader asks of the program as a whole: files, script, appearance, messages."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from timeline_app.domain.errors import ExpectedError
from timeline_app.ui import i18n, presenting, style
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.widgets.message_bar import MessageKind, Offer
from timeline_app.workspace.session import Session
from timeline_app.workspace.settings import Appearance, EraLine, Language
from timeline_app.workspace.tasks import CancelToken, Progress, Task
from timeline_app.zhtext.variants import Script, convert

_ARTICLES = "{} (*.txt *.md *.wikitext *.wiki *.mediawiki *.xml *.gz *.bz2 *.xz *.zip);;{} (*)"


class Commands(QObject):
    """Holds the slots of the menu and of the messages."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._task: Task | None = None
        window.top_bar.set_script(session.settings.script)
        window.timeline.set_eras(session.settings.era_line.lines)
        self._tick_choices()

    @Slot()
    def open_files(self) -> None:
        """Ask for article files and read them into the library."""
        names, _ = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("Open articles"),
            "",
            _ARTICLES.format(self.tr("Articles"), self.tr("All files")),
        )
        if names:
            self._session.imports.import_files([Path(name) for name in names])

    @Slot()
    def paste_article(self) -> None:
        """Read the text on the clipboard into the library."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self._session.imports.import_text(text, self.tr("Pasted article"))
        else:
            self._window.messages.show_message(self.tr("There is no text on the clipboard."))

    @Slot(object)
    def set_script(self, script: Script) -> None:
        """Show articles and labels in another script, once its tables are read."""
        self._session.settings.script = script
        self._window.top_bar.set_script(script)
        self._session.tasks.read(
            self.tr("Script"), partial(_prepare, script), self.show_script, self.show_failure
        )

    @Slot(object)
    def show_script(self, script: Script) -> None:
        """A script can be shown now; nothing happens where another was asked for since."""
        if script is not self._session.settings.script:
            return
        self._session.workspace.set_script(script)
        self._window.timeline.clear_label_cache()
        self._session.filters.filters_changed.emit()

    @Slot(object)
    def set_appearance(self, appearance: Appearance) -> None:
        """Light, dark or as the desktop."""
        self._session.settings.appearance = appearance
        chosen = presenting.chosen_theme(appearance)
        style.apply(application(), chosen)
        self._window.set_theme(chosen)
        self._tick_choices()

    @Slot(object)
    def set_language(self, language: Language) -> None:
        """Another language for the program's own words."""
        self._session.settings.language = language
        i18n.install(application(), presenting.chosen_language(language))
        self._tick_choices()

    @Slot(object)
    def set_era_line(self, line: EraLine) -> None:
        """Other eras on the ruler."""
        self._session.settings.era_line = line
        self._window.timeline.set_eras(line.lines)
        self._tick_choices()

    def _tick_choices(self) -> None:
        settings = self._session.settings
        self._window.top_bar.set_choices(settings.appearance, settings.language, settings.era_line)

    @Slot(str)
    def open_address(self, address: str) -> None:
        """Show an outside address, and open it in the browser if the reader agrees."""
        from timeline_app.ui.outside import OutsideQuestion  # not for the first picture

        OutsideQuestion(address, self._window).open()

    @Slot(object)
    def show_failure(self, error: Exception) -> None:
        """A task failed: say what happened and what to do."""
        if isinstance(error, ExpectedError):
            self._window.messages.show_error(error)
        else:
            self._window.messages.show_message(
                self.tr("Something went wrong; what was written before is safe."),
                self.tr("Try again; the log has the details."),
                MessageKind.ERROR,
            )

    def show_damage(self, faults: list[str], act: Callable[[], object]) -> None:
        """The library was looked through after a crash, and is not in order; ``act`` shows backups."""
        self._window.messages.show_message(
            self.tr("The library is damaged: {fault}").format(
                fault=i18n.in_words(faults[0], self.tr)
            ),
            self.tr("A backup can be put in its place."),
            MessageKind.ERROR,
            Offer(self.tr("Show the backups"), act),
        )

    @Slot()
    def show_shared(self) -> None:
        """Another window of the program has the library open."""
        self._window.messages.show_message(
            self.tr("The library is open in another window, too."),
            self.tr("Both may write; what is written there is shown here at the next start."),
        )

    @Slot(object)
    def show_task(self, task: Task) -> None:
        """Show a running task with its progress and a way to stop it."""
        self._task = task
        self._window.task_strip.show_progress(task.title)
        task.progressed.connect(self._on_progress)
        task.ended.connect(self._window.task_strip.finish)

    @Slot()
    def cancel_task(self) -> None:
        """Stop the running task at its next step."""
        if self._task is not None:
            self._task.cancel()

    @Slot(bool)
    def hold_task(self, held: bool) -> None:
        """Have the running task wait at its next step, or go on."""
        if self._task is not None:
            self._task.hold(held)

    @Slot(int, int, str)
    def _on_progress(self, done: int, total: int, name: str) -> None:
        if self._task is not None:
            self._window.task_strip.show_progress(self._task.title, done, total, name)


def _prepare(script: Script, progress: Progress, cancelled: CancelToken) -> Script:
    convert("戰", script)  # the first conversion reads tables for up to 70 ms
    return script


def application() -> QApplication:
    """The running application."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
