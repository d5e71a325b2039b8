"""The program examines itself: is everything there that it needs, and does it work here?

`timeline-app self-test` runs this, on a user's machine as well as on every program that was just
built.  Nothing of the reader's is read or changed: library and settings lie in a scratch folder.
"""

from __future__ import annotations

import hashlib
import importlib
import os
import platform
import sqlite3
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from timeline_app import APP_NAME, __version__, assets, console, qt_guard

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from timeline_app.ui.main_window import MainWindow

OLDEST_PYTHON = (3, 11)
LIBRARIES = {
    "PySide6.QtWidgets": "PySide6-Essentials",
    "PySide6.QtSvg": "PySide6-Essentials",
    "numpy": "numpy",
    "sqlite_utils": "sqlite-utils",
    "mwparserfromhell": "mwparserfromhell",
    "opencc": "opencc-python-reimplemented",
}
"""What must be importable, and the package that brings it."""
PATIENCE = 60
"""Seconds until a window that has not shown everything counts as broken."""
COLOURS = 12
"""Different colours that a picture must have, at least, not to count as blank."""


class CheckError(Exception):
    """Something is not as it must be; the message says what."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to examine: ``examine`` returns what it found or raises."""

    name: str
    examine: Callable[[Path], str]


def run() -> int:
    """Runs every check and prints a line for each; 0 when all have passed, else 1.

    A failed check does not end the others; of an unexpected error the traceback is printed too.
    """
    checks = (
        Check("versions", versions),
        Check("files", files),
        Check("library", library),
        Check("window", window),
        Check("picture", picture),
    )
    with scratch() as folder:
        passed = [report(check, folder) for check in checks]
    verdict = "works" if all(passed) else f"does NOT work: {passed.count(False)} checks failed"
    console.say(f"{APP_NAME} {__version__} {verdict}")
    return 0 if all(passed) else 1


def report(check: Check, folder: Path) -> bool:
    """Runs one check and prints its line; whether it passed."""
    try:
        found = check.examine(folder)
    except Exception as error:  # noqa: BLE001  # whatever it is, the reader is told, and the rest is examined
        if not isinstance(error, CheckError):
            traceback.print_exc()
        console.say(f"FAILED  {check.name}: {error}")
        return False
    console.say(f"ok      {check.name}: {found}")
    return True


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder for library and settings, away from the reader's own; removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="campaign-timeline-") as name:
        for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            os.environ[variable] = str(Path(name, variable.lower()))
        if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        yield Path(name)


def versions(_: Path) -> str:
    """Python, SQLite and every library can be loaded, in versions that go together."""
    if sys.version_info < OLDEST_PYTHON:
        raise CheckError(f"Python {platform.python_version()} is too old")
    qt_guard.check()
    for module in LIBRARIES:
        importlib.import_module(module)
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
    connection.close()
    from timeline_app.sources.web import Bounds, Web

    Web(Bounds(), lambda: True)  # loads what tells whether a site is the one that it should be
    packages = dict.fromkeys(LIBRARIES.values())
    found = [f"{package} {version(package)}" for package in packages]
    return (
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {', '.join(found)}"
    )


def files(_: Path) -> str:
    """Every file of the manifest is there and whole; a checkout has no manifest, only files."""
    root = assets.root()
    present = {
        path.relative_to(root).as_posix(): path
        for folder in (root / "resources", root / "seeds")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    contents = {name: path.read_bytes() for name, path in present.items()}
    empty = [name for name, content in contents.items() if not content]
    if empty or not contents:
        raise CheckError(f"empty: {', '.join(empty) or root}")
    manifest = root / "MANIFEST"
    if not manifest.exists():
        return f"{len(contents)} in the checkout"
    wanted = manifest_of(manifest)
    broken = [
        name
        for name, digest in wanted.items()
        if hashlib.sha256(contents.get(name, b"")).hexdigest() != digest
    ]
    if broken or not wanted:
        raise CheckError(f"missing or changed: {', '.join(broken) or 'the whole manifest'}")
    return f"{len(wanted)}, all as they were built"


def manifest_of(path: Path) -> dict[str, str]:
    """File names and their SHA-256 digests."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


def library(folder: Path) -> str:
    """The bundled articles are read in the worker process and stored in a new library."""
    from timeline_app.ingest.importing import import_documents
    from timeline_app.library.reader import LibraryReader
    from timeline_app.sources import seeds

    path = library_file(folder)
    done = import_documents(seeds.documents(), path, lambda _: None, lambda: False)
    if done.skipped:
        raise CheckError("; ".join(f"{skip.name}: {skip.reason}" for skip in done.skipped))
    with LibraryReader(path) as reader:
        campaigns = reader.campaigns()
    silent = [row.title for row in campaigns if not row.event_count]
    if silent or not campaigns:
        raise CheckError(f"no events in {', '.join(silent) or 'any article'}")
    return ", ".join(f"{row.title} {row.event_count} events" for row in campaigns)


def library_file(folder: Path) -> Path:
    """Where the checks keep their library."""
    return folder / "self-test.db"


def window(folder: Path) -> str:
    """The window opens on that library and shows a picture that is not blank."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from timeline_app.app import run_window

    app = QApplication.instance() or QApplication(sys.argv[:1])
    pictures: list[QImage] = []

    def look(shown: MainWindow) -> None:
        pictures.append(shown.grab().toImage())
        shown.close()
        app.quit()

    watchdog = QTimer(interval=PATIENCE * 1000)
    watchdog.timeout.connect(app.quit)
    watchdog.start()
    code = run_window(library_file(folder), look)
    watchdog.stop()
    if not pictures:
        raise CheckError(f"it did not show everything within {PATIENCE} s")
    if code != 0:
        raise CheckError(f"it ended with code {code}")
    return f"{described(pictures[0])} on {QApplication.platformName()}"


def picture(folder: Path) -> str:
    """The timeline is exported as an image that is not blank."""
    from PySide6.QtGui import QImage

    from timeline_app.app import export_image
    from timeline_app.export.image_options import ImageOptions

    out = folder / "timeline.png"
    export_image(library_file(folder), out, ImageOptions())
    return described(QImage(str(out)))


def described(image: QImage) -> str:
    """Size and number of colours of an image; CheckError where it is blank or unreadable."""
    if image.isNull():
        raise CheckError("the image cannot be read")
    columns, rows = range(0, image.width(), 4), range(0, image.height(), 4)
    colours = len({image.pixel(x, y) for x in columns for y in rows})
    if colours < COLOURS:
        raise CheckError(f"the image is blank: {colours} colours")
    return f"{image.width()}x{image.height()} px, {colours} colours"
