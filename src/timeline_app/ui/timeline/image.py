"""Pictures of the timeline for print and screen: title, tracks, legend and sources."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QApplication

from timeline_app.timeline import sheet as sheets
from timeline_app.timeline.display import Emphasis, Step
from timeline_app.timeline.events import EventColumns
from timeline_app.timeline.labels import Provider, Texts, wrapped
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
    builder, sheet, frame = _parts(subject, size, fonts)
    scene = builder.build(viewport or _whole(builder, frame), frame)
    inner = steps(scene, subject.columns, subject.tracks, Emphasis())
    return sheets.sheet_steps(sheet, inner, (size[0], size[1]), fonts.measure)


def height_for(
    subject: Subject, viewport: Viewport | None, size: tuple[int, int], fonts: Type
) -> int:
    """The height at which no track of a picture of at least ``size`` px is cut off."""
    builder, sheet, frame = _parts(subject, size, fonts)
    arranged = builder.arrangement(viewport or _whole(builder, frame), frame)
    asked = arranged.height + frame.top + sheets.TITLE_HEIGHT + sheet.foot
    return min(max(math.ceil(asked), size[1]), LARGEST)


def _parts(
    subject: Subject, size: tuple[int, int], fonts: Type
) -> tuple[SceneBuilder, Sheet, Frame]:
    texts = Texts(subject.columns, subject.labels, fonts.measure)
    room = size[0] - 2 * sheets.MARGIN
    lines = [part for line in subject.sources for part in wrapped(line, room, fonts.measure)]
    sheet = Sheet(subject.title or QApplication.applicationName(), lines, legend())
    height = max(size[1] - sheets.TITLE_HEIGHT - sheet.foot, 1.0)
    frame = Frame(float(size[0]), height, language=subject.language or i18n.code())
    return SceneBuilder(subject.columns, subject.tracks, texts), sheet, frame


def _whole(builder: SceneBuilder, frame: Frame) -> Viewport:
    return frame.fit(*(builder.extent() or (0.0, 1.0)))


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
    ratio = min(ratio, LARGEST / max(size))
    width, height = (round(side * ratio) for side in size)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    painter = QPainter(image)
    ScenePainter(theme, fonts).paint(painter, picture(subject, viewport, size, fonts))
    painter.end()
    return image


def png(image: QImage) -> bytes:
    """A picture as the content of a PNG file."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    buffer.close()
    return bytes(content.data())


def hex_colours(theme: Theme) -> dict[str, str | tuple[str, ...]]:
    """The theme's roles as texts, for formats that know no Qt."""
    roles = ("ground", "surface", "raised", "line", "text", "text_soft", "accent", "selection")
    found: dict[str, str | tuple[str, ...]] = {
        role: QColor(getattr(theme, role)).name() for role in roles
    }
    found["track"] = tuple(colour.name() for colour in theme.tracks)
    return found
