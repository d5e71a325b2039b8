"""From the converted Markdown to a draft."""

from __future__ import annotations

import re

from timeline_app.domain.article import ArticleFormat, BlockKind
from timeline_app.reading.comments import without_comments
from timeline_app.reading.draft import Draft
from timeline_app.reading.markdown.blocks import BlockReader
from timeline_app.reading.markdown.inline import read_inline
from timeline_app.reading.markdown.lines import joined_lines
from timeline_app.reading.marks import clean
from timeline_app.reading.run import Run
from timeline_app.reading.variants import resolve

_ORIGIN = re.compile(r"\s*> ?本文内容由\[.*\n?")
_TEMPLATE = re.compile(r"\{\{[^{}]*\}\}")
_CATEGORIES = re.compile(r"^\[(?:Category|分類|分类):", re.MULTILINE | re.IGNORECASE)
_CATEGORY = re.compile(r"\[(?:Category|分類|分类):([^\[\]]+)\]", re.IGNORECASE)
_NOTE = re.compile(r" {0,3}(?:(\d{1,4})\.|\[\^([^\]\s]{1,40})\]:)(?:\s+(.*))?\Z")
_DEFINITION = re.compile(r" {0,3}\[\^[^\]\s]{1,40}\]:")
_HEADING = re.compile(r" {0,3}#{1,6}\s")


class _Notes:
    """Footnotes by the name the text has for them."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._markup: dict[int, list[str]] = {}

    def number(self, name: str) -> int:
        """The number of a note, a new one for a new name."""
        return self._numbers.setdefault(name, len(self._numbers))

    def define(self, lines: list[str]) -> None:
        """Take the notes out of the lines of their list."""
        markup: list[str] | None = None
        for line in lines:
            if note := _NOTE.match(line):
                markup = self._markup.setdefault(self.number(note.group(1) or note.group(2)), [])
                line = note.group(3) or ""
            if markup is not None and line.strip():
                markup.append(line)

    def runs(self) -> list[Run]:
        """The notes in order, empty where the conversion lost the words."""
        return [self._run(number) for number in range(len(self._numbers))]

    def _run(self, number: int) -> Run:
        return read_inline(joined_lines(self._markup.get(number, [])), self.number)


def read_markdown(source: str) -> Draft:
    """The draft of an article converted to Markdown."""
    text = resolve(without_comments(clean(source)))
    text = _without_templates(_ORIGIN.sub("", text, count=1) if _ORIGIN.match(text) else text)
    body, categories, tail = _parted(text)
    draft, notes = Draft(ArticleFormat.WIKI_MARKDOWN), _Notes()
    draft.categories = [name.replace("_", " ").strip() for name in categories]
    lines = body.split("\n")
    start = next((index for index, line in enumerate(lines) if _DEFINITION.match(line)), None)
    if tail is None:
        start = _list_of_notes(lines) if start is None else start
    BlockReader(draft, notes.number).read(lines[:start])
    notes.define(lines[start:] if start is not None else [])
    notes.define((tail or "").split("\n"))
    draft.notes = notes.runs()
    _take_title(draft)
    return draft


def _without_templates(text: str) -> str:
    """The text without the few templates the conversion left standing."""
    for _ in range(4):
        if "{{" not in text:
            break
        text = _TEMPLATE.sub("", text)
    return text


def _parted(text: str) -> tuple[str, list[str], str | None]:
    """The text before the paragraph of categories, their names, and what follows it."""
    found = _CATEGORIES.search(text)
    if found is None:
        return text, [], None
    paragraph, _, tail = text[found.start() :].partition("\n\n")
    return text[: found.start()], _CATEGORY.findall(paragraph), tail


def _list_of_notes(lines: list[str]) -> int | None:
    """Where the notes begin in an article without categories: a last list from 1 to the end."""
    if not any("\\[1\\]" in line for line in lines):
        return None
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if _HEADING.match(line):
            return None
        if re.match(r" {0,3}1\.(?:\s|\Z)", line):
            return index
    return None


def _take_title(draft: Draft) -> None:
    """A first heading of level 1 is the page's title, no section."""
    if draft.pieces:
        first = draft.pieces[0]
        if first.kind is BlockKind.HEADING and first.depth == 1:
            draft.title = first.run.text or None
            del draft.pieces[0]
