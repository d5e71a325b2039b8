from timeline_app.domain.refs import Locator
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
