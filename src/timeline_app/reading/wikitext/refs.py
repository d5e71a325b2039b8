"""Footnotes: ``<ref>`` taken out of the source, a mark left in its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import zip_longest

from timeline_app.reading.marks import NOTE_CLOSE, NOTE_OPEN

_TAG = re.compile(r"<(/?)ref(?![a-z])([^<>]*)>", re.IGNORECASE)
_NAME = re.compile(r"\bname\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_GROUP = re.compile(r"\bgroup\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)


@dataclass(slots=True)
class Notes:
    """The footnotes of an article by number, as markup; a name stands for the same note always."""

    sources: list[str] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)

    def mark(self, source: str, name: str = "") -> str:
        """The characters that stand for a note in the text; ``source`` is "" where it is reused."""
        number = self._numbers.get(name) if name else None
        if number is None:
            number = len(self.sources)
            self.sources.append("")
            if name:
                self._numbers[name] = number
        if source.strip() and not self.sources[number]:
            self.sources[number] = source
        return f"{NOTE_OPEN}{number}{NOTE_CLOSE}"


def without_refs(text: str, notes: Notes) -> str:
    """The text with marks for its ``<ref>`` tags; a tag that is never closed is dropped alone."""
    tags = list(_TAG.finditer(text))
    pieces, last = [], 0
    for tag, following in zip_longest(tags, tags[1:]):
        if tag.start() < last:
            continue
        pieces.append(text[last : tag.start()])
        last = tag.end()
        closing, attributes = tag.groups()
        if closing:
            continue
        name = _name(attributes)
        if attributes.rstrip().endswith("/"):
            pieces.append(notes.mark("", name))
        elif following is not None and following.group(1):
            pieces.append(notes.mark(text[tag.end() : following.start()], name))
            last = following.end()
    pieces.append(text[last:])
    return "".join(pieces)


def _name(attributes: str) -> str:
    name = _attribute(_NAME, attributes)
    return f"{_attribute(_GROUP, attributes)}\n{name}" if name else ""


def _attribute(pattern: re.Pattern[str], attributes: str) -> str:
    found = pattern.search(attributes)
    if not found:
        return ""
    return next(value for value in found.groups() if value is not None).strip(" /")
