"""The three views that other tools may rely on."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from timeline_app.library.store import Library

from .records import record


@pytest.fixture
def view(library_path: Path) -> Iterator[Any]:
    with Library(library_path) as library:
        library.save(record())
    connection = sqlite3.connect(library_path)
    connection.row_factory = sqlite3.Row

    def rows(name: str) -> list[dict[str, Any]]:
        return [dict(row) for row in connection.execute(f"SELECT * FROM {name}")]

    yield rows
    connection.close()


def test_timeline_events(view: Any) -> None:
    attack = view("timeline_events")[1]
    assert attack.pop("event_id") == 2
    assert attack == {
        "campaign": "南京保卫战",
        "article": "南京保卫战",
        "start_date": "1937-12-09",
        "end_date": "1937-12-09",
        "start_day": 2428877,
        "end_day": 2428877,
        "precision": "day",
        "time": None,
        "open": None,
        "approximate": 0,
        "edtf": "1937-12-09",
        "headline": "日军第16师团进攻紫金山",
        "kind": "attack",
        "scope": "campaign",
        "section": "",
        "date_text": "12月9日",
        "sentence": "12月9日，日軍第16師團進攻紫金山，教導總隊固守𤼲地。",
        "inherited": "month",
        "units": "JP:16:师团; CN:教导总队",
        "people": None,
        "places": "紫金山",
        "url": "https://example.org/wiki",
        "licence": "CC BY-SA 4.0",
        "corrected": 0,
        "own": 0,
    }


def test_events_shown_elsewhere_are_no_rows(library_path: Path, view: Any) -> None:
    connection = sqlite3.connect(library_path)
    connection.execute("UPDATE events SET same_as = 'x' WHERE id = 2")
    connection.commit()
    connection.close()
    assert [row["event_id"] for row in view("timeline_events")] == [1, 3, 4]


def test_order_of_battle(view: Any) -> None:
    corps, division = view("order_of_battle")
    assert corps["commanders"] == "桂永清 總隊長 少將"
    assert (corps["side"], corps["unit"], corps["events"]) == ("CN", "教導總隊", 1)
    assert (division["parent_key"], division["parent"]) == ("JP:上海派遣军", None)
    assert division["licence"] == "CC BY-SA 4.0"


def test_sources(view: Any) -> None:
    (source,) = view("sources")
    assert source.pop("imported_at").endswith("+00:00")
    assert source == {
        "article_id": 1,
        "article": "南京保卫战",
        "campaign": "南京保卫战",
        "url": "https://example.org/wiki",
        "licence": "CC BY-SA 4.0",
        "publisher": "Chinese Wikipedia",
        "revision": "7",
        "revised": "1999-12-31T23:59:59Z",
        "retrieved": None,
        "format": "wikitext",
        "characters": 1234,
        "events": 4,
        "units": 2,
        "diagnostics": 1,
    }


def test_the_readme_tells_every_column(view: Any) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    _, _, chapter = readme.partition("## The library in other tools\n")
    chapters = re.split(r"^`(\w+)`: ", chapter.partition("\n## ")[0], flags=re.MULTILINE)[1:]
    told = dict(zip(chapters[::2], chapters[1::2], strict=True))
    for name in ("timeline_events", "order_of_battle", "sources"):
        rows = re.findall(r"^\| (`[^|]*) \|", told[name], flags=re.MULTILINE)
        assert {column for row in rows for column in re.findall(r"`(\w+)`", row)} == set(
            view(name)[0]
        )


def test_the_example_of_the_readme_finds_events(library_path: Path, view: Any) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    (query,) = re.findall(r"```sql\n(.*?)```", readme, flags=re.DOTALL)
    with closing(sqlite3.connect(library_path)) as connection:
        found = connection.execute(query.replace("JP:6:师团", "JP:16:师团")).fetchall()
    assert ("1937-12-09", "南京保卫战", "日军第16师团进攻紫金山") in found
