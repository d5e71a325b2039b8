"""From facts about mentions to units: what was said of each is put together.

Which mentions are one unit was told before (``identity``); ``holders`` tells who commands it,
``hierarchy`` what it is under.  What is left to tell is whether it belongs to the campaign at all.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from timeline_app.domain.article import Role
from timeline_app.domain.orbat import Unit, UnitSource
from timeline_app.domain.record import Diagnostic
from timeline_app.extraction.orbat.facts import Facts
from timeline_app.extraction.orbat.hierarchy import Hierarchy
from timeline_app.extraction.orbat.holders import commanders, posts_of_units
from timeline_app.extraction.orbat.numbering import Identity
from timeline_app.extraction.orbat.scan import Scan
from timeline_app.extraction.orbat.unit_mentions import UnitMentions

_PART_RANK = 30
_OF_NAVY = ("驱逐队", "潜艇队", "潜水队")
"""Small units whose numbers the whole navy counts."""
_OWN_NUMBER = 3
"""Battalions with numbers of so many digits have them from no regiment."""


@dataclass(slots=True)
class Merger:
    """Puts the facts of a scan together; ``identities`` are those of its mentions, in order.

    ``enemies`` are the two main sides: no unit of one is under a unit of the other.
    """

    scan: Scan
    facts: Facts
    identities: Sequence[Identity]
    enemies: frozenset[str] = frozenset()
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def merge(self) -> list[Unit]:
        """The units of the article, those of tables first, each group in the text's order."""
        mentions = UnitMentions(self.scan, self.facts, self.identities)
        posts = posts_of_units(mentions)
        hierarchy = Hierarchy(mentions, posts, self.enemies, self.diagnostics)
        parents = hierarchy.parents()
        related = {*posts, *parents, *parents.values()}
        kept = {unit for unit in mentions.of if self._counts(unit, mentions, related)}
        return [
            Unit(
                unit.key(),
                mentions.names(unit),
                parents[unit].key() if parents.get(unit) in kept else None,
                tuple(commanders(posts.get(unit, []))),
                mentions.source(unit),
            )
            for unit in sorted(mentions.of, key=mentions.place)
            if unit in kept
        ]

    def _counts(
        self, unit: Identity, mentions: UnitMentions, related: Collection[Identity]
    ) -> bool:
        """Whether a unit belongs to the campaign: not if only notes or the past name it.

        ``related`` are the units of which an officer, a superior or a part is told.
        """
        if unit not in related and self._is_small(unit, mentions):
            self.diagnostics.append(mentions.doubt("superior-in-doubt", mentions.of[unit][0]))
            return False
        roles = mentions.roles(unit)
        if roles & {Role.INFOBOX, Role.NARRATIVE, Role.TABLE}:
            return True
        return Role.NOTE in roles and unit in related

    def _is_small(self, unit: Identity, mentions: UnitMentions) -> bool:
        """Whether it is a small numbered unit of prose: without a superior nobody knows which."""
        known = "-" in unit.number or len(unit.number) >= _OWN_NUMBER
        if not unit.number or known or unit.echelon in _OF_NAVY or mentions.rank(unit) > _PART_RANK:
            return False
        return mentions.source(unit) is UnitSource.PROSE and not unit.qualifier
