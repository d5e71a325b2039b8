"""Pictures of the timeline for print and screen: title, tracks, legend and sources."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QCoreApplication
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QApplication

from timeline_app.domain.errors import ExpectedError
from timeline_app.timeline import sheet as sheets
from timeline_app.timeline.display import Emphasis, Step
from timeline_app.timeline.events import EventColumns
from timeline_app.timeline.labels import Provider, Texts
from timeline_app.timeline.picture import steps
from timeline_app.timeline.scene import Frame, SceneBuilder
from timeline_app.timeline.sheet import Sheet
from timeline_app.timeline.tracks import Track
from timeline_app.timeline.viewport import Viewport
from timeline_app.ui import i18n
from timeline_app.ui.theme import Theme
from timeline_app.ui.timeline.painter import ScenePainter
from timeline_app.ui.timeline.text import Type

LARGEST = 16384
"""No picture is wider or higher, px: more than that many viewers cannot open."""


@dataclass(frozen=True, eq=False)
class Subject:
    """What a picture shows: events, tracks, headlines by id, its title, and a line a source.

    ``language`` is that of the ruler, the program's own where it is "".
    """

    columns: EventColumns
    tracks: Sequence[Track]
    labels: Provider
    title: str = ""
    sources: Sequence[str] = ()
    language: str = ""


def picture(
    subject: Subject, viewport: Viewport | None, size: tuple[int, int], fonts: Type
) -> list[Step]:
    """The sheet of ``size`` px as a display list; all visible campaigns where no view is given."""
    texts = Texts(subject.columns, subject.labels, fonts.measure)
    builder = SceneBuilder(subject.columns, subject.tracks, texts)
    extent = builder.extent() or (0.0, 1.0)
    sheet = Sheet(subject.title or QApplication.applicationName(), subject.sources, legend())
    height = max(size[1] - sheets.TITLE_HEIGHT - sheet.foot, 1.0)
    frame = Frame(float(size[0]), height, language=subject.language or i18n.code())
    scene = builder.build(viewport or frame.fit(*extent), frame)
    inner = steps(scene, subject.columns, subject.tracks, Emphasis())
    return sheets.sheet_steps(sheet, inner, (size[0], size[1]), fonts.measure)


def natural_height(subject: Subject, viewport: Viewport | None, width: int, fonts: Type) -> int:
    """The height of a picture of ``width`` px on which every track has all the rows it needs."""
    builder = SceneBuilder(
        subject.columns, subject.tracks, Texts(subject.columns, subject.labels, fonts.measure)
    )
    frame = Frame(float(width), 0.0, tall=True)
    view = viewport or frame.fit(*(builder.extent() or (0.0, 1.0)))
    foot = Sheet("", subject.sources).foot
    height = builder.arrangement(view, frame).height + frame.top + sheets.TITLE_HEIGHT + foot
    return min(math.ceil(height), LARGEST)


def legend() -> list[str]:
    """The legend's words in the reader's language."""
    return [QCoreApplication.translate("Legend", words) for words in sheets.LEGEND]


def render_image(
    subject: Subject,
    viewport: Viewport | None,
    size: tuple[int, int],
    theme: Theme,
    ratio: float = 2.0,
) -> QImage:
    """A picture of ``size`` logical px, ``ratio`` times as many real ones, text as on paper."""
    fonts = Type(QApplication.font().families())
    width, height = (min(round(side * ratio), LARGEST) for side in size)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    painter = QPainter(image)
    ScenePainter(theme, fonts).paint(painter, picture(subject, viewport, size, fonts))
    painter.end()
    return image


def save_png(path: Path, image: QImage) -> None:
    """Write a picture; ExpectedError where the file cannot be written."""
    if not QImageWriter(str(path), QByteArray(b"png")).write(image):
        raise unwritable(path)


def unwritable(path: Path) -> ExpectedError:
    """What to say where a picture cannot be written."""
    return ExpectedError(
        "not-writable",
        f"The picture could not be written to {path}.",
        "Choose another folder, or free some space.",
    )


def hex_colours(theme: Theme) -> dict[str, str | tuple[str, ...]]:
    """The theme's roles as texts, for formats that know no Qt."""
    roles = ("ground", "surface", "raised", "line", "text", "text_soft", "accent", "selection")
    found: dict[str, str | tuple[str, ...]] = {
        role: QColor(getattr(theme, role)).name() for role in roles
    }
    found["track"] = tuple(colour.name() for colour in theme.tracks)
    return found
