"""The order of battle of an article: units, their superiors and commanders, and where each is named.

The modules, in the order in which they work:

1. *Which sides?*  ``belligerents``: whom the article is about, and its words for them.
2. *What stands where?*  ``heads`` gives names that only lists have; ``scan`` makes tokens of the text:
   units (package ``units``), ``roles`` and ranks, words of sides, and people.  ``persons`` finds these:
   where a name may stand (``name_places``, ``names_beside_units``, ``name_neighbours``,
   ``person_links``) and what one looks like (``name_shapes``).
3. *What is said of each mention?*  All of it goes into ``facts``.  Structure comes first: ``lists``
   (what is above one: ``leads``; its ``lines``; ``tables`` by rows), then the ``infobox``, then ``prose``
   sentence by sentence, whose ``shapes`` have a letter for each token:

   - who holds what: ``posts`` tries the constructs of ``post_rules`` and ``apart_rules``; ``offices`` and ``office_units``
     tell what one says and of which unit; ``aboard`` has the men on ships;
   - who is under whom: ``chains`` tries the constructs of ``superiors``, then the words of ``commands`` (``command_words``);
     ``asides`` leaves the officers beside units out for them;
   - who fights whom: ``foes``; what is only history: ``former``; whose men they are: ``allegiance``.
4. *Whose is each mention?*  ``sides`` asks step by step: ``evidence`` (words at the mention), ``kinship``
   (mentions that share a side), ``guesses`` (what it leans to); ``fronts`` knows who stands against whom.
5. *Which mentions are one unit?*  ``identity``; ``name_forms`` of names; ``numbering`` where numbers begin anew.
6. *What follows?*  ``admirals``: what the fleets of the sides make plain.
7. *The units.*  ``merging``, with ``unit_mentions``, ``holders`` (who commands) and ``hierarchy`` (which
   superior is believed).
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
