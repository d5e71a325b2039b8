from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from timeline_app import cli, console
from timeline_app.domain.own import Bookmark, Entry, Note, Tag, Target, TargetKind
from timeline_app.library.own_file import MERGING
from timeline_app.library.own_work import Steps
from timeline_app.library.reader import LibraryReader
from timeline_app.library.store import Library

from .command_line import complaint

pytestmark = pytest.mark.usefixtures("own_folders")
UNIT = Target(TargetKind.UNIT, "", "CN:教导总队")
WORK = [
    Entry("a", UNIT, Note("精銳\n待查"), "教導總隊"),
    Entry("b", UNIT, Tag("德械"), "教導總隊"),
    Entry("c", Target(TargetKind.ARTICLE, "南京保卫战"), Bookmark()),
]


def test_work_is_listed_saved_and_added_to_another_library(
    seeded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine, theirs, file = (tmp_path / name for name in ("a.sqlite", "b.sqlite", "work.json"))
    for path in (mine, theirs):
        shutil.copy(seeded, path)
    assert cli.main(["notes", "--library", str(mine)]) == console.NOTHING
    with Library(mine) as library:
        library.change_own("note", WORK)
    capsys.readouterr()
    assert cli.main(["notes", "--library", str(mine)]) == console.OK
    assert capsys.readouterr().out.splitlines() == [
        "note  教導總隊: 精銳 待查",
        "tag  教導總隊: 德械",
        "bookmark  南京保卫战",
    ]
    assert cli.main(["notes", "--out", str(file), "--library", str(mine)]) == console.OK
    for counts in ("3 new, 0 newer, 0 kept", "0 new, 0 newer, 3 kept"):
        capsys.readouterr()
        assert cli.main(["notes", "--merge", str(file), "--library", str(theirs)]) == console.OK
        assert capsys.readouterr().out.startswith(counts)
    with LibraryReader(theirs) as reader:
        assert reader.own.entries() == WORK
        assert reader.own.steps() == Steps(MERGING, None)


def test_a_file_of_something_else_is_refused(
    seeded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine, other = tmp_path / "a.sqlite", tmp_path / "other.json"
    shutil.copy(seeded, mine)
    other.write_text("[]")
    arguments = ["notes", "--merge", str(other), "--library", str(mine)]
    assert cli.main(arguments) == console.BAD_INPUT
    assert "other.json" in complaint(capsys)
