"""The words of one Markdown block: links, bold, note marks, escapes."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from timeline_app.reading.markdown.links import extent, target_of
from timeline_app.reading.namespaces import Namespace, namespace, page_title
from timeline_app.reading.run import Run, Writer

_TOKEN = re.compile(
    r"""(?P<note>\\\[(?P<number>\d{1,4})\\\]|\[\^(?P<named>[^\]\s]{1,40})\](?!:))
    |(?P<stray>\\?\]\\?\])
    |(?P<escape>\\[!-/:-@\[-`{-~])
    |(?P<page>\[\[(?P<pagetitle>[^\[\]|\n]+)(?:\|(?P<words>[^\[\]\n]*))?\]\])
    |(?P<link>!?\[(?P<label>(?:[^\[\]\\]|\\.|\[(?:[^\[\]\\]|\\.)*\])*)\]
       \(\s*(?P<place><[^<>\n]*>|(?:[^()\s\\]|\\.|\((?:[^()\s\\]|\\.)*\))*)
       (?:\s+"(?P<title>(?:[^"\\]|\\.)*)")?\s*\))
    |(?P<auto><(?P<address>https?://[^<>\s]+)>)
    |(?P<tag></?(?P<name>[A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?/?>)
    |(?P<stars>\*+)
    |(?P<ticks>`+)
    |(?P<entity>&(?:\#\d{1,7}|\#x[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});)
    |(?P<picked>[ⓦⓇ])""",
    re.VERBOSE | re.DOTALL,
)

NoteNumber = Callable[[str], int]


def read_inline(text: str, note_number: NoteNumber) -> Run:
    """The run of a block's markup; line breaks in it are as the reader shall see them.

    ``note_number`` gives the number of a note by its name in the text.
    """
    reader = _Inline(note_number)
    reader.read(text)
    return reader.writer.finish()


class _Inline:
    """One method a kind of token; the kinds are the outer groups of the pattern."""

    def __init__(self, note_number: NoteNumber) -> None:
        self.writer = Writer()
        self._note_number = note_number
        self._bold: int | None = None
        self._kinds: dict[str, Callable[[re.Match[str]], None]] = {
            "note": self._note,
            "page": self._page,
            "link": self._link,
            "auto": self._auto,
            "tag": self._tag,
            "stars": self._stars,
        }

    def read(self, text: str) -> None:
        last = 0
        for token in _TOKEN.finditer(text):
            if token.start() > last:
                self.writer.write(text[last : token.start()])
            last = token.end()
            self._take(token)
        self.writer.write(text[last:])

    def _take(self, token: re.Match[str]) -> None:
        kind = next(kind for kind in _ORDER if token[kind] is not None)
        if kind in self._kinds:
            self._kinds[kind](token)
        elif kind == "escape":
            self.writer.write(token.group()[1])
        elif kind == "entity":
            self.writer.write(html.unescape(token.group()))
        elif kind == "stray":
            self.writer.drop_caption()

    def _note(self, token: re.Match[str]) -> None:
        self.writer.mark(self._note_number(token["number"] or token["named"]))

    def _page(self, token: re.Match[str]) -> None:
        title = page_title(token["pagetitle"])
        if namespace(title) is Namespace.PAGE:
            start = self.writer.length
            self.writer.write((token["words"] or token["pagetitle"]).strip())
            self.writer.link(start, title)

    def _link(self, token: re.Match[str]) -> None:
        target = target_of(token["place"].strip("<>"), token["title"] or "")
        if token.group().startswith("!") or target.kind is Namespace.FILE:
            self.writer.picture()
            return
        if target.kind is Namespace.CATEGORY:
            return
        label = read_inline(_unlinked(token["label"]), self._note_number)
        if target.external and label.text.isdecimal():
            return  # a bare address, which the wiki numbers
        start = self.writer.length
        self.writer.append(label)
        own = len(label.text) if target.external else extent(label.text, target.name)
        self.writer.link(start, target.name, target.external, start + own)

    def _auto(self, token: re.Match[str]) -> None:
        start = self.writer.length
        self.writer.write(token["address"])
        self.writer.link(start, token["address"], external=True)

    def _tag(self, token: re.Match[str]) -> None:
        if token["name"].lower() == "br":
            self.writer.write("\n")

    def _stars(self, token: re.Match[str]) -> None:
        before = token.string[token.start() - 1 : token.start()]
        after = token.string[token.end() : token.end() + 1]
        if before in ("", " ") and after in ("", " "):
            self.writer.write(token.group())
        elif len(token.group()) > 1:
            self._toggle_bold()

    def _toggle_bold(self) -> None:
        if self._bold is None:
            self._bold = self.writer.length
        else:
            self.writer.bold(self._bold)
            self._bold = None


_ORDER = (
    "note",
    "stray",
    "escape",
    "page",
    "link",
    "auto",
    "tag",
    "stars",
    "ticks",
    "entity",
    "picked",
)


def _unlinked(label: str) -> str:
    """A label with brackets of its own escaped: there is no link within a link."""
    return re.sub(r"(?<!\\)([\[\]])(?!\^)", r"\\\1", label) if "[" in label else label
