"""Makes the pictures of docs/pictures: the window, and the timeline at four zoom levels, light and dark.

On a real display, or a virtual one (``make screenshots``); with ``--out FOLDER`` elsewhere, and with
QT_SCALE_FACTOR=2 as a screen of fine dots shows it.  The bundled articles are read into a library of
its own.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint, QSize, QTimer
from PySide6.QtGui import QColor, QImage

from timeline_app.app import run_window
from timeline_app.domain.days import to_day
from timeline_app.timeline.span import TimeSpan
from timeline_app.timeline.viewport import Viewport
from timeline_app.ui.main_window import MainWindow
from timeline_app.workspace.session import Session
from timeline_app.workspace.settings import Appearance, EraLine, Language, Settings
from timeline_app.zhtext.variants import Script

OUT = Path(__file__).parents[1] / "docs" / "pictures"
WHOLE, ALONE = QSize(1440, 900), QSize(1280, 720)
"""The window with all its panes, and with the timeline alone."""
REST = 1200
"""Milliseconds until everything has come to rest."""
COLOURS, COMMON, ALIKE = 256, 128, 0xE0E0E0
"""Colours of a picture; how many of them are those met most often; and the bits in which two differ that
are told apart in any case.
"""
UNITS = 4
"""Units that the event chosen in the whole window names at least."""


@dataclass(frozen=True, slots=True)
class Zoom:
    """A zoom level: from which moment to which the timeline shows; with a chosen span, a time cursor,
    the years of eras and the legend.
    """

    name: str
    start: float
    end: float
    span: tuple[float, float] | None = None
    moment: float | None = None
    eras: EraLine = EraLine.NONE
    legend: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """Colours, and the characters of words and labels."""

    appearance: Appearance
    language: Language
    script: Script


def _day(month: int, day: float, year: int = 1937) -> float:
    return to_day(year, month, 1) + day - 1


ZOOMS = (
    Zoom("years", _day(7, 1, 1931), _day(7, 1, 1946), eras=EraLine.ROC, legend=True),
    Zoom("months", _day(9, 6), _day(1, 12, 1938)),
    Zoom("days", _day(12, 4.6), _day(12, 15.2), span=(_day(12, 9), _day(12, 12))),
    Zoom("hours", _day(12, 11.9), _day(12, 14.1), moment=_day(12, 12.77)),
)
LOOKS = (
    Look(Appearance.LIGHT, Language.TRADITIONAL, Script.TRADITIONAL),
    Look(Appearance.DARK, Language.SIMPLIFIED, Script.SIMPLIFIED),
)


class Photographer:
    """Goes from picture to picture, each once the window has come to rest, and closes the window."""

    def __init__(self, window: MainWindow, out: Path) -> None:
        self._window, self._out = window, out
        session = window.findChild(Session)
        assert session is not None
        self._session = session
        self._pictures = self._all()

    def next(self) -> None:
        """Set the next picture up and wait; end after the last."""
        name = next(self._pictures, None)
        if name is None:
            self._window.close()
        else:
            QTimer.singleShot(REST, lambda: self._take(name))

    def _take(self, name: str) -> None:
        file = self._out / f"{name}.png"
        with_palette(self._window.grab().toImage()).save(str(file))
        print(f"{file.name}: {file.stat().st_size // 1024} KiB")
        self.next()

    def _all(self) -> Iterator[str]:
        """Sets each picture up and tells its name."""
        self._resize(WHOLE)
        self._window.actions_table.fit_all.trigger()
        self._window.timeline.event_selected_requested.emit(self._telling_event())
        yield "window"
        self._session.selection.let_go()
        self._resize(ALONE)
        self._window.actions_table.timeline_only.setChecked(True)
        for look in LOOKS:
            self._wear(look)
            for zoom in ZOOMS:
                self._show(zoom)
                yield f"timeline-{zoom.name}-{look.appearance.value}"

    def _resize(self, size: QSize) -> None:
        self._window.move(QPoint(0, 0))
        self._window.resize(size)

    def _telling_event(self) -> int:
        """One of the open article's that names several units on a day of the battle itself."""
        article = self._session.workspace.article
        assert article is not None
        record = article.stored.record
        first = record.campaign.start or 0
        return next(
            event_id
            for event_id, event in zip(article.stored.event_ids, record.events, strict=True)
            if len(event.units) >= UNITS and event.when.start > first and event.when.length == 1
        )

    def _wear(self, look: Look) -> None:
        bar = self._window.top_bar
        bar.appearance_requested.emit(look.appearance)
        bar.language_requested.emit(look.language)
        bar.script_requested.emit(look.script)

    def _show(self, zoom: Zoom) -> None:
        self._window.top_bar.era_line_requested.emit(zoom.eras)
        self._window.actions_table.show_legend.setChecked(zoom.legend)
        view = Viewport(zoom.start, zoom.end - zoom.start)
        self._session.navigation.set_viewport(view)
        span = None if zoom.span is None else TimeSpan(*zoom.span)
        self._session.selection.set_span(span)
        playback = self._session.playback
        if zoom.moment is None:
            playback.put_away()
        else:
            playback.show(zoom.moment, (zoom.start, zoom.end), 1.0)


def with_palette(image: QImage) -> QImage:
    """The picture in at most 256 colours, which leaves no trace to the eye in flat colours and text:
    what is met most often, then of all that are nearly alike one.
    """
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    width = image.bytesPerLine() // 4
    pixels = np.frombuffer(image.constBits(), dtype=np.uint32).reshape(-1, width)
    found, counts = np.unique(pixels[:, : image.width()], return_counts=True)
    found = found[np.argsort(-counts, kind="stable")]
    _, first = np.unique(found & ALIKE, return_index=True)
    wanted = np.concatenate([np.arange(COMMON), np.sort(first), np.arange(len(found))])
    order = np.sort(np.unique(wanted, return_index=True)[1])[:COLOURS]
    chosen = found[wanted[order]].tolist()
    return image.convertToFormat(
        QImage.Format.Format_Indexed8, [QColor.fromRgb(colour).rgb() for colour in chosen]
    )


def main() -> int:
    """Open the window on a new library and photograph it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--out", type=Path, default=OUT, metavar="FOLDER")
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "settings.ini")
        settings.appearance = Appearance.LIGHT
        settings.language = Language.TRADITIONAL
        settings.reduced_motion = True
        library = Path(folder) / "library.db"
        return run_window(
            library, lambda window: Photographer(window, out).next(), settings=settings
        )


if __name__ == "__main__":
    sys.exit(main())
