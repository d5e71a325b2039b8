"""Orders of battle: units, their superiors and commanders."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from timeline_app.domain.carrying import carried


class UnitSource(StrEnum):
    """Where an article names a unit; the earlier wins where they disagree."""

    TABLE = "table"
    INFOBOX = "infobox"
    PROSE = "prose"


@carried
@dataclass(frozen=True, slots=True)
class Commander:
    """An officer of a unit, in the article's own characters; None where it does not say."""

    name: str
    role: str | None = None
    rank: str | None = None
    note: str | None = None


@carried
@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that fought in the campaign.

    ``key`` is ``SIDE:NUMBER:ECHELON`` or ``SIDE:NAME`` in simplified characters, the same in every
    campaign.  ``names`` are the forms the article writes, the fullest first.  ``parent`` is the
    key of the unit it is directly under.
    """

    key: str
    names: tuple[str, ...]
    parent: str | None = None
    commanders: tuple[Commander, ...] = ()
    source: UnitSource = UnitSource.PROSE


@dataclass(frozen=True, slots=True)
class UnitKey:
    """A unit key taken apart; ``number`` is "" for a named unit, whose ``echelon`` is its name."""

    side: str
    number: str
    echelon: str

    def __str__(self) -> str:
        parts = (self.side, self.number, self.echelon) if self.number else (self.side, self.echelon)
        return ":".join(parts)

    @classmethod
    def parse(cls, key: str) -> UnitKey:
        """The parts of a key; ValueError where it is none."""
        parts = key.split(":")
        if len(parts) == 2 and all(parts):
            return cls(parts[0], "", parts[1])
        if len(parts) == 3 and all(parts):
            return cls(*parts)
        raise ValueError(f"not a unit key: {key!r}")
