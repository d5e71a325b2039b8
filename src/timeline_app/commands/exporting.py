"""The command export: pictures of the timeline, and the data in it."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline_app import APP_NAME, console, qt_guard
from timeline_app.commands.common import campaign_id, import_progress, never
from timeline_app.console import OK
from timeline_app.domain.errors import ExpectedError
from timeline_app.domain.record import ArticleRecord
from timeline_app.export import record_json, tables
from timeline_app.export.asked_span import asked_span
from timeline_app.export.image_options import (
    Density,
    Ground,
    ImageFormat,
    ImageOptions,
    Orientation,
    Paper,
    Spread,
)
from timeline_app.export.writing import STANDARD_OUTPUT, write_bytes, write_text
from timeline_app.ingest import preparing
from timeline_app.library.corrections import HIDDEN
from timeline_app.library.reader import LibraryReader
from timeline_app.zhtext.variants import Script

if TYPE_CHECKING:
    from timeline_app.ui.pictures import Dress

PICTURES = tuple(ImageFormat)
"""Formats of ``export`` that show the timeline; the others hold its data."""
PIXELS, PAGES = ("png", "svg"), ("pdf",)
DATA = ("json", "csv", "ics", "timelinejs", "apkg")
TEXTS, DATED = DATA[:4], DATA[1:]
FORMATS_OF: Mapping[str, tuple[str, ...]] = {
    "campaign": (*PICTURES, *DATA), "table": ("csv",), "language": DATED, "size": PIXELS, "dpi": ("png",),
    "page": PAGES, "portrait": PAGES, "spread": PAGES, "pages": PAGES, "since": PICTURES,
    "until": PICTURES, "theme": PICTURES, "density": PICTURES, "label_size": PICTURES,
    "title": PICTURES, "no_legend": PICTURES, "no_sources": PICTURES, "script": PICTURES, "tracks": PICTURES, "hide_empty": PICTURES,
    "eras": PICTURES,
}  # fmt: skip
"""What each option of ``export`` is for."""
_SWITCHES = {"since": "from", "until": "to"}


def export(arguments: argparse.Namespace) -> int:
    """Write a picture of the library or the data in it."""
    _refuse_misfits(arguments)
    preparing.prepare(arguments.library, import_progress(), never)
    if arguments.format in PICTURES:
        qt_guard.check()
        from timeline_app.app import export_image

        options, dress = _image_options(arguments), _dress(arguments)
        export_image(arguments.library, arguments.out, options, dress, console.progress())
        return OK
    records = _records(arguments.library, arguments.campaign)
    _DATA[arguments.format](records, arguments)
    return OK


def _refuse_misfits(arguments: argparse.Namespace) -> None:
    """ExpectedError for an option that the format would leave unheard."""
    given = [name for name in FORMATS_OF if getattr(arguments, name) not in (None, False)]
    misfits = {name: FORMATS_OF[name] for name in given}
    misfits = {f"--{_switch(name)}": fit for name, fit in misfits.items()}
    if arguments.out == STANDARD_OUTPUT:
        misfits["--out -"] = TEXTS
    for switch, formats in misfits.items():
        if arguments.format not in formats:
            fitting = " and ".join(filter(None, (", ".join(formats[:-1]), formats[-1])))
            sentence = f"{switch} is for {fitting}, not for {arguments.format}."
            raise ExpectedError("misfit", sentence, "")


def _switch(name: str) -> str:
    return _SWITCHES.get(name, name).replace("_", "-")


def _image_options(arguments: argparse.Namespace) -> ImageOptions:
    """What the command line says of a picture; what it does not say is as usual."""
    said: dict[str, Any] = {
        "dpi": arguments.dpi,
        "pages": arguments.pages,
        "label_points": arguments.label_size,
        "title": arguments.title,
        "paper": arguments.page and Paper(arguments.page),
        "orientation": arguments.portrait and Orientation.PORTRAIT,
        "spread": arguments.spread and Spread(arguments.spread),
        "ground": arguments.theme and Ground(arguments.theme),
        "density": arguments.density and Density(arguments.density),
        "span": asked_span(arguments.since or "", arguments.until or ""),
        "campaigns": _chosen(arguments.library, arguments.campaign),
    }
    said = {name: value for name, value in said.items() if value not in (None, False)}
    width, height = arguments.size or (0, 0)
    legend, sources = not arguments.no_legend, not arguments.no_sources
    kind = ImageFormat(arguments.format)
    return ImageOptions(kind, width, height, **said, legend=legend, sources=sources)


def _dress(arguments: argparse.Namespace) -> Dress:
    from timeline_app.timeline.grouping import Grouping
    from timeline_app.timeline.wishes import Wishes
    from timeline_app.ui.pictures import Dress
    from timeline_app.workspace.settings import EraLine

    grouping = Grouping[(arguments.tracks or "campaign").upper()]
    wishes = Wishes(grouping, hide_empty=arguments.hide_empty)
    eras = EraLine(arguments.eras or EraLine.NONE).lines
    return Dress(Script(arguments.script or Script.AS_WRITTEN), wishes, eras)


def _chosen(library: Path, campaigns: Sequence[str] | None) -> frozenset[int] | None:
    if not campaigns:
        return None
    with LibraryReader(library) as reader:
        return frozenset(campaign_id(reader, campaign) for campaign in campaigns)


def _records(library: Path, campaigns: Sequence[str] | None) -> list[ArticleRecord]:
    """The campaigns asked for, as the reader has corrected them."""
    with LibraryReader(library) as reader, reader.snapshot():
        if campaigns is None:
            ids = [row.article_id for row in reader.campaigns()]
        else:
            ids = list(dict.fromkeys(campaign_id(reader, name) for name in campaigns))
        stored = (reader.article(article_id) for article_id in ids)
        return [_shown(article.record) for article in stored if article is not None]


def _shown(record: ArticleRecord) -> ArticleRecord:
    events = tuple(event for event in record.events if event.same_as != HIDDEN)
    return replace(record, events=events)


def _write_json(records: list[ArticleRecord], arguments: argparse.Namespace) -> None:
    write_text(arguments.out, record_json.records_text(records))


def _write_table(records: list[ArticleRecord], arguments: argparse.Namespace) -> None:
    if arguments.table == "cards":
        from timeline_app.export import flash_cards

        text = flash_cards.cards_csv(flash_cards.cards(records, _language(arguments)))
    else:
        table = tables.orbat_csv if arguments.table == "orbat" else tables.events_csv
        text = table(records)
    write_text(arguments.out, text, tables.BYTE_ORDER_MARK)


def _write_calendar(records: list[ArticleRecord], arguments: argparse.Namespace) -> None:
    from timeline_app.export.calendar_file import LAST_YEAR, calendar_text

    text, beyond = calendar_text(records, _language(arguments))
    write_text(arguments.out, text)
    if beyond:
        console.complain(f"{beyond} events lie outside the years 1 to {LAST_YEAR} of a calendar.")


def _write_timelinejs(records: list[ArticleRecord], arguments: argparse.Namespace) -> None:
    from timeline_app.export.timelinejs import timelinejs_text

    title = "、".join(record.campaign.title for record in records)
    write_text(arguments.out, timelinejs_text(records, title, _language(arguments)))


def _write_package(records: list[ArticleRecord], arguments: argparse.Namespace) -> None:
    from timeline_app.export import flash_cards

    found = flash_cards.cards(records, _language(arguments))
    write_bytes(arguments.out, flash_cards.anki_package(found, APP_NAME))


def _language(arguments: argparse.Namespace) -> str:
    return arguments.language or "zh-Hant"


_DATA: Mapping[str, Callable[[list[ArticleRecord], argparse.Namespace], None]] = {
    "json": _write_json,
    "csv": _write_table,
    "ics": _write_calendar,
    "timelinejs": _write_timelinejs,
    "apkg": _write_package,
}
