"""The bundled articles, so that a first start has something to show."""

from __future__ import annotations

import tomllib
from pathlib import Path

from timeline_app import assets
from timeline_app.domain.document import Document
from timeline_app.domain.record import SourceInfo


def documents() -> list[Document]:
    """The bundled articles in the order of seeds/SOURCES.toml, with their pages and licence."""
    folder = assets.seeds()
    table = tomllib.loads((folder / "SOURCES.toml").read_text(encoding="utf-8"))
    return [_document(folder, entry) for entry in table["article"]]


def _document(folder: Path, entry: dict[str, str]) -> Document:
    text = (folder / entry["file"]).read_text(encoding="utf-8")
    source = SourceInfo(
        title=entry["title"],
        url=entry["url"],
        licence=entry["licence"],
        publisher=entry["publisher"],
        characters=len(text),
    )
    return Document(entry["file"], text, source)
