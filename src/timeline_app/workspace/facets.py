"""What tracks can be made of, read from the library: sides, kinds, commanders and units."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np

from timeline_app.library import facets, files
from timeline_app.timeline.events import EventColumns
from timeline_app.timeline.grouping import Facets, Grouping, kinds
from timeline_app.zhtext.variants import fold

_STEP = 5000
"""Pairs between two looks at whether they are still wanted."""

Stopped = Callable[[], bool]
"""Whether what is read is not wanted any more."""


class StoppedError(Exception):
    """What was read is not wanted any more."""


def never() -> bool:
    """What is read is wanted in any case."""
    return False


def read_facets(
    path: Path, columns: EventColumns, grouping: Grouping, stopped: Stopped = never
) -> Facets:
    """The traits of all events; ExpectedError where the library cannot be read, StoppedError where
    they are not wanted any more.

    A person is known by his folded name, so that both scripts mean the same one, and is written as
    he is met first; a unit by its key, and is written as the first article has it.
    """
    if grouping is Grouping.KIND:
        return kinds(columns)
    with files.reading(path):
        return _stored(path, grouping, stopped)


def _stored(path: Path, grouping: Grouping, stopped: Stopped) -> Facets:
    if grouping is Grouping.COMMANDER:
        return gathered(until(stopped, facets.pairs(path, facets.PEOPLE)), fold)
    if grouping is Grouping.SIDE:
        from timeline_app.workspace import allegiance  # most readers never ask for sides

        return gathered(until(stopped, allegiance.sides(path)), str)
    titles = dict(facets.pairs(path, facets.UNIT_NAMES))
    pairs = until(stopped, facets.pairs(path, facets.UNITS))
    return gathered(pairs, str, lambda key: titles.get(key, key))


def until(stopped: Stopped, pairs: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The pairs, as long as they are wanted; StoppedError after that."""
    for count, pair in enumerate(pairs):
        if count % _STEP == 0 and stopped():
            raise StoppedError
        yield pair


def gathered(
    pairs: Iterator[tuple[int, str]],
    name_of: Callable[[str], str],
    title_of: Callable[[str], str] = str,
) -> Facets:
    """The facets of pairs of an event's id and a text; texts without a name are left out."""
    codes: dict[str, int] = {}
    of_text: dict[str, int] = {}
    titles: list[str] = []
    ids: list[int] = []
    found: list[int] = []
    for event_id, text in pairs:
        code = of_text.get(text)
        if code is None:
            name = name_of(text)
            code = of_text[text] = codes.setdefault(name, len(codes)) if name else -1
            if code == len(titles):
                titles.append(title_of(text))
        if code >= 0:
            ids.append(event_id)
            found.append(code)
    return Facets(
        np.array(ids, dtype=np.int64), np.array(found, dtype=np.int64), tuple(codes), tuple(titles)
    )
