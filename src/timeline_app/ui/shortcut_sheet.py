"""The sheet of shortcuts: every command and every key of a pane, made from their tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement, pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from timeline_app.ui.actions import COMMANDS, Area, Command
from timeline_app.ui.article.browser import KEYS as ARTICLE_KEYS
from timeline_app.ui.event_list.pane import KEYS as LIST_KEYS
from timeline_app.ui.filter_bar.lists import KEYS as FILTER_KEYS
from timeline_app.ui.i18n import translatable
from timeline_app.ui.notes.pane import KEYS as NOTES_KEYS
from timeline_app.ui.orbat.pane import KEYS as ORBAT_KEYS
from timeline_app.ui.shelf.pane import KEYS as SHELF_KEYS
from timeline_app.ui.study.pane import KEYS as STUDY_KEYS
from timeline_app.ui.theme import STEP
from timeline_app.ui.timeline.keys import KEYS as TIMELINE_KEYS
from timeline_app.ui.timeline.keys import OVERVIEW_KEYS
from timeline_app.ui.widgets.key_lines import KeyLine

PANES: tuple[tuple[str, tuple[KeyLine, ...]], ...] = (
    (translatable("On the timeline"), TIMELINE_KEYS),
    (translatable("On the overview strip"), OVERVIEW_KEYS),
    (translatable("On the shelf"), SHELF_KEYS),
    (translatable("In the article"), ARTICLE_KEYS),
    (translatable("In the order of battle"), ORBAT_KEYS),
    (translatable("In the list of events"), LIST_KEYS),
    (translatable("In the filters"), FILTER_KEYS),
    (translatable("In the notes"), NOTES_KEYS),
    (translatable("In my work"), STUDY_KEYS),
)
"""What each pane answers to while it has the focus."""
_COLUMN, _MOST_COLUMNS, _BETWEEN = 270, 4, 1
"""Width of a column, px, how many there are where the window has room; and between lines, px."""
_ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}
_NATIVE = QKeySequence.SequenceFormat.NativeText
_TITLE_LINES = 2
"""What the title of a group takes of a column, in lines."""


@dataclass(frozen=True, slots=True)
class Group:
    """A part of the sheet: lines of words and keys, in English and as ``QKeySequence`` writes them."""

    title: str
    lines: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def height(self) -> int:
        """In lines."""
        return len(self.lines) + _TITLE_LINES


def groups() -> Iterator[Group]:
    """All groups, those of the commands first."""
    for area in Area:
        lines = ((_words(c), c.keys) for c in COMMANDS if c.area is area and c.keys)
        yield Group(area.value, tuple(lines))
    for title, keys in PANES:
        yield Group(title, tuple((line.words, line.keys) for line in keys))


def columns(found: Sequence[Group], count: int) -> list[list[Group]]:
    """The groups in order, in columns of which the highest is as low as can be."""
    every = combinations_with_replacement(range(len(found) + 1), count - 1)
    cut = ([list(found[a:b]) for a, b in pairwise((0, *cuts, len(found)))] for cuts in every)
    return min(cut, key=lambda made: max(sum(group.height for group in one) for one in made))


def key_words(key: str) -> str:
    """A key as the reader's system writes it, arrows as arrows: in some languages their words mean
    the buttons of a mouse.
    """
    held, plus, last = key.rpartition("+")
    if last in _ARROWS:
        stand_in = QKeySequence(f"{held}{plus}A").toString(_NATIVE)
        return stand_in.removesuffix("A") + _ARROWS[last]
    return "Enter" if key == "Return" else QKeySequence(key).toString(_NATIVE)


class ShortcutSheet(QDialog):
    """Groups in columns; arrows scroll where the window is small, Escape closes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("shortcut-sheet")
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        page = QWidget(self)
        row = QHBoxLayout(page)
        row.setContentsMargins(6 * STEP, 4 * STEP, 6 * STEP, 4 * STEP)
        row.setSpacing(8 * STEP)
        room = parent.size()
        count = max(1, min(room.width() // (_COLUMN + 10 * STEP), _MOST_COLUMNS))
        for parts in columns(list(groups()), count):
            column = QVBoxLayout()
            column.setSpacing(4 * STEP)
            for group in parts:
                column.addLayout(self._grid(group))
            column.addStretch(1)
            row.addLayout(column, 1)
        self._area = QScrollArea(self)
        self._area.setWidget(page)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setAccessibleName(self.windowTitle())
        self._area.setAccessibleDescription("\n".join(self.spoken()))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.addWidget(self._area)
        wanted = page.sizeHint()
        bar = self._area.verticalScrollBar().sizeHint().width()
        width = bar + max(wanted.width(), count * (_COLUMN + 8 * STEP))
        self.resize(
            min(width, room.width() - 6 * STEP), min(wanted.height() + 2, room.height() - 6 * STEP)
        )

    def spoken(self) -> list[str]:
        """Every line as it is read aloud."""
        return [
            f"{self._line_words(words)}: {', '.join(map(key_words, keys))}"
            for group in groups()
            for words, keys in group.lines
        ]

    def _grid(self, group: Group) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(4 * STEP)
        grid.setVerticalSpacing(_BETWEEN)
        grid.setColumnStretch(0, 1)
        title = QLabel(self.tr(group.title), self)
        title.setObjectName("sheet-title")
        title.setIndent(0)
        grid.addWidget(title, 0, 0, 1, 2)
        for place, (words, keys) in enumerate(group.lines, start=1):
            grid.addWidget(QLabel(self._line_words(words), self), place, 0)
            grid.addWidget(self._caps(keys), place, 1)
        return grid

    def _line_words(self, words: str) -> str:
        title, colon, rest = words.partition(": ")
        return f"{self.tr(title)}: {self.tr(rest)}" if colon else self.tr(words).rstrip("…")

    def _caps(self, keys: Sequence[str]) -> QWidget:
        caps = QWidget(self)
        row = QHBoxLayout(caps)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(STEP)
        row.addStretch(1)
        for key in keys:
            cap = QLabel(key_words(key), caps)
            cap.setObjectName("key-cap")
            row.addWidget(cap)
        return caps


def _words(command: Command) -> str:
    return f"{command.under}: {command.words}" if command.under else command.words
