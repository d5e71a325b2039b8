from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from timeline_app.domain.refs import Locator
from timeline_app.domain.spans import Span
from timeline_app.ui.search_box import Hit, SearchBox
from timeline_app.ui.search_lines import Kind, Line, Marked, heights
from timeline_app.ui.theme import Theme

CAMPAIGN = Line(Kind.CAMPAIGN, Marked("南京戰役"), "37", target=Locator.article(1), article_id=1)
LINES = [
    CAMPAIGN,
    *(Line(Kind.HIT, Marked(f"日軍 {n}"), target=Locator.event(n), article_id=1) for n in (7, 8)),
    Line(Kind.WHOLE, Marked("35 more"), article_id=1),
    Line(Kind.SAID, Marked("Hidden by the filter: 2")),
]


@pytest.fixture
def box(qtbot: QtBot, theme: Theme) -> SearchBox:
    made = SearchBox(theme)
    qtbot.addWidget(made)
    made.show()
    made.line.setFocus()
    return made


def listed(box: SearchBox, qtbot: QtBot, lines: list[Line] = LINES) -> None:
    with qtbot.waitSignal(box.search_requested):
        box.search_for("日軍")
    box.show_lines("日軍", lines)


def press(
    box: SearchBox, qtbot: QtBot, *keys: Qt.Key, held: Qt.KeyboardModifier | None = None
) -> None:
    for key in keys:
        qtbot.keyClick(box.line, key, held or Qt.KeyboardModifier.NoModifier)


def test_every_letter_is_asked_for_and_an_answer_that_came_too_late_is_not_shown(
    box: SearchBox, qtbot: QtBot
) -> None:
    asked: list[str] = []
    box.search_requested.connect(asked.append)
    qtbot.keyClicks(box.line, "ab")
    assert asked == ["a", "ab"]
    box.show_lines("a", LINES)
    assert not box.list.isVisible()
    box.show_lines("ab", LINES)
    assert box.list.isVisible() and box.list.count() == len(LINES)


def test_keys_walk_over_what_can_be_chosen_and_enter_goes_there(
    box: SearchBox, qtbot: QtBot
) -> None:
    listed(box, qtbot)
    rows = [box.list.currentRow()]
    for key in ("Down", "Home", "End", "Down", "PageUp"):
        press(box, qtbot, getattr(Qt.Key, f"Key_{key}"))
        rows.append(box.list.currentRow())
    assert rows == [1, 2, 0, 3, 3, 0]
    press(box, qtbot, Qt.Key.Key_Down)
    chosen: list[Hit] = []
    box.hit_requested.connect(chosen.append)
    press(box, qtbot, Qt.Key.Key_Return, held=Qt.KeyboardModifier.ControlModifier)
    assert box.list.isVisible()
    press(box, qtbot, Qt.Key.Key_Return)
    assert chosen == [Hit(Locator.event(7), 1, None, stays) for stays in (True, False)]
    assert not box.list.isVisible()


def test_all_of_a_campaign_can_be_asked_for_and_the_place_is_kept(
    box: SearchBox, qtbot: QtBot
) -> None:
    listed(box, qtbot)
    press(box, qtbot, Qt.Key.Key_End)
    with qtbot.waitSignal(box.whole_requested) as asked:
        press(box, qtbot, Qt.Key.Key_Return)
    assert asked.args == [1]
    box.show_lines("日軍", [*LINES[:3], *LINES[1:3]])
    assert box.list.isVisible() and box.list.currentRow() == 3


def test_words_that_are_offered_are_searched_for(box: SearchBox, qtbot: QtBot) -> None:
    said = Line(Kind.SAID, Marked("Nothing holds “日軍”."))
    listed(box, qtbot, [said, Line(Kind.WORDS, Marked("Search for “日” instead"), query="日")])
    with qtbot.waitSignal(box.search_requested) as asked:
        press(box, qtbot, Qt.Key.Key_Return)
    assert asked.args == ["日"] and box.line.text() == "日"


def test_an_empty_box_asks_for_what_was_searched_for_of_late(box: SearchBox, qtbot: QtBot) -> None:
    with qtbot.waitSignal(box.recent_requested):
        box.focus()
    box.show_lines("", [Line(Kind.WORDS, Marked("南京"), query="南京")])
    assert box.list.isVisible()
    press(box, qtbot, Qt.Key.Key_Escape)
    assert not box.list.isVisible()
    listed(box, qtbot)
    with qtbot.waitSignal(box.search_requested) as asked:
        assert box.clear()
    assert asked.args == [""] and not box.list.isVisible()
    assert not box.clear()


def test_lines_are_spoken_whole_and_what_was_found_is_marked(
    box: SearchBox, qtbot: QtBot, theme: Theme
) -> None:
    line = Line(Kind.HIT, Marked("攻佔南京", (Span(2, 4),)), "1937", Marked("日軍攻佔南京。"))
    listed(box, qtbot, [CAMPAIGN, line])
    assert box.list.item(1).text() == "攻佔南京, 1937, 日軍攻佔南京。"
    assert box.list.height() == heights([CAMPAIGN, line]) + 2
    picture = box.list.grab().toImage()
    colours = {picture.pixel(x, y) for x in range(0, 200, 2) for y in range(30, 60, 2)}
    assert theme.hit.rgb() in colours


def test_enter_waits_for_the_answer_and_a_closed_list_stays_closed(
    box: SearchBox, qtbot: QtBot
) -> None:
    box.search_for("日軍")
    press(box, qtbot, Qt.Key.Key_Return)
    with qtbot.waitSignal(box.hit_requested) as chosen:
        box.show_lines("日軍", LINES)
    assert chosen.args[0].target == Locator.event(7) and not box.list.isVisible()
    box.show_lines("日軍", LINES)
    assert not box.list.isVisible()
    press(box, qtbot, Qt.Key.Key_Down)
    box.show_lines("日軍", LINES)
    assert box.list.isVisible()
