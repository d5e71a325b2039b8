"""What tests of the workspace share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from tests.collecting import collected_here  # noqa: F401  a fixture of every module
from tests.library.records import record
from tests.workspace.waiting import idle

from timeline_app.library.store import Library
from timeline_app.workspace.session import Session
from timeline_app.workspace.settings import Settings


@pytest.fixture
def session(qapp: QCoreApplication, library_path: Path) -> Iterator[Session]:
    """A session at rest, its library with one article open; the reader's work is not loaded."""
    with Library(library_path) as library:
        library.save(record())
    made = Session(library_path, Settings(library_path.with_name("settings.ini")))
    made.workspace.open()
    idle(made)
    yield made
    made.close()
