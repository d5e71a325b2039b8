from timeline_app.workspace.filters import Filters


def test_campaigns_are_hidden_and_shown_again() -> None:
    filters = Filters()
    changes: list[frozenset[int]] = []
    filters.filters_changed.connect(lambda: changes.append(filters.hidden))
    filters.set_shown(1, False)
    filters.set_shown(2, False)
    filters.set_shown(2, False)
    filters.set_shown(1, True)
    assert changes == [frozenset({1}), frozenset({1, 2}), frozenset({2})]
