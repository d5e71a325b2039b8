import pytest

from timeline_app.reading.wikitext.depth import ListDepth


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
