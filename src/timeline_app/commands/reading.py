"""Commands that read articles: extract, import and fetch."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from timeline_app import console
from timeline_app.commands.common import import_progress, never, refuse
from timeline_app.console import BAD_INPUT, NOTHING, OK
from timeline_app.domain.errors import ExpectedError
from timeline_app.export import explanation, record_json
from timeline_app.ingest import fetching, importing
from timeline_app.ingest.summary import ImportSummary


def extract(arguments: argparse.Namespace) -> int:
    """Print what one article holds, without a library."""
    from timeline_app.sources import files
    from timeline_app.worker import ArticleWorker

    document = files.load(arguments.file)
    with ArticleWorker() as worker:
        try:
            record = worker.build(document)
        except ExpectedError as error:
            return refuse(f"{document.name}: {error.sentence} {error.remedy}")
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
        return refuse(f"There is no file or folder {missing[0]}. Check the spelling.")
    from timeline_app.sources.choosing import PageChoice

    choice = PageChoice(_titles(arguments.titles), arguments.category, arguments.infobox)
    return tell_import(
        importing.import_paths(arguments.paths, arguments.library, import_progress(), never, choice)
    )


def fetch(arguments: argparse.Namespace) -> int:
    """Fetch pages of wikis into the library; what was skipped is told."""
    if not arguments.pages and not arguments.category:
        return refuse("No page is named. Give a title, an address or a category.")
    wanted = fetching.PagesWanted(
        tuple(arguments.pages),
        tuple(arguments.category),
        arguments.wiki or "",
        arguments.depth,
        arguments.limit,
    )
    return tell_import(fetching.import_pages(wanted, arguments.library, import_progress(), never))


def tell_import(summary: ImportSummary) -> int:
    """Print what an import brought; the exit code that goes with it."""
    for skip in summary.skipped:
        console.complain(f"{skip.name}: {skip.reason}")
    if summary.skips > len(summary.skipped):
        console.complain(f"{summary.skips - len(summary.skipped)} more were skipped.")
    if not summary.imported:
        return BAD_INPUT if summary.skipped else refuse("There are no articles to import.")
    console.say(f"{summary.added} added, {summary.updated} updated, {summary.unchanged} unchanged")
    return NOTHING if summary.skipped else OK


def _titles(path: Path | None) -> list[str]:
    """The titles in a file that has one a line."""
    if path is None:
        return []
    from timeline_app.sources import files

    lines = files.load(path).text.splitlines()
    return [line.strip() for line in lines if line.strip()]
