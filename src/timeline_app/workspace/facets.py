"""What tracks can be made of, read from the library: sides, kinds, commanders and units."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from timeline_app.library import facets, files
from timeline_app.timeline.events import EventColumns
from timeline_app.timeline.grouping import Facets, Grouping, kinds
from timeline_app.zhtext.variants import fold


def read_facets(path: Path, columns: EventColumns, grouping: Grouping) -> Facets:
    """The traits of all events; ExpectedError where the library cannot be read.

    A person is known by his folded name, so that both scripts mean the same one, and is written as
    he is met first; a unit by its key, and is written as the first article has it.
    """
    if grouping is Grouping.KIND:
        return kinds(columns)
    with files.reading(path):
        return _stored(path, grouping)


def _stored(path: Path, grouping: Grouping) -> Facets:
    if grouping is Grouping.COMMANDER:
        return gathered(facets.pairs(path, facets.PEOPLE), fold)
    if grouping is Grouping.SIDE:
        from timeline_app.workspace import allegiance  # most readers never ask for sides

        return gathered(allegiance.sides(path), str)
    titles = dict(facets.pairs(path, facets.UNIT_NAMES))
    return gathered(facets.pairs(path, facets.UNITS), str, lambda key: titles.get(key, key))


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
