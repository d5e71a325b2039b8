from __future__ import annotations

from pathlib import Path

import pytest

from timeline_app import cli, console
from timeline_app.library import backups
from timeline_app.library.reader import LibraryReader
from timeline_app.library.store import Library

from .command_line import complaint, run

pytestmark = pytest.mark.usefixtures("own_folders")

WITHOUT_QT = """
import sys
sys.modules.update(PySide6=None, shiboken6=None)
from timeline_app.__main__ import main
if __name__ == "__main__":
    sys.exit(main())
"""


def test_a_new_machine_finds_the_bundled_articles(tmp_path: Path) -> None:
    done = run("search", "攻陷", "--limit", "3")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.decode().splitlines()
    assert 1 <= sum(line.startswith("  ") for line in lines) <= 3
    assert done.stderr == b""
    assert len(list(tmp_path.rglob("library.sqlite"))) == 1


def test_search_says_so_where_there_is_nothing(
    seeded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["--library", str(seeded), "search", "滑鐵盧"]) == console.NOTHING
    assert "Nothing" in complaint(capsys)
    assert cli.main(["search", "南京", "保卫战", "--library", str(seeded)]) == console.OK
    first, second, *_ = capsys.readouterr().out.splitlines()
    assert first.startswith("南京戰役  (") and second.startswith("  event  1937-")
    assert cli.main(["search", "第十六師團", "--library", str(seeded)]) == console.OK
    unit, campaign, *_ = capsys.readouterr().out.splitlines()
    assert unit.startswith("unit  JP:16:师团  第16師團  1 campaign, ")
    assert campaign.startswith("南京戰役  (")


def test_a_search_is_understood_in_every_locale(seeded: Path) -> None:
    done = run("search", "南京", "--library", seeded, LC_ALL="C", PYTHONUTF8="0")
    assert done.returncode == console.OK
    assert "南京" in done.stdout.decode("utf-8")


def test_library_lists_checks_and_backs_up(
    seeded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["library", "--library", str(seeded)]) == console.OK
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == str(seeded)
    assert len(lines) == 5
    backup = tmp_path / "backup.sqlite"
    command = ["library", "--library", str(seeded), "--check", "--backup", str(backup)]
    assert cli.main(command) == console.OK
    assert capsys.readouterr().out.startswith("The library is in order.\n")
    with LibraryReader(backup) as reader:
        assert len(reader.campaigns()) == 4


def test_a_check_that_finds_faults_fails(
    seeded: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Library, "check", lambda _: ["A page is torn."])
    assert cli.main(["library", "--check", "--library", str(seeded)]) == console.NOTHING
    assert capsys.readouterr().out == "A page is torn.\n"


def test_what_is_no_library_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("my diary")
    assert cli.main(["search", "南京", "--library", str(path)]) == console.BAD_INPUT
    assert "not a Campaign Timeline library" in complaint(capsys)
    assert path.read_text() == "my diary"


def test_backups_are_listed_and_put_back(
    seeded: Path, library_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library_path.write_bytes(seeded.read_bytes())
    there = ["--library", str(library_path)]
    assert cli.main(["library", "--backups", *there]) == console.NOTHING
    assert cli.main(["library", "--restore", "latest", *there]) == console.BAD_INPUT
    capsys.readouterr()
    made = backups.back_up(library_path, "day")
    with Library(library_path) as library:
        library.remove([1])
    assert cli.main(["library", "--backups", *there]) == console.OK
    assert str(made.path) in capsys.readouterr().out
    assert cli.main(["library", "--restore", "latest", *there]) == console.OK
    with LibraryReader(library_path) as reader:
        assert len(reader.campaigns()) == 4
