from __future__ import annotations

from pathlib import Path

import pytest

from timeline_app.domain.errors import ExpectedError
from timeline_app.library.event_lines import read_lines
from timeline_app.library.reader import LibraryReader

from .records import shown_entries


@pytest.fixture
def path(seeded: Path) -> Path:
    return seeded


def test_lines_say_what_the_events_do_in_the_order_asked(path: Path) -> None:
    with LibraryReader(path) as reader:
        ids = [entry.id for _, entry in shown_entries(reader)][40:10:-3]
        lines = read_lines(path, ids)
        assert [line.id for line in lines] == ids
        for line in lines:
            stored = reader.event(line.id)
            assert stored is not None
            event = stored.event
            assert (line.when, line.headline, line.kind) == (event.when, event.headline, event.kind)
            assert line.people == event.people


def test_events_that_are_gone_are_left_out(path: Path) -> None:
    assert read_lines(path, [-1]) == []


def test_a_file_that_is_no_library_is_told(tmp_path: Path) -> None:
    file = tmp_path / "library.db"
    file.write_text("no library", encoding="utf-8")
    with pytest.raises(ExpectedError):
        read_lines(file, [1])
