from __future__ import annotations

from collections import Counter
from dataclasses import fields

from PySide6.QtGui import QKeySequence

from timeline_app.ui import actions
from timeline_app.ui.actions import COMMANDS, Actions
from timeline_app.ui.main_window import MainWindow


def test_every_action_is_a_line_of_the_table_and_has_keys() -> None:
    assert sorted(command.name for command in COMMANDS) == sorted(f.name for f in fields(Actions))
    assert [command.name for command in COMMANDS if not command.keys] == []


def test_no_shortcut_is_used_twice_and_each_is_one() -> None:
    keys = [QKeySequence(key).toString() for command in COMMANDS for key in command.keys]
    assert "" not in keys
    assert [key for key, times in Counter(keys).items() if times > 1] == []


def test_the_window_answers_to_the_keys_of_the_table(window: MainWindow) -> None:
    table = window.actions_table
    for command in COMMANDS:
        shortcuts = [keys.toString() for keys in table.of(command).shortcuts()]
        assert shortcuts == [QKeySequence(key).toString() for key in command.keys]
        assert table.of(command) in window.actions()
        assert table.of(command).text() == command.words
        assert f"({command.keys[0]}" in table.of(command).toolTip()


def test_words_follow_the_table(window: MainWindow) -> None:
    window.actions_table.back.setText("")
    actions.retranslate(window.actions_table, window)
    assert window.actions_table.back.text() == "Back"
