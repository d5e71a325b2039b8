from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from timeline_app.library import running

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no signals to ask by")


def marks(library: Path) -> list[str]:
    return sorted(path.name for path in library.parent.iterdir())


def test_a_library_that_is_closed_leaves_no_mark(library_path: Path) -> None:
    assert running.begin(library_path) is False
    assert marks(library_path) == [f"library.db.{os.getpid()}.open"]
    running.end(library_path)
    running.end(library_path)
    assert marks(library_path) == []


def test_a_process_that_was_killed_is_told_once(library_path: Path) -> None:
    program = (
        "import os, sys; from pathlib import Path; from timeline_app.library import running;"
        "running.begin(Path(sys.argv[1])); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", program, str(library_path)], check=False)
    assert len(marks(library_path)) == 1
    assert running.begin(library_path) is True
    assert running.begin(library_path) is False


def test_another_program_that_runs_is_no_crash(library_path: Path) -> None:
    other = library_path.with_name(f"library.db.{os.getppid()}.open")
    other.touch()
    assert running.begin(library_path) is False
    assert other.exists()
    assert running.elsewhere(library_path)
    other.unlink()
    assert not running.elsewhere(library_path)  # but for this very process


def test_other_files_are_left_alone(library_path: Path) -> None:
    for name in ("library.db.backup.open", "other.db.999999.open", "library.db.open"):
        library_path.with_name(name).touch()
    assert running.begin(library_path) is False
    assert len(marks(library_path)) == 4


def test_names_with_wildcards(tmp_path: Path) -> None:
    library = tmp_path / "[a]*.db"
    library.with_name("[a]*.db.999999999.open").touch()
    assert running.begin(library) is True
