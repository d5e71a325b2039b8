"""The reader's own work as one JSON file, to be kept or given to somebody else."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from timeline_app.domain.errors import ExpectedError
from timeline_app.domain.own import Entry
from timeline_app.library.own_rows import COLUMNS, entry_of, row_of

FORMAT = "campaign-timeline-own-work"
VERSION = 1


def own_text(entries: Iterable[Entry]) -> str:
    """The entries as JSON text, ended by a line break."""
    listed = [{**row, "body": json.loads(row["body"])} for row in map(row_of, entries)]
    whole = {"format": FORMAT, "version": VERSION, "entries": listed}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def entries_from(text: str, name: str) -> list[Entry]:
    """The entries in the text of a file of that name.

    ExpectedError ``not-own-work`` where it is none of these files, ``newer-own-work`` where a newer
    program wrote it.
    """
    try:
        whole = json.loads(text)
        if whole["format"] != FORMAT:
            raise ValueError(whole["format"])
        if int(whole["version"]) > VERSION:
            raise ExpectedError(
                "newer-own-work",
                f"{name} was written by a newer version of Campaign Timeline.",
                "Install the newest version to read it.",
            )
        return [_entry(each) for each in whole["entries"]]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ExpectedError(
            "not-own-work",
            f"{name} holds no notes and corrections of Campaign Timeline.",
            "Choose a file that was written by it.",
        ) from error


def _entry(listed: Any) -> Entry:
    row = {name: listed[name] for name in COLUMNS}
    if not row["uid"] or not all(isinstance(row[name], str) for name in COLUMNS if name != "body"):
        raise TypeError("an entry that is no row")
    return entry_of({**row, "body": json.dumps(row["body"])})
