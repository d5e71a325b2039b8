"""The sub-commands; in this process where no process of its own is asked for."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from timeline_app import cli, console
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


def test_extract_prints_one_object_in_utf8_without_qt(
    seed_paths: list[Path], tmp_path: Path
) -> None:
    program = tmp_path / "without_qt.py"
    program.write_text(WITHOUT_QT)
    done = subprocess.run(
        [sys.executable, program, "extract", seed_paths[1]],
        capture_output=True,
        check=True,
        env={**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )
    record = json.loads(done.stdout.decode("utf-8"))
    assert list(record) == ["source", "campaign", "events", "units", "diagnostics"]
    assert record["source"]["characters"] == len(seed_paths[1].read_text(encoding="utf-8"))
    assert "1937年10月11日至11月2日" in [event["date_text"] for event in record["events"]]
    assert done.stderr == b""
    assert list(tmp_path.rglob("library.sqlite")) == []


def test_extract_explains_for_people(
    seed_paths: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["extract", "--explain", str(seed_paths[3])]) == console.OK
    out = capsys.readouterr().out
    assert "1932-01-28" in out and "一二八事變發生的同一天" in out and "not understood" in out


def test_hostile_text_cannot_hang_the_program(tmp_path: Path) -> None:
    hostile = tmp_path / "hostile.txt"
    hostile.write_text("{{" * 1_500_000)
    done = run("extract", hostile)
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)


@pytest.mark.parametrize("command", ["extract", "import"])
@pytest.mark.usefixtures("in_process")
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("missing.txt", None),
        ("empty.txt", b""),
        ("binary.txt", b"\x7fELF\x00\x01"),
        ("big5.txt", "南京保衛戰".encode("big5")),
        ("english.txt", b"No article at all."),
    ],
)
def test_bad_input_gets_one_line_that_names_it(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    command: str,
    name: str,
    content: bytes | None,
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert cli.main([command, str(path)]) == console.BAD_INPUT
    assert name in complaint(capsys)
    assert list(tmp_path.rglob("library.sqlite*")) == []


def test_extract_takes_no_folder_and_import_no_folder_without_articles(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["extract", str(tmp_path)]) == console.BAD_INPUT
    assert "is a folder" in complaint(capsys)
    assert cli.main(["import", str(tmp_path)]) == console.BAD_INPUT
    assert "no articles" in complaint(capsys)


@pytest.mark.usefixtures("in_process")
def test_import_lists_what_it_skipped(
    library_path: Path,
    tmp_path: Path,
    seed_paths: list[Path],
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "good.txt").write_bytes(seed_paths[3].read_bytes())
    command = ["import", str(folder), "--library", str(library_path)]
    assert cli.main(command) == console.OK
    assert capsys.readouterr().out == "1 added, 0 updated, 0 unchanged\n"
    (folder / "bad.txt").write_bytes(b"\xff")
    assert cli.main(command) == console.NOTHING
    captured = capsys.readouterr()
    assert captured.out == "0 added, 0 updated, 1 unchanged\n"
    assert captured.err.count("\n") == 1 and "bad.txt" in captured.err


def test_a_new_machine_finds_the_bundled_articles(tmp_path: Path) -> None:
    done = run("search", "攻陷", "--limit", "3")
    assert done.returncode == 0, done.stderr
    assert 1 <= len(done.stdout.decode().splitlines()) <= 3
    assert done.stderr == b""
    assert len(list(tmp_path.rglob("library.sqlite"))) == 1


def test_search_says_so_where_there_is_nothing(
    seeded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["--library", str(seeded), "search", "滑鐵盧"]) == console.NOTHING
    assert "Nothing" in complaint(capsys)
    assert cli.main(["search", "南京", "保卫战", "--library", str(seeded)]) == console.OK
    assert capsys.readouterr().out.startswith("article  ")


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


def test_export_writes_json_of_all_or_of_one_campaign(
    seeded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "all.json"
    base = ["--library", str(seeded), "export", "--format", "json"]
    assert cli.main([*base, "--out", str(out)]) == console.OK
    assert len(json.loads(out.read_text(encoding="utf-8"))) == 4
    assert cli.main([*base, "--out", "-", "--campaign", "南京保衛戰"]) == console.OK
    (record,) = json.loads(capsys.readouterr().out)
    assert record["source"]["title"] == "南京保卫战"
    assert cli.main([*base, "--out", "-", "--campaign", "滑鐵盧"]) == console.BAD_INPUT
    assert "滑鐵盧" in complaint(capsys)


def test_export_writes_tables(seeded: Path, tmp_path: Path) -> None:
    out = tmp_path / "table.csv"
    base = ["export", "--library", str(seeded), "--format", "csv", "--out", str(out)]
    for table, column in (("events", "headline"), ("orbat", "commanders")):
        assert cli.main([*base, "--table", table]) == console.OK
        text = out.read_bytes().decode("utf-8-sig")
        assert column in next(csv.reader(io.StringIO(text)))
    assert list(tmp_path.glob("*.new")) == []


def test_a_file_that_cannot_be_written_is_told(
    seeded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "none" / "table.csv"
    command = ["export", "--library", str(seeded), "--format", "csv", "--out", str(out)]
    assert cli.main(command) == console.BAD_INPUT
    assert str(out) in complaint(capsys)


def test_what_is_no_library_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("my diary")
    assert cli.main(["search", "南京", "--library", str(path)]) == console.BAD_INPUT
    assert "not a Campaign Timeline library" in complaint(capsys)
    assert path.read_text() == "my diary"
