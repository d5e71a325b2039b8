"""The window's actions, out of one table: words, icon and keys of everything there is.

Menu, tooltips, the sheet of shortcuts and the command palette are made from it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from timeline_app.ui import icons
from timeline_app.ui.i18n import translatable
from timeline_app.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Actions:
    """Everything the reader can ask of the window itself; a line of ``COMMANDS`` for each."""

    back: QAction
    forward: QAction
    search: QAction
    palette: QAction
    filter: QAction
    filter_by_words: QAction
    clear_filters: QAction
    save_search: QAction
    fit_all: QAction
    fit_campaign: QAction
    fit_chosen: QAction
    fit_span: QAction
    choose_view: QAction
    choose_time: QAction
    open_files: QAction
    paste_article: QAction
    fetch_articles: QAction
    library: QAction
    export_image: QAction
    export_data: QAction
    note: QAction
    bookmark: QAction
    tag: QAction
    save_own: QAction
    add_own: QAction
    correct: QAction
    hide_event: QAction
    merge_events: QAction
    own_event: QAction
    own_campaigns: QAction
    hidden_events: QAction
    undo: QAction
    redo: QAction
    by_campaign: QAction
    by_side: QAction
    by_kind: QAction
    by_commander: QAction
    by_unit: QAction
    fold_all: QAction
    unfold_all: QAction
    hide_empty: QAction
    copy_image: QAction
    print_image: QAction
    timeline_only: QAction
    article_only: QAction
    show_shelf: QAction
    show_orbat: QAction
    show_notes: QAction
    show_legend: QAction
    less_motion: QAction
    next_pane: QAction
    previous_pane: QAction
    show_study: QAction
    previous_in_study: QAction
    next_in_study: QAction
    previous_in_track: QAction
    next_in_track: QAction
    previous_in_time: QAction
    next_in_time: QAction
    previous_of_unit: QAction
    next_of_unit: QAction
    previous_of_kind: QAction
    next_of_kind: QAction
    previous_hit: QAction
    next_hit: QAction
    show_cursor: QAction
    play: QAction
    slower: QAction
    faster: QAction
    loop: QAction
    day_back: QAction
    day_on: QAction
    hour_back: QAction
    hour_on: QAction
    let_go: QAction
    help: QAction
    shortcuts: QAction
    quit: QAction

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the theme's colours."""
        for command in COMMANDS:
            if command.icon:
                self.of(command).setIcon(icons.icon(command.icon, theme))

    def of(self, command: Command) -> QAction:
        """The action of a line of the table."""
        action: QAction = getattr(self, command.name)
        return action


class Area(StrEnum):
    """What the commands are grouped by, in the order of the sheet; the values are words."""

    GO = translatable("Go")
    VIEW = translatable("View")
    TRACKS = translatable("Tracks")
    PLAY = translatable("Playing")
    OWN = translatable("My work")
    FILE = translatable("Files")
    HELP = translatable("Help")


@dataclass(frozen=True, slots=True)
class Command:
    """A line of the table: ``words`` in English, ``under`` the words of its submenu where it is one
    of several choices, ``keys`` the shortcuts, the first of them the one that is told.
    """

    name: str
    area: Area
    keys: tuple[str, ...]
    words: str
    icon: str = ""
    checkable: bool = False
    under: str = ""


