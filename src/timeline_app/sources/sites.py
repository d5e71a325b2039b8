"""Wikis as their pages are credited to them: address, publisher and licence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from timeline_app.domain.record import SourceInfo

_UNESCAPED = "/:()!*,;@~"
_WIKIPEDIA = "zh.wikipedia.org"
_WIKIMEDIA = re.compile(r"(?:^|\.)(?:wikipedia|wikisource|wikibooks|wikiversity|wikivoyage)\.org$")
_CREATIVE_COMMONS = re.compile(r"//creativecommons\.org/licenses/([a-z-]+)/(\d\.\d)")
_ZERO = re.compile(r"//creativecommons\.org/publicdomain/zero/(\d\.\d)")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_DEFAULTS = SourceInfo(title="")


@dataclass(frozen=True, slots=True)
class Site:
    """A wiki.

    ``pages`` is the address of a page, with ``$1`` for its title (empty for Chinese Wikipedia's);
    ``licence`` is empty where the wiki does not tell it.
    """

    name: str = ""
    pages: str = ""
    licence: str = ""

    def source(self, title: str, text: str, revision: str | None) -> SourceInfo:
        """Where the page of this title and markup is from."""
        pages = self.pages or f"https://{_WIKIPEDIA}/wiki/$1"
        address = urlsplit(pages)
        host = address.hostname or ""
        page = quote(title.replace(" ", "_"), safe=_UNESCAPED)
        return SourceInfo(
            title=title,
            url=pages.replace("$1", page) if address.scheme in ("http", "https") else None,
            licence=self.licence or (_DEFAULTS.licence if _WIKIMEDIA.search(host) else ""),
            publisher=_DEFAULTS.publisher if host == _WIKIPEDIA else self.name or host,
            revision=revision,
            characters=len(text),
        )


def licence_name(address: str, words: str) -> str:
    """A licence by the short name that everybody knows, as far as its address tells it."""
    if found := _CREATIVE_COMMONS.search(address):
        return f"CC {found[1].upper()} {found[2]}"
    if found := _ZERO.search(address):
        return f"CC0 {found[1]}"
    return words.strip() or address


def time_of(words: str) -> str | None:
    """When a revision was written, as MediaWiki tells it (ISO, UTC); None where it does not."""
    return words if _TIME.fullmatch(words) else None
