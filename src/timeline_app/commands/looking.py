"""Commands that tell of the library and the program: search, library, self-test."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from timeline_app import console
from timeline_app.commands import keeping
from timeline_app.commands.common import import_progress, never, refuse
from timeline_app.commands.filtering import fitting_events, wanted_events
from timeline_app.console import NOTHING, OK
from timeline_app.domain import days
from timeline_app.ingest import preparing
from timeline_app.library import backups
from timeline_app.library.event_lines import EventLine, read_lines
from timeline_app.library.reader import CampaignRow, LibraryReader
from timeline_app.library.search import Found, Page
from timeline_app.library.search_hits import COUNTED, SearchHit


def search(arguments: argparse.Namespace) -> int:
    """Print what holds all the words: units and people, then campaign by campaign; where events are
    filtered, those of them that hold the words.
    """
    preparing.prepare(arguments.library, import_progress(), never)
    wanted, saved_words = wanted_events(arguments)
    words = " ".join(arguments.words) or saved_words
    if wanted.facets:
        return _search_among(fitting_events(arguments.library, wanted), words, arguments)
    if not words:
        return refuse("Say what to search for: words, or a filter (see --help).")
    page = Page(names=arguments.limit, campaigns=arguments.limit, lines=arguments.limit)
    with LibraryReader(arguments.library) as reader:
        found = reader.searcher.search(words, page)
    if not found:
        console.complain("Nothing was found.")
        return NOTHING
    console.say("\n".join(_found_lines(found, arguments.limit)))
    return OK


def _search_among(ids: list[int], words: str, arguments: argparse.Namespace) -> int:
    if words:
        with LibraryReader(arguments.library) as reader:
            found = frozenset(reader.searcher.events(words, limit=-1))
        ids = [event_id for event_id in ids if event_id in found]
    if not ids:
        console.complain("Nothing was found.")
        return NOTHING
    lines = read_lines(arguments.library, ids[: arguments.limit])
    console.say("\n".join(map(_event_line, lines)))
    if len(ids) > len(lines):
        console.complain(f"{len(ids) - len(lines)} more; --limit tells how many are printed.")
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
    for asked, tidy in keeping.TIDYING.items():
        if getattr(arguments, asked):
            return tidy(arguments)
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


def _found_lines(found: Found, limit: int) -> Iterator[str]:
    """At most ``limit`` hits, those of a campaign below its title."""
    for hit in found.names.hits[:limit]:
        yield _name_line(hit)
    left = limit - len(found.names.hits)
    for campaign in found.campaigns:
        if left > 0:
            count = f"{COUNTED}+" if campaign.total > COUNTED else str(campaign.total)
            yield f"{campaign.title}  ({count})"
            yield from map(_hit_line, campaign.hits[:left])
            left -= max(len(campaign.hits), 1)


def _name_line(hit: SearchHit) -> str:
    counts = f"{hit.campaigns} campaign{'s' * (hit.campaigns != 1)}"
    if hit.events:
        counts += f", {hit.events} event{'s' * (hit.events != 1)}"
    parts = (hit.kind.value, hit.unit_key or "", hit.title, hit.snippet, counts)
    return "  ".join(part for part in parts if part)


def _hit_line(hit: SearchHit) -> str:
    date = "" if hit.when is None else days.to_iso(hit.when.start)
    parts = [hit.kind.value, date, hit.title if hit.when else "", hit.snippet]
    return "  " + "  ".join(dict.fromkeys(part for part in parts if part))


def _event_line(line: EventLine) -> str:
    return f"event  {days.to_iso(line.when.start)}  {line.kind:12}  {line.headline}"


def _backup_line(backup: backups.Backup) -> str:
    made = backup.made.strftime("%Y-%m-%d %H:%M UTC")
    return f"{made}  {backup.reason:9}  {backup.size / 1e6:8.1f} MB  {backup.path}"


def _campaign_line(row: CampaignRow) -> str:
    start, end = (days.to_iso(day) if day is not None else "?" for day in (row.start, row.end))
    return f"{start}  {end}  {row.event_count:5} events  {row.unit_count:4} units  {row.title}"
