from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ui.articles import nanjing_units

from timeline_app.domain.orbat import Unit
from timeline_app.ui.orbat.tree import forest, side_of, superiors

KEYS = [f"{side}:{number}:师" for side in ("CN", "JP") for number in range(4)]
UNITS = st.lists(
    st.tuples(st.sampled_from(KEYS), st.none() | st.sampled_from([*KEYS, "CN:99:军"])), max_size=12
).map(lambda pairs: [Unit(key, (key,), parent) for key, parent in pairs])


@given(UNITS)
@settings(max_examples=150)
def test_every_unit_stands_in_the_forest_once_whatever_its_superiors(units: list[Unit]) -> None:
    nodes = forest(units)
    reached, waiting = [], [node for node in nodes if node.parent is None]
    assert all(node.unit is None for node in waiting)
    assert [node.row for node in waiting] == list(range(len(waiting)))
    while waiting:
        node = waiting.pop()
        reached.append(node.number)
        children = [nodes[number] for number in node.children]
        assert [child.row for child in children] == list(range(len(children)))
        assert all(child.parent == node.number for child in children)
        waiting += children
    assert sorted(reached) == list(range(len(nodes)))
    keys = [node.unit.key for node in nodes if node.unit]
    assert sorted(keys) == sorted({unit.key for unit in units})


def test_a_unit_whose_superior_is_not_listed_is_a_root_of_its_side() -> None:
    nodes = forest(nanjing_units())
    division = next(node for node in nodes if node.unit and node.unit.key == "CN:88:师")
    assert division.parent is not None
    assert nodes[division.parent].unit is None
    assert nodes[division.parent].side == "CN"


def test_a_circle_is_cut_where_it_closes() -> None:
    circle = [Unit("CN:1:军", ("甲",), "CN:2:军"), Unit("CN:2:军", ("乙",), "CN:1:军")]
    assert superiors(circle) == {"CN:1:军": "CN:2:军", "CN:2:军": None}
    assert superiors([Unit("CN:1:军", ("甲",), "CN:1:军")]) == {"CN:1:军": None}


def test_sides_count_their_units() -> None:
    assert [(node.side, node.count) for node in forest(nanjing_units())[:2]] == [
        ("CN", 4),
        ("JP", 2),
    ]


def signs(*sides: str) -> list[int]:
    return [node.sign for node in forest([Unit(f"{side}:1:军", ("甲",)) for side in sides])][
        : len(sides)
    ]


def test_a_side_has_the_same_sign_in_every_campaign_and_none_has_two() -> None:
    assert signs("JP", "CN") == [1, 0]
    assert signs("CN", "JP", "ZHAO") == [0, 1, 2]
    assert len(set(signs("ROC", "PLA", "CN", "JP", "QIN", "ZHAO"))) == 6


def test_a_key_that_is_none_has_no_side() -> None:
    assert side_of("CN:88:师") == "CN"
    assert side_of("JP:国崎支队") == "JP"
    assert side_of("nonsense") == ""
