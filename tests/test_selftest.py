"""The self-test finds what is wrong, and says so."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from timeline_app import assets, selftest


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder like that of a built program, with one resource, one seed and a manifest."""
    lines = []
    for name in ("resources/words.toml", "seeds/article.txt"):
        path = tmp_path / name
        path.parent.mkdir()
        path.write_text(name, encoding="utf-8")
        lines.append(f"{hashlib.sha256(name.encode()).hexdigest()}  {name}\n")
    (tmp_path / "MANIFEST").write_text("".join(lines), encoding="utf-8")
    monkeypatch.setattr(assets, "root", lambda: tmp_path)
    return tmp_path


def test_a_whole_program_passes(built: Path) -> None:
    assert selftest.files(built) == "2, all as they were built"


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_text("other")])
def test_a_missing_or_changed_file_is_named(built: Path, damage: object) -> None:
    assert callable(damage)
    damage(built / "seeds" / "article.txt")
    with pytest.raises(selftest.CheckError, match="article"):
        selftest.files(built)


def test_an_empty_manifest_proves_nothing(built: Path) -> None:
    (built / "MANIFEST").write_text("", encoding="utf-8")
    with pytest.raises(selftest.CheckError, match="manifest"):
        selftest.files(built)


def test_an_empty_file_is_named_in_a_checkout(built: Path) -> None:
    (built / "MANIFEST").unlink()
    (built / "resources" / "words.toml").write_text("", encoding="utf-8")
    with pytest.raises(selftest.CheckError, match="words"):
        selftest.files(built)


def test_the_checkout_is_complete(tmp_path: Path) -> None:
    assert selftest.files(tmp_path).endswith("in the checkout")
    assert "PySide6-Essentials" in selftest.versions(tmp_path)


def test_a_failed_check_is_reported_and_the_rest_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: Path) -> str:
        raise selftest.CheckError("not there")

    assert not selftest.report(selftest.Check("thing", fail), tmp_path)
    assert selftest.report(selftest.Check("other", lambda _: "there"), tmp_path)
    assert capsys.readouterr().out == "FAILED  thing: not there\nok      other: there\n"


def test_a_bug_is_printed_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def break_down(_: Path) -> str:
        raise ValueError("odd")

    assert not selftest.report(selftest.Check("thing", break_down), tmp_path)
    assert "Traceback" in capsys.readouterr().err


def test_a_blank_picture_is_no_picture() -> None:
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    with pytest.raises(selftest.CheckError, match="blank"):
        selftest.described(image)
    for column in range(200):
        image.setPixelColor(column, 0, QColor.fromHsv(column, 255, 255))
    assert selftest.described(image).startswith("200x100 px")
    with pytest.raises(selftest.CheckError, match="cannot be read"):
        selftest.described(QImage())


def test_the_readers_own_files_are_out_of_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, "/home/reader")
    with selftest.scratch() as folder:
        assert Path(os.environ["XDG_DATA_HOME"]).is_relative_to(folder)
    assert not folder.exists()


def test_this_program_works(tmp_path: Path) -> None:
    """The whole self-test, in a process of its own and away from the checkout."""
    done = subprocess.run(
        [sys.executable, "-m", "timeline_app", "self-test"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("ok      ") == 5
