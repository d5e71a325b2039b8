from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication

from timeline_app import assets
from timeline_app.ui import icons
from timeline_app.ui.theme import Theme


def inked(image: object) -> list[QColor]:
    width, height = image.width(), image.height()  # type: ignore[attr-defined]
    pixels = (image.pixelColor(x, y) for x in range(width) for y in range(height))  # type: ignore[attr-defined]
    return [pixel for pixel in pixels if pixel.alpha() > 200]


def test_the_list_and_the_files_agree() -> None:
    files = {path.stem for path in assets.resource("icons").glob("*.svg")}
    assert files == {*icons.NAMES, "app"}


@pytest.mark.parametrize("name", icons.NAMES)
def test_every_icon_is_drawn_in_the_colour_asked_for(qapp: QApplication, name: str) -> None:
    pixels = inked(icons.image(name, QColor("#2863ab"), 48))
    assert len(pixels) > 40
    red, blue = ({getattr(pixel, part)() for pixel in pixels} for part in ("red", "blue"))
    assert max(red) < 90 and min(blue) > 120


def test_an_icon_is_sharp_on_every_screen(
    qapp: QApplication, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(icons, "_sharpest", lambda: 3.0)
    found = icons.icon("search", theme)
    for ratio in (1, 2, 3):
        drawn = found.pixmap(QSize(20, 20), float(ratio))
        assert drawn.width() == 20 * ratio
    faint = found.pixmap(QSize(20, 20), 1.0, QIcon.Mode.Disabled).toImage()
    assert not inked(faint)


def test_an_unknown_icon_is_an_error(theme: Theme) -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon", theme)
