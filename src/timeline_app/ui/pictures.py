"""The timeline as a picture file, with its title, legend and sources at the foot."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from PySide6.QtWidgets import QApplication

from timeline_app.domain.record import SourceInfo
from timeline_app.export.svg import scene_svg
from timeline_app.export.writing import write_text
from timeline_app.timeline.labels import Provider
from timeline_app.timeline.viewport import Viewport
from timeline_app.ui import presenting, theme
from timeline_app.ui.timeline import image
from timeline_app.ui.timeline.image import Subject
from timeline_app.ui.timeline.text import Type
from timeline_app.workspace.workspace import Contents
from timeline_app.zhtext.variants import Script

SIZE = (1600, 900)
"""Logical px of a picture, two real ones each way."""


def subject(
    contents: Contents, hidden: Collection[int], script: Script, headlines: Provider
) -> Subject:
    """What a picture of a library shows: the campaigns that are not hidden."""
    return Subject(
        columns=contents.columns,
        tracks=presenting.tracks(contents, hidden, script),
        labels=headlines,
        title=presenting.picture_title(contents, hidden, script),
        sources=[source_line(source) for source in contents.sources],
    )


def source_line(source: SourceInfo) -> str:
    """Where an article came from, as the licence asks: title, publisher, licence."""
    return " · ".join(part for part in (source.title, source.publisher, source.licence) if part)


def write(path: Path, kind: str, shown: Subject, viewport: Viewport | None = None) -> None:
    """Write a picture of a ``kind`` ("png" or "svg"), on light ground.

    ``viewport`` is the stretch of time shown, all of it by default.  ExpectedError where the file
    cannot be written.
    """
    paper = theme.load("light")
    if kind == "png":
        image.save_png(path, image.render_image(shown, viewport, SIZE, paper))
        return
    steps = image.picture(shown, viewport, SIZE, Type(QApplication.font().families()))
    write_text(path, scene_svg(steps, SIZE, image.hex_colours(paper), shown.title))
