"""The command palette and the sheet of shortcuts: what they offer, and what a choice does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QObject, Signal, Slot

from timeline_app.library import backups
from timeline_app.ui.actions import COMMANDS
from timeline_app.ui.i18n import translatable
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.palette.box import Entry, PaletteBox
from timeline_app.ui.shortcut_sheet import ShortcutSheet, key_words
from timeline_app.ui.top_bar import CHOICES, SCRIPTS, Chosen
from timeline_app.workspace.session import Session
from timeline_app.zhtext.variants import convert

_RECENT = 8
"""So many chosen entries are remembered."""
_ACTION, _CAMPAIGN, _CHOICE, _SEARCH = "action:", "campaign:", "choice:", "search:"


class Commanding(QObject):
    """Fills the palette with every action, choice and campaign; ``campaign_requested`` carries the
    id of an article.
    """

    campaign_requested = Signal(int)
    search_requested = Signal(str)
    """The name of a saved search."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._choices: dict[str, Chosen] = {}
        self.box = PaletteBox(window.theme, window)
        self.box.chosen.connect(self._choose)

    @Slot()
    def open_palette(self) -> None:
        """Open the palette, or close it where it is open."""
        if self.box.isVisible():
            self.box.close_box()
            return
        self.box.set_theme(self._window.theme)
        self.box.open(self.entries(), self._session.settings.recent_commands)

    @Slot()
    def open_sheet(self) -> None:
        """Show all keys there are."""
        sheet = ShortcutSheet(self._window)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    @Slot()
    def open_help(self) -> None:
        """Show the help, with where things are kept on this computer."""
        from timeline_app.ui.help_sheet import HelpSheet  # seldom asked for

        library = self._session.workspace.path
        facts = {"library": str(library), "backups": str(backups.folder_of(library))}
        sheet = HelpSheet(self._window.theme, facts, self._window)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def entries(self) -> list[Entry]:
        """Everything to choose from, in the language and script of the moment."""
        return [
            *self._of_actions(),
            *self._of_choices(),
            *self._of_searches(),
            *self._of_campaigns(),
        ]

    def _of_actions(self) -> Iterator[Entry]:
        table = self._window.actions_table
        for command in COMMANDS:
            action = table.of(command)
            if not action.isEnabled() or command.name == "palette":
                continue
            words, english = action.text(), command.words
            if command.under:
                words = f"{self.tr(command.under)}: {words}"
                english = f"{command.under}: {english}"
            yield Entry(
                f"{_ACTION}{command.name}",
                words.rstrip("…"),
                self.tr(command.area.value),
                english,
                keys=key_words(command.keys[0]) if command.keys else "",
                checked=action.isCheckable() and action.isChecked(),
            )

    def _of_choices(self) -> Iterator[Entry]:
        scripts: Mapping[Chosen, str] = {script: words for script, (_, words) in SCRIPTS.items()}
        chosen = self._window.top_bar.chosen
        offered = [*CHOICES, (translatable("Script"), scripts)]
        for title, choices in offered:
            for value, words in choices.items():
                key = f"{_CHOICE}{title}:{value}"
                self._choices[key] = value
                told, english = f"{self.tr(title)}: {self.tr(words)}", f"{title}: {words}"
                ticked = any(one is value for one in chosen)
                yield Entry(key, told, self.tr("View"), english, checked=ticked)

    def _of_searches(self) -> Iterator[Entry]:
        area = self.tr("Saved searches")
        for saved in self._session.saved_searches.all:
            yield Entry(f"{_SEARCH}{saved.name}", saved.name, area, "Saved searches")

    def _of_campaigns(self) -> Iterator[Entry]:
        contents, script = self._session.workspace.contents, self._session.workspace.script
        for row in contents.campaigns if contents is not None else ():
            words, key = convert(row.title, script), f"{_CAMPAIGN}{row.article_id}"
            yield Entry(key, words, self.tr("Campaign"), "Campaign")

    @Slot(str)
    def _choose(self, key: str) -> None:
        recent = [key, *(other for other in self._session.settings.recent_commands if other != key)]
        self._session.settings.recent_commands = recent[:_RECENT]
        if key in self._choices:
            self._window.top_bar.choose(self._choices[key])
        elif key.startswith(_CAMPAIGN):
            self.campaign_requested.emit(int(key.removeprefix(_CAMPAIGN)))
        elif key.startswith(_SEARCH):
            self.search_requested.emit(key.removeprefix(_SEARCH))
        else:
            name = key.removeprefix(_ACTION)
            for command in COMMANDS:
                if command.name == name:
                    self._window.actions_table.of(command).trigger()
