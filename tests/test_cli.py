"""The command line as a whole: its streams, its ends, its help."""

from __future__ import annotations

import gc
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from timeline_app import __version__, cli, console
from timeline_app.domain.days import to_day
from timeline_app.domain.errors import ExpectedError
from timeline_app.export.image_options import (
    Density,
    Ground,
    ImageFormat,
    ImageOptions,
    Orientation,
    Paper,
    Spread,
)
from timeline_app.ingest import preparing
from timeline_app.timeline.grouping import Grouping
from timeline_app.timeline.wishes import Wishes
from timeline_app.ui.pictures import Dress

pytestmark = pytest.mark.usefixtures("own_folders")


def test_a_bug_is_logged_whole_and_told_in_a_line() -> None:
    """In a process of its own, because the log belongs to the process."""
    program = (
        "import sys; from timeline_app import cli; from timeline_app.ingest import preparing\n"
        "def fail(*_): raise RuntimeError('deep inside')\n"
        "preparing.prepare = fail\n"
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

    monkeypatch.setattr(preparing, "prepare", fail)
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
        ["export", "--format", "pdf", "--out", "-"],
        ["export", "--format", "png", "--out", "x.png", "--campaign", "滑鐵盧"],
        ["export", "--format", "png", "--out", "x.png", "--pages", "3"],
        ["export", "--format", "svg", "--out", "x.svg", "--dpi", "300"],
        ["export", "--format", "pdf", "--out", "x.pdf", "--size", "800x600"],
        ["export", "--format", "json", "--out", "-", "--no-legend"],
        ["export", "--format", "png", "--out", "x.png", "--size", "20000x300"],
        ["export", "--format", "png", "--out", "x.png", "--from", "last winter"],
        ["export", "--format", "png", "--out", "x.png", "--from", "1938", "--to", "1937"],
        ["export", "--format", "json", "--out", "-", "--table", "orbat"],
        ["export", "--format", "csv", "--out", "-", "--campaign", "\udcff"],
        ["library", "--backup", __file__ + "/x"],
    ],
)
def test_what_cannot_be_is_told_in_one_line(
    seeded: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert cli.main(["--library", str(seeded), *arguments]) == console.BAD_INPUT
    assert capsys.readouterr().err.count("\n") == 1


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
    commands = ("open", "extract", "import", "export", "search", "library", "self-test")
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


def test_what_is_said_of_a_picture_is_handed_over(
    seeded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[tuple[object, ...]] = []
    monkeypatch.setattr("timeline_app.app.export_image", lambda *given: called.append(given))
    command = ["--library", str(seeded), "export", "--format", "pdf", "--out", "x.pdf"]
    command += [
        "--page",
        "a3",
        "--portrait",
        "--spread",
        "many",
        "--pages",
        "9",
        "--density",
        "more",
    ]
    command += [
        "--from",
        "1937-12",
        "--to",
        "1937-12-13",
        "--campaign",
        "南京保衛戰",
        "--no-legend",
    ]
    command += [
        "--title",
        "",
        "--label-size",
        "7.5",
        "--theme",
        "dark",
        "--tracks",
        "side",
        "--hide-empty",
    ]
    assert cli.main([*command, "--script", "simplified", "--eras", "roc"]) == console.OK
    ((_, _, options, dress, _),) = called
    (campaign,) = options.campaigns
    assert options == ImageOptions(
        ImageFormat.PDF, paper=Paper.A3, orientation=Orientation.PORTRAIT, spread=Spread.MANY,
        pages=9, density=Density.MORE, span=(to_day(1937, 12), to_day(1937, 12, 14)),
        campaigns=frozenset([campaign]), legend=False, title="", label_points=7.5,
        ground=Ground.DARK,
    )  # fmt: skip
    assert dress.eras == ("roc",)
    assert (dress.script, dress.wishes) == ("simplified", Wishes(Grouping.SIDE, hide_empty=True))


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
    assert cli.main(["open", "a.txt", "b.txt", "--library", str(seeded)]) == 7
    assert cli.main(["self-test"]) == 5
    (library, out, options, dress, _), window, opened = called
    assert (library, out, dress, window) == (seeded, Path("x.svg"), Dress(), (seeded, None, ()))
    assert opened == (seeded, None, [Path("a.txt"), Path("b.txt")])
    assert options == ImageOptions(ImageFormat.SVG)
