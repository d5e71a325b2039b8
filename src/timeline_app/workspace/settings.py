"""What the program remembers of the reader's wishes, in one small INI file."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import platformdirs
from PySide6.QtCore import QByteArray, QSettings

from timeline_app import FOLDER
from timeline_app.zhtext.eras import LINES
from timeline_app.zhtext.variants import Script

_Choice = TypeVar("_Choice", bound=StrEnum)


class Appearance(StrEnum):
    """Light or dark, or whatever the desktop is."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Language(StrEnum):
    """The language of the program's own words."""

    SYSTEM = "system"
    ENGLISH = "en"
    TRADITIONAL = "zh-Hant"
    SIMPLIFIED = "zh-Hans"


class EraLine(StrEnum):
    """By which eras the ruler tells years besides the Gregorian ones."""

    NONE = "none"
    ROC = "roc"
    JAPAN = "japan"
    CHINA = "china"
    ALL = "all"

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of eras that are meant, as ``zhtext.eras`` names them."""
        return {EraLine.NONE: (), EraLine.ALL: LINES}.get(self, (self.value,))


class Settings:
    """Typed access to the settings file; a value that cannot be read is its default."""

    def __init__(self, path: Path | None = None) -> None:
        file = path or platformdirs.user_config_path(FOLDER, appauthor=False) / "settings.ini"
        self._store = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def script(self) -> Script:
        """The characters in which articles and labels are shown."""
        return self._choice("script", Script, Script.AS_WRITTEN)

    @script.setter
    def script(self, script: Script) -> None:
        self._store.setValue("script", script.value)

    @property
    def appearance(self) -> Appearance:
        """Light, dark or as the desktop."""
        return self._choice("appearance", Appearance, Appearance.SYSTEM)

    @appearance.setter
    def appearance(self, appearance: Appearance) -> None:
        self._store.setValue("appearance", appearance.value)

    @property
    def language(self) -> Language:
        """The language of menus and messages."""
        return self._choice("language", Language, Language.SYSTEM)

    @language.setter
    def language(self, language: Language) -> None:
        self._store.setValue("language", language.value)

    @property
    def era_line(self) -> EraLine:
        """The eras on the ruler."""
        return self._choice("eras", EraLine, EraLine.NONE)

    @era_line.setter
    def era_line(self, line: EraLine) -> None:
        self._store.setValue("eras", line.value)

    @property
    def reduced_motion(self) -> bool:
        """Whether jumps are shown without a motion."""
        return str(self._store.value("reduced-motion", "false")) == "true"

    @reduced_motion.setter
    def reduced_motion(self, reduced: bool) -> None:
        self._store.setValue("reduced-motion", "true" if reduced else "false")

    @property
    def legend(self) -> bool:
        """Whether the timeline shows its legend."""
        return str(self._store.value("legend", "false")) == "true"

    @legend.setter
    def legend(self, shown: bool) -> None:
        self._store.setValue("legend", "true" if shown else "false")

    @property
    def notes(self) -> bool:
        """Whether the notes pane is shown."""
        return str(self._store.value("notes", "false")) == "true"

    @notes.setter
    def notes(self, shown: bool) -> None:
        self._store.setValue("notes", "true" if shown else "false")

    @property
    def play_pace(self) -> int:
        """So many steps faster than suits the view, or slower, the reader plays."""
        told = str(self._store.value("play-pace", "0"))
        return int(told) if told.removeprefix("-").isdecimal() else 0

    @play_pace.setter
    def play_pace(self, pace: int) -> None:
        self._store.setValue("play-pace", str(pace))

    @property
    def play_loops(self) -> bool:
        """Whether playing begins again at the end."""
        return str(self._store.value("play-loops", "false")) == "true"

    @play_loops.setter
    def play_loops(self, loops: bool) -> None:
        self._store.setValue("play-loops", "true" if loops else "false")

    @property
    def system_font(self) -> bool:
        """Whether a Chinese font of the system is preferred to the bundled one."""
        return str(self._store.value("system-font", "true")) == "true"

    @system_font.setter
    def system_font(self, preferred: bool) -> None:
        self._store.setValue("system-font", "true" if preferred else "false")

    @property
    def recent_commands(self) -> list[str]:
        """What was chosen in the command palette of late, the last first."""
        return str(self._store.value("recent-commands", "")).split("\n")

    @recent_commands.setter
    def recent_commands(self, keys: Sequence[str]) -> None:
        self._store.setValue("recent-commands", "\n".join(keys))

    @property
    def recent_searches(self) -> list[str]:
        """What was searched for of late, the last first."""
        return [
            words for words in str(self._store.value("recent-searches", "")).split("\n") if words
        ]

    @recent_searches.setter
    def recent_searches(self, searches: Sequence[str]) -> None:
        self._store.setValue("recent-searches", "\n".join(searches))

    def layout(self, name: str) -> QByteArray | None:
        """A remembered window or splitter state."""
        value = self._store.value(f"layout/{name}")
        return value if isinstance(value, QByteArray) and not value.isEmpty() else None

    def set_layout(self, name: str, state: QByteArray) -> None:
        """Remember a window or splitter state."""
        self._store.setValue(f"layout/{name}", state)

    def of_library(self, name: str, library: Path) -> object:
        """What ``set_of_library`` was given for a library file, None where that is nothing."""
        try:
            return json.loads(str(self._store.value(_key(name, library), "null")))
        except ValueError:
            return None

    def set_of_library(self, name: str, library: Path, value: object) -> None:
        """Remember something of one library file: lists, texts and numbers."""
        self._store.setValue(_key(name, library), json.dumps(value, ensure_ascii=True))

    def save(self) -> None:
        """Write the file now."""
        self._store.sync()

    def _choice(self, name: str, kind: type[_Choice], default: _Choice) -> _Choice:
        try:
            return kind(self._store.value(name))
        except ValueError:
            return default


def _key(name: str, library: Path) -> str:
    return f"{name}/{zlib.crc32(str(library.absolute()).encode()):08x}"
