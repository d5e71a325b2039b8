"""Searching the library: words in either script, anywhere in names, events and text.

A library of a million events is answered in a few milliseconds, so nothing here looks at all that is
found: names stand in an index of their own, once each; of texts a stretch of the index says which
campaigns hold the words, and of each of those the first entries are read.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from timeline_app.library import files
from timeline_app.library.query import Query, fewer, parse, shorter
from timeline_app.library.search_hits import CampaignHits, SearchHit, campaign_hits
from timeline_app.library.search_places import (
    Kept,
    campaigns_among,
    campaigns_holding,
    campaigns_of,
    event_ids,
    occurring,
)
from timeline_app.library.search_ranks import NamesFound, names, titled

MOST_EVENTS = 100_000
"""Events that are marked at most."""


@dataclass(frozen=True, slots=True)
class Page:
    """How much of what is found is told: names, campaigns, and lines of all of them together.

    A campaign gets its share of the lines, but a few at least; those of ``whole`` (article ids) as
    many as it has.
    """

    names: int = 6
    campaigns: int = 8
    lines: int = 40
    whole: frozenset[int] = frozenset()

    def with_whole(self, article_id: int) -> Page:
        """The page with all lines of a campaign."""
        return replace(self, whole=self.whole | {article_id})

    def with_campaigns(self) -> Page:
        """The page with more campaigns."""
        return replace(self, campaigns=3 * self.campaigns, lines=3 * self.lines)

    def with_names(self) -> Page:
        """The page with all names."""
        return replace(self, names=_MOST)


_STEPS = 1000
"""Of SQLite's machine, between two questions whether the answer is still wanted."""
FIRST = Page()
_ANY = Page(names=1, campaigns=1, lines=1)
_TRIED, _OFFERED = 6, 2
"""Other words that are tried and offered at most."""
_LEAST, _MOST = 3, 500
"""Lines of a campaign, and names."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where to look: not in the ``hidden`` campaigns (article ids); and where ``kept`` is given, among
    the events alone that it keeps, which are ``few`` where they are told.  Units and people are found
    everywhere.
    """

    hidden: frozenset[int] = frozenset()
    kept: Kept | None = None
    few: Sequence[int] | None = None


EVERYWHERE = Bounds()


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: units and people, each once; and campaigns with their events and passages.

    ``has_more`` says whether more campaigns hold the words.
    """

    names: NamesFound
    campaigns: tuple[CampaignHits, ...]
    has_more: bool

    def __bool__(self) -> bool:
        """Whether anything was found."""
        return bool(self.names.hits or self.campaigns)

    @property
    def hits(self) -> list[SearchHit]:
        """All lines of the page."""
        return [*self.names.hits, *(hit for one in self.campaigns for hit in one.hits)]


NOTHING = Found(NamesFound((), 0), (), False)


class OvertakenError(Exception):
    """The search was given up: other words are looked for by now."""


class Searcher:
    """Looks words up over the connection of a library reader, in its thread.

    Any input is fine; one without words finds nothing.  Every method raises ExpectedError where the
    library cannot be read, and ``OvertakenError`` where the answer is not wanted any more.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def stop_when(self, overtaken: Callable[[], bool]) -> None:
        """Ask now and then whether the answer is still wanted."""
        self._connection.set_progress_handler(lambda: int(overtaken()), _STEPS)

    def search(self, words: str, page: Page = FIRST, bounds: Bounds = EVERYWHERE) -> Found:
        """What holds all the words: units and people; campaigns, those named so first, then those
        that hold the words most often.
        """
        with self._told():
            return _search(self._connection, parse(words), page, bounds)

    def nearest(self, words: str) -> tuple[str, ...]:
        """Where nothing is found: fewer words, or a word less long, that find something."""
        with self._told():
            tried = (fewer(words) or shorter(words))[:_TRIED]
            found = (
                one for one in tried if _search(self._connection, parse(one), _ANY, EVERYWHERE)
            )
            return tuple(islice(found, _OFFERED))

    def events(self, words: str, limit: int = MOST_EVENTS) -> array[int]:
        """The ids of all events that hold the words, the first ``limit`` of them."""
        query = parse(words)
        if not query:
            return array("q")
        with self._told():
            return event_ids(self._connection, query, limit)

    @contextmanager
    def _told(self) -> Iterator[None]:
        with files.reading(self._path):
            try:
                yield
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                    raise OvertakenError from error
                raise


def _search(connection: sqlite3.Connection, query: Query, page: Page, bounds: Bounds) -> Found:
    if not query:
        return NOTHING
    texts, most = occurring(connection, query), page.campaigns + 1
    named = [one for one in titled(connection, query) if one not in bounds.hidden]
    holding = _holding(connection, texts, most, bounds, named)
    if bounds.kept is not None:
        named = [one for one in named if one in holding]
    chosen = list(dict.fromkeys((*named, *holding)))
    shown = chosen[: page.campaigns]
    share = max(_LEAST, page.lines // max(len(shown), 1))
    campaigns = (
        campaign_hits(
            connection, texts, one, _MOST if one in page.whole else share, holding.get(one, ())
        )
        for one in shown
    )
    found = tuple(one for one in campaigns if one is not None)
    return Found(names(connection, query, page.names), found, len(chosen) > len(shown))


def _holding(
    connection: sqlite3.Connection, query: Query, most: int, bounds: Bounds, named: Sequence[int]
) -> dict[int, list[int]]:
    """The campaigns whose texts hold the words, with the entries that do where these are known."""
    if bounds.few is not None:
        return campaigns_of(connection, query, bounds.few)
    if bounds.kept is not None:
        return campaigns_among(connection, query, bounds.kept, most, named)
    return campaigns_holding(connection, query, most, bounds.hidden)
