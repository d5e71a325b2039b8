"""All mentions of each unit together: its names, its rank, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from timeline_app.domain.article import Role
from timeline_app.domain.orbat import UnitSource
from timeline_app.domain.record import Diagnostic
from timeline_app.extraction.orbat.facts import Facts
from timeline_app.extraction.orbat.numbering import Identity
from timeline_app.extraction.orbat.scan import Scan

ORDER = {UnitSource.TABLE: 0, UnitSource.INFOBOX: 1, UnitSource.PROSE: 2}
"""The sources, the surest first."""
_NICKNAMED = re.compile(".{1,2}兵团")
_DETACHMENT = 55


@dataclass(slots=True)
class UnitMentions:
    """The mentions of each unit, by number; ``identities`` are those of all mentions, in order."""

    scan: Scan
    facts: Facts
    identities: Sequence[Identity]
    of: dict[Identity, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Gathers the mentions of each unit, the units in the order of the text."""
        for index, identity in enumerate(self.identities):
            self.of.setdefault(identity, []).append(index)

    def rank(self, unit: Identity) -> int:
        """The rank that the first mention tells; a mere label (西路部队) tells none.

        A Japanese 兵团 called by a short name (菊兵团) is a detachment, smaller than a division.
        """
        if unit.side == "JP" and _NICKNAMED.fullmatch(unit.echelon):
            return _DETACHMENT
        ranks = (self.scan.units[index].rank for index in self.of[unit])
        return next((rank for rank in ranks if rank), 0)

    def source(self, unit: Identity) -> UnitSource:
        """The surest source that names it."""
        found = (self.facts.sources.get(index, UnitSource.PROSE) for index in self.of[unit])
        return min(found, key=lambda source: ORDER[source])

    def place(self, unit: Identity) -> tuple[int, int]:
        """What units are ordered by: those of tables first, in the table's order."""
        sources = self.facts.sources
        return min((ORDER[sources.get(at, UnitSource.PROSE)], at) for at in self.of[unit])

    def names(self, unit: Identity) -> tuple[str, ...]:
        """All its names as the article writes them, the longest first."""
        text = self.scan.article.text
        words = [self.scan.units[index] for index in self.of[unit]]
        names = dict.fromkeys(word.written(text) for word in words)
        full = (text[word.within : word.span.end] for word in words if word.within is not None)
        names.update(dict.fromkeys("".join(name.split()) for name in full))
        return tuple(sorted(names, key=lambda name: -len(name)))

    def words(self, unit: Identity) -> set[str]:
        """The folded words of its mentions."""
        return {self.scan.units[index].span.of(self.scan.folded) for index in self.of[unit]}

    def roles(self, unit: Identity) -> set[Role]:
        """The roles of the blocks that name it, but for what only tells of the past."""
        return {
            self.scan.role_at(self.scan.units[index].span.start)
            for index in self.of[unit]
            if index not in self.facts.history
        }

    def doubt(self, code: str, mention: int) -> Diagnostic:
        """A diagnostic about a mention."""
        span = self.scan.units[mention].span
        return Diagnostic(code, span.of(self.scan.article.text), span)
