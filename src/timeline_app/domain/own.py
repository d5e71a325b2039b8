"""The reader's own work: what is written, marked and corrected, laid over what was extracted.

An entry hangs on a lasting name (an event's key, a page's title, a unit's key), never on a row of
the library, so it outlives every import of the article; its ``words`` say what it hung on when that
is gone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from timeline_app.domain.dates import When
from timeline_app.domain.events import HEADLINE_LIMIT, EventKind


class TargetKind(StrEnum):
    """What an entry can hang on."""

    EVENT = "event"
    SENTENCE = "sentence"
    ARTICLE = "article"
    UNIT = "unit"
    LIBRARY = "library"


@dataclass(frozen=True, slots=True)
class Target:
    """What an entry hangs on.

    ``page`` is the article's folded title, "" for units and the library itself.  ``key`` is an
    event's key, a unit's key or a folded sentence, "" for an article.
    """

    kind: TargetKind
    page: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A target, and what it is in the article's own words: an event's sentence, an article's title, a
    unit's name.
    """

    target: Target
    words: str


@dataclass(frozen=True, slots=True)
class Note:
    """Words of the reader, in Markdown."""

    text: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A word under which the reader gathers things."""

    name: str


@dataclass(frozen=True, slots=True)
class Bookmark:
    """The reader wants to come back here."""


@dataclass(frozen=True, slots=True)
class NewDate:
    """The event was at another time."""

    when: When


@dataclass(frozen=True, slots=True)
class NewHeadline:
    """The event is better called this; at most 24 characters."""

    text: str

    def __post_init__(self) -> None:
        if not 0 < len(self.text) <= HEADLINE_LIMIT:
            raise ValueError(f"a headline of {len(self.text)} characters")


@dataclass(frozen=True, slots=True)
class NewKind:
    """The event is of another kind."""

    kind: EventKind


@dataclass(frozen=True, slots=True)
class Hidden:
    """The event is not to be shown."""


@dataclass(frozen=True, slots=True)
class SameAs:
    """The event is told by another one (its key), which is shown in its stead."""

    key: str


@dataclass(frozen=True, slots=True)
class OwnEvent:
    """An event that the reader knows of.

    ``campaign`` is the uid of one of the reader's own, or "" where the target's page has it.
    """

    when: When
    headline: str
    kind: EventKind = EventKind.OTHER
    units: tuple[str, ...] = ()
    campaign: str = ""


@dataclass(frozen=True, slots=True)
class OwnCampaign:
    """A campaign that the reader gathers events of."""

    title: str


Content = (
    Note
    | Tag
    | Bookmark
    | NewDate
    | NewHeadline
    | NewKind
    | Hidden
    | SameAs
    | OwnEvent
    | OwnCampaign
)
CORRECTIONS = (NewDate, NewHeadline, NewKind, Hidden, SameAs)
"""Contents that change an event; it can have one of each."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of the reader's work.

    ``uid`` is the same wherever the entry is taken; ``words`` are what it hangs on, as it read
    then; ``created`` and ``changed`` are ISO times, UTC.
    """

    uid: str
    target: Target
    content: Content
    words: str = ""
    created: str = field(default="", compare=False)
    changed: str = field(default="", compare=False)
