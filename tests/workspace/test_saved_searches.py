from __future__ import annotations

from pathlib import Path

from PySide6.QtTest import QSignalSpy

from timeline_app.domain.event_filter import EventFilter
from timeline_app.workspace.saved_searches import SavedSearch, SavedSearches, saved_in
from timeline_app.workspace.settings import Settings

LIBRARY = Path("library.db")
CAPTURES = SavedSearch("攻佔", EventFilter(kinds=frozenset({"capture"})), "南京", (1.5, 9.0))
PLAIN = SavedSearch("B & “第”")


def test_searches_are_remembered_for_each_library(qapp: object, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    owner = SavedSearches(LIBRARY, settings)
    told = QSignalSpy(owner.saved_changed)
    owner.save(CAPTURES)
    owner.save(PLAIN)
    assert owner.all == (PLAIN, CAPTURES)
    assert told.count() == 2
    again = Settings(tmp_path / "settings.ini")
    assert saved_in(again, LIBRARY) == (PLAIN, CAPTURES)
    assert saved_in(again, Path("other.db")) == ()


def test_they_are_replaced_renamed_and_removed(qapp: object, tmp_path: Path) -> None:
    owner = SavedSearches(LIBRARY, Settings(tmp_path / "settings.ini"))
    owner.save(CAPTURES)
    owner.save(PLAIN)
    owner.save(SavedSearch(PLAIN.name, words="長沙"))
    owner.rename(CAPTURES.name, PLAIN.name)
    assert owner.of(CAPTURES.name) == CAPTURES
    owner.rename(CAPTURES.name, "A")
    assert [(one.name, one.words) for one in owner.all] == [("A", "南京"), (PLAIN.name, "長沙")]
    owner.remove("A")
    assert owner.of("A") is None


def test_what_cannot_be_understood_is_left_out(qapp: object, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    odd = [7, {"name": ""}, {"name": "x", "view": [3, 1], "words": 4, "filter": []}]
    settings.set_of_library("searches", LIBRARY, odd)
    assert saved_in(settings, LIBRARY) == (SavedSearch("x"),)
