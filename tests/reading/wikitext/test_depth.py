import pytest

from timeline_app.reading.wikitext.depth import DEEPEST, ListDepth
from timeline_app.reading.wikitext.tags import without_tags


@pytest.mark.parametrize(
    ("marks", "depths"),
    [
        (["*", "**", "*", "***"], [1, 2, 1, 3]),
        ([";", ":", "::", ":", ";", ":"], [1, 2, 3, 2, 1, 2]),
        ([":", "::"], [1, 2]),
        (["*;", "*:", "*"], [2, 3, 1]),
        ([";", "*", "**", "*", ":", ";", "#"], [1, 2, 3, 2, 1, 1, 2]),
        (["#", "#*", "#:"], [1, 2, 2]),
    ],
)
def test_depths(marks, depths):
    depth = ListDepth()
    assert [depth.enter(mark) for mark in marks] == depths


def test_a_new_list_forgets_the_term():
    depth = ListDepth()
    depth.enter(";")
    depth.reset()
    assert depth.enter(":") == 1


def test_lists_in_lists_without_end_do_not_grow_with_their_square():
    assert without_tags("<ul><li>" * 2).split() == ["*", "**"]
    assert len(without_tags("<ul><li>" * 2000)) <= 2000 * (DEEPEST + 1)
