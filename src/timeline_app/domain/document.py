"""What comes out of a source, before anything was read out of it."""

from __future__ import annotations

from dataclasses import dataclass

from timeline_app.domain.record import SourceInfo

LARGEST = 2 * 1024 * 1024
"""Bytes of UTF-8 that an article may have: the limit of MediaWiki itself."""


@dataclass(frozen=True, slots=True)
class Document:
    """The markup of one article and where it came from.

    ``name`` is what to call it in messages (a file name or page title).  ``title`` is the page
    title where the source states one (an export file does), else None: the reading finds it.
    """

    name: str
    text: str
    source: SourceInfo
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Redirect:
    """Another title of a page: ``#REDIRECT [[target]]``."""

    title: str
    target: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something of a source that gave no document: its name, and an ExpectedError's parts."""

    name: str
    code: str
    sentence: str
    remedy: str


Found = Document | Redirect | Refusal
"""One thing that a source holds."""
