"""MediaWiki export files (Special:Export, dumps): one page of one as a Document.

Expat reads no external entities; a document type, and with it every entity of its own, is refused,
for no export file has one.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from urllib.parse import quote
from xml.etree import ElementTree

from timeline_app.domain.document import Document
from timeline_app.domain.errors import ExpectedError
from timeline_app.domain.record import SourceInfo

LARGEST = 64 * 1024 * 1024
"""Bytes of an export file that are looked at for its first page."""

_ROOT = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<mediawiki[\s>]", re.DOTALL
)
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_START = 4096


def is_export(data: bytes) -> bool:
    """Whether the bytes begin as a MediaWiki export file."""
    return bool(_ROOT.match(data[:_START]))


def first_page(data: bytes, name: str) -> Document:
    """The first page of the article namespace that is no redirect.

    Raises ExpectedError: bad-export where the XML is broken before it, no-page where there is none.
    """
    try:
        for page in _pages(data):
            document = _document(page, name)
            if document is not None:
                return document
    except ElementTree.ParseError:
        raise ExpectedError(
            "bad-export", f"{name} is not well-formed XML.", "Download the export file again."
        ) from None
    raise ExpectedError(
        "no-page", f"{name} holds no article.", "Export the page again with its text."
    )


def _pages(data: bytes) -> Iterator[ElementTree.Element]:
    if _DOCTYPE.search(data[:_START]):
        raise ElementTree.ParseError("a document type in an export file")
    root = None
    for event, element in ElementTree.iterparse(io.BytesIO(data), events=("start", "end")):
        if root is None:
            root = element
        elif event == "end" and _tag(element) == "page":
            yield element
            root.clear()


def _tag(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _text(element: ElementTree.Element, *path: str) -> str:
    for name in path:
        found = [child for child in element if _tag(child) == name]
        if not found:
            return ""
        element = found[-1]
    return (element.text or "").strip()


def _escaped(match: re.Match[str]) -> str:
    return quote(match.group())


def _document(page: ElementTree.Element, name: str) -> Document | None:
    title, text = _text(page, "title"), _text(page, "revision", "text")
    is_redirect = any(_tag(child) == "redirect" for child in page)
    if not title or not text or is_redirect or _text(page, "ns") not in ("", "0"):
        return None
    source = SourceInfo(
        title=title,
        url="https://zh.wikipedia.org/wiki/" + re.sub("[%?#]", _escaped, title.replace(" ", "_")),
        revision=_text(page, "revision", "id") or None,
        characters=len(text),
    )
    return Document(name, text, source, title)
