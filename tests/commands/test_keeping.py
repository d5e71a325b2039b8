from __future__ import annotations

from pathlib import Path

import pytest

from timeline_app import cli, console
from timeline_app.library import markups
from timeline_app.library.reader import LibraryReader

from .command_line import complaint

pytestmark = pytest.mark.usefixtures("own_folders", "in_process")


@pytest.fixture
def library(seeded: Path, library_path: Path) -> Path:
    library_path.write_bytes(seeded.read_bytes())
    return library_path


def asked(library: Path, *words: str) -> int:
    return cli.main(["library", "--library", str(library), *words])


def count(library: Path) -> int:
    with LibraryReader(library) as reader:
        return len(reader.campaigns())


def test_articles_are_removed_listed_and_put_back(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked(library, "--removed") == console.NOTHING
    assert asked(library, "--remove", "桂柳会战", "--remove", "忻口戰役") == console.OK
    assert count(library) == 2 and "2 removed" in capsys.readouterr().out
    assert asked(library, "--removed") == console.OK
    assert "桂柳會戰" in capsys.readouterr().out
    assert asked(library, "--put-back", "桂柳會戰") == console.OK
    assert count(library) == 3
    capsys.readouterr()
    assert asked(library, "--put-back", "桂柳會戰") == console.BAD_INPUT
    assert "桂柳會戰" in complaint(capsys)
    assert asked(library, "--remove", "滑鐵盧") == console.BAD_INPUT


def test_articles_that_another_version_has_read_are_read_again(
    library: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert asked(library, "--reread") == console.OK
    assert "all articles" in capsys.readouterr().out
    monkeypatch.setattr(markups, "__version__", "999")
    assert asked(library, "--remove", "南京戰役", "--remove", "桂柳會戰") == console.OK
    capsys.readouterr()
    assert asked(library, "--reread") == console.OK
    assert capsys.readouterr().out == "0 added, 0 updated, 2 unchanged\n"
    assert markups.outdated(library) == []
