from __future__ import annotations

import csv
import io
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QSignalSpy
from tests.workspace.waiting import wait_for

from timeline_app.export.data_files import DataForm
from timeline_app.library.reader import LibraryReader
from timeline_app.workspace.exports import DataAsked, Exported, Exports
from timeline_app.workspace.tasks import TaskRunner


@pytest.fixture
def articles(seeded: Path) -> tuple[int, ...]:
    with LibraryReader(seeded) as reader:
        return tuple(row.article_id for row in reader.campaigns())


@pytest.fixture
def tasks(qapp: QCoreApplication) -> TaskRunner:
    return TaskRunner()


def test_the_campaigns_asked_for_are_written_with_progress(
    tasks: TaskRunner, seeded: Path, articles: tuple[int, ...], tmp_path: Path
) -> None:
    exports, out, steps = Exports(seeded, tasks), tmp_path / "out.csv", []
    tasks.started.connect(lambda task: task.progressed.connect(lambda *told: steps.append(told)))
    told = QSignalSpy(exports.exported)
    exports.write(DataAsked(out, DataForm.EVENTS, "en", articles[:2]))
    wait_for(lambda: not tasks.busy)
    assert told.at(0) == [Exported(out)]
    campaigns = {line.split(",")[0] for line in out.read_text("utf-8-sig").splitlines()[1:]}
    assert len(campaigns) == 2
    assert steps[0][:2] == (0, 2)


def test_a_cancelled_export_leaves_the_file_that_was_there(
    tasks: TaskRunner, seeded: Path, articles: tuple[int, ...], tmp_path: Path
) -> None:
    exports, out = Exports(seeded, tasks), tmp_path / "out.json"
    out.write_text("former", encoding="utf-8")
    tasks.started.connect(lambda task: task.cancel())
    told = [QSignalSpy(exports.exported), QSignalSpy(exports.failed)]
    exports.write(DataAsked(out, DataForm.JSON, "en", articles))
    wait_for(lambda: not tasks.busy)
    assert [spy.count() for spy in told] == [0, 0]
    assert out.read_text(encoding="utf-8") == "former"
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


def test_what_a_filter_leaves_is_written_alone(
    tasks: TaskRunner, seeded: Path, articles: tuple[int, ...], tmp_path: Path
) -> None:
    with LibraryReader(seeded) as reader:
        stored = reader.article(articles[0])
    assert stored is not None
    out, ids = tmp_path / "out.csv", np.array(stored.event_ids[:1])
    Exports(seeded, tasks).write(DataAsked(out, DataForm.EVENTS, "en", articles, events=ids))
    wait_for(lambda: not tasks.busy)
    told = list(csv.DictReader(io.StringIO(out.read_text("utf-8-sig"))))
    same = {event.key for event in stored.record.events[:1]}
    expected = [e for e in stored.record.events if e.key in same or e.same_as in same]
    assert [row["headline"] for row in told] == [event.headline for event in expected]


def test_where_nothing_is_marked_that_is_told(
    tasks: TaskRunner, seeded: Path, articles: tuple[int, ...], tmp_path: Path
) -> None:
    exports = Exports(seeded, tasks)
    told = QSignalSpy(exports.failed)
    exports.write(DataAsked(tmp_path / "out", DataForm.ANKI, "en", articles, mark=""))
    wait_for(lambda: not tasks.busy)
    assert told.at(0)[0].code == "nothing-marked"
