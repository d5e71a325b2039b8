"""Flash cards to learn from: what happened and when, which unit and whose.

As an Anki package, by genanki, or as a table.  A card has the same id in every export, so that
learning goes on where it was when a package is imported once more.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

import genanki

from timeline_app.domain.errors import ExpectedError, filled
from timeline_app.domain.events import Scope
from timeline_app.domain.orbat import Unit
from timeline_app.domain.record import ArticleRecord
from timeline_app.export.tables import table
from timeline_app.timeline.when_text import when_text

_MODEL_ID, _DECK_ID = 1_607_392_319, 1_912_040_731
"""Anki knows kinds of notes and decks by numbers; these are never changed."""
_STYLE = ".card { font-family: sans-serif; font-size: 22px; text-align: center; } .source { font-size: 12px; color: gray; }"
MOST_CARDS = 100_000
"""No package holds more cards."""
COLUMNS = ("question", "answer", "campaign", "sentence", "source")


@dataclass(frozen=True, slots=True)
class Card:
    """A question and its answer; ``key`` tells it from all others for ever."""

    key: str
    question: str
    answer: str
    campaign: str
    sentence: str
    source: str


def cards(
    records: Iterable[ArticleRecord], language: str, scopes: Collection[Scope] = (Scope.CAMPAIGN,)
) -> Iterator[Card]:
    """Event to date and date to event for the shown events, those of the campaigns themselves where
    no other ``scopes`` are asked for; and unit to commander.
    """
    for record in records:
        source = " · ".join(filter(None, (record.source.title, record.source.licence)))
        for event in record.events:
            if event.same_as is None and event.scope in scopes:
                date = when_text(event.when, language)
                rest = (record.campaign.title, event.sentence.of(record.article.text), source)
                yield Card(f"{event.key}/date", event.headline, date, *rest)
                yield Card(f"{event.key}/event", date, event.headline, *rest)
        for unit in record.units:
            if unit.commanders:
                key = f"{record.campaign.title}/{unit.key}"
                yield Card(
                    key, _unit_name(unit), _officers(unit), record.campaign.title, "", source
                )


def cards_csv(found: Iterable[Card]) -> Iterator[str]:
    """The cards as a table, line by line, for other programs."""
    return table(COLUMNS, ([getattr(card, name) for name in COLUMNS] for card in found))


def anki_package(found: Iterable[Card], title: str, most: int = MOST_CARDS) -> bytes:
    """The cards as an Anki package (.apkg), one deck for each campaign below ``title``.

    ExpectedError ``too-many-cards`` where there are more than ``most``: a package is made in memory.
    """
    model = _model()
    decks: dict[str, genanki.Deck] = {}
    for number, card in enumerate(found):
        if number >= most:
            raise ExpectedError(
                "too-many-cards",
                filled("There are more than {most} cards.", most=f"{most:,}"),
                "Choose fewer campaigns, or only what you have bookmarked or tagged.",
            )
        name = f"{title}::{card.campaign}"
        deck = decks.setdefault(name, genanki.Deck(_DECK_ID + _number(name), name))
        fields = [card.question, card.answer, card.sentence, card.source]
        deck.add_note(genanki.Note(model, [*map(escape, fields)], guid=_guid(card.key)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cards.apkg"
        genanki.Package(list(decks.values())).write_to_file(path)
        return path.read_bytes()


def _model() -> genanki.Model:
    back = (
        '{{FrontSide}}<hr id="answer">{{Answer}}<p>{{Sentence}}</p><p class="source">{{Source}}</p>'
    )
    return genanki.Model(
        _MODEL_ID,
        "Campaign Timeline",
        fields=[{"name": name} for name in ("Question", "Answer", "Sentence", "Source")],
        templates=[{"name": "Card", "qfmt": "{{Question}}", "afmt": back}],
        css=_STYLE,
    )


def _guid(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:20]


def _number(name: str) -> int:
    return int(hashlib.sha256(name.encode()).hexdigest()[:7], 16)


def _unit_name(unit: Unit) -> str:
    return unit.names[0] if unit.names else unit.key


def _officers(unit: Unit) -> str:
    return "；".join(
        " ".join(filter(None, (officer.name, officer.role, officer.rank)))
        for officer in unit.commanders
    )
