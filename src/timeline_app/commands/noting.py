"""The command notes: the reader's own work listed, saved to a file, or taken in from one."""

from __future__ import annotations

import argparse

from timeline_app import console
from timeline_app.commands.common import import_progress, never
from timeline_app.console import NOTHING, OK
from timeline_app.domain.own import Entry, Note, Tag
from timeline_app.export.writing import STANDARD_OUTPUT, write_text
from timeline_app.ingest import preparing
from timeline_app.library import own_file
from timeline_app.library.own_rows import type_of
from timeline_app.library.reader import LibraryReader


def notes(arguments: argparse.Namespace) -> int:
    """Take a file in, write one, or list what there is."""
    preparing.prepare(arguments.library, import_progress(), never)
    if arguments.merge:
        from timeline_app.library.store import Library

        theirs = own_file.read(arguments.merge)
        with Library(arguments.library) as library:
            merged = library.merge_own(own_file.MERGING, theirs)
        console.say(f"{merged.new} new, {merged.newer} newer, {merged.kept} kept as they were")
        return OK
    with LibraryReader(arguments.library) as reader:
        entries = reader.own.entries()
    if arguments.out:
        write_text(arguments.out, [own_file.own_text(entries)])
        if arguments.out != STANDARD_OUTPUT:
            console.say(f"{len(entries)} notes, tags, bookmarks and corrections in {arguments.out}")
        return OK
    console.say("\n".join(map(_line, entries)) or "There are no notes yet.")
    return OK if entries else NOTHING


def _line(entry: Entry) -> str:
    """What it is, what it hangs on, and what is written."""
    content = entry.content
    written = content.text if isinstance(content, Note) else ""
    written = content.name if isinstance(content, Tag) else written
    on = " ".join((entry.words or entry.target.key or entry.target.page).split())
    return f"{type_of(content)}  {on}" + (f": {' '.join(written.split())}" if written else "")
