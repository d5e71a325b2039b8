from timeline_app.domain.refs import Locator
from timeline_app.timeline.span import TimeSpan
from timeline_app.workspace.selection import Selection


def test_selecting_is_announced_once_and_can_be_undone() -> None:
    selection = Selection()
    heard: list[object] = []
    selection.selection_changed.connect(heard.append)
    event = Locator.event(3)
    selection.select(event)
    selection.select(Locator.event(3))
    selection.select(None)
    assert heard == [event, None]
    assert selection.selected is None


def test_choosing_the_same_again_can_be_announced() -> None:
    selection = Selection()
    heard: list[object] = []
    selection.selection_changed.connect(heard.append)
    selection.select(Locator.event(3))
    selection.select(Locator.event(3), again=True)
    assert heard == [Locator.event(3), Locator.event(3)]


def several_of(*toggled: int) -> Selection:
    selection = Selection()
    for event_id in toggled:
        selection.toggle(event_id)
    return selection


def test_events_are_gathered_beside_the_one_that_is_shown() -> None:
    selection = several_of(3, 5, 4)
    assert selection.several == (3, 5, 4)
    assert selection.selected == Locator.event(3)


def test_the_one_that_is_shown_may_be_any_of_the_gathered() -> None:
    selection = several_of(3, 5, 4)
    selection.select(Locator.event(5))
    assert selection.several == (3, 5, 4)
    selection.select(Locator.unit("CN:74:军"))
    assert selection.several == (3, 5, 4)
    selection.select(Locator.event(9))
    assert selection.several == ()
    assert selection.selected == Locator.event(9)


def test_what_is_taken_away_is_not_shown_any_more() -> None:
    selection = several_of(3, 5, 4, 3)
    assert selection.several == (5, 4)
    assert selection.selected == Locator.event(5)
    selection.toggle(5)
    assert selection.several == ()
    assert selection.selected == Locator.event(4)
    selection.toggle(4)
    assert selection.selected is None


def test_taking_away_another_leaves_the_one_shown() -> None:
    selection = several_of(3, 5, 4)
    heard: list[object] = []
    selection.selection_changed.connect(heard.append)
    selection.toggle(4)
    assert (selection.several, heard) == ((3, 5), [])


def test_letting_go_goes_by_steps() -> None:
    selection = several_of(3, 5)
    selection.set_span(TimeSpan(1.0, 2.0))
    assert selection.let_go()
    assert (selection.span, selection.several) == (None, (3, 5))
    assert selection.let_go()
    assert (selection.several, selection.selected) == ((), Locator.event(3))
    assert selection.let_go()
    assert selection.selected is None
    assert not selection.let_go()


def test_a_span_is_announced_once_and_can_be_widened_to_all_tracks() -> None:
    selection = Selection()
    heard: list[object] = []
    selection.span_changed.connect(heard.append)
    narrow = TimeSpan(1.0, 2.0, frozenset(["campaign:1"]))
    selection.set_span(narrow)
    selection.set_span(narrow)
    selection.widen_span()
    selection.clear_events()
    assert heard == [narrow, TimeSpan(1.0, 2.0)]


def test_pointing_is_announced_where_it_changes_and_selects_nothing() -> None:
    selection = Selection()
    heard: list[object] = []
    selection.pointed_changed.connect(heard.append)
    for events in ((3, 4), [3, 4], (), ()):
        selection.point(events)
    assert heard == [(3, 4), ()]
    assert selection.selected is None
