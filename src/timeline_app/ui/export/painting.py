"""Sheets painted: as a PNG file strip by strip, as the pages of a PDF file or a printer, as SVG."""

from __future__ import annotations

import math
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QLinearGradient,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from timeline_app import APP_NAME
from timeline_app.domain.errors import ExpectedError
from timeline_app.export.image_options import Ground, ImageFormat
from timeline_app.export.png import PngWriter
from timeline_app.export.svg import scene_svg
from timeline_app.timeline.display import GROUND, Paint, Step
from timeline_app.ui import fonts as app_fonts
from timeline_app.ui import theme as themes
from timeline_app.ui.export.composing import Composition
from timeline_app.ui.style import blend
from timeline_app.ui.theme import Theme
from timeline_app.ui.timeline.painter import ScenePainter
from timeline_app.ui.timeline.text import Type

STRIP = 4_000_000
"""Px painted at a time: 16 MB."""
PREVIEW = 6_000_000
"""Px that a preview is made of at most."""
RESOLUTION = 1200
"""Dots an inch of a PDF file's coordinates."""
WHITE = "#ffffff"

Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]


class VectorPainter(ScenePainter):
    """Paints for PDF, which knows no colours that fade to nothing: they fade to the ground."""

    def draw_fade(self, *args: Any) -> None:
        """An opaque gradient between the ground and the colour laid on it."""
        x, y, width, height, paint, rising = args
        if width <= 0:
            return
        ground = self.colour(GROUND)
        full = blend(self._opaque(paint), ground, paint.alpha)
        target = QRectF(x, y, width, height)
        gradient = QLinearGradient(target.topLeft(), target.topRight())
        gradient.setColorAt(0.0, ground if rising else full)
        gradient.setColorAt(1.0, full if rising else ground)
        self.painter.fillRect(target, QBrush(gradient))

    def _opaque(self, paint: Paint) -> QColor:
        return self.colour(paint._replace(alpha=1.0))


def sheet_type(families: list[str]) -> Type:
    """The type of a picture: the program's own font first, so that a file looks the same wherever it
    is made, and what is copied out of a PDF file are the characters that were written.
    """
    return Type([app_fonts.BUNDLED, *families])


def sheet_theme(ground: Ground) -> Theme:
    """The colours of a picture; the light ones on white, as paper is."""
    theme = themes.load(ground.value)
    return replace(theme, ground=QColor(WHITE)) if ground is Ground.LIGHT else theme


def content(
    made: Composition, fonts: Type, progress: Progress, cancelled: Cancelled
) -> bytes | None:
    """The file that the options ask for; None where it was cancelled."""
    kind, theme = made.options.format, sheet_theme(made.options.ground)
    if kind is ImageFormat.PNG:
        return png(made, theme, fonts, progress, cancelled)
    if kind is ImageFormat.PDF:
        return pdf(made, theme, fonts, progress, cancelled)
    return svg(made, theme).encode()


def svg(made: Composition, theme: Theme) -> str:
    """The picture as an SVG document."""
    size = (made.width, made.height)
    return scene_svg(made.page(0), size, hex_colours(theme), made.title, made.surface.ratio)


