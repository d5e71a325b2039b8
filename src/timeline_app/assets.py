"""The one door to packaged files: in a checkout, in a wheel and in a frozen build."""

from __future__ import annotations

import sys
from pathlib import Path


def root() -> Path:
    """The folder that holds resources/ and seeds/, and in a built program MANIFEST."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "timeline_app" / "data"
    packaged = Path(__file__).parent / "data"
    return packaged if packaged.is_dir() else Path(__file__).parents[2]


def resource(name: str) -> Path:
    """The path of a file or folder under resources/; FileNotFoundError where there is none."""
    return _existing(root() / "resources" / name)


def seeds() -> Path:
    """The folder of the bundled articles."""
    return _existing(root() / "seeds")


def text(name: str) -> str:
    """The text of a UTF-8 file under resources/."""
    return resource(name).read_text(encoding="utf-8")


def _existing(path: Path) -> Path:
    if not path.exists():
        raise FileNotFoundError(path)
    return path
