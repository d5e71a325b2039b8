"""A document as it came in, before anything was read out of it."""

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
