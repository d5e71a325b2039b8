from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from timeline_app.domain.errors import ExpectedError
from timeline_app.library import facets
from timeline_app.library.store import Library

from .records import CORPS, DIVISION, record


def library_of(path: Path) -> list[int]:
    """One campaign whose last event is told again as its second; the ids of its events."""
    told = record()
    second = replace(told.events[1], units=("JP:16:师团",), people=("桂永清",))
    last = replace(told.events[3], same_as=second.key, units=(CORPS.key,), people=("唐生智",))
    first, third = (replace(told.events[n], units=(), people=()) for n in (0, 2))
    with Library(path) as library:
        library.save(replace(told, events=(first, second, third, last), units=(CORPS,)))
    return [1, 2, 3, 4]


def test_units_count_for_the_event_that_is_shown(library_path: Path) -> None:
    library_of(library_path)
    assert sorted(facets.pairs(library_path, facets.UNITS)) == [(2, CORPS.key), (2, "JP:16:师团")]


def test_people_count_for_the_event_that_is_shown(library_path: Path) -> None:
    library_of(library_path)
    assert sorted(facets.pairs(library_path, facets.PEOPLE)) == [(2, "唐生智"), (2, "桂永清")]


def test_what_may_tell_the_side_is_told_of_the_event_that_is_shown(library_path: Path) -> None:
    library_of(library_path)
    told = list(facets.rows(library_path, facets.TOLD))
    assert {row[0] for row in told} == {1, 2, 3}
    assert sum("唐生智" in row[3] for row in told if row[0] == 2) == 1
    units = set(facets.pairs(library_path, facets.UNITS_OF_ARTICLES))
    commanders = {
        (article, key) for article, _, key in facets.rows(library_path, facets.COMMANDERS)
    }
    assert commanders and commanders <= units


def test_units_have_names(library_path: Path) -> None:
    library_of(library_path)
    assert dict(facets.pairs(library_path, facets.UNIT_NAMES)) == {CORPS.key: "教導總隊"}


def test_each_unit_has_the_name_of_the_first_article(library_path: Path) -> None:
    other = record("別的", units=(replace(CORPS, names=("總隊",)), DIVISION))
    with Library(library_path) as library:
        assert list(facets.pairs(library_path, facets.EACH_UNIT)) == []
        library.save(record(units=(CORPS,)))
        library.save(other)
    each = {CORPS.key: "教導總隊", DIVISION.key: "第16師團"}
    assert dict(facets.pairs(library_path, facets.EACH_UNIT)) == each


def test_a_file_that_is_gone_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(ExpectedError):
        list(facets.pairs(tmp_path / "none.db", facets.UNITS))
