from __future__ import annotations

import numpy as np

from timeline_app.timeline.events import EventColumns
from timeline_app.timeline.filtering import Traits
from timeline_app.workspace.subordinates import Superiors, with_subordinates

ROWS = [(1, "B", "A"), (1, "C", "B"), (2, "C", "A"), (2, "A", "C"), (3, "D", "B")]


def test_what_is_under_a_unit_depends_on_the_article() -> None:
    superiors = Superiors.of_rows(ROWS)
    assert superiors.under(["A"]) == {(1, "B"), (1, "C"), (2, "C"), (2, "A")}
    assert superiors.under(["B"]) == {(1, "C"), (3, "D")}
    assert superiors.under(["X"]) == set()


def test_an_event_counts_where_its_own_article_says_so() -> None:
    table = EventColumns.empty_table(6)
    table["id"], table["track"] = np.arange(6), [0, 0, 1, 1, 2, 2]
    columns = EventColumns.from_table(table)
    names = ("A", "B", "C", "D")
    # One event of each article names C, the other B, A and D.
    units = Traits(np.arange(6), np.array([2, 1, 2, 0, 2, 3]), names, names)
    under = Superiors.of_rows(ROWS).under(["B"])
    found = with_subordinates(columns, units, ["B"], under, {1: 0, 2: 1, 3: 2})
    assert found.places.tolist() == [0, 1, 5]
