"""The command export: pictures of the timeline, and the data in it."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from timeline_app import console, qt_guard
from timeline_app.commands.common import campaign_id, import_progress, never
from timeline_app.commands.filtering import fitting_events, wanted_events, within
from timeline_app.console import OK
from timeline_app.domain.errors import ExpectedError
from timeline_app.export.asked_span import asked_span
from timeline_app.export.data_files import DataForm, DataWish, write_data
from timeline_app.export.image_options import (
    Density,
    Ground,
    ImageFormat,
    ImageOptions,
    Orientation,
    Paper,
    Spread,
)
from timeline_app.export.writing import STANDARD_OUTPUT
from timeline_app.ingest import preparing
from timeline_app.library.reader import LibraryReader
from timeline_app.library.shown_records import Marked, marked, shown_records
from timeline_app.zhtext.variants import Script

if TYPE_CHECKING:
    from timeline_app.ui.pictures import Dress

PICTURES = tuple(ImageFormat)
"""Formats of ``export`` that show the timeline; the others hold its data."""
PIXELS, PAGES = ("png", "svg"), ("pdf",)
DATA = ("json", "csv", "ics", "timelinejs", "apkg")
TEXTS, DATED = DATA[:4], DATA[1:]
FORMATS_OF: Mapping[str, tuple[str, ...]] = {
    "campaign": (*PICTURES, *DATA), "table": ("csv",), "bookmarked": DATA, "tag": DATA, "language": DATED, "size": PIXELS, "dpi": ("png",),
    "page": PAGES, "portrait": PAGES, "spread": PAGES, "pages": PAGES, "theme": PICTURES, "density": PICTURES, "label_size": PICTURES,
    "title": PICTURES, "no_legend": PICTURES, "no_sources": PICTURES, "script": PICTURES, "tracks": PICTURES, "hide_empty": PICTURES,
    "eras": PICTURES,
}  # fmt: skip
"""What each option of ``export`` is for."""


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
    _export_data(arguments)
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
    return name.replace("_", "-")


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
        "campaigns": _chosen(arguments),
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
    script, (wanted, _) = Script(arguments.script or Script.AS_WRITTEN), wanted_events(arguments)
    if wanted.facets:
        fitting_events(arguments.library, wanted)  # a picture of nothing is refused
    return Dress(script, wishes, eras, wanted)


def _chosen(arguments: argparse.Namespace) -> frozenset[int] | None:
    """The campaigns that are named, else those that a saved search shows; None for all."""
    hidden = wanted_events(arguments)[0].hidden
    if not arguments.campaign and not hidden:
        return None
    with LibraryReader(arguments.library) as reader:
        if arguments.campaign:
            return frozenset(campaign_id(reader, each) for each in arguments.campaign)
        return frozenset(row.article_id for row in reader.campaigns()) - hidden


def _export_data(arguments: argparse.Namespace) -> None:
    events = _events(arguments)
    with LibraryReader(arguments.library) as reader, reader.snapshot():
        campaigns = {row.article_id: row.title for row in reader.campaigns()}
        asked = arguments.campaign
        ids = list(campaigns) if asked is None else [campaign_id(reader, each) for each in asked]
        ids = list(dict.fromkeys(ids))
        only = _marked(reader, arguments)
        wish = DataWish(
            _form(arguments),
            arguments.language or "zh-Hant",
            [campaigns.get(article_id, "") for article_id in ids],
            chosen=only is not None or events is not None,
        )
        beyond = write_data(arguments.out, shown_records(reader, ids, only, events), wish)
    if beyond:
        console.complain(f"{beyond} events lie outside the years that a calendar can tell.")


def _events(arguments: argparse.Namespace) -> frozenset[int] | None:
    """The events that are asked for; None for all."""
    wanted = within(wanted_events(arguments)[0], arguments.since, arguments.until)
    if not wanted.facets:
        return None
    if arguments.table == "orbat":
        raise ExpectedError("misfit", "A filter is for events, not for the orders of battle.", "")
    return frozenset(fitting_events(arguments.library, wanted))


def _marked(reader: LibraryReader, arguments: argparse.Namespace) -> Marked | None:
    if not arguments.bookmarked and arguments.tag is None:
        return None
    return marked(reader.own.entries(), arguments.tag or "")


def _form(arguments: argparse.Namespace) -> DataForm:
    if arguments.format == "csv":
        return DataForm(arguments.table or "events")
    return DataForm(arguments.format)
