"""Commands that tell of the library and the program: search, library, self-test."""

from __future__ import annotations

import argparse
from pathlib import Path

from timeline_app import console
from timeline_app.commands.common import import_progress, never
from timeline_app.console import NOTHING, OK
from timeline_app.domain import days
from timeline_app.ingest import preparing
from timeline_app.library.reader import CampaignRow, LibraryReader
from timeline_app.library.search import SearchHit


def search(arguments: argparse.Namespace) -> int:
    """Print what holds all the words."""
    preparing.prepare(arguments.library, import_progress(), never)
    with LibraryReader(arguments.library) as reader:
        hits = reader.search(" ".join(arguments.words), arguments.limit)
    if not hits:
        console.complain("Nothing was found.")
        return NOTHING
    console.say("\n".join(_hit_line(hit) for hit in hits))
    return OK


def library(arguments: argparse.Namespace) -> int:
    """Print what is in the library, or what is wrong with it."""
    preparing.prepare(arguments.library, import_progress(), never)
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


def _hit_line(hit: SearchHit) -> str:
    parts = [hit.kind.value, hit.campaign, hit.date or "", hit.unit_key or "", hit.title]
    if hit.snippet != hit.title:
        parts.append(hit.snippet)
    return "  ".join(dict.fromkeys(part for part in parts if part))


def _campaign_line(row: CampaignRow) -> str:
    start, end = (days.to_iso(day) if day is not None else "?" for day in (row.start, row.end))
    return f"{start}  {end}  {row.event_count:5} events  {row.unit_count:4} units  {row.title}"
