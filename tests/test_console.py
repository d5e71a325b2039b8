from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from timeline_app import console

FULL = Path("/dev/full")


def test_what_is_complained_of_is_one_line_that_steers_no_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    console.complain("\x1b[2J戰役\n.txt  cannot be \udcff read.")
    assert capsys.readouterr().err == "timeline-app: ?[2J戰役 .txt cannot be ? read.\n"


def test_progress_is_for_terminals_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    console.progress()(0, 4, "南京")
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    show = console.progress()
    show(1, 4, "南京\n")
    show(4, 4, "")
    assert capsys.readouterr().err == "\r\x1b[K[ 25 %] 南京?\r\x1b[K"


def test_streams_that_are_closed_swallow_what_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    console.prepare()
    with sys.stdout, sys.stderr:
        console.say("戰役")
        console.complain("戰役")
        assert sys.stdout.writable() and sys.stderr.writable()


def test_streams_speak_utf8_and_escape_what_is_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii"))
    console.prepare()
    console.say("戰役 \udcff")
    assert written.getvalue() == "戰役 \\udcff\n".encode()


@pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")
def test_output_that_cannot_be_written_can_be_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    full = FULL.open("w")
    monkeypatch.setattr(sys, "stdout", full)
    with pytest.raises(OSError):
        console.say("x")
    console.drop_output()
    full.close()