_TRACKS_BY = translatable("Tracks by")
COMMANDS = (
    Command("back", Area.GO, ("Alt+Left",), translatable("Back"), "back"),
    Command("forward", Area.GO, ("Alt+Right",), translatable("Forward"), "forward"),
    Command("search", Area.GO, ("Ctrl+F",), translatable("Search"), "search"),
    Command("filter", Area.GO, ("Ctrl+Shift+F",), translatable("Filter events…"), "filter"),
    Command(
        "filter_by_words", Area.GO, ("Alt+F",), translatable("Filter by the words of the search")
    ),
    Command("clear_filters", Area.GO, ("Alt+Shift+F",), translatable("Clear all filters")),
    Command("save_search", Area.GO, ("Ctrl+S",), translatable("Save this search…")),
    Command("palette", Area.GO, ("Ctrl+K",), translatable("Commands and campaigns…")),
    Command("next_pane", Area.GO, ("F6",), translatable("Next pane")),
    Command("previous_pane", Area.GO, ("Shift+F6",), translatable("Previous pane")),
    Command("previous_in_track", Area.GO, (",",), translatable("Previous event in the track")),
    Command("next_in_track", Area.GO, (".",), translatable("Next event in the track")),
    Command("previous_in_time", Area.GO, ("[",), translatable("Previous event in time")),
    Command("next_in_time", Area.GO, ("]",), translatable("Next event in time")),
    Command("previous_of_unit", Area.GO, ("P",), translatable("Previous event of the unit")),
    Command("next_of_unit", Area.GO, ("N",), translatable("Next event of the unit")),
    Command("previous_of_kind", Area.GO, ("Shift+P",), translatable("Previous event of this kind")),
    Command("next_of_kind", Area.GO, ("Shift+N",), translatable("Next event of this kind")),
    Command("previous_hit", Area.GO, ("Ctrl+Shift+G",), translatable("Previous search hit")),
    Command("next_hit", Area.GO, ("Ctrl+G",), translatable("Next search hit")),
    Command("previous_in_study", Area.GO, ("Ctrl+PgUp",), translatable("Previous of my work")),
    Command("next_in_study", Area.GO, ("Ctrl+PgDown",), translatable("Next of my work")),
    Command("let_go", Area.GO, ("Esc",), translatable("Clear the selection")),
    Command("fit_all", Area.VIEW, ("Ctrl+0",), translatable("Show all campaigns"), "fit"),
    Command("fit_campaign", Area.VIEW, ("Ctrl+1",), translatable("Show this campaign")),
    Command("fit_chosen", Area.VIEW, ("Ctrl+2",), translatable("Show the selection")),
    Command("choose_view", Area.VIEW, ("Shift+Z",), translatable("Choose the time in view")),
    Command("choose_time", Area.VIEW, ("T",), translatable("What else happened then")),
    Command("fit_span", Area.VIEW, ("Z",), translatable("Zoom to the chosen time")),
    Command("show_notes", Area.VIEW, ("F3",), translatable("Notes pane"), checkable=True),
    Command("show_legend", Area.VIEW, ("F7",), translatable("Legend"), checkable=True),
    Command("show_study", Area.VIEW, ("Ctrl+B",), translatable("My work")),
    Command("show_shelf", Area.VIEW, ("F8",), translatable("Shelf"), checkable=True),
    Command("show_orbat", Area.VIEW, ("F9",), translatable("Order of battle"), checkable=True),
    Command("timeline_only", Area.VIEW, ("F10",), translatable("Timeline alone"), checkable=True),
    Command("article_only", Area.VIEW, ("F11",), translatable("Article alone"), checkable=True),
    Command("less_motion", Area.VIEW, ("Ctrl+M",), translatable("Less motion"), checkable=True),
    Command("by_campaign", Area.TRACKS, ("Alt+1",), translatable("Campaign"), "", True, _TRACKS_BY),
    Command("by_side", Area.TRACKS, ("Alt+2",), translatable("Side"), "", True, _TRACKS_BY),
    Command(
        "by_kind", Area.TRACKS, ("Alt+3",), translatable("Kind of event"), "", True, _TRACKS_BY
    ),
    Command(
        "by_commander", Area.TRACKS, ("Alt+4",), translatable("Commander"), "", True, _TRACKS_BY
    ),
    Command("by_unit", Area.TRACKS, ("Alt+5",), translatable("Unit"), "", True, _TRACKS_BY),
    Command("fold_all", Area.TRACKS, ("Ctrl+[",), translatable("Fold all tracks")),
    Command("unfold_all", Area.TRACKS, ("Ctrl+]",), translatable("Unfold all tracks")),
    Command("hide_empty", Area.VIEW, ("Ctrl+H",), translatable("Hide empty time"), checkable=True),
    Command("show_cursor", Area.PLAY, ("F4",), translatable("Time cursor"), checkable=True),
    Command("play", Area.PLAY, ("F5",), translatable("Play or pause")),
    Command("slower", Area.PLAY, ("Ctrl+Down",), translatable("Slower")),
    Command("faster", Area.PLAY, ("Ctrl+Up",), translatable("Faster")),
    Command("day_back", Area.PLAY, ("Ctrl+Left",), translatable("One day back")),
    Command("day_on", Area.PLAY, ("Ctrl+Right",), translatable("One day on")),
    Command("hour_back", Area.PLAY, ("Ctrl+Shift+Left",), translatable("One hour back")),
    Command("hour_on", Area.PLAY, ("Ctrl+Shift+Right",), translatable("One hour on")),
    Command("loop", Area.PLAY, ("Ctrl+L",), translatable("Begin again at the end"), checkable=True),
    Command("note", Area.OWN, ("Ctrl+N",), translatable("Write a note"), "note"),
    Command("bookmark", Area.OWN, ("Ctrl+D",), translatable("Bookmark"), checkable=True),
    Command("tag", Area.OWN, ("Ctrl+T",), translatable("Add a tag"), ""),
    Command("save_own", Area.OWN, ("Ctrl+Shift+S",), translatable("Save my work…")),
    Command("add_own", Area.OWN, ("Ctrl+Shift+A",), translatable("Add somebody’s work…")),
    Command("correct", Area.OWN, ("F2",), translatable("Correct the event…")),
    Command("hide_event", Area.OWN, ("Del",), translatable("Hide the event")),
    Command("merge_events", Area.OWN, ("Ctrl+J",), translatable("Show the selected events as one")),
    Command("own_event", Area.OWN, ("Ctrl+Shift+N",), translatable("New event…")),
    Command("own_campaigns", Area.OWN, ("Ctrl+Shift+J",), translatable("Campaigns of your own…")),
    Command("hidden_events", Area.OWN, ("Shift+Del",), translatable("Hidden and merged events…")),
    Command("undo", Area.OWN, ("Ctrl+Z",), translatable("Undo")),
    Command("redo", Area.OWN, ("Ctrl+Shift+Z",), translatable("Redo")),
    Command("open_files", Area.FILE, ("Ctrl+O",), translatable("Open articles…"), "open"),
    Command("paste_article", Area.FILE, ("Ctrl+Shift+V",), translatable("Paste an article")),
    Command("fetch_articles", Area.FILE, ("Ctrl+Shift+O",), translatable("Fetch from a wiki…")),
    Command("library", Area.FILE, ("Ctrl+I",), translatable("Library")),
    Command("export_image", Area.FILE, ("Ctrl+E",), translatable("Export image…"), "export"),
    Command("export_data", Area.FILE, ("Ctrl+Shift+E",), translatable("Export data…")),
    Command("copy_image", Area.FILE, ("Ctrl+Shift+C",), translatable("Copy image")),
    Command("print_image", Area.FILE, ("Ctrl+P",), translatable("Print…")),
    Command("quit", Area.FILE, ("Ctrl+Q",), translatable("Quit")),
    Command("help", Area.HELP, ("F1",), translatable("Help")),
    Command("shortcuts", Area.HELP, ("?",), translatable("Keyboard shortcuts")),
)
"""Everything that has words and keys, in the order in which it is listed."""
GROUPINGS = ("by_campaign", "by_side", "by_kind", "by_commander", "by_unit")
"""What each track may stand for: one of these is chosen at a time."""
STEPS = tuple(
    f"{way}_{where}"
    for where in ("in_track", "in_time", "of_unit", "of_kind", "hit")
    for way in ("previous", "next")
)
"""From event to event: a menu of their own."""
_STEP = "step"
"""Property of an action: the label of the step that it is about."""


