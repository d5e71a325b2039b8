"""HTML tags in wikitext: each becomes wiki markup or a mark, so that none is left to be parsed."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from timeline_app import assets
from timeline_app.reading import marks
from timeline_app.reading.wikitext.depth import DEEPEST

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)((?:\s[^<>]*|/)?)>")
_SPAN = re.compile(r"\b((?:col|row)span\s*=\s*[\"']?\d+[\"']?)", re.IGNORECASE)
_SIMPLE = {
    "br": marks.BREAK,
    "p": marks.PARAGRAPH,
    "div": marks.PARAGRAPH,
    "center": marks.PARAGRAPH,
    "hr": marks.PARAGRAPH,
    "b": "'''",
    "strong": "'''",
}
_PAIRS = {
    "blockquote": (marks.QUOTE_OPEN, marks.QUOTE_CLOSE),
    "poem": (marks.POEM_OPEN, marks.POEM_CLOSE),
    "table": ("\n{|\n", "\n|}\n"),
    "tr": ("\n|-\n", ""),
    "td": ("\n|", ""),
    "th": ("\n!", ""),
    "caption": ("\n|+", "\n"),
    "ul": ("", "\n"),
    "ol": ("", "\n"),
}


@cache
def _dropped() -> frozenset[str]:
    table = tomllib.loads(assets.text("reading/tags.toml"))
    return frozenset(table["dropped"]["names"])


def without_tags(text: str) -> str:
    """The text without HTML tags; those whose content no reader reads go with their content.

    Every ``<`` that is left is escaped: it is a character like any other.
    """
    return _Pass(text).result()


class _Pass:
    def __init__(self, text: str) -> None:
        self._text = text
        self._pieces: list[str] = []
        self._last = 0
        self._lists: list[str] = []
        self._unclosed: set[str] = set()

    def result(self) -> str:
        tags = list(_TAG.finditer(self._text))
        for tag in tags:
            if tag.start() >= self._last:
                self._take(tag)
        self._pieces.append(self._plain(len(self._text)))
        return "".join(self._pieces)

    def _plain(self, end: int) -> str:
        return self._text[self._last : end].replace("<", "&lt;")

    def _take(self, tag: re.Match[str]) -> None:
        closing, name, attributes = tag.group(1) == "/", tag.group(2).lower(), tag.group(3)
        self._pieces.append(self._plain(tag.start()))
        self._last = tag.end()
        if name in _dropped():
            self._drop(name, closing or attributes.endswith("/"))
        elif name in _SIMPLE:
            self._pieces.append(_SIMPLE[name])
        elif name == "li":
            self._pieces.append("" if closing else "\n" + self._item())
        elif name in _PAIRS:
            self._pair(name, closing, attributes)

    def _item(self) -> str:
        """The marks of an item of the lists that are open, which count to a depth alone."""
        return "".join(self._lists[:DEEPEST]) or "*"

    def _drop(self, name: str, alone: bool) -> None:
        if alone or name in self._unclosed:
            return
        closer = re.compile(f"</{name}\\s*>", re.IGNORECASE).search(self._text, self._last)
        if closer:
            self._last = closer.end()
        else:
            self._unclosed.add(name)

    def _pair(self, name: str, closing: bool, attributes: str) -> None:
        if name in ("ul", "ol"):
            if not closing:
                self._lists.append("*" if name == "ul" else "#")
            elif self._lists:
                self._lists.pop()
        opened, closed = _PAIRS[name]
        self._pieces.append(closed if closing else opened)
        if name in ("td", "th") and not closing:
            spans = " ".join(_SPAN.findall(attributes))
            self._pieces.append(f" {spans} |" if spans else "\n")
