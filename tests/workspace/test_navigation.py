import pytest

from timeline_app.domain.refs import Locator
from timeline_app.timeline.viewport import Viewport
from timeline_app.workspace.navigation import Navigation, Place

WIDE, NARROW = Viewport(2_426_000.0, 5000.0), Viewport(2_428_000.0, 30.0)
EVENT, UNIT = Locator.event(7), Locator.unit("JP:11:军")


@pytest.fixture
def navigation() -> Navigation:
    navigation = Navigation()
    navigation.set_viewport(WIDE)
    return navigation


def test_back_and_forward_bring_back_view_article_and_selection(navigation: Navigation) -> None:
    navigation.visit(1, EVENT)
    navigation.set_viewport(NARROW)
    navigation.visit(2, UNIT)
    navigation.back()
    assert navigation.place == Place(NARROW, 1, EVENT)
    navigation.forward()
    assert navigation.place == Place(NARROW, 2, UNIT)


def test_panning_adds_no_place(navigation: Navigation) -> None:
    navigation.visit(1, EVENT)
    navigation.visit(2, UNIT)
    for step in range(5):
        navigation.set_viewport(NARROW.panned(step))
    navigation.back()
    assert navigation.place == Place(WIDE, 1, EVENT)


def test_there_is_nothing_to_go_back_to_before_the_first_visit(navigation: Navigation) -> None:
    navigation.visit(1, EVENT)
    assert not navigation.can_go_back
    assert navigation.place == Place(WIDE, 1, EVENT)


def test_a_new_visit_forgets_what_was_forward(navigation: Navigation) -> None:
    navigation.visit(1, EVENT)
    navigation.visit(2, UNIT)
    navigation.back()
    navigation.visit(3, None)
    assert not navigation.can_go_forward
    navigation.back()
    assert navigation.article_id == 1


def test_visiting_where_one_is_adds_no_place(navigation: Navigation) -> None:
    navigation.visit(1, EVENT)
    navigation.visit(2, UNIT)
    navigation.visit(2, UNIT)
    navigation.back()
    assert navigation.article_id == 1
    assert not navigation.can_go_back


def test_the_ends_of_the_history_stay_put(navigation: Navigation) -> None:
    place = navigation.place
    navigation.back()
    navigation.forward()
    assert navigation.place == place


def test_only_changes_are_announced(navigation: Navigation) -> None:
    views: list[object] = []
    articles: list[object] = []
    navigation.viewport_changed.connect(lambda viewport, _motion: views.append(viewport))
    navigation.article_changed.connect(articles.append)
    navigation.set_viewport(WIDE)
    navigation.set_viewport(NARROW)
    navigation.visit(1, None)
    navigation.visit(1, EVENT)
    assert views == [NARROW]
    assert articles == [1]
    navigation.visit(2, None)
    navigation.set_viewport(WIDE)
    navigation.back()
    navigation.back()
    assert views == [NARROW, WIDE, NARROW]
    assert articles == [1, 2, 1]
