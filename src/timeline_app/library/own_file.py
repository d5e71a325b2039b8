"""The reader's own work as one JSON file, to be kept or given to somebody else."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from timeline_app.domain.errors import ExpectedError, filled
from timeline_app.domain.orbat import UnitKey
from timeline_app.domain.outside_json import values_of
from timeline_app.domain.own import Entry, NewHeadline, OwnEvent
from timeline_app.library.own_rows import COLUMNS, entry_of, row_of

MERGING = "added work"
"""What the step is called in which such a file is taken in."""
FORMAT = "campaign-timeline-own-work"
VERSION = 1
_LARGEST = 256 * 1024 * 1024
"""Bytes: a hundred thousand pages of notes."""


def own_text(entries: Iterable[Entry]) -> str:
    """The entries as JSON text, ended by a line break."""
    listed = [{**row, "body": json.loads(row["body"])} for row in map(row_of, entries)]
    whole = {"format": FORMAT, "version": VERSION, "entries": listed}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def read(path: Path) -> list[Entry]:
    """The entries in a file.

    ExpectedError ``cannot-read`` where it cannot be read, and as ``entries_from``.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise _none_of_ours(path.name)
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _none_of_ours(path.name) from error
    except OSError as error:
        raise ExpectedError(
            "cannot-read",
            filled("{path} cannot be read: {reason}.", path=path, reason=error.strerror),
            "Choose another file.",
        ) from error
    return entries_from(text, path.name)


def entries_from(text: str, name: str) -> list[Entry]:
    """The entries in the text of a file of that name.

    ExpectedError ``not-own-work`` where it is none of these files, ``newer-own-work`` where a newer
    program wrote it.
    """
    try:
        whole = values_of(text)
        if whole["format"] != FORMAT:
            raise ValueError(whole["format"])
        if int(whole["version"]) > VERSION:
            raise ExpectedError(
                "newer-own-work",
                filled("{name} was written by a newer version of Campaign Timeline.", name=name),
                "Install the newest version to read it.",
            )
        return [_entry(each) for each in whole["entries"]]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _none_of_ours(name) from error


def _none_of_ours(name: str) -> ExpectedError:
    return ExpectedError(
        "not-own-work",
        filled("{name} holds no notes and corrections of Campaign Timeline.", name=name),
        "Choose a file that was written by it.",
    )


def _entry(listed: Any) -> Entry:
    row = {name: listed[name] for name in COLUMNS}
    if not row["uid"] or not all(isinstance(row[name], str) for name in COLUMNS if name != "body"):
        raise TypeError("an entry that is no row")
    entry = entry_of({**row, "body": json.dumps(row["body"])})
    if isinstance(entry.content, OwnEvent):
        NewHeadline(entry.content.headline)  # of the same length
        for key in entry.content.units:
            UnitKey.parse(key)
    return entry
