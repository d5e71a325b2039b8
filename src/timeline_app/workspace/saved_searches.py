"""Searches that the reader has saved under a name, for each library file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from timeline_app.domain.event_filter import EventFilter
from timeline_app.workspace.settings import Settings

_KEPT = "searches"


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """Words of the search box and a filter; ``view`` is a stretch of the calendar, float days, where
    one belongs to it.
    """

    name: str
    wanted: EventFilter = field(default_factory=EventFilter)
    words: str = ""
    view: tuple[float, float] | None = None

    def plain(self) -> dict[str, object]:
        """As a value of lists, texts and numbers, to be written down."""
        view = None if self.view is None else list(self.view)
        return {"name": self.name, "filter": self.wanted.plain(), "words": self.words, "view": view}

    @classmethod
    def from_plain(cls, value: object) -> SavedSearch | None:
        """From what ``plain`` gave; None for what has no name."""
        name = value.get("name") if isinstance(value, dict) else None
        if not isinstance(value, dict) or not isinstance(name, str) or not name:
            return None
        words = value.get("words")
        wanted = EventFilter.from_plain(value.get("filter"))
        return cls(name, wanted, words if isinstance(words, str) else "", _view(value.get("view")))


def saved_in(settings: Settings, library: Path) -> tuple[SavedSearch, ...]:
    """The searches saved for a library file, in order of name."""
    kept = settings.of_library(_KEPT, library)
    found = map(SavedSearch.from_plain, kept if isinstance(kept, list) else ())
    return _in_order(one for one in found if one is not None)


class SavedSearches(QObject):
    """Owner of the saved searches; they are written down at once."""

    saved_changed = Signal()

    def __init__(self, library: Path, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library, self._settings = library, settings
        self._saved = saved_in(settings, library)

    @property
    def all(self) -> tuple[SavedSearch, ...]:
        """All of them, in order of name."""
        return self._saved

    def of(self, name: str) -> SavedSearch | None:
        """The search of a name, None where there is none."""
        return next((one for one in self._saved if one.name == name), None)

    def save(self, search: SavedSearch) -> None:
        """Keep a search, in the place of one of the same name."""
        self._keep([*(one for one in self._saved if one.name != search.name), search])

    def rename(self, name: str, to: str) -> None:
        """Give a search another name; nothing happens where another one has it."""
        search = self.of(name)
        if search is not None and to and self.of(to) is None:
            changed = SavedSearch(to, search.wanted, search.words, search.view)
            self._keep([*(one for one in self._saved if one is not search), changed])

    def remove(self, name: str) -> None:
        """Forget a search."""
        self._keep(one for one in self._saved if one.name != name)

    def _keep(self, saved: Iterable[SavedSearch]) -> None:
        self._saved = _in_order(saved)
        plain = [one.plain() for one in self._saved]
        self._settings.set_of_library(_KEPT, self._library, plain)
        self._settings.save()
        self.saved_changed.emit()


def _in_order(saved: Iterable[SavedSearch]) -> tuple[SavedSearch, ...]:
    return tuple(sorted(saved, key=lambda one: one.name))


def _view(value: object) -> tuple[float, float] | None:
    if not isinstance(value, list) or len(value) != 2:
        return None
    if not all(type(end) in (int, float) for end in value) or value[0] >= value[1]:
        return None
    return float(value[0]), float(value[1])
