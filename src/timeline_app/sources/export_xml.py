"""MediaWiki export files (Special:Export, dumps), read as a stream of any length.

A page is held at a time, and of a page that is larger than any article can be only its title.
The format: https://www.mediawiki.org/wiki/Help:Export#Export_format
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from xml.parsers import expat

from timeline_app.domain.document import LARGEST, Document, Found, Redirect, Refusal
from timeline_app.domain.errors import filled
from timeline_app.sources.choosing import EVERY_PAGE, PageChoice
from timeline_app.sources.sites import Site, time_of

_ROOT = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<mediawiki[\s>]", re.DOTALL
)
_BUFFER = 256 * 1024
_TEXTS = {
    ("page", "title"): "title",
    ("page", "ns"): "namespace",
    ("revision", "id"): "revision",
    ("revision", "timestamp"): "revised",
    ("revision", "text"): "text",
    ("siteinfo", "sitename"): "site",
    ("siteinfo", "base"): "base",
}
"""Elements whose text is kept, by their parent's name and their own."""


def is_export(start: bytes) -> bool:
    """Whether the first bytes of a file begin a MediaWiki export file."""
    return bool(_ROOT.match(start))


def found_in(
    chunks: Iterable[bytes], name: str, choice: PageChoice = EVERY_PAGE
) -> Iterator[Found]:
    """The chosen pages of the article namespace in an export file of that name, and its redirects.

    A Refusal stands for each page that is larger than any article (``too-large``), and at the end
    where the XML breaks off (``bad-export``) or a document type is declared, which no export file
    has and which could hold entities without end.
    """
    pages = _Pages()
    try:
        for chunk in chunks:
            pages.feed(chunk)
            yield from _taken(pages, name, choice)
        pages.end()
        yield from _taken(pages, name, choice)
    except expat.ExpatError:
        yield from _taken(pages, name, choice)
        yield Refusal(
            name,
            "bad-export",
            filled("{name} is not well-formed XML.", name=name),
            "Download the export file again; the pages before the fault were read.",
        )


def _taken(pages: _Pages, name: str, choice: PageChoice) -> Iterator[Found]:
    for page in pages.taken():
        if page.redirect:
            yield Redirect(page.title, page.redirect)
        elif page.too_large:
            if choice.takes_title(page.title):
                yield Refusal(
                    page.title,
                    "too-large",
                    filled(
                        "The page {title} is larger than 2 MiB, more than any article can be.",
                        title=page.title,
                    ),
                    "It was passed over.",
                )
        elif page.text and choice.takes(page.title, page.text):
            source = pages.site.known().source(page.title, page.text, page.revision or None)
            source = replace(source, revised=time_of(page.revised))
            yield Document(name, page.text, source, page.title)


@dataclass(slots=True)
class _Site:
    """The wiki that the file is of."""

    name: str = ""
    base: str = ""

    def known(self) -> Site:
        """What was read of it; what other wikis allow does not stand in their export files."""
        folder = self.base.rpartition("/")[0]
        return Site(self.name, f"{folder}/$1" if folder else "")


@dataclass(slots=True)
class _Page:
    title: str = ""
    namespace: str = ""
    revision: str = ""
    revised: str = ""
    text: str = ""
    redirect: str = ""
    too_large: bool = False


class _Pages:
    """Pages of the article namespace, out of bytes that are fed."""

    def __init__(self) -> None:
        self.site = _Site()
        self._parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.buffer_size = _BUFFER
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._refuse_document_type
        self._path: list[str] = ["", ""]
        self._page = _Page()
        self._held: list[str] = []
        self._held_characters = 0
        self._done: list[_Page] = []

    def feed(self, data: bytes) -> None:
        """Read on; ExpatError where the XML is broken."""
        self._parser.Parse(data, False)

    def end(self) -> None:
        """There is no more; ExpatError where there should be."""
        self._parser.Parse(b"", True)

    def taken(self) -> list[_Page]:
        """The pages that are whole, each once."""
        done, self._done = self._done, []
        return done

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "page":
            self._page = _Page()
        elif tag == "redirect":
            self._page.redirect = attributes.get("title", "")
        self._path.append(tag)
        self._held, self._held_characters = [], 0

    def _text(self, text: str) -> None:
        self._held_characters += len(text)
        if self._held_characters <= LARGEST:
            self._held.append(text)

    def _end(self, tag: str) -> None:
        self._path.pop()
        parent = self._path[-1]
        kept = _TEXTS.get((parent, tag))
        if kept is not None:
            self._keep(kept, "".join(self._held).strip())
        elif tag == "page" and self._page.title and self._page.namespace in ("", "0"):
            self._done.append(self._page)
        self._held, self._held_characters = [], 0

    def _keep(self, kept: str, text: str) -> None:
        if kept in ("site", "base"):
            setattr(self.site, {"site": "name"}.get(kept, kept), text)
            return
        setattr(self._page, kept, text)
        if kept == "text":
            # Of several revisions the last is the newest.
            self._page.too_large = (
                self._held_characters > LARGEST or len(text.encode("utf-8", "replace")) > LARGEST
            )

    def _refuse_document_type(self, *_: object) -> None:
        raise expat.ExpatError("a document type in an export file")
