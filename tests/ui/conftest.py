"""What the tests of the window share: a theme and the program's own font."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.collecting import collected_here  # noqa: F401  a fixture of every module
from tests.ui.driving import open_window

from timeline_app.ui import fonts, style
from timeline_app.ui import theme as themes
from timeline_app.ui.main_window import MainWindow


@pytest.fixture(scope="session")
def dressed_app(qapp: QApplication) -> QApplication:
    """The application as it looks to a reader: the bundled font, Fusion, the light theme."""
    fonts.install(qapp, prefer_system=False)
    style.apply(qapp, themes.load("light"))
    return qapp


@pytest.fixture
def theme(dressed_app: QApplication) -> themes.Theme:
    """The light theme, in an application dressed in it."""
    return themes.load("light")


@pytest.fixture(scope="session")
def seed_library(seeded: Path) -> Path:
    """The library as the first start makes it."""
    return seeded


@pytest.fixture
def window(
    qtbot: QtBot, dressed_app: QApplication, seed_library: Path, tmp_path: Path
) -> Iterator[MainWindow]:
    """The window with everything shown, on a library of its own."""
    library = tmp_path / "library.db"
    shutil.copy(seed_library, library)
    window = open_window(qtbot, library, tmp_path)
    yield window
    window.close()
