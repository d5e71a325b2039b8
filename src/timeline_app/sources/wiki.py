"""Articles from wikis, asked for over MediaWiki's API by title, number or category.

Nothing is asked before a reader wants pages, and then nothing but these pages.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import quote_plus

from timeline_app.domain.document import Document, Found, Redirect, Refusal
from timeline_app.domain.errors import ExpectedError, filled
from timeline_app.sources import wiki_answers
from timeline_app.sources.sites import Site
from timeline_app.sources.web import Cancelled, Stopped, Web
from timeline_app.sources.wiki_addresses import By, Wiki, Wish
from timeline_app.sources.wiki_answers import PageReader
from timeline_app.sources.wiki_api import Api, NoApi, Parameters, Patience

_MOST_IN_BATCH = 50
"""Pages that a wiki gives at a time to programs without an account."""
_LONGEST_BATCH = 5000
"""Bytes of their names in an address; servers take 8000 or more of the whole."""
_MOST_CATEGORIES = 2000
_SITE: Parameters = {"meta": "siteinfo", "siprop": "general|rightsinfo"}
_PAGES: Parameters = {
    "prop": "revisions",
    "rvprop": "ids|timestamp|content|contentmodel",
    "rvslots": "main",
    "redirects": 1,
    "converttitles": 1,
}


@dataclass(frozen=True, slots=True)
class Reach:
    """How far categories are followed: ``depth`` levels of sub-categories, ``limit`` pages.

    ``listed`` is how many members are asked for at a time.
    """

    depth: int = 0
    limit: int = 500
    listed: int = 500


@dataclass(frozen=True, slots=True)
class Manner:
    """How wikis are asked: until when, how patiently, and which day it is (ISO)."""

    cancelled: Cancelled
    patience: Patience = field(default_factory=Patience)
    today: Callable[[], str] = lambda: date.today().isoformat()


class WikiPages:
    """Pages of wikis: ``done`` of ``total`` were handed out; it grows with each category listed."""

    def __init__(self, wishes: Iterable[Wish], manner: Manner, reach: Reach | None = None) -> None:
        self._wishes: dict[Wiki, list[Wish]] = {}
        for wish in wishes:
            self._wishes.setdefault(wish.wiki, []).append(wish)
        self._manner = manner
        self._reach = reach or Reach()
        self._web = Web(manner.patience.bounds, manner.cancelled)
        self._seen: set[tuple[str, str]] = set()
        self.done = 0
        self.total = sum(map(len, self._wishes.values()))

    def found(self) -> Iterator[Found]:
        """The pages, each once, and the redirects that led to them; Refusals for those that are not
        there, and for a wiki that fails after something was found.

        ExpectedError where the first wiki fails at once: the codes of ``Api.answer``, api-refused
        and no-mediawiki.
        """
        for wiki, wishes in self._wishes.items():
            try:
                yield from self._on(wiki, wishes)
            except Stopped:
                return
            except ExpectedError as error:
                if not self.done:
                    raise
                yield Refusal(wiki.host, error.code, error.sentence, error.remedy)

    def listed(self) -> Iterator[Wish | Refusal]:
        """The single pages that ``found`` would ask for, and Refusals for categories that have none, or
        more than are wanted; wikis are asked for the categories alone.

        Stopped and ExpectedError as in ``Api.answer``.
        """
        for wiki, wishes in self._wishes.items():
            yield from (wish for wish in wishes if wish.by is not By.CATEGORY)
            categories = [wish.name for wish in wishes if wish.by is By.CATEGORY]
            if not categories:
                continue
            api, _ = self._reached(wiki)
            for name in categories:
                titles, refusal = self._titles(api, name)
                yield from (Wish(wiki, title) for title in titles)
                if refusal is not None:
                    yield refusal

    def _on(self, wiki: Wiki, wishes: Sequence[Wish]) -> Iterator[Found]:
        api, site = self._reached(wiki)
        reader = PageReader(site, wiki.host, self._manner.today())
        for by in (By.TITLE, By.PAGE, By.REVISION):
            names = [wish.name for wish in wishes if wish.by is by]
            yield from self._pages(api, reader, by, names)
        for wish in wishes:
            if wish.by is By.CATEGORY:
                yield from self._category(api, reader, wish.name)

    def _reached(self, wiki: Wiki) -> tuple[Api, Site]:
        """The first place of the wiki where an API answers, and the wiki as it tells of itself."""
        is_refused = False
        for address in wiki.apis:
            api = Api(address, self._web, self._manner.patience)
            try:
                site = wiki_answers.site_of(next(api.answers(_SITE)))
            except NoApi as error:
                is_refused |= error.is_refused
                continue
            if site is not None:
                return api, site
        raise _unreachable(wiki.host, is_refused)

    def _pages(self, api: Api, reader: PageReader, by: By, names: Iterable[str]) -> Iterator[Found]:
        for batch in _batches(names):
            try:
                for query in api.answers({**_PAGES, by.value: "|".join(batch)}):
                    for found in (*wiki_answers.redirects(query), *reader.pages(query)):
                        yield from self._new(api.host, found)
            except NoApi:
                raise _unreachable(api.host, True) from None

    def _new(self, host: str, found: Found) -> Iterator[Found]:
        """What was found, unless it was before: continued answers tell missing pages again."""
        if isinstance(found, Redirect):
            yield found
            return
        name = (host, found.title or found.name if isinstance(found, Document) else found.name)
        if name not in self._seen:
            self._seen.add(name)
            yield found
            self.done = min(self.done + 1, self.total)

    def _category(self, api: Api, reader: PageReader, name: str) -> Iterator[Found]:
        titles, refusal = self._titles(api, name)
        if titles:
            self.total += len(titles) - 1
            yield from self._pages(api, reader, By.TITLE, titles)
        if refusal is not None:
            yield refusal

    def _titles(self, api: Api, name: str) -> tuple[list[str], Refusal | None]:
        """The titles wanted of a category; and a Refusal where there are none, or more."""
        titles = self._members(api, f"Category:{name}")
        if not titles and (converted := self._converted(api, f"Category:{name}")):
            titles = self._members(api, converted)
        if not titles:
            return [], Refusal(
                name,
                "empty-category",
                filled("The category {name} has no articles on {host}.", name=name, host=api.host),
                "Check its name there, or ask for its sub-categories too.",
            )
        kept = titles[: self._reach.limit]
        if len(kept) == len(titles):
            return kept, None
        return kept, Refusal(
            name,
            "more-pages",
            filled(
                "The category {name} has more than {count} articles; the others were left.",
                name=name,
                count=len(kept),
            ),
            "Ask for more of them.",
        )

    def _members(self, api: Api, root: str) -> list[str]:
        """Titles in a category and its sub-categories, one more than are wanted at most."""
        titles: dict[str, None] = {}
        depths = {root: 0}
        waiting = deque([root])
        while waiting and len(titles) <= self._reach.limit:
            category = waiting.popleft()
            is_deepest = depths[category] >= self._reach.depth
            for title, is_category in self._listed(api, category, is_deepest):
                if not is_category:
                    titles.setdefault(title)
                elif title not in depths and len(depths) < _MOST_CATEGORIES:
                    depths[title] = depths[category] + 1
                    waiting.append(title)
                if len(titles) > self._reach.limit:
                    break
        return list(titles)

    def _listed(self, api: Api, category: str, is_deepest: bool) -> Iterator[tuple[str, bool]]:
        parameters = {
            "list": "categorymembers",
            "cmtitle": category,
            "cmtype": "page" if is_deepest else "page|subcat",
            "cmlimit": self._reach.listed,
        }
        for query in api.answers(parameters):
            yield from wiki_answers.members(query)

    def _converted(self, api: Api, category: str) -> str | None:
        """The category's title where the wiki has it in the other characters."""
        query = next(api.answers({"titles": category, "converttitles": 1, "redirects": 1}))
        title = wiki_answers.canonical_title(query)
        return title if title != category else None


def _batches(names: Iterable[str]) -> Iterator[list[str]]:
    """The names, as many at a time as may be asked for at once."""
    batch: list[str] = []
    size = 0
    for name in dict.fromkeys(names):
        length = len(quote_plus(f"{name}|"))
        if batch and (len(batch) == _MOST_IN_BATCH or size + length > _LONGEST_BATCH):
            yield batch
            batch, size = [], 0
        batch.append(name)
        size += length
    if batch:
        yield batch


def _unreachable(host: str, is_refused: bool) -> ExpectedError:
    if is_refused:
        return ExpectedError(
            "api-refused",
            filled("{host} does not let programs read its pages.", host=host),
            "Export the pages with your browser (Special:Export), and import the file.",
        )
    return ExpectedError(
        "no-mediawiki",
        filled("{host} is no MediaWiki, or its API is not where such wikis have it.", host=host),
        "Give the address of its api.php as the wiki.",
    )
