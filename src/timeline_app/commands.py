"""The sub-commands: each is a function of the parsed command line that returns the exit code.

Qt is imported only by those that show or paint something, so the others work on a machine without
it.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline_app import console, qt_guard
from timeline_app.console import BAD_INPUT, NOTHING, OK
from timeline_app.domain import days
from timeline_app.domain.errors import ExpectedError
from timeline_app.domain.record import ArticleRecord
from timeline_app.export import explanation, record_json, tables
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
from timeline_app.export.writing import STANDARD_OUTPUT, write_text
from timeline_app.ingest import importing, preparing
from timeline_app.ingest.summary import Progress, Step
from timeline_app.library.reader import CampaignRow, LibraryReader
from timeline_app.library.search import SearchHit
from timeline_app.zhtext.variants import Script

if TYPE_CHECKING:
    from timeline_app.ui.pictures import Dress

PICTURES = tuple(ImageFormat)
"""Formats of ``export`` that show the timeline; the others hold its data."""
PIXELS, PAGES = ("png", "svg"), ("pdf",)
FORMATS_OF: Mapping[str, tuple[str, ...]] = {
    "campaign": (*PICTURES, "json", "csv"), "table": ("csv",), "size": PIXELS, "dpi": ("png",),
    "page": PAGES, "portrait": PAGES, "spread": PAGES, "pages": PAGES, "since": PICTURES,
    "until": PICTURES, "theme": PICTURES, "density": PICTURES, "label_size": PICTURES,
    "title": PICTURES, "no_legend": PICTURES, "no_sources": PICTURES, "script": PICTURES, "tracks": PICTURES, "hide_empty": PICTURES,
    "eras": PICTURES,
}  # fmt: skip
"""What each option of ``export`` is for."""
_SWITCHES = {"since": "from", "until": "to"}


def extract(arguments: argparse.Namespace) -> int:
    """Print what one article holds, without a library."""
    from timeline_app.sources import files
    from timeline_app.worker import ArticleWorker

    document = files.load(arguments.file)
    with ArticleWorker() as worker:
        try:
            record = worker.build(document)
        except ExpectedError as error:
            return _refuse(f"{document.name}: {error.sentence} {error.remedy}")
    if arguments.explain:
        width = shutil.get_terminal_size().columns
        sys.stdout.write(explanation.explanation(record, width, console.colours()))
        return OK
    sys.stdout.write(record_json.record_text(record))
    return OK


def import_(arguments: argparse.Namespace) -> int:
    """Read files and folders into the library; what was skipped is told."""
    missing = [path for path in arguments.paths if not path.exists()]
    if missing:
        return _refuse(f"There is no file or folder {missing[0]}. Check the spelling.")
    from timeline_app.sources.choosing import PageChoice

    choice = PageChoice(_titles(arguments.titles), arguments.category, arguments.infobox)
    summary = importing.import_paths(
        arguments.paths, arguments.library, _import_progress(), _never, choice
    )
    for skip in summary.skipped:
        console.complain(f"{skip.name}: {skip.reason}")
    if summary.skips > len(summary.skipped):
        console.complain(f"{summary.skips - len(summary.skipped)} more were skipped.")
    if not summary.imported:
        return BAD_INPUT if summary.skipped else _refuse("There are no articles to import.")
    console.say(f"{summary.added} added, {summary.updated} updated, {summary.unchanged} unchanged")
    return NOTHING if summary.skipped else OK


def _titles(path: Path | None) -> list[str]:
    """The titles in a file that has one a line."""
    if path is None:
        return []
    from timeline_app.sources import files

    lines = files.load(path).text.splitlines()
    return [line.strip() for line in lines if line.strip()]


def _import_progress() -> Progress:
    show = console.progress()

    def told(step: Step) -> None:
        counts = f" ({step.articles} articles, {step.events} events)" if step.articles else ""
        show(step.done, step.total, f"{step.name}{counts}")

    return told


def export(arguments: argparse.Namespace) -> int:
    """Write a picture of the library or the data in it."""
    _refuse_misfits(arguments)
    preparing.prepare(arguments.library, _import_progress(), _never)
    if arguments.format in PICTURES:
        qt_guard.check()
        from timeline_app.app import export_image

        options, dress = _image_options(arguments), _dress(arguments)
        export_image(arguments.library, arguments.out, options, dress, console.progress())
        return OK
    records = _records(arguments.library, arguments.campaign)
    if arguments.format == "json":
        write_text(arguments.out, record_json.records_text(records))
        return OK
    table = tables.orbat_csv if arguments.table == "orbat" else tables.events_csv
    write_text(arguments.out, table(records), tables.BYTE_ORDER_MARK)
    return OK


def _refuse_misfits(arguments: argparse.Namespace) -> None:
    """ExpectedError for an option that the format would leave unheard."""
    given = [name for name in FORMATS_OF if getattr(arguments, name) not in (None, False)]
    misfits = {name: FORMATS_OF[name] for name in given}
    misfits = {f"--{_switch(name)}": fit for name, fit in misfits.items()}
    if arguments.out == STANDARD_OUTPUT:
        misfits["--out -"] = ("json", "csv")
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
        return frozenset(_campaign_id(reader, campaign) for campaign in campaigns)


def search(arguments: argparse.Namespace) -> int:
    """Print what holds all the words."""
    preparing.prepare(arguments.library, _import_progress(), _never)
    with LibraryReader(arguments.library) as reader:
        hits = reader.search(" ".join(arguments.words), arguments.limit)
    if not hits:
        console.complain("Nothing was found.")
        return NOTHING
    console.say("\n".join(_hit_line(hit) for hit in hits))
    return OK


def library(arguments: argparse.Namespace) -> int:
    """Print what is in the library, or what is wrong with it."""
    preparing.prepare(arguments.library, _import_progress(), _never)
    if arguments.check or arguments.backup:
        return _maintain(arguments.library, arguments.check, arguments.backup)
    with LibraryReader(arguments.library) as reader:
        lines = [_campaign_line(row) for row in reader.campaigns()]
    console.say("\n".join([str(arguments.library), *lines]))
    return OK


def _maintain(library: Path, check: bool, backup: Path | None) -> int:
    from timeline_app.library.store import Library

    with Library(library) as store:
        faults = store.check() if check else []
        if check:
            console.say("\n".join(faults) or "The library is in order.")
        if backup:
            store.backup(backup)
            console.say(f"Backed up to {backup}")
    return NOTHING if faults else OK


def self_test(arguments: argparse.Namespace) -> int:
    """See whether the program works on this machine."""
    from timeline_app.selftest import run

    return run()


def _records(library: Path, campaigns: Sequence[str] | None) -> list[ArticleRecord]:
    with LibraryReader(library) as reader, reader.snapshot():
        if campaigns is None:
            ids = [row.article_id for row in reader.campaigns()]
        else:
            ids = list(dict.fromkeys(_campaign_id(reader, name) for name in campaigns))
        stored = (reader.article(article_id) for article_id in ids)
        return [article.record for article in stored if article is not None]


def _campaign_id(reader: LibraryReader, campaign: str) -> int:
    found = reader.find_article(campaign)
    if found is None:
        sentence = f"The library has no campaign {campaign}."
        remedy = f"“{console.PROGRAM} library” lists them."
        raise ExpectedError("no-such-campaign", sentence, remedy)
    return found


def _hit_line(hit: SearchHit) -> str:
    parts = [hit.kind.value, hit.campaign, hit.date or "", hit.unit_key or "", hit.title]
    if hit.snippet != hit.title:
        parts.append(hit.snippet)
    return "  ".join(dict.fromkeys(part for part in parts if part))


def _campaign_line(row: CampaignRow) -> str:
    start, end = (days.to_iso(day) if day is not None else "?" for day in (row.start, row.end))
    return f"{start}  {end}  {row.event_count:5} events  {row.unit_count:4} units  {row.title}"


def _never() -> bool:
    """Jobs are not cancelled here: Ctrl-C raises by itself."""
    return False


def _refuse(sentence: str) -> int:
    console.complain(sentence)
    return BAD_INPUT


RUN: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "extract": extract,
    "import": import_,
    "export": export,
    "search": search,
    "library": library,
    "self-test": self_test,
}
"""The functions by the names that the command line gives them."""
