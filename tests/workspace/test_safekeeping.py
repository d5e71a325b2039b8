from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QSignalSpy

from timeline_app.library import backups
from timeline_app.library.store import Library
from timeline_app.workspace.safekeeping import Safekeeping
from timeline_app.workspace.tasks import TaskRunner


@pytest.fixture
def path(library_path: Path) -> Path:
    Library(library_path).close()
    return library_path


@pytest.fixture
def runner(qapp: QCoreApplication) -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    made.shut_down()


def wait(runner: TaskRunner) -> None:
    end = time.monotonic() + 20
    while runner.busy and time.monotonic() < end:
        QCoreApplication.processEvents()
    assert not runner.busy


def test_a_library_is_backed_up_once_a_day_and_its_mark_goes(
    runner: TaskRunner, path: Path
) -> None:
    for _ in range(2):
        keeping = Safekeeping(path, runner)
        keeping.begin()
        keeping.begin()
        wait(runner)
        keeping.end()
    assert len(backups.backups(path)) == 1
    assert list(path.parent.glob("*.open")) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no signals to ask by")
def test_another_window_on_the_library_is_told(runner: TaskRunner, path: Path) -> None:
    for others in (False, True):
        if others:
            path.with_name(f"{path.name}.{os.getppid()}.open").touch()
        keeping = Safekeeping(path, runner)
        told = QSignalSpy(keeping.shared)
        keeping.begin()
        wait(runner)
        keeping.end()
        assert told.count() == others


@pytest.mark.skipif(sys.platform == "win32", reason="no signals to ask by")
def test_damage_is_looked_for_after_a_crash_alone(
    runner: TaskRunner, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Library, "check", lambda self: ["A page is lost."])
    keeping = Safekeeping(path, runner)
    told = QSignalSpy(keeping.damaged)
    keeping.begin()
    wait(runner)
    assert told.count() == 0
    path.with_name(f"{path.name}.999999999.open").touch()
    again = Safekeeping(path, runner)
    told = QSignalSpy(again.damaged)
    again.begin()
    wait(runner)
    assert told.at(0) == [["A page is lost."]]
    assert len(backups.backups(path)) == 1  # no backup is made of what is damaged


def test_a_folder_that_cannot_be_written_is_told(
    runner: TaskRunner, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "touch", fail)
    keeping = Safekeeping(path, runner)
    told = QSignalSpy(keeping.failed)
    keeping.begin()
    wait(runner)
    assert told.count() == 1
