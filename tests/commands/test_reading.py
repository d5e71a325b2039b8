from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from timeline_app import cli, console

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


@pytest.mark.usefixtures("in_process")
def test_pages_of_an_export_file_are_chosen(
    library_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = "".join(
        f"<page><title>{title}</title><ns>0</ns><revision><id>1</id><text>{text}"
        "1937年12月13日，日軍攻占城門。</text></revision></page>"
        for title, text in (
            ("甲戰役", "{{Infobox military conflict}}"),
            ("乙戰役", "[[Category:戰役]]"),
            ("丙", ""),
        )
    )
    export = tmp_path / "export.xml"
    export.write_text(f"<mediawiki>{pages}</mediawiki>", encoding="utf-8")
    titles = tmp_path / "titles.txt"
    titles.write_text("乙战役\n丙\n", encoding="utf-8")
    command = ["import", str(export), "--library", str(library_path)]
    for choice, came in (
        (["--infobox", "military"], "1 added, 0 updated, 0 unchanged\n"),
        (["--category", "战役", "--titles", str(titles)], "1 added, 0 updated, 0 unchanged\n"),
        ([], "1 added, 0 updated, 2 unchanged\n"),
    ):
        assert cli.main([*command, *choice]) == console.OK
        assert capsys.readouterr().out == came
