"""Makes resources/help/window.png: the window as a reader sees it after choosing an event.

Needs no display.  The bundled articles are read into a library of its own; the event is the first
one of the longest article that names several units on a day of the battle itself.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize, QTimer

from timeline_app.app import run_window
from timeline_app.ui.main_window import MainWindow
from timeline_app.workspace.session import Session
from timeline_app.workspace.settings import Appearance, Language, Settings

OUT = Path(__file__).parents[1] / "resources" / "help" / "window.png"
SIZE = QSize(1440, 900)
UNITS = 4
"""Units that the chosen event names at least."""


def choose_event(window: MainWindow) -> None:
    """Choose the event, then take the picture when everything has come to rest."""
    window.resize(SIZE)
    window.actions_table.fit_all.trigger()
    session = window.findChild(Session)
    assert session is not None
    article = session.workspace.article
    assert article is not None
    record = article.stored.record
    first = record.campaign.start or 0
    chosen = next(
        event_id
        for event_id, event in zip(article.stored.event_ids, record.events, strict=True)
        if len(event.units) >= UNITS and event.when.start > first and event.when.length == 1
    )
    window.timeline.event_selected_requested.emit(chosen)
    QTimer.singleShot(800, lambda: take(window))


def take(window: MainWindow) -> None:
    """Write the picture and end."""
    OUT.parent.mkdir(parents=True, exist_ok=True)
    window.grab().save(str(OUT))
    print(f"written: {OUT.name}")
    window.close()


def main() -> int:
    """Open the window on a new library and photograph it."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "settings.ini")
        settings.appearance = Appearance.LIGHT
        settings.language = Language.TRADITIONAL
        settings.reduced_motion = True
        return run_window(Path(folder) / "library.db", choose_event, settings)


if __name__ == "__main__":
    sys.exit(main())
