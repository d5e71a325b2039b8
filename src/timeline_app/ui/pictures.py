"""The timeline as a picture file, with its title, legend and sources at the foot."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from timeline_app.domain.record import SourceInfo
from timeline_app.export.svg import scene_svg
from timeline_app.export.writing import write_bytes, write_text
from timeline_app.timeline.labels import Provider
from timeline_app.timeline.viewport import Viewport
from timeline_app.ui import presenting, theme
from timeline_app.ui.timeline import image
from timeline_app.ui.timeline.image import Subject
from timeline_app.ui.timeline.text import Type
from timeline_app.workspace.workspace import Contents
from timeline_app.zhtext.variants import Script

SIZE = (1600, 900)
"""Logical px of a picture, two real ones each way; it is higher where the tracks ask for it."""


def subject(
    contents: Contents, hidden: Collection[int], script: Script, headlines: Provider
) -> Subject:
    """What a picture of a library shows: the campaigns that are not hidden."""
    return Subject(
        columns=contents.columns,
        tracks=presenting.tracks(contents, hidden, script),
        labels=headlines,
        title=presenting.picture_title(contents, hidden, script),
        sources=source_lines(
            source for article, source in contents.sources.items() if article not in hidden
        ),
    )


def source_lines(sources: Iterable[SourceInfo]) -> list[str]:
    """Where the articles came from, as their licences ask: a line for each publisher and licence,
    with the titles of all that came from there.
    """
    titles: dict[str, list[str]] = {}
    for source in sources:
        origin = " · ".join(part for part in (source.publisher, source.licence) if part)
        titles.setdefault(origin, []).append(source.title)
    return [": ".join(filter(None, (origin, "、".join(of)))) for origin, of in titles.items()]


def write(path: Path, kind: str, shown: Subject, viewport: Viewport | None = None) -> None:
    """Write a picture of a ``kind`` ("png" or "svg"), on light ground.

    ``viewport`` is the stretch of time shown, all of it by default.  ExpectedError where the file
    cannot be written.
    """
    paper, fonts = theme.load("light"), Type(QApplication.font().families())
    size = (SIZE[0], image.height_for(shown, viewport, SIZE, fonts))
    if kind == "png":
        write_bytes(path, image.png(image.render_image(shown, viewport, size, paper)))
        return
    steps = image.picture(shown, viewport, size, fonts)
    write_text(path, scene_svg(steps, size, image.hex_colours(paper), shown.title))
