"""Importing pages of wikis: what a reader names becomes a source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from timeline_app.domain.document import Refusal
from timeline_app.ingest.importing import import_source
from timeline_app.ingest.summary import ImportSummary, Progress

if TYPE_CHECKING:
    from timeline_app.sources.wiki import Reach
    from timeline_app.sources.wiki_addresses import Wish
    from timeline_app.worker import Cancelled

DEFAULT_WIKI = "zh.wikipedia.org"
DEFAULT_LIMIT = 500


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
    limit: int = DEFAULT_LIMIT


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be fetched: single pages, by their ``names`` and on these ``hosts``.

    ``refusals`` tell of categories that have no articles, or more than are wanted; ``asked`` whether a
    wiki had to be asked for it.
    """

    wishes: tuple[Wish, ...]
    refusals: tuple[Refusal, ...] = ()
    asked: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The titles, or the numbers of pages that were named by one."""
        return tuple(dict.fromkeys(wish.name for wish in self.wishes))

    @property
    def hosts(self) -> tuple[str, ...]:
        """The wikis."""
        return tuple(dict.fromkeys(wish.wiki.host for wish in self.wishes))


def wiki_of(address: str) -> str:
    """What to write for the wiki that the address of a page is of; "" where it is none."""
    from timeline_app.domain.errors import ExpectedError
    from timeline_app.sources import wiki_addresses

    try:
        host = wiki_addresses.wiki_at(address).host if address else ""
    except ExpectedError:
        return ""
    return f"http://{host}" if address.startswith("http:") else host


def plan(wanted: PagesWanted, cancelled: Cancelled) -> Plan:
    """What would be fetched; wikis are asked only where categories are wanted.

    ExpectedError as ``import_pages``.
    """
    from timeline_app.sources.web import Stopped
    from timeline_app.sources.wiki import Manner, WikiPages
    from timeline_app.sources.wiki_addresses import By, Wish

    wishes, reach = _wishes(wanted)
    found: list[Wish | Refusal] = []
    try:
        found.extend(WikiPages(wishes, Manner(cancelled), reach).listed())
    except Stopped:
        found.clear()
    return Plan(
        tuple(each for each in found if isinstance(each, Wish)),
        tuple(each for each in found if isinstance(each, Refusal)),
        any(wish.by is By.CATEGORY for wish in wishes),
    )


def import_pages(
    wanted: PagesWanted, library_path: Path, progress: Progress, cancelled: Cancelled
) -> ImportSummary:
    """Fetch pages into the library; what came before it was cancelled, or the wiki failed, stays.

    ExpectedError where something wanted is no page (bad-address), the wiki cannot be asked at all
    (the codes of ``WikiPages.found``), or the library cannot be written.
    """
    wishes, reach = _wishes(wanted)
    return _import(wishes, reach, library_path, progress, cancelled)


def import_plan(
    planned: Plan, library_path: Path, progress: Progress, cancelled: Cancelled
) -> ImportSummary:
    """Fetch what was planned; see ``import_pages``."""
    return _import(planned.wishes, None, library_path, progress, cancelled)


def _import(
    wishes: Iterable[Wish],
    reach: Reach | None,
    library_path: Path,
    progress: Progress,
    cancelled: Cancelled,
) -> ImportSummary:
    from timeline_app.sources.wiki import Manner, WikiPages

    source = WikiPages(wishes, Manner(cancelled), reach)
    return import_source(source, library_path, progress, cancelled)


def _wishes(wanted: PagesWanted) -> tuple[list[Wish], Reach]:
    from timeline_app.sources import wiki_addresses
    from timeline_app.sources.wiki import Reach

    wiki = wiki_addresses.wiki_at(wanted.wiki or wiki_addresses.CHINESE_WIKIPEDIA)
    wishes = [wiki_addresses.page_of(page, wiki) for page in wanted.pages]
    wishes += [wiki_addresses.category_of(name, wiki) for name in wanted.categories]
    return wishes, Reach(wanted.depth, wanted.limit)
