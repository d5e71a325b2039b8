"""What many tests share: the bundled articles, and Qt without a screen."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from timeline_app import assets

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def seed_paths() -> list[Path]:
    """The bundled articles, by file name."""
    return sorted(assets.seeds().glob("*.txt"))


@pytest.fixture
def library_path(tmp_path: Path) -> Path:
    """Where a test may make a library of its own; nothing is there yet."""
    return tmp_path / "library.db"
