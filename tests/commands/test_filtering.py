"""Filters on the command line, as options and as saved searches."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from timeline_app import cli, console
from timeline_app.domain.event_filter import EventFilter
from timeline_app.workspace import saved_searches
from timeline_app.workspace.settings import Settings

from .command_line import complaint

pytestmark = pytest.mark.usefixtures("own_folders")


def table(seeded: Path, capsys: pytest.CaptureFixture[str], *options: str) -> list[dict[str, str]]:
    command = ["export", "--library", str(seeded), "--format", "csv", "--out", "-", *options]
    assert cli.main(command) == console.OK
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out.lstrip("\ufeff"))))


def test_tables_hold_the_events_that_fit(seeded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    every = table(seeded, capsys)
    captures = table(seeded, capsys, "--kind", "capture", "--scope", "campaign")
    assert {row["kind"] for row in captures} == {"capture"}
    assert 0 < len(captures) < len(every)
    both = table(seeded, capsys, "--kind", "capture", "--kind", "withdrawal", "--side", "jp")
    assert {row["kind"] for row in both} == {"capture", "withdrawal"}
    person = table(seeded, capsys, "--person", "蔣介石", "--precision", "day")
    assert person
    named = table(seeded, capsys, "--unit", "第11軍", "--from", "1944-09", "--to", "1944-10")
    assert named
    assert all("JP:11:军" in row["units"] for row in named)
    assert all("1944-09" <= row["start"][:7] <= "1944-10" for row in named)


def test_what_there_is_not_is_refused(seeded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base = ["export", "--library", str(seeded), "--out", "-", "--format", "csv"]
    for options, word in (
        (["--unit", "第999軍團"], "第999军团"),
        (["--saved", "none"], "none"),
        (["--side", "XX"], "No event"),
        (["--kind", "capture", "--table", "orbat"], "orders of battle"),
        (["--from", "1937-13"], "1937-13"),
    ):
        assert cli.main([*base, *options]) == console.BAD_INPUT
        assert word in complaint(capsys)
    assert cli.main(["search", "--library", str(seeded)]) == console.BAD_INPUT
    assert "words" in complaint(capsys)


def test_a_saved_search_is_searched_and_drawn(
    seeded: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "settings.ini"
    monkeypatch.setattr("timeline_app.workspace.settings.Settings.__init__", _at(file))
    wanted = EventFilter(kinds=frozenset({"capture"}), hidden=frozenset({1}))
    owner = saved_searches.SavedSearches(seeded, Settings())
    owner.save(saved_searches.SavedSearch("陷落", wanted, "日军"))
    base = ["--library", str(seeded)]
    assert cli.main(["search", *base, "--saved", "陷落", "--limit", "3"]) == console.OK
    printed = capsys.readouterr()
    assert [line.split()[2] for line in printed.out.splitlines()] == ["capture"] * 3
    assert "more" in printed.err
    assert cli.main(["search", *base, "--saved", "陷落", "滑鐵盧"]) == console.NOTHING
    capsys.readouterr()
    svg = tmp_path / "captures.svg"
    command = ["export", *base, "--format", "svg", "--out", str(svg), "--saved", "陷落"]
    assert cli.main(command) == console.OK
    drawn = svg.read_text(encoding="utf-8")
    assert cli.main(["export", *base, "--format", "svg", "--out", str(svg)]) == console.OK
    assert len(drawn) < len(svg.read_text(encoding="utf-8"))


def _at(file: Path) -> object:
    def init(self: Settings, path: Path | None = None) -> None:
        self._store = QSettings(str(path or file), QSettings.Format.IniFormat)

    return init
