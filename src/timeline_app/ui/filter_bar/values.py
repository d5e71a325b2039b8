"""What the bar and the box are given to show: words ready to be read."""

from __future__ import annotations

from dataclasses import dataclass

from timeline_app.domain.event_filter import Facet


@dataclass(frozen=True, slots=True)
class Chip:
    """What is filtered by one facet; ``words`` name the facet and its values, ``tip`` all of them."""

    facet: Facet
    words: str
    tip: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet: ``name`` is sent back, ``count`` is how many events it would leave."""

    name: str
    words: str
    count: int
    wanted: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """The values of a facet that fit what was typed; ``note`` says what of them is not listed."""

    facet: Facet
    choices: tuple[Choice, ...]
    query: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved search: its name, and softly what it looks for."""

    name: str
    words: str
