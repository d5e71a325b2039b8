"""The data of the timeline as a file: every form there is, written in one place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from timeline_app import APP_NAME
from timeline_app.domain.campaign import few_titles
from timeline_app.domain.events import Scope
from timeline_app.domain.record import ArticleRecord
from timeline_app.export import record_json, tables
from timeline_app.export.writing import write_bytes, write_text


class DataForm(StrEnum):
    """What is written, and as what."""

    EVENTS = "events"
    ORBAT = "orbat"
    CARDS = "cards"
    JSON = "json"
    CALENDAR = "ics"
    TIMELINEJS = "timelinejs"
    ANKI = "apkg"

    @property
    def ending(self) -> str:
        """How the names of such files end."""
        return _ENDINGS.get(self, self.value)


_TABLES = (DataForm.EVENTS, DataForm.ORBAT, DataForm.CARDS)
_ENDINGS = {DataForm.TIMELINEJS: "json"} | dict.fromkeys(_TABLES, "csv")
DATED = (DataForm.CARDS, DataForm.CALENDAR, DataForm.TIMELINEJS, DataForm.ANKI)
"""Forms that tell dates in words, and so in a language."""
ASKING = (DataForm.CARDS, DataForm.ANKI)
"""Forms that ask and answer."""


@dataclass(frozen=True, slots=True)
class DataWish:
    """What a file of data is to be.

    ``language`` is that of its dates, ``titles`` the campaigns in it; ``chosen`` says that every
    event was chosen by the reader: else cards ask for those of the campaigns themselves only.
    """

    form: DataForm
    language: str = "zh-Hant"
    titles: Sequence[str] = ()
    chosen: bool = False


def write_data(out: Path, records: Iterable[ArticleRecord], wish: DataWish) -> int:
    """Write the records; how many events such a file cannot tell.

    ExpectedError ``cannot-write``; what ``records`` raises comes through, and nothing is written.
    """
    form = wish.form
    if form is DataForm.CALENDAR:
        from timeline_app.export.calendar_file import CalendarText  # its library is slow to load

        calendar = CalendarText(wish.language)
        write_text(out, calendar.pieces(records))
        return calendar.beyond
    if form is DataForm.ANKI:
        from timeline_app.export import flash_cards

        found = flash_cards.cards(records, wish.language, _scopes(wish))
        write_bytes(out, flash_cards.anki_package(found, APP_NAME))
    else:
        mark = tables.BYTE_ORDER_MARK if form in _TABLES else ""
        write_text(out, _pieces(records, wish), mark)
    return 0


def _pieces(records: Iterable[ArticleRecord], wish: DataWish) -> Iterator[str]:
    if wish.form is DataForm.EVENTS:
        return tables.events_csv(records)
    if wish.form is DataForm.ORBAT:
        return tables.orbat_csv(records)
    if wish.form is DataForm.JSON:
        return record_json.records_text(records)
    if wish.form is DataForm.TIMELINEJS:
        from timeline_app.export.timelinejs import timelinejs_text

        return timelinejs_text(records, few_titles(wish.titles), wish.language)
    from timeline_app.export import flash_cards

    return flash_cards.cards_csv(flash_cards.cards(records, wish.language, _scopes(wish)))


def _scopes(wish: DataWish) -> Sequence[Scope]:
    return tuple(Scope) if wish.chosen else (Scope.CAMPAIGN,)
