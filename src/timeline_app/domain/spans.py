"""Half-open stretches of an article's plain text, counted in code points."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter

from timeline_app.domain.carrying import carried

IN_ORDER = attrgetter("start", "end")
"""A key to sort spans by: in a fraction of the time that comparing them takes."""


@carried
@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` up to but not including ``end``, in code points of the plain text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        return text[self.start : self.end]

    def shifted(self, offset: int) -> Span:
        """The same stretch, ``offset`` code points further on."""
        return Span(self.start + offset, self.end + offset)

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end
