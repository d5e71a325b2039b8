"""Who stands against whom among the sides of an article, the heaviest first."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from timeline_app.extraction.units import vocabulary

_HOME = ("CN", "QING", "ROC")
"""Sides whose units are written with the plain words."""
_OWN = ("PLA", "CN", "QING", "ROC")
"""Whose enemy an article calls 敌, first match first."""


@dataclass(frozen=True, slots=True)
class Fronts:
    """``sides`` are those that take part; ``spoken`` all that the article has words for."""

    sides: Sequence[str]
    spoken: Collection[str]

    def foe_of(self, side: str) -> str | None:
        """The heaviest side that fights a side, None where nobody does."""
        friends = {side, *vocabulary.people().allies.get(side, ())}
        others = [other for other in self.sides if other not in friends]
        return next(iter(others or [other for other in self.sides[:2] if other != side]), None)

    def other(self, side: str) -> str:
        """The enemy of a side, the side itself where there is none."""
        return self.foe_of(side) or side

    @property
    def own(self) -> str | None:
        """The side whose enemy is simply 敌."""
        return next((side for side in _OWN if side in self.sides[:3]), None)

    def home_sides(self) -> list[str]:
        """The Chinese sides that take part."""
        spoken = self.sides[:3] if len(self.sides) > 1 else self.spoken
        return [side for side in ("CN", "QING", "ROC") if side in spoken]

    def default(self) -> str:
        """The side whose forces are written with the plain words: China's before others'."""
        plain = self.home_sides() or [
            side for side in self.sides if side not in vocabulary.units().native
        ]
        spoken = [side for side in ("CN", "ROC", "QING") if side in self.spoken]
        return (plain or list(self.sides) or spoken or ["CN"])[0]

    def alike(self) -> bool:
        """Whether both sides count their units from one, so that a number tells nothing of them."""
        return frozenset(self.sides[:2]) in vocabulary.people().alike

    def at_sea(self) -> bool:
        """Whether Japan fights outside China: her ships then have names that only they have."""
        return "JP" in self.sides[:2] and not set(_HOME) & set(self.sides[:2])
