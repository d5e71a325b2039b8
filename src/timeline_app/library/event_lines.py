"""Events as lines of a list: when, what, of which kind; many at once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from timeline_app.domain.dates import Open, Precision, When
from timeline_app.domain.refs import is_own
from timeline_app.library import files
from timeline_app.library.layout import names_from

_LINES = """
SELECT id, start_day, end_day, precision, time, open, approximate, headline, kind, people,
  extracted IS NOT NULL, key
FROM events WHERE id IN (SELECT value FROM json_each(?))
"""


@dataclass(frozen=True, slots=True)
class EventLine:
    """What a list says of an event; ``people`` are the names in its headline that stay as written."""

    id: int
    when: When
    headline: str
    kind: str
    people: tuple[str, ...] = ()
    is_corrected: bool = False
    is_own: bool = False


def read_lines(path: Path, ids: Sequence[int]) -> list[EventLine]:
    """The lines of these events, in their order; ids that are not there are left out.

    ExpectedError where the file cannot be read as the library that it was when it was opened.
    """
    with files.reading(path), closing(files.connect_to_read(path)) as connection:
        rows = connection.execute(_LINES, (json.dumps(list(ids)),))
        found = {row[0]: line_of(*row) for row in rows}
    return [found[event_id] for event_id in ids if event_id in found]


def line_of(*row: Any) -> EventLine:
    """The line of a row: id, first and last day, precision, time, open, approximate, headline, kind,
    people; and, where they are asked for, whether it is corrected, and its key.
    """
    event_id, start, end, precision, time, opened, approximate, headline, kind, people, *rest = row
    corrected, key = rest or (0, "")
    opening = Open(opened) if opened else None
    when = When(start, end, Precision(precision), time, opening, bool(approximate))
    return EventLine(
        event_id, when, headline, kind, names_from(people), bool(corrected), is_own(key)
    )
