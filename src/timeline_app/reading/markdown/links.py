"""Links of the converted Markdown: what they point at, and how far they truly reach.

The conversion took every letter behind a link into its label; ``extent`` undoes it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

from timeline_app.reading.namespaces import Namespace, namespace, page_title
from timeline_app.zhtext.variants import fold

_WIKI = re.compile(
    r"https?://(?:[a-z-]+\.)?(?:zh|zh-[a-z-]+)\.(?:m\.)?(?:wikipedia\.org|wiki\.chinapedia\.org)/(?:wiki|zh[a-z-]*)/(.*)",
    re.DOTALL,
)
_FILE = re.compile(r"(?:\.\./)+Page/(.*?)(?:\.md)?", re.DOTALL)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_BRACKET = re.compile(r"\s*[(（][^()（）]*[)）]\s*\Z")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: a page title, or an address where ``external``."""

    name: str
    kind: Namespace
    external: bool = False


def unescaped(text: str) -> str:
    """The text without the backslashes before punctuation."""
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text


def target_of(destination: str, title: str) -> Target:
    """What a link's destination and title say it leads to."""
    place = unescaped(destination)
    page = _FILE.fullmatch(place) or _WIKI.match(place)
    if page is None:
        kind = Namespace.FILE if title.startswith("fig:") else Namespace.PAGE
        return Target(place, kind, external=True)
    name = page_title(unescaped(unquote(page.group(1))))
    return Target(name, Namespace.FILE if title.startswith("fig:") else namespace(name))


def extent(label: str, target: str) -> int:
    """How many characters of the label are the link's own words; the rest was swallowed."""
    words, name = fold(label), fold(target)
    bare = fold(_BRACKET.sub("", target)) or name
    for whole in (name, bare):
        if words.startswith(whole):
            return len(whole)
    common = _common(words, bare)
    if common >= 2 or common == len(words):
        return common
    if bare in words:
        return words.index(bare) + len(bare)
    within = next((size for size in range(len(words), 1, -1) if words[:size] in name), 0)
    return within or len(label)


def _common(one: str, other: str) -> int:
    size = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        size += 1
    return size
