"""Which page of which wiki is meant by a title or an address, as a browser shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import SplitResult, parse_qs, quote, unquote, urlsplit

from timeline_app.domain.errors import ExpectedError, filled

CHINESE_WIKIPEDIA = "https://zh.wikipedia.org/"

_SCHEME = re.compile(r"\A[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_BARE = re.compile(r"\A(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?/", re.IGNORECASE)
"""An address that was copied without its scheme."""
_SCRIPT = re.compile(r"\A(?P<folder>.*?)/(?:index|api|load)\.php(?:/(?P<title>.*))?\Z", re.DOTALL)
_PAGE = re.compile(r"\A(?P<folder>.*?)/wiki(?:/(?P<title>.*))?\Z", re.DOTALL)
_VARIANT = re.compile(r"\A/(?:zh|gan|sr|kk)(?:-[a-z]+)?/(?P<title>.+)\Z", re.DOTALL)
_MOBILE = re.compile(r"\A([\w-]+)\.m\.(?=[\w-]+\.)")
_CATEGORY = re.compile(r"\A\s*(?:category|分类|分類|kategorie|カテゴリ)\s*:\s*", re.IGNORECASE)
_MARKS = re.compile("[\u200e\u200f\u202a-\u202e]")
"""Marks of direction, which are copied along with titles and which MediaWiki takes out."""
_UNWANTED = re.compile("[|\x00-\x1f\x7f\ufffd]")
_FOLDERS = ("/w", "", "/wiki", "/mediawiki")
"""Where wikis keep their scripts, the likeliest first."""


class By(StrEnum):
    """How a page is named; the values are the API's parameters."""

    TITLE = "titles"
    PAGE = "pageids"
    REVISION = "revids"
    CATEGORY = "category"
    """All pages in the category of the name."""


@dataclass(frozen=True, slots=True)
class Wiki:
    """A wiki, as far as an address tells it: ``apis`` are where its API may be, likeliest first."""

    host: str
    apis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """Something that a reader wants of a wiki."""

    wiki: Wiki
    name: str
    by: By = By.TITLE


def wiki_at(address: str) -> Wiki:
    """The wiki of an address: of its host, of any of its pages, or of its ``api.php``.

    ExpectedError ``bad-address`` where it is none.
    """
    parts = _split(address if _SCHEME.match(address) else f"https://{address}")
    is_page = _SCRIPT.match(parts.path) or _PAGE.match(parts.path)
    return _wiki(parts, _folder(parts) if is_page else parts.path.rstrip("/") or None)


def page_of(words: str, wiki: Wiki) -> Wish:
    """The page, or the category, of a title on that wiki, or of an address on its own.

    ExpectedError ``bad-address`` where it is neither.
    """
    if _SCHEME.match(words) or _BARE.match(words):
        return _at(words if _SCHEME.match(words) else f"https://{words}")
    return _titled(words, wiki)


def category_of(words: str, wiki: Wiki) -> Wish:
    """The category of a name, with or without its namespace, or of an address."""
    wish = page_of(words, wiki)
    return Wish(wish.wiki, _CATEGORY.sub("", wish.name), By.CATEGORY)


def _at(address: str) -> Wish:
    parts = _split(address)
    wiki = _wiki(parts, _folder(parts))
    asked = parse_qs(parts.query)
    for by, parameter in ((By.REVISION, "oldid"), (By.PAGE, "curid")):
        number = asked.get(parameter, [""])[0]
        if number.isdecimal() and "diff" not in asked:
            return Wish(wiki, str(int(number)), by)
    title = asked["title"][0] if "title" in asked else unquote(_title(parts), errors="replace")
    return _titled(title, wiki)


def _titled(title: str, wiki: Wiki) -> Wish:
    title = _MARKS.sub("", title).partition("#")[0].replace("_", " ")
    title = " ".join(title.split()).removeprefix(":").lstrip()
    if not title or _UNWANTED.search(title):
        raise ExpectedError(
            "bad-address",
            filled("{name} is no title of a page.", name=title or filled("What was given")),
            "Give a title, or the address of a page as a browser shows it.",
        )
    if _CATEGORY.match(title):
        return Wish(wiki, _CATEGORY.sub("", title), By.CATEGORY)
    return Wish(wiki, title)


def _title(parts: SplitResult) -> str:
    """The part of an address that names the page, as it is written there."""
    if found := _SCRIPT.match(parts.path):
        return found["title"] or ""
    if found := _PAGE.match(parts.path) or _VARIANT.match(parts.path):
        return found["title"] or ""
    return parts.path.strip("/")


def _folder(parts: SplitResult) -> str | None:
    """The folder of a wiki's scripts, "" for the host's own; None where the address has none."""
    if found := _SCRIPT.match(parts.path):
        return found["folder"]
    found = _PAGE.match(parts.path)
    return (found and found["folder"]) or None


def _wiki(parts: SplitResult, folder: str | None) -> Wiki:
    host = _MOBILE.sub(r"\1.", parts.netloc.lower())
    folders = _FOLDERS if folder is None else (folder, *_FOLDERS)
    places = (quote(place, safe="/%~") for place in dict.fromkeys(folders))
    return Wiki(host, tuple(f"{parts.scheme}://{host}{place}/api.php" for place in places))


def _split(address: str) -> SplitResult:
    try:
        parts = urlsplit(address.strip())
        is_good = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except ValueError:  # UnicodeError is one
        is_good, host = False, ""
    if not is_good or "@" in parts.netloc or not re.fullmatch(r"[a-z0-9.:_-]+", host):
        raise ExpectedError(
            "bad-address",
            filled("{address} is no address of a wiki.", address=address),
            "Give one that begins with https:// (or http://) and a host, without a password.",
        )
    netloc = f"[{host}]" if ":" in host else host
    return parts._replace(netloc=netloc if parts.port is None else f"{netloc}:{parts.port}")
