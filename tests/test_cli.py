"""The real command line; in this process where no process of its own is asked for."""

from __future__ import annotations

import csv
import gc
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from timeline_app import __version__, cli, console, ingest, worker
from timeline_app.domain.errors import ExpectedError
from timeline_app.library.reader import LibraryReader
from timeline_app.library.store import Library

WITHOUT_QT = """
import sys
sys.modules.update(PySide6=None, shiboken6=None)
from timeline_app.__main__ import main
if __name__ == "__main__":
    sys.exit(main())
"""


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the library nor the log of whoever runs the tests is touched."""
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the bundled articles; no test writes to it."""
    path = tmp_path_factory.mktemp("seeded") / "library.sqlite"
    ingest.import_seeds(path, lambda *_: None, lambda: False)
    return path


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "timeline_app", *arguments],
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, **environment},
    )


def complaint(capsys: pytest.CaptureFixture[str]) -> str:
    """What was written to standard error: exactly one line, and nothing to standard output."""
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    return captured.err


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


def test_hostile_text_cannot_hang_the_program(tmp_path: Path) -> None:
    hostile = tmp_path / "hostile.txt"
    hostile.write_text("{{" * 1_500_000)
    done = run("extract", hostile)
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)


@pytest.mark.parametrize("command", ["extract", "import"])
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
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    name: str,
    content: bytes | None,
) -> None:
    monkeypatch.setattr(worker, "ArticleWorker", InProcess)
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert cli.main([command, str(path)]) == console.BAD_INPUT
    assert name in complaint(capsys)
    assert list(tmp_path.rglob("library.sqlite*")) == []


class InProcess(worker.ArticleWorker):
    """Reads in this process, which saves starting another one."""

    def __init__(self) -> None:
        pass

    def build(self, document: object, *_: object, **__: object) -> object:  # type: ignore[override]
        return worker.build_record(document)  # type: ignore[arg-type]

    def close(self) -> None:
        pass


def test_extract_takes_no_folder_and_import_no_folder_without_articles(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["extract", str(tmp_path)]) == console.BAD_INPUT
    assert "is a folder" in complaint(capsys)
    assert cli.main(["import", str(tmp_path)]) == console.BAD_INPUT
    assert "no articles" in complaint(capsys)


def test_import_lists_what_it_skipped(
    library_path: Path,
    tmp_path: Path,
    seed_paths: list[Path],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(worker, "ArticleWorker", InProcess)
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


def test_a_bug_is_logged_whole_and_told_in_a_line() -> None:
    """In a process of its own, because the log belongs to the process."""
    program = (
        "import sys; from timeline_app import cli, ingest\n"
        "def fail(*_): raise RuntimeError('deep inside')\n"
        "ingest.prepare = fail\n"
        "sys.exit(cli.main(['search', 'x']))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (console.FAULT, b"")
    (line,) = done.stderr.decode().splitlines()
    log = next(word for word in line.split() if word.endswith(".log"))
    text = Path(log).read_text(encoding="utf-8")
    assert "Traceback" in text and "RuntimeError: deep inside" in text


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (KeyboardInterrupt(), console.INTERRUPTED),
        (ExpectedError("x", "It is so.", "Do that."), console.BAD_INPUT),
    ],
)
def test_every_end_has_its_exit_code(
    monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(ingest, "prepare", fail)
    assert cli.main(["library"]) == code


def test_a_reader_that_has_seen_enough_is_no_fault(seeded: Path) -> None:
    line = f'"{sys.executable}" -m timeline_app export --format json --out - --library "{seeded}" | head -c 1'
    done = subprocess.run(["bash", "-o", "pipefail", "-c", line], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"[", b"")


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&- <&-"])
def test_closed_streams_are_no_fault(seeded: Path, closed: str) -> None:
    line = f'"{sys.executable}" -m timeline_app library --library "{seeded}" {closed}'
    done = subprocess.run(["bash", "-c", line], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_output_that_cannot_be_written_is_told(seeded: Path) -> None:
    line = f'"{sys.executable}" -m timeline_app library --library "{seeded}" > /dev/full'
    done = subprocess.run(["bash", "-c", line], capture_output=True, check=False)
    assert done.returncode == console.BAD_INPUT
    assert done.stderr.count(b"\n") == 1 and b"No space left" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["library", "--library", "long" * 100],
        ["import", "long" * 100],
        ["export", "--format", "csv", "--out", "long" * 100],
        ["export", "--format", "csv", "--out", "/"],
        ["export", "--format", "csv", "--out", ""],
        ["export", "--format", "svg", "--out", "-"],
        ["export", "--format", "png", "--out", "x.png", "--campaign", "南京保卫战"],
        ["export", "--format", "json", "--out", "-", "--table", "orbat"],
        ["export", "--format", "csv", "--out", "-", "--campaign", "\udcff"],
        ["library", "--backup", __file__ + "/x"],
    ],
)
def test_what_cannot_be_is_told_in_one_line(
    seeded: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert cli.main(["--library", str(seeded), *arguments]) == console.BAD_INPUT
    assert complaint(capsys)


@pytest.mark.parametrize("limit", ["0", "-1", "x", "9" * 30])
def test_a_limit_is_a_number_of_hits(
    seeded: Path, capsys: pytest.CaptureFixture[str], limit: str
) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(["--library", str(seeded), "search", "南京", "--limit", limit])
    assert caught.value.code == console.BAD_INPUT
    assert f"invalid number value: '{limit}'" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_ctrl_c_closes_an_idle_window(seeded: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from timeline_app import cli\n"
        "sys.exit(cli.open_window(Path(sys.argv[1]), lambda window: print('ready', flush=True)))"
    )
    command = [sys.executable, "-c", program, str(seeded)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stdout.readline() == "ready\n"
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == console.INTERRUPTED


def test_help_is_complete(capsys: pytest.CaptureFixture[str]) -> None:
    commands = ("extract", "import", "export", "search", "library", "self-test")
    for arguments in ([], *([command] for command in commands)):
        with pytest.raises(SystemExit) as caught:
            cli.main([*arguments, "--help"])
        assert caught.value.code == 0
        text = capsys.readouterr().out
        assert "exit codes:" in text
        if not arguments:
            assert all(f"\n    {command} " in text for command in commands)


def test_version_and_bad_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(["--version"])
    assert caught.value.code == 0
    assert __version__ in capsys.readouterr().out
    with pytest.raises(SystemExit) as caught:
        cli.main(["export", "--format", "doc"])
    assert caught.value.code == 2


def test_pictures_window_and_self_test_are_handed_over(
    seeded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[tuple[object, ...]] = []
    monkeypatch.setattr("timeline_app.app.export_image", lambda *given: called.append(given))
    monkeypatch.setattr(gc, "disable", lambda: None)
    monkeypatch.setattr("timeline_app.app.run_window", lambda *given: called.append(given) or 7)
    monkeypatch.setattr("timeline_app.selftest.run", lambda: 5)
    command = ["--library", str(seeded), "export", "--format", "svg", "--out", "x.svg"]
    assert cli.main(command) == console.OK
    assert cli.main(["--library", str(seeded)]) == 7
    assert cli.main(["self-test"]) == 5
    assert called == [(seeded, Path("x.svg"), "svg"), (seeded, None)]


def test_extract_explains_for_people(
    seed_paths: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["extract", "--explain", str(seed_paths[3])]) == console.OK
    out = capsys.readouterr().out
    assert "1932-01-28" in out and "一二八事變發生的同一天" in out and "not understood" in out
