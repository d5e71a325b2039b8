import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from timeline_app.domain.errors import ExpectedError
from timeline_app.timeline.grouping import Grouping
from timeline_app.workspace.allegiance import side_of
from timeline_app.workspace.facets import StoppedError, gathered, read_facets, until
from timeline_app.workspace.workspace import load_contents
from timeline_app.zhtext.variants import fold


def test_names_in_both_scripts_are_one_person() -> None:
    made = gathered(iter([(1, "蔣中正"), (2, "蒋中正"), (3, "唐生智"), (2, "蔣中正")]), fold)
    assert made.titles == ("蔣中正", "唐生智")
    assert list(zip(made.ids.tolist(), made.codes.tolist(), strict=True)) == [
        (1, 0), (2, 0), (3, 1), (2, 0),
    ]  # fmt: skip


def test_reading_ends_when_it_is_not_wanted_any_more() -> None:
    asked = iter([False, True])
    pairs = until(lambda: next(asked), ((n, "x") for n in range(10**9)))
    with pytest.raises(StoppedError):
        gathered(pairs, str)


def test_what_has_no_name_is_left_out() -> None:
    made = gathered(iter([(1, "無"), (2, "CN:教导总队")]), side_of, side_of)
    assert (made.ids.tolist(), made.names, made.titles) == ([2], ("CN",), ("CN",))


@pytest.mark.parametrize("column", ["packed_events SET events", "events SET headline"])
def test_stored_values_that_are_none_of_ours_are_told_as_damage(
    seeded: Path, tmp_path: Path, column: str
) -> None:
    path = Path(shutil.copy(seeded, tmp_path))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"UPDATE {column} = x'00'")
        connection.commit()
    with pytest.raises(ExpectedError) as caught:
        read_facets(path, load_contents(path).columns, Grouping.SIDE)
    assert caught.value.code == "damaged"
