"""What single entries of the vocabularies of units hold: a name, an ending, the words for ships."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """A unit that has a name and no number; ``number`` is set where the name stands for one.

    ``needs`` is a word without which an article does not mean the unit.
    """

    name: str
    echelon: str
    side: str | None
    rank: int
    number: str = ""
    needs: str = ""


@dataclass(frozen=True, slots=True)
class Ending:
    """An ending of unit names, with how many characters may stand before it."""

    word: str
    rank: int
    least: int
    most: int
    nation: str | None = None


@dataclass(frozen=True, slots=True)
class Ships:
    """Words for kinds of ships, what stands behind a ship's name, its rank, prefixes by side.

    ``hulls`` are the letters of hull numbers that only American ships have, ``before`` words right
    before a name, ``not_names`` ends of words with 号 that are no ships, ``not_ships`` what behind 号
    makes it another thing; ``known`` has the side of ships that are often written without 号.
    """

    kinds: tuple[str, ...]
    marks: tuple[str, ...]
    rank: int
    prefixes: Mapping[str, str]
    hulls: tuple[str, ...]
    before: tuple[str, ...]
    not_names: tuple[str, ...]
    not_ships: tuple[str, ...]
    known: Mapping[str, str]
