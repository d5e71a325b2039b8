"""What the command library does to articles: removes them, puts them back, reads them again."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping

from timeline_app import console
from timeline_app.commands.common import campaign_id, import_progress, never, refuse
from timeline_app.commands.reading import tell_import
from timeline_app.console import NOTHING, OK
from timeline_app.library import removed
from timeline_app.library.reader import LibraryReader
from timeline_app.zhtext.titles import name_key


def _remove(arguments: argparse.Namespace) -> int:
    from timeline_app.library.store import Library

    with LibraryReader(arguments.library) as reader:
        ids = [campaign_id(reader, title) for title in dict.fromkeys(arguments.remove)]
    with Library(arguments.library) as library:
        kept = library.remove(ids)
    console.say(f"{len(kept)} removed; “{console.PROGRAM} library --put-back TITLE” puts them back")
    return OK


def _list_removed(arguments: argparse.Namespace) -> int:
    found = removed.removed(arguments.library)
    lines = (
        f"{each.removed_at:%Y-%m-%d %H:%M} UTC  {each.events:5} events  {each.title}"
        for each in found
    )
    console.say("\n".join(lines) or "Nothing was removed of late.")
    return OK if found else NOTHING


def _put_back(arguments: argparse.Namespace) -> int:
    from timeline_app.library.store import Library

    found = {name_key(each.title): each.id for each in reversed(removed.removed(arguments.library))}
    wanted = {title: found.get(name_key(title)) for title in arguments.put_back}
    ids = [removed_id for removed_id in wanted.values() if removed_id is not None]
    for title, removed_id in wanted.items():
        if removed_id is None:
            return refuse(f"No article {title} was removed of late.")
    with Library(arguments.library) as library:
        back = library.put_back(ids)
    console.say(f"{len(back)} put back")
    return OK


def _reread(arguments: argparse.Namespace) -> int:
    from timeline_app.ingest import rereading

    old = rereading.outdated(arguments.library)
    if not old:
        console.say("This version has read all articles.")
        return OK
    return tell_import(rereading.reread(old, arguments.library, import_progress(), never))


TIDYING: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "remove": _remove,
    "removed": _list_removed,
    "put_back": _put_back,
    "reread": _reread,
}
"""What each option does."""
