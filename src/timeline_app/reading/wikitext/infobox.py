"""The infobox: its filled fields as key and value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mwparserfromhell.wikicode import Wikicode

from timeline_app.domain.article import BlockKind
from timeline_app.reading.run import joined
from timeline_app.reading.wikitext.layout import Place
from timeline_app.reading.wikitext.rules import Action, Rule, table

if TYPE_CHECKING:
    from timeline_app.reading.wikitext.walk import Walker


def is_infobox(rule: Rule | None, parameters: dict[str, Wikicode]) -> bool:
    """Whether a template is an infobox: by its name, or by the keys of a battle."""
    if rule is not None:
        return rule.action is Action.INFOBOX
    return not table().infobox_keys.isdisjoint(parameters)


def write(walker: Walker, parameters: dict[str, Wikicode]) -> None:
    """Add the fields to the draft: no pictures, no empty ones; each line of a value a line."""
    if walker.place.kind is BlockKind.FIELD:
        return
    for name, value in parameters.items():
        if table().infobox_dropped.fullmatch(name.lower()):
            continue
        flags_only = name.lower() in table().flag_fields
        place = Place(BlockKind.FIELD, lines=True, flags_only=flags_only)
        pieces = walker.pieces_of(value, place)
        run = joined((piece.run for piece in pieces), "\n")
        if run:
            lines = ((piece.depth, piece.run.text.count("\n") + 1) for piece in pieces if piece.run)
            depths = tuple(depth for depth, count in lines for _ in range(count))
            walker.draft.fields.append((name, run))
            walker.draft.depths.append(depths)
