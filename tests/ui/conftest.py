"""What the tests of the window share: a theme and the program's own font."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from timeline_app.ui import fonts, style
from timeline_app.ui import theme as themes


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
