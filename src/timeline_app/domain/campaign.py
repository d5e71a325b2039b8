"""What an article says of its campaign as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

NAMED = 6
"""Campaigns named in the title of a picture or a file."""


@dataclass(frozen=True, slots=True)
class Side:
    """A belligerent; every text in the article's own words, None where it does not say."""

    name: str
    commanders: tuple[str, ...] = ()
    strength: str | None = None
    casualties: str | None = None


@dataclass(frozen=True, slots=True)
class Campaign:
    """The facts of the infobox, else of the first sentences.

    ``start`` and ``end`` are day numbers, both inclusive; ``start_text`` and ``end_text`` are ISO
    texts as precise as the article (``1944-08`` for a month).
    """

    title: str
    aliases: tuple[str, ...] = ()
    start: int | None = None
    end: int | None = None
    start_text: str | None = None
    end_text: str | None = None
    place: str | None = None
    result: str | None = None
    partof: str | None = None
    sides: tuple[Side, ...] = ()


def few_titles(titles: Sequence[str]) -> str:
    """Campaigns by name, the first few of them where there are many."""
    few = titles[:NAMED]
    return "、".join(few) + ("…" if len(titles) > len(few) else "")
