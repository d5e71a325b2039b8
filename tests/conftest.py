"""What many tests share: the bundled articles, and Qt without a screen."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from timeline_app import assets, worker
from timeline_app.domain.document import Document
from timeline_app.domain.record import ArticleRecord
from timeline_app.ingest import apart
from timeline_app.ingest.preparing import import_seeds

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["no_proxy"] = "*"  # tests ask nobody but this machine

# The same examples every time, however slow the machine: a failure is the work of a change.
# `make fuzz` is where new examples are looked for.
_patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("repeatable", _patient, derandomize=True)
settings.register_profile("fuzz", _patient)
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def seed_paths() -> list[Path]:
    """The bundled articles, by file name."""
    return sorted(assets.seeds().glob("*.txt"))


@pytest.fixture
def library_path(tmp_path: Path) -> Path:
    """Where a test may make a library of its own; nothing is there yet."""
    return tmp_path / "library.db"


class InProcess(worker.ArticleWorker):
    """Reads here and now, without another process."""

    def __init__(self) -> None:
        pass

    def build(self, document: Document, *_: object, **__: object) -> ArticleRecord:
        """What the process would have answered."""
        return worker.build_record(document)

    def close(self) -> None:
        """There is nothing to end."""


@pytest.fixture
def in_process(monkeypatch: pytest.MonkeyPatch) -> type[InProcess]:
    """Imports read in this very process; the class that does, for tests that change how."""
    monkeypatch.setattr(worker, "ArticleWorker", InProcess)
    monkeypatch.setattr(apart, "import_apart", lambda job, *answering: job(*answering))
    return InProcess


@pytest.fixture
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the library nor the log of whoever runs the tests is touched."""
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the bundled articles; no test writes to it."""
    path = tmp_path_factory.mktemp("seeded") / "library.sqlite"
    import_seeds(path, lambda *_: None, lambda: False)
    return path
