"""Importing pages of wikis: what a reader names becomes a source."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from timeline_app.ingest.importing import import_source
from timeline_app.ingest.summary import ImportSummary, Progress

if TYPE_CHECKING:
    from timeline_app.worker import Cancelled


@dataclass(frozen=True, slots=True)
class PagesWanted:
    """What to fetch: titles or addresses of pages, and names of categories.

    ``wiki`` is any address on the wiki that titles and names are of, empty for Chinese Wikipedia.
    Categories are followed ``depth`` levels down, each up to ``limit`` articles.
    """

    pages: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    wiki: str = ""
    depth: int = 0
    limit: int = 500


def import_pages(
    wanted: PagesWanted, library_path: Path, progress: Progress, cancelled: Cancelled
) -> ImportSummary:
    """Fetch pages into the library; what came before it was cancelled, or the wiki failed, stays.

    ExpectedError where something wanted is no page (bad-address), the wiki cannot be asked at all
    (the codes of ``WikiPages.found``), or the library cannot be written.
    """
    from timeline_app.sources import wiki_addresses
    from timeline_app.sources.wiki import Manner, Reach, WikiPages

    wiki = wiki_addresses.wiki_at(wanted.wiki or wiki_addresses.CHINESE_WIKIPEDIA)
    wishes = [wiki_addresses.page_of(page, wiki) for page in wanted.pages]
    wishes += [wiki_addresses.category_of(name, wiki) for name in wanted.categories]
    source = WikiPages(wishes, Manner(cancelled), Reach(wanted.depth, wanted.limit))
    return import_source(source, library_path, progress, cancelled)
