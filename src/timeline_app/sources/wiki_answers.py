"""What a MediaWiki's API answers, as documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from timeline_app.domain.document import LARGEST, Document, Found, Redirect, Refusal
from timeline_app.domain.errors import filled, template
from timeline_app.sources.sites import Site, licence_name, time_of

CATEGORY_NAMESPACE = 14

_Told = Mapping[str, Any]


def site_of(query: _Told) -> Site | None:
    """The wiki that answers about itself; None where it is no MediaWiki."""
    general, rights = query.get("general"), query.get("rightsinfo")
    if not isinstance(general, dict) or "articlepath" not in general:
        return None
    rights = rights if isinstance(rights, dict) else {}
    server = _text(general.get("server"))
    # Written so by wikis that may be read with and without encryption.
    server = f"https:{server}" if server.startswith("//") else server
    return Site(
        name=_text(general.get("sitename")),
        pages=server + _text(general["articlepath"]),
        licence=licence_name(_text(rights.get("url")), _text(rights.get("text"))),
    )


def redirects(query: _Told) -> Iterator[Redirect]:
    """Other titles that led to pages."""
    for each in _items(query, "redirects"):
        if each.get("from") and each.get("to"):
            yield Redirect(_text(each["from"]), _text(each["to"]))


def members(query: _Told) -> Iterator[tuple[str, bool]]:
    """Titles of articles in a category and of its sub-categories; whether each is one of those."""
    for each in _items(query, "categorymembers"):
        if each.get("ns") in (0, CATEGORY_NAMESPACE) and each.get("title"):
            yield _text(each["title"]), each["ns"] == CATEGORY_NAMESPACE


def canonical_title(query: _Told) -> str | None:
    """The title of the one page asked for, in the characters that the wiki has it in."""
    return next((_text(page["title"]) for page in _items(query, "pages") if "title" in page), None)


@dataclass(frozen=True, slots=True)
class PageReader:
    """Makes documents of pages on a wiki at ``host``, fetched on a day (ISO)."""

    site: Site
    host: str
    day: str

    def pages(self, query: _Told) -> Iterator[Found]:
        """The pages whose text is in this answer, and those that have none."""
        gone = query.get("badrevids")
        for number in gone if isinstance(gone, dict) else ():
            yield self._missing(f"Revision {number}")
        for page in _items(query, "pages"):
            title = _text(page.get("title")) or f"Page {page.get('pageid')}"
            if page.get("invalid"):
                yield self._refused(
                    title, "bad-title", template("{title} cannot be a title on {host}.")
                )
            elif page.get("special") or page.get("ns") == CATEGORY_NAMESPACE:
                yield self._refused(title, "no-article-page", template("{title} is no article."))
            elif page.get("missing"):
                yield self._missing(title)
            elif revisions := list(_items(page, "revisions")):
                yield self._found(title, revisions[-1])
        for each in _items(query, "interwiki"):
            yield self._refused(
                _text(each.get("title")), "other-wiki", template("{title} is on another wiki.")
            )

    def _found(self, title: str, revision: _Told) -> Found:
        # Wikis before 1.32 have no slots.
        slots = revision.get("slots")
        main = slots.get("main", {}) if isinstance(slots, dict) else revision
        if not isinstance(main, dict) or "content" not in main:
            return self._refused(title, "hidden", template("{title} is not shown by {host}."))
        if main.get("contentmodel", "wikitext") != "wikitext":
            return self._refused(title, "no-article-page", template("{title} is no article."))
        text = _text(main["content"])
        if len(text.encode()) > LARGEST:
            return self._refused(title, "too-large", template("{title} is larger than 2 MiB."))
        source = self.site.source(title, text, _text(revision.get("revid")) or None)
        revised = time_of(_text(revision.get("timestamp")))
        return Document(title, text, replace(source, retrieved=self.day, revised=revised), title)

    def _missing(self, title: str) -> Refusal:
        return self._refused(title, "no-such-page", template("{title} is not on {host}."))

    def _refused(self, title: str, code: str, sentence: str) -> Refusal:
        return Refusal(
            title,
            code,
            filled(sentence, title=title, host=self.host),
            "Check the title on the wiki.",
        )


def _items(told: _Told, name: str) -> Iterator[_Told]:
    """The mappings in a list; an answer may be anything."""
    value = told.get(name)
    return (each for each in (value if isinstance(value, list) else []) if isinstance(each, dict))


def _text(value: object) -> str:
    """A value as text that can be stored: half characters are replaced."""
    return "" if value is None else str(value).encode("utf-8", "replace").decode()
