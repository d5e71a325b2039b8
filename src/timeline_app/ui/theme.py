"""Colours by meaning, read from resources/themes; what a widget looks like follows from these."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QColor

from timeline_app import assets

RADIUS = 4
"""The one corner radius, px."""
STEP = 4
"""All distances are multiples of this, px."""
SIZE_SMALL, SIZE_BODY, SIZE_TITLE, SIZE_ARTICLE = 12, 13, 15, 17
"""Type sizes, px."""


@dataclass(frozen=True, slots=True)
class Theme:
    """One table of colour roles; every text colour is AA or better on ground, surface and raised."""

    name: str
    ground: QColor
    surface: QColor
    raised: QColor
    line: QColor
    text: QColor
    text_soft: QColor
    accent: QColor
    selection: QColor
    mark: QColor
    hit: QColor
    warn: QColor
    error: QColor
    sides: tuple[QColor, ...]
    tracks: tuple[QColor, ...]

    def track(self, index: int) -> QColor:
        """The colour of a track, counted round and round; from -1 down those of the sides."""
        if index < 0:
            return self.sides[(-1 - index) % len(self.sides)]
        return self.tracks[index % len(self.tracks)]


def load(name: str) -> Theme:
    """The theme "light" or "dark"; FileNotFoundError for others."""
    roles: dict[str, Any] = {}
    for key, value in tomllib.loads(assets.text(f"themes/{name}.toml")).items():
        colours = tuple(map(QColor, value)) if isinstance(value, list) else QColor(value)
        roles[key.replace("-", "_")] = colours
    return Theme(name=name, **roles)
