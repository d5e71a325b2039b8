from hypothesis import given

from timeline_app.domain.own import Entry
from timeline_app.library.own_rows import COLUMNS, entry_of, row_of

from .own_strategies import entries


@given(entries())
def test_an_entry_comes_back_from_its_row(entry: Entry) -> None:
    row = row_of(entry)
    assert tuple(row) == COLUMNS
    assert all(isinstance(value, str) for value in row.values())
    assert entry_of(row) == entry
