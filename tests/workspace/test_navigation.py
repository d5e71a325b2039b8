import pytest
from PySide6.QtCore import QTimer

from timeline_app.domain.refs import Locator
from timeline_app.timeline.viewport import Viewport
from timeline_app.workspace.navigation import Navigation, Place

WIDE, NARROW = Viewport(2_426_000.0, 5000.0), Viewport(2_428_000.0, 30.0)
pytestmark = pytest.mark.usefixtures("qapp")
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


def test_a_view_that_rests_far_away_is_a_place(navigation: Navigation) -> None:
    navigation.visit(1, EVENT)
    navigation.settle()
    navigation.set_viewport(NARROW)
    navigation.settle()
    navigation.set_viewport(NARROW.panned(3.0))
    navigation.settle()
    navigation.back()
    assert navigation.place == Place(WIDE, 1, EVENT)
    assert not navigation.can_go_back
    navigation.forward()
    assert navigation.place == Place(NARROW.panned(3.0), 1, EVENT)


def test_from_a_jump_one_can_go_back_at_once(navigation: Navigation) -> None:
    told: list[bool] = []
    navigation.visit(1, EVENT)
    navigation.settle()
    navigation.history_changed.connect(lambda: told.append(navigation.can_go_back))
    navigation.set_viewport(NARROW)
    assert told == [True]
    navigation.back()
    assert navigation.viewport == WIDE
    navigation.forward()
    assert navigation.viewport == NARROW


def test_a_view_rests_after_a_second(navigation: Navigation) -> None:
    navigation.visit(1, EVENT)
    clock = navigation.findChild(QTimer)
    assert clock is not None
    for view in (WIDE.panned(1.0), NARROW):
        navigation.set_viewport(view)
        assert clock.isActive()
        assert clock.interval() == 1000
        clock.timeout.emit()
    navigation.back()
    assert navigation.viewport == WIDE.panned(1.0)


def test_the_jump_after_a_visit_is_part_of_it(navigation: Navigation) -> None:
    navigation.visit(1, EVENT)
    navigation.settle()
    navigation.visit(2, None)
    navigation.set_viewport(NARROW)
    navigation.settle()
    navigation.back()
    assert navigation.place == Place(WIDE, 1, EVENT)
