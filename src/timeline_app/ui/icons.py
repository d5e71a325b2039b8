"""The program's line icons: SVG files drawn in the theme's text colour, sharp at any scale.

A file uses ``currentColor`` where the colour goes; an icon is named as its file is.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from timeline_app import assets
from timeline_app.ui.theme import Theme

NAMES = (
    "arrange",
    "back",
    "bookmark",
    "bookmarked",
    "close",
    "collapse",
    "contents",
    "copy",
    "expand",
    "export",
    "faster",
    "filter",
    "fit",
    "forward",
    "loop",
    "menu",
    "note",
    "open",
    "pause",
    "play",
    "search",
    "slower",
)
"""Every line icon there is, besides ``app``, the program's own sign in its own colours."""
_SIZE = 20
_FAINT = 0.38
"""Opacity of the icon of what cannot be done now."""


def icon(name: str, theme: Theme, size: int = _SIZE) -> QIcon:
    """A line icon for buttons and actions, ``size`` px; FileNotFoundError for unknown names.

    Drawn once, for the sharpest screen there is.
    """
    full = pixmap(name, theme.text, size, _sharpest())
    faint = QPixmap(full.size())
    faint.setDevicePixelRatio(full.devicePixelRatio())
    faint.fill(Qt.GlobalColor.transparent)
    painter = QPainter(faint)
    painter.setOpacity(_FAINT)
    painter.drawPixmap(0, 0, full)
    painter.end()
    found = QIcon()
    found.addPixmap(full, QIcon.Mode.Normal)
    found.addPixmap(faint, QIcon.Mode.Disabled)
    return found


def _sharpest() -> float:
    screens = QGuiApplication.screens()
    return max((screen.devicePixelRatio() for screen in screens), default=1.0)


def pixmap(name: str, colour: QColor, size: int = _SIZE, ratio: float = 1.0) -> QPixmap:
    """A line icon in one colour, ``size`` px square at a device pixel ratio."""
    return QPixmap.fromImage(image(name, colour, size, ratio))


def image(name: str, colour: QColor, size: int, ratio: float = 1.0) -> QImage:
    """The same as an image, which needs no screen."""
    markup = assets.text(f"icons/{name}.svg").replace("currentColor", colour.name())
    canvas = QImage(
        round(size * ratio), round(size * ratio), QImage.Format.Format_ARGB32_Premultiplied
    )
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    painter.setOpacity(colour.alphaF())
    QSvgRenderer(QByteArray(markup.encode())).render(painter, QRectF(canvas.rect()))
    painter.end()
    canvas.setDevicePixelRatio(ratio)
    return canvas
