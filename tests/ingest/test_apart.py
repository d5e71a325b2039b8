from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from timeline_app.domain.errors import ExpectedError
from timeline_app.ingest.apart import import_apart
from timeline_app.ingest.summary import ImportSummary, Progress, Step
from timeline_app.worker import Cancelled

ROOT = str(Path(__file__).parents[2])


@pytest.fixture(autouse=True)
def _importable(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The other process finds this module."""
    monkeypatch.syspath_prepend(ROOT)
    return


def job(wanted: str, progress: Progress, cancelled: Cancelled) -> ImportSummary:
    """Stands in for an import; runs in the other process."""
    steps = 0
    while wanted == "go on" and not cancelled():
        steps += 1
        progress(Step(steps, 0, str(os.getpid()), os.nice(0)))
    if wanted == "die":
        os._exit(1)
    if wanted == "bug":
        raise RuntimeError("a bug")
    if wanted == "fault":
        raise ExpectedError("disk-full", "There is no room left.", "Free some.")
    progress(Step(7, 7))
    return ImportSummary(added=steps, cancelled=wanted == "go on")


def test_steps_are_told_and_the_import_stops_when_it_is_asked_to() -> None:
    told: list[Step] = []
    summary = import_apart(partial(job, "go on"), told.append, lambda: len(told) > 2)
    assert summary.cancelled and summary.added > 2
    assert told[-1] == Step(7, 7), "the last one is never lost"
    assert told[0].name != str(os.getpid())
    if sys.platform != "win32":
        assert told[0].articles > os.nice(0), "it gives way to the window"


@pytest.mark.parametrize(
    ("wanted", "error"),
    [("die", "import-ended"), ("fault", "disk-full"), ("bug", "RuntimeError: a bug")],
)
def test_what_went_wrong_is_told_here(wanted: str, error: str) -> None:
    with pytest.raises((ExpectedError, RuntimeError)) as caught:
        import_apart(partial(job, wanted), lambda step: None, lambda: False)
    assert error in getattr(caught.value, "code", str(caught.value))