def create(window: QWidget) -> Actions:
    """All actions, added to the window so that their keys work everywhere in it."""
    made = {field.name: QAction(window) for field in fields(Actions)}
    for command in COMMANDS:
        action = made[command.name]
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setCheckable(command.checkable)
        window.addAction(action)
    table = Actions(**made)
    groupings = QActionGroup(window)
    for name in GROUPINGS:
        groupings.addAction(made[name])
    for action in (table.back, table.forward, table.fit_span, table.undo, table.redo):
        action.setEnabled(False)
    retranslate(table, window)
    return table


def tell_steps(table: Actions, window: QWidget, undo: str | None, redo: str | None) -> None:
    """Say which steps (their labels, in English) can be taken back and done again; None where there
    is nothing.
    """
    for action, label in ((table.undo, undo), (table.redo, redo)):
        action.setEnabled(label is not None)
        action.setProperty(_STEP, label)
    retranslate(table, window)


def retranslate(table: Actions, window: QWidget) -> None:
    """Give every action its words, in the language of the moment."""
    for command in COMMANDS:
        action, words = table.of(command), window.tr(command.words)
        step = action.property(_STEP)
        if step:
            words = window.tr("{command}: {step}").format(command=words, step=window.tr(step))
        action.setText(words)
        keys = " / ".join(command.keys)
        action.setToolTip(f"{words.rstrip('…')} ({keys})" if keys else words.rstrip("…"))
