from __future__ import annotations

from pytestqt.qtbot import QtBot

from timeline_app.ui import theme as themes
from timeline_app.ui.theme import Theme
from timeline_app.ui.widgets.titles import TITLE_HEIGHT, EmptyState, PaneTitle


def test_a_title_tells_its_words_and_keeps_its_height(qtbot: QtBot, theme: Theme) -> None:
    title = PaneTitle(theme)
    qtbot.addWidget(title)
    title.set_words("Article", "很長" * 60)
    title.resize(200, 90)
    assert title.height() == TITLE_HEIGHT
    assert title.accessibleName().startswith("Article: 很長")
    assert not title.grab().isNull()


def test_buttons_say_what_they_do_and_change_with_the_theme(qtbot: QtBot, theme: Theme) -> None:
    title = PaneTitle(theme)
    qtbot.addWidget(title)
    button = title.add_button("expand", "Unfold all")
    before = button.icon().pixmap(16, 16).toImage()
    title.set_theme(themes.load("dark"))
    assert button.accessibleName() == "Unfold all"
    assert button.icon().pixmap(16, 16).toImage() != before


def test_an_empty_state_has_a_sentence_and_a_hint(qtbot: QtBot, theme: Theme) -> None:
    empty = EmptyState(theme)
    qtbot.addWidget(empty)
    empty.set_words("Nothing here", "Open <b>something</b>.")
    assert empty.words() == ("Nothing here", "Open <b>something</b>.")
