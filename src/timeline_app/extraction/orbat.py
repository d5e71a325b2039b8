"""The order of battle of an article: units, superiors, commanders, and where each is named."""

from __future__ import annotations

from dataclasses import dataclass

from timeline_app.domain.article import Article
from timeline_app.domain.orbat import Unit
from timeline_app.domain.record import Diagnostic, Mention


@dataclass(frozen=True, slots=True)
class Orbat:
    """The units of an article, every mention of a unit or person, and what was in doubt."""

    units: tuple[Unit, ...]
    mentions: tuple[Mention, ...]
    diagnostics: tuple[Diagnostic, ...]


def find_orbat(article: Article) -> Orbat:
    """Everything that the article says of units and their commanders."""
    return Orbat((), (), ())
