"""The order of battle of an article: units, their superiors and commanders, and where each is named.

What is read, in this order, and where to look:

- ``belligerents``: which sides the article is about, and its words for them;
- ``scan``: the text as tokens: units (package ``units``; ``heads`` for names that only lists give),
  people (``persons``, ``name_places``: where; ``person_links``: links; ``name_shapes``: their form),
  ``roles`` and ranks, words of sides;
- ``lists`` and ``lines`` (with ``leads`` of lists and ``tables`` by rows), ``infobox``, then
  ``prose`` gather ``facts``: ``posts`` tries the constructs of ``post_rules`` over the ``shapes`` of
  sentences (``offices``, ``office_units``), ``chains`` those of ``superiors`` and the words of
  ``commands``, ``former`` finds units that are only history;
- ``allegiance`` (of people), ``evidence`` and ``sides`` (``fronts``, ``kinship``, ``guesses``) give
  each mention a side, ``identity`` (with
  ``numbering``, where numbers begin anew) tells which mentions are one unit;
- of fights at sea, ``aboard`` (flagships, captains) and ``foes`` (on land too) add to the facts, and ``admirals``
  tells what follows from the fleets of the sides;
- ``merging`` puts together what was said of each unit.
"""

from __future__ import annotations

from dataclasses import dataclass

from timeline_app.domain.article import Article
from timeline_app.domain.orbat import Unit
from timeline_app.domain.record import Diagnostic, Mention, MentionKind
from timeline_app.extraction.orbat.admirals import Admirals
from timeline_app.extraction.orbat.allegiance import read_allegiance
from timeline_app.extraction.orbat.belligerents import belligerents
from timeline_app.extraction.orbat.facts import Facts
from timeline_app.extraction.orbat.former import read_former
from timeline_app.extraction.orbat.heads import line_names
from timeline_app.extraction.orbat.identity import identify
from timeline_app.extraction.orbat.infobox import InfoboxReader
from timeline_app.extraction.orbat.lists import ListReader
from timeline_app.extraction.orbat.merging import Merger
from timeline_app.extraction.orbat.numbering import Identity
from timeline_app.extraction.orbat.prose import ProseReader
from timeline_app.extraction.orbat.scan import Kind, Scan, flat, scan
from timeline_app.extraction.orbat.sides import SideFinder
from timeline_app.extraction.units.misses import misses


@dataclass(frozen=True, slots=True)
class Orbat:
    """The units of an article, every mention of a unit or person, and what was in doubt."""

    units: tuple[Unit, ...]
    mentions: tuple[Mention, ...]
    diagnostics: tuple[Diagnostic, ...]


def find_orbat(article: Article) -> Orbat:
    """Everything that the article says of units and their commanders."""
    folded = flat(article.text)
    sides = belligerents(article, folded)
    found = scan(article, line_names(article, folded), sides)
    facts = Facts()
    skip = ListReader(found, facts).read()
    skip |= InfoboxReader(found, facts).read()
    ProseReader(found, facts, skip).read()
    read_former(found, facts)
    read_allegiance(found, facts)
    finder = SideFinder(found, facts, sides.sides)
    identities = identify(found.units, finder.find(), facts)
    Admirals(found, facts, identities).read()
    merger = Merger(found, facts, identities, frozenset(sides.sides[:2]))
    units = tuple(merger.merge())
    keys = {unit.key for unit in units}
    doubts = _doubts(found, identities, finder.doubtful)
    unread = misses(article, folded, found.units)
    return Orbat(units, _mentions(found, identities, keys), (*merger.diagnostics, *doubts, *unread))


def _doubts(found: Scan, identities: list[Identity], doubtful: set[int]) -> list[Diagnostic]:
    """Units of which no mention tells the side."""
    told = {identity for index, identity in enumerate(identities) if index not in doubtful}
    doubts: dict[Identity, Diagnostic] = {}
    for index in sorted(doubtful):
        span = found.units[index].span
        if identities[index] not in told:
            words = span.of(found.article.text)
            doubts.setdefault(identities[index], Diagnostic("side-in-doubt", words, span))
    return list(doubts.values())


def _mentions(found: Scan, identities: list[Identity], keys: set[str]) -> tuple[Mention, ...]:
    mentions = []
    for token in found.tokens:
        if token.kind is Kind.PERSON:
            mentions.append(Mention(token.span, MentionKind.PERSON, token.value))
        elif token.kind is Kind.UNIT:
            key = identities[token.unit].key()
            if key in keys:
                mentions.append(Mention(token.span, MentionKind.UNIT, key))
    return tuple(mentions)
