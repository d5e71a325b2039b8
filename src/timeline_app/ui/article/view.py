"""What the article pane is given to show: plain values, made by whoever owns the library."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from timeline_app.domain.article import Article, Section
from timeline_app.domain.record import Mention, MentionKind, SourceInfo
from timeline_app.domain.spans import Span


@dataclass(frozen=True, slots=True)
class EventLink:
    """The date words of an event: ``event_id`` of the library, ``tooltip`` what the date means;
    ``changed`` where the event is not as the article has it.
    """

    event_id: int
    span: Span
    sentence: Span
    tooltip: str = ""
    changed: bool = False


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article with its live links.

    ``text`` is the article's plain text in the reader's script, of equal length, and ``title`` its
    title; None for as written.  ``library_titles`` are the page titles (as the links write them) that the library
    holds.
    """

    article_id: int
    article: Article
    source: SourceInfo
    events: tuple[EventLink, ...] = ()
    mentions: tuple[Mention, ...] = ()
    library_titles: frozenset[str] = frozenset()
    text: str | None = None
    title: str | None = None

    @property
    def display_title(self) -> str:
        """The title to show."""
        return self.title or self.article.title

    def section_title(self, section: Section) -> str:
        """The title of a section as its heading shows it, "" for the lead."""
        heading = Span(section.span.start, section.span.start + len(section.title))
        if heading.of(self.article.text) == section.title:
            return heading.of(self.display_text)
        return section.title

    @property
    def display_text(self) -> str:
        """The text to show; as written where the other script's text has another length."""
        written = self.article.text
        return self.text if self.text is not None and len(self.text) == len(written) else written


class LinkKind(IntEnum):
    """What a link leads to; where links overlap the greater wins."""

    ADDRESS = 0
    PAGE_ELSEWHERE = 1
    PAGE = 2
    UNIT = 3
    EVENT = 4
    NOTE = 5
    NOTE_MARK = 6


@dataclass(frozen=True, slots=True)
class LiveLink:
    """A stretch of the article that can be clicked.

    ``target`` is a unit key, a page title, an address, or the digits of an event's id, of a note's
    number, or of the offset that a note is referred to from.  ``changed`` is true of events that the
    reader has corrected or added.
    """

    span: Span
    kind: LinkKind
    target: str
    tooltip: str = ""
    changed: bool = False


def links_of(view: ArticleView) -> list[LiveLink]:
    """All links of the view, overlapping ones included, weakest first, later ones first.

    So in ``runs_of`` the strongest wins, and of two alike the one that begins first.
    """
    found = [
        LiveLink(link.span, _page_kind(view, link.target, link.external), link.target, link.target)
        for link in view.article.links
    ]
    found += [
        LiveLink(mention.span, LinkKind.UNIT, mention.key)
        for mention in view.mentions
        if mention.kind is MentionKind.UNIT
    ]
    found += [
        LiveLink(event.span, LinkKind.EVENT, str(event.event_id), event.tooltip, event.changed)
        for event in view.events
    ]
    found.reverse()
    found.sort(key=lambda link: (link.kind, -link.span.start, -link.span.end))
    return found


def _page_kind(view: ArticleView, target: str, external: bool) -> LinkKind:
    if external:
        return LinkKind.ADDRESS
    return LinkKind.PAGE if target in view.library_titles else LinkKind.PAGE_ELSEWHERE


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch that looks the same throughout; ``link`` is an index into the links or None."""

    start: int
    end: int
    link: int | None
    bold: bool


def runs_of(length: int, links: list[LiveLink], bold: tuple[Span, ...]) -> list[Run]:
    """Cuts a text of ``length`` into runs; of overlapping links the last in the list wins."""
    owners: list[int | None] = [None] * length
    strong = bytearray(length)
    cuts = {0, length}
    for index, link in enumerate(links):
        stop = min(link.span.end, length)
        start = min(link.span.start, stop)
        owners[start:stop] = [index] * (stop - start)
        cuts |= {start, stop}
    for span in bold:
        stop = min(span.end, length)
        start = min(span.start, stop)
        strong[start:stop] = b"\x01" * (stop - start)
        cuts |= {start, stop}
    edges = sorted(cuts)
    return [
        Run(start, end, owners[start], bool(strong[start]))
        for start, end in pairwise(edges)
        if start < end
    ]
