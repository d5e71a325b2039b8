"""What an import tells while it runs and when it has ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from timeline_app.domain.document import Refusal
from timeline_app.library.changes import Change, Saved

MOST_NAMED = 1000
"""Articles of one kind that a summary names; of more it tells only how many they are."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far an import is: ``done`` of ``total`` (bytes or documents), at the document ``name``.

    ``articles`` and ``events`` are what was read so far.
    """

    done: int
    total: int
    name: str = ""
    articles: int = 0
    events: int = 0


Progress = Callable[[Step], None]
"""Told of every step."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A document that was not imported, and why (an ExpectedError's code and sentence)."""

    name: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import did: numbers of articles, what they brought, and what was left out.

    ``skipped`` and ``saved`` (articles that were added or updated) name the first thousand each;
    ``skipped_by_code`` counts all that was skipped.
    """

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    saved: tuple[Saved, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    skipped_by_code: Mapping[str, int] = field(default_factory=dict)
    cancelled: bool = False

    @property
    def imported(self) -> int:
        """Articles that the library holds now as they were given."""
        return self.added + self.updated + self.unchanged

    @property
    def skips(self) -> int:
        """How much was skipped."""
        return sum(self.skipped_by_code.values())


class Tally:
    """Counts while an import runs."""

    def __init__(self) -> None:
        self.events = 0
        self._changes: Counter[Change] = Counter()
        self._skips: Counter[str] = Counter()
        self._saved: list[Saved] = []
        self._skipped: list[Skipped] = []

    @property
    def articles(self) -> int:
        """Articles that were read."""
        return self._changes.total()

    def count(self, saved: Saved, events: int) -> None:
        """Take note of an article that is in the library now, and of how many events it has."""
        self._changes[saved.change] += 1
        self.events += events
        if saved.change is not Change.UNCHANGED and len(self._saved) < MOST_NAMED:
            self._saved.append(saved)

    def count_unchanged(self) -> None:
        """Take note of an article that did not need to be read again."""
        self._changes[Change.UNCHANGED] += 1

    def skip(self, refusal: Refusal) -> None:
        """Take note of what is not imported."""
        self._skips[refusal.code] += 1
        if len(self._skipped) < MOST_NAMED:
            self._skipped.append(Skipped(refusal.name, refusal.code, refusal.sentence))

    def summary(self, cancelled: bool) -> ImportSummary:
        """All that was counted."""
        return ImportSummary(
            added=self._changes[Change.ADDED],
            updated=self._changes[Change.UPDATED],
            unchanged=self._changes[Change.UNCHANGED],
            saved=tuple(self._saved),
            skipped=tuple(self._skipped),
            skipped_by_code=dict(self._skips),
            cancelled=cancelled,
        )
