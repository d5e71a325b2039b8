"""A stretch of text that names a unit, and what it says of the unit by itself."""

from __future__ import annotations

from dataclasses import dataclass

from timeline_app.domain.spans import Span
from timeline_app.extraction.units import vocabulary
from timeline_app.zhtext.variants import fold


@dataclass(frozen=True, slots=True)
class UnitWord:
    """A stretch of text that names a unit.

    ``number`` is in Arabic digits and "" for a named unit, whose ``echelon`` is then its name.
    ``rank`` orders echelons, ``side`` is set where the words themselves tell it.  ``tail`` is where
    the echelon stands that a list element shares with its list, mostly behind it.  ``nested`` says that the word
    follows the one before it without any sign between, or with 之 or 的.  Words of one coordinated
    list have the same ``group`` (where the list begins).  ``foot`` says that infantry is written.
    ``bearer`` is where the whole name of the man stands that it is called after.
    ``within`` is where the name of a superior begins that is a part of the unit's full name.
    """

    span: Span
    number: str
    echelon: str
    rank: int
    qualifier: str = ""
    side: str | None = None
    tail: Span | None = None
    nested: bool = False
    group: int = -1
    foot: bool = False
    within: int | None = None
    bearer: Span | None = None

    def written(self, text: str) -> str:
        """The unit's name as the article writes it, with the echelon a list shares."""
        if self.tail is None:
            return "".join(self.span.of(text).split())
        behind = self.tail.start >= self.span.start
        stem = text[
            self.span.start : min(self.span.end, self.tail.start if behind else self.span.end)
        ]
        share = vocabulary.units().share_pattern.search(fold(stem))
        return "".join((stem[: share.start()] if share else stem).split()) + self.tail.of(text)
