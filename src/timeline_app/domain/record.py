"""All that the program knows from one article, as one picklable value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from timeline_app.domain.article import Article
from timeline_app.domain.campaign import Campaign
from timeline_app.domain.carrying import carried
from timeline_app.domain.events import Event
from timeline_app.domain.orbat import Unit
from timeline_app.domain.spans import Span


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """Where an article came from; shown under it and written into every export.

    ``characters`` is the length of the markup as it came, 0 where that is not known; ``revised`` is
    when the revision was written (ISO time, UTC), ``retrieved`` the day on which it was fetched.
    """

    title: str
    url: str | None = None
    licence: str = "CC BY-SA 4.0"
    publisher: str = "Chinese Wikipedia"
    revision: str | None = None
    retrieved: str | None = None
    characters: int = 0
    revised: str | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something of the article that was not understood; ``code`` is a short fixed word."""

    code: str
    text: str
    span: Span


class MentionKind(StrEnum):
    """What a stretch of the text names."""

    UNIT = "unit"
    PERSON = "person"


@carried
@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A stretch of the text that names a unit (by key) or a person (by name)."""

    span: Span
    kind: MentionKind
    key: str


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article and everything extracted from it.

    ``originals`` are those of its events that the reader has corrected, as they were extracted.
    """

    source: SourceInfo
    article: Article
    campaign: Campaign
    events: tuple[Event, ...]
    units: tuple[Unit, ...]
    mentions: tuple[Mention, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    originals: tuple[Event, ...] = ()
