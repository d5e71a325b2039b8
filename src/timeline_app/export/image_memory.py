"""A reader's last picture options as text, to be had again the next time."""

from __future__ import annotations

import json
from dataclasses import fields
from enum import StrEnum
from typing import Any

from timeline_app.domain.errors import ExpectedError
from timeline_app.export.image_options import (
    Density,
    Ground,
    ImageFormat,
    ImageOptions,
    Orientation,
    Paper,
    Spread,
)

_KINDS: dict[str, type[StrEnum]] = {
    "format": ImageFormat, "paper": Paper, "orientation": Orientation, "spread": Spread,
    "ground": Ground, "density": Density,
}  # fmt: skip
_MOMENTARY = ("span", "campaigns", "title")
"""What belongs to one picture and not to the next."""


def remembered(options: ImageOptions) -> str:
    """The options as text, without what belongs to this picture alone."""
    return json.dumps(
        {
            field.name: getattr(options, field.name)
            for field in fields(options)
            if field.name not in _MOMENTARY
        }
    )


def recalled(text: str) -> ImageOptions:
    """The options of a text; the usual ones where it cannot be read or they cannot be made."""
    try:
        said = json.loads(text)
        return ImageOptions(**{name: _value(name, said[name]) for name in said if _known(name)})
    except (ValueError, TypeError, ExpectedError):
        return ImageOptions()


def _known(name: str) -> bool:
    return name not in _MOMENTARY and name in {field.name for field in fields(ImageOptions)}


def _value(name: str, value: Any) -> Any:
    usual = getattr(ImageOptions(), name)
    if name in _KINDS:
        return _KINDS[name](value)
    if isinstance(usual, float) and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if type(value) is not type(usual):
        raise TypeError(name)
    return value
