"""Commands that tell of the library and the program: search, library, self-test."""

from __future__ import annotations

import argparse
from pathlib import Path

from timeline_app import console
from timeline_app.commands.common import import_progress, never, refuse
from timeline_app.console import NOTHING, OK
from timeline_app.domain import days
from timeline_app.ingest import preparing
from timeline_app.library import backups
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
    """Print what is in the library, or what is wrong with it; put a backup in its place."""
    if arguments.restore:
        return _restore(arguments.library, arguments.restore)
    if arguments.backups:
        found = backups.backups(arguments.library)
        console.say("\n".join(map(_backup_line, found)) or "There are no backups yet.")
        return OK if found else NOTHING
    preparing.prepare(arguments.library, import_progress(), never)
    if arguments.check or arguments.backup:
        return _maintain(arguments.library, arguments.check, arguments.backup)
    with LibraryReader(arguments.library) as reader:
        lines = [_campaign_line(row) for row in reader.campaigns()]
    console.say("\n".join([str(arguments.library), *lines]))
    return OK


def _restore(library: Path, wanted: str) -> int:
    found = backups.backups(library)
    if wanted == "latest" and not found:
        return refuse(f"There is no backup of {library}.")
    backup = found[0].path if wanted == "latest" else Path(wanted)
    backups.restore(library, backup)
    console.say(f"Restored {backup}")
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


def _backup_line(backup: backups.Backup) -> str:
    made = backup.made.strftime("%Y-%m-%d %H:%M UTC")
    return f"{made}  {backup.reason:9}  {backup.size / 1e6:8.1f} MB  {backup.path}"


def _campaign_line(row: CampaignRow) -> str:
    start, end = (days.to_iso(day) if day is not None else "?" for day in (row.start, row.end))
    return f"{start}  {end}  {row.event_count:5} events  {row.unit_count:4} units  {row.title}"
