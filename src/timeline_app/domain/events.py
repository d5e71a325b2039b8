"""Dated events: what happened, when, and the sentence that proves it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from timeline_app.domain.carrying import carried
from timeline_app.domain.dates import Derivation, When
from timeline_app.domain.spans import Span

HEADLINE_LIMIT = 24
"""Characters a headline may have at most: what a timeline label holds."""


class EventKind(StrEnum):
    """What sort of thing happened; the order is that of the legend."""

    ATTACK = "attack"
    ADVANCE = "advance"
    CAPTURE = "capture"
    DEFENCE = "defence"
    WITHDRAWAL = "withdrawal"
    BOMBARDMENT = "bombardment"
    AIR = "air"
    NAVAL = "naval"
    ORDER = "order"
    CONFERENCE = "conference"
    DIPLOMACY = "diplomacy"
    APPOINTMENT = "appointment"
    ORGANISATION = "organisation"
    CASUALTIES = "casualties"
    ATROCITY = "atrocity"
    SURRENDER = "surrender"
    OTHER = "other"


class Scope(StrEnum):
    """Whether an event belongs to the campaign itself."""

    CAMPAIGN = "campaign"
    BACKGROUND = "background"
    AFTERMATH = "aftermath"
    BIOGRAPHY = "biography"


class Rank(StrEnum):
    """Where an event was told; the earlier wins the label where there is room for one."""

    INFOBOX = "infobox"
    HEADING = "heading"
    LEAD = "lead"
    BODY = "body"


@carried
@dataclass(frozen=True, slots=True)
class Event:
    """One date expression of the article and the clause it governs.

    ``key`` is known for ever (see ``event_key``).  ``span`` holds the date words, ``sentence`` the
    sentence, both in the article's plain text.  ``units`` are unit keys; ``people`` and ``places``
    are names in the article's own characters.  ``same_as`` is the key of the event that tells the
    same thing and is shown in its stead.
    """

    key: str
    span: Span
    sentence: Span
    section: str
    date_text: str
    when: When
    headline: str
    kind: EventKind = EventKind.OTHER
    scope: Scope = Scope.CAMPAIGN
    rank: Rank = Rank.BODY
    derived_from: tuple[Derivation, ...] = ()
    units: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    same_as: str | None = None


def event_key(page: str, sentence: str, date_text: str, occurrence: int = 0) -> str:
    """The lasting name of an event: 20 hexadecimal digits.

    All texts are expected folded (see ``zhtext.variants.fold``), so that a change of script or of
    the surroundings keeps it; ``occurrence`` counts equal date words within equal sentences.
    """
    import hashlib  # its OpenSSL takes longer to load than this module, and readers make no keys

    text = "\x1f".join((page, sentence, date_text, str(occurrence)))
    return hashlib.sha256(text.encode()).hexdigest()[:20]
