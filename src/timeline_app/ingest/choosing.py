"""Choosing pages of export files: whether that is worth asking for, and importing what was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from timeline_app.ingest.importing import import_paths
from timeline_app.ingest.summary import ImportSummary, Progress

if TYPE_CHECKING:
    from timeline_app.worker import Cancelled

MANY = 200
"""Pages of an export file from which on it is asked which of them are wanted."""


@dataclass(frozen=True, slots=True)
class PagesChosen:
    """Which pages are wanted: whole titles, parts of names of categories, and of infoboxes.

    What is empty asks for nothing; of several of one kind any will do, but every kind must be met.
    """

    titles: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    infoboxes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Crowd:
    """Files that hold more pages than somebody may want: their names, and about how many in all."""

    names: tuple[str, ...]
    pages: int


def crowd(paths: Sequence[Path], cancelled: Cancelled) -> Crowd | None:
    """The export files among files and folders that hold very many pages, None where none does."""
    from timeline_app.sources import counting

    found = counting.crowded(paths, MANY, cancelled)
    return Crowd(tuple(found), sum(found.values())) if found else None


def import_chosen(
    paths: Sequence[Path],
    library_path: Path,
    chosen: PagesChosen,
    progress: Progress,
    cancelled: Cancelled,
) -> ImportSummary:
    """Import files and folders, of export files the chosen pages; see ``import_paths``."""
    from timeline_app.sources.choosing import PageChoice

    choice = PageChoice(chosen.titles, chosen.categories, chosen.infoboxes)
    return import_paths(paths, library_path, progress, cancelled, choice)
