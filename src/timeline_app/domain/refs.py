"""Locators: what is selected or hovered, by kind and id alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class LocatorKind(StrEnum):
    """The kinds of things a reader can point at."""

    EVENT = "event"
    UNIT = "unit"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Locator:
    """An event (its library id), a unit (its key) or an article (its library id)."""

    kind: LocatorKind
    id: int | str

    @classmethod
    def event(cls, event_id: int) -> Locator:
        """An event by its id in the library."""
        return cls(LocatorKind.EVENT, event_id)

    @classmethod
    def unit(cls, key: str) -> Locator:
        """A unit by its key."""
        return cls(LocatorKind.UNIT, key)

    @classmethod
    def article(cls, article_id: int) -> Locator:
        """An article by its id in the library."""
        return cls(LocatorKind.ARTICLE, article_id)


OWN = "own:"
"""How the key of an own event begins, and the page of an own campaign: the uid of its entry follows."""


def own_name(uid: str) -> str:
    """The key of the event, or the page of the campaign, that an entry of this uid makes."""
    return f"{OWN}{uid}"


def is_own(name: str) -> bool:
    """Whether an event's key or a page is of the reader's own making."""
    return name.startswith(OWN)
