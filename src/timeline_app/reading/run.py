"""A run: the words of one block with the links, bold stretches and note marks in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from timeline_app.domain.article import Link
from timeline_app.domain.carrying import changed
from timeline_app.domain.spans import Span
from timeline_app.reading.marks import SOFT

_BLANKS = re.compile(f"[ \t\n{SOFT}]+")
_NEEDS_TIDYING = re.compile(f"[ \t\n{SOFT}][ \t\n{SOFT}]|[\t{SOFT}]|\\A\\s|\\s\\Z| \n")
_WIDE = re.compile(
    "[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff“”‘’…—·]"
)


@dataclass(frozen=True, slots=True)
class Run:
    """Words as a reader sees them; every span counts from the start of ``text``.

    ``marks`` are (position, number of the note) pairs.
    """

    text: str = ""
    links: tuple[Link, ...] = ()
    bold: tuple[Span, ...] = ()
    marks: tuple[tuple[int, int], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text)

    def cut(self, span: Span) -> Run:
        """The words within a span, with the links and bold stretches that lie wholly in it."""
        inside = [link for link in self.links if span.contains(link.span)]
        return Run(
            span.of(self.text),
            tuple(changed(link, span=_moved(link.span, span.start)) for link in inside),
            tuple(_moved(bold, span.start) for bold in self.bold if span.contains(bold)),
            tuple(
                (position - span.start, note)
                for position, note in self.marks
                if span.start <= position <= span.end
            ),
        )


def _moved(span: Span, start: int) -> Span:
    return Span(span.start - start, span.end - start)


def joins_without_blank(before: str, after: str) -> bool:
    """Whether a line break between two characters of one paragraph separates no words.

    True between two Chinese characters and after Chinese punctuation.
    """
    return bool(_WIDE.match(before)) and (bool(_WIDE.match(after)) or not before.isalnum())


def _blank_for(match: re.Match[str]) -> str:
    blanks, text = match.group(), match.string
    if match.start() == 0 or match.end() == len(text):
        return ""
    if "\n" in blanks:
        return "\n"
    if SOFT in blanks and joins_without_blank(text[match.start() - 1], text[match.end()]):
        return ""
    return " "


class Writer:
    """Collects a run; ``finish`` tidies blanks and gives it."""

    def __init__(self) -> None:
        self.length = 0
        self._pieces: list[str] = []
        self._links: list[Link] = []
        self._bold: list[Span] = []
        self._marks: list[tuple[int, int]] = []
        self._caption_start: int | None = None

    def write(self, text: str) -> None:
        """Add words."""
        self._pieces.append(text)
        self.length += len(text)

    def link(self, start: int, target: str, external: bool = False, end: int | None = None) -> None:
        """What was written since ``start``, or up to ``end``, is a link."""
        end = self.length if end is None else end
        if end > start and target:
            self._links.append(Link(Span(start, end), target, external))

    def bold(self, start: int) -> None:
        """What was written since ``start`` is bold."""
        if self.length > start:
            self._bold.append(Span(start, self.length))

    def mark(self, note: int) -> None:
        """The text refers to a note here."""
        self._marks.append((self.length, note))

    def append(self, run: Run) -> None:
        """Add a finished run."""
        offset = self.length
        self.write(run.text)
        self._links.extend(changed(link, span=link.span.shifted(offset)) for link in run.links)
        self._bold.extend(span.shifted(offset) for span in run.bold)
        self._marks.extend((position + offset, note) for position, note in run.marks)

    def picture(self) -> None:
        """A picture stood here; what follows may be the rest of its caption."""
        self._caption_start = self.length

    def drop_caption(self) -> None:
        """Take out what was written since the last picture; without one, change nothing."""
        if self._caption_start is not None:
            self._cut(self._caption_start)
            self._caption_start = None

    def _cut(self, start: int) -> None:
        self._pieces = ["".join(self._pieces)[:start]]
        self.length = start
        self._links = [link for link in self._links if link.span.end <= start]
        self._bold = [span for span in self._bold if span.end <= start]
        self._marks = [mark for mark in self._marks if mark[0] <= start]

    def finish(self) -> Run:
        """The run, with blanks collapsed, lines joined and the edges stripped."""
        text = "".join(self._pieces)
        if not _NEEDS_TIDYING.search(text):
            return Run(text, *self._placed(int, text))
        return self._tidied(text)

    def _tidied(self, text: str) -> Run:
        ends, removed, pieces, last, total = [-1], [0], [], 0, 0
        for match in _BLANKS.finditer(text):
            blank = _blank_for(match)
            pieces += [text[last : match.start()], blank]
            last = match.end()
            total += len(match.group()) - len(blank)
            ends.append(last)
            removed.append(total)
        pieces.append(text[last:])
        tidy = "".join(pieces)
        lead = len(tidy) - len(tidy.lstrip())
        tidy = tidy.strip()

        def place(position: int) -> int:
            moved = position - removed[bisect_right(ends, position) - 1] - lead
            return min(max(moved, 0), len(tidy))

        return Run(tidy, *self._placed(place, tidy))

    def _placed(
        self, place: Callable[[int], int], text: str
    ) -> tuple[tuple[Link, ...], tuple[Span, ...], tuple[tuple[int, int], ...]]:
        links = (
            changed(link, span=span)
            for link in self._links
            if (span := _trimmed(place, link.span, text))
        )
        bold = (span for old in self._bold if (span := _trimmed(place, old, text)))
        marks = tuple((place(position), note) for position, note in self._marks)
        return tuple(links), tuple(bold), marks


def _trimmed(place: Callable[[int], int], span: Span, text: str) -> Span | None:
    """The span in the tidied text, without blanks at its edges; None where nothing is left."""
    start, end = place(span.start), place(span.end)
    words = text[start:end]
    if not words.strip():
        return None
    start += len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def joined(runs: Iterable[Run], separator: str) -> Run:
    """One run out of several, the empty ones left out."""
    writer = Writer()
    for run in runs:
        if run:
            if writer.length:
                writer.write(separator)
            writer.append(run)
    return writer.finish()