def png(
    made: Composition, theme: Theme, fonts: Type, progress: Progress, cancelled: Cancelled
) -> bytes | None:
    """The picture as a PNG file; while a strip is packed, the next one is painted."""
    width, height = (round(side * made.surface.ratio) for side in (made.width, made.height))
    writer = PngWriter(width, height, made.options.dots)
    painter, steps = ScenePainter(theme, fonts), made.page(0)
    rows = max(STRIP // width, 1)
    with ThreadPoolExecutor(1) as packing:
        packed: Future[None] | None = None
        for top in range(0, height, rows):
            if cancelled():
                return None
            progress(top // rows, math.ceil(height / rows), "")
            size = (width, min(rows, height - top))
            strip = strip_of(painter, steps, size, top, made.surface.ratio)
            if packed is not None:
                packed.result()  # what went wrong there is told here
            packed = packing.submit(_pack, writer, strip)
        if packed is not None:
            packed.result()
    return writer.content()


def _pack(writer: PngWriter, strip: QImage) -> None:
    plain = strip.convertToFormat(QImage.Format.Format_RGB888)
    writer.add(plain.constBits(), plain.bytesPerLine())


def outside(made: Composition) -> tuple[float, float, float]:
    """Width, height and margin of a page with all that is around the sheet, px or points."""
    if made.options.format is ImageFormat.PDF:
        return made.options.page
    ratio = made.surface.ratio
    return made.width * ratio, made.height * ratio, 0.0


def page_image(
    made: Composition, number: int, theme: Theme, fonts: Type, room: tuple[int, int]
) -> QImage:
    """A page as a picture, as large as the room (px) allows.

    A small one is made out of a larger one: so small, type would be another than in the file.
    """
    width, height, margin = outside(made)
    scale = min(room[0] / width, room[1] / height)
    wanted = (max(round(width * scale), 1), max(round(height * scale), 1))
    finest = math.sqrt(PREVIEW / (width * height))
    scale = max(scale, min(1 / made.surface.ratio, finest))
    image = blank((max(round(width * scale), 1), max(round(height * scale), 1)))
    image.fill(theme.ground)
    qt = QPainter(image)
    qt.translate(margin * scale, margin * scale)
    qt.scale(scale * made.surface.ratio, scale * made.surface.ratio)
    ScenePainter(theme, fonts).paint(qt, made.page(number))
    qt.end()
    if image.width() == wanted[0]:
        return image
    return image.scaled(*wanted, mode=Qt.TransformationMode.SmoothTransformation)


def strip_of(
    painter: ScenePainter, steps: list[Step], size: tuple[int, int], top: int, ratio: float
) -> QImage:
    """What lies from ``top`` on, as a picture of ``size``."""
    strip = blank(size)
    qt = QPainter(strip)
    qt.translate(0, -top)
    qt.scale(ratio, ratio)
    painter.paint(qt, steps)
    qt.end()
    return strip


def blank(size: tuple[int, int]) -> QImage:
    """An empty picture; ExpectedError without the memory for it."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    if image.isNull():
        raise ExpectedError(
            "no-memory", "There is not enough memory for the picture.", "Make it smaller."
        )
    return image


def pdf(
    made: Composition, theme: Theme, fonts: Type, progress: Progress, cancelled: Cancelled
) -> bytes | None:
    """The pages as a PDF file."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(made.title)
    writer.setCreator(APP_NAME)
    writer.setResolution(RESOLUTION)
    writer.setPageLayout(page_layout(made))
    whole = print_pages(writer, made, (theme, fonts), progress, cancelled)
    buffer.close()
    return bytes(data.data()) if whole else None


def page_layout(made: Composition) -> QPageLayout:
    """The page of the options, with its margins inside the sheet."""
    page = made.options.page
    size = QPageSize(QSizeF(page.width, page.height), QPageSize.Unit.Point)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))


def print_pages(
    device: QPagedPaintDevice,
    made: Composition,
    dress: tuple[Theme, Type],
    progress: Progress,
    cancelled: Cancelled,
) -> bool:
    """Paint all pages, fitted to the device's paper; False where it was cancelled.

    ExpectedError where the device refuses.
    """
    theme, fonts = dress
    painter, qt = VectorPainter(theme, fonts), QPainter()
    if not qt.begin(device):
        raise ExpectedError(
            "cannot-print", "The pages cannot be printed.", "Choose another printer or a file."
        )
    page = made.options.page
    paper = device.pageLayout().fullRectPixels(device.logicalDpiX())
    dots = min(paper.width() / page.width, paper.height() / page.height)
    try:
        for number in range(made.count):
            if cancelled():
                return False
            progress(number, made.count, "")
            if number:
                device.newPage()
            steps = made.page(number)
            qt.save()
            qt.scale(dots, dots)
            qt.fillRect(QRectF(0, 0, page.width + 1, page.height + 1), theme.ground)
            qt.translate(page.margin, page.margin)
            qt.scale(made.surface.ratio, made.surface.ratio)
            painter.paint(qt, steps)
            qt.restore()
    finally:
        qt.end()
    return True


def hex_colours(theme: Theme) -> dict[str, str | tuple[str, ...]]:
    """The theme's roles as texts, for formats that know no Qt."""
    roles = ("ground", "surface", "raised", "line", "text", "text_soft", "accent", "selection")
    found: dict[str, str | tuple[str, ...]] = {
        role: QColor(getattr(theme, role)).name() for role in roles
    }
    found["track"] = tuple(colour.name() for colour in theme.tracks)
    found["sides"] = tuple(colour.name() for colour in theme.sides)
    return found
