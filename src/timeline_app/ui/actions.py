"""The window's actions: one table of what there is, with words, icon and keys."""

from __future__ import annotations

from dataclasses import dataclass, fields

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from timeline_app.ui import icons
from timeline_app.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Actions:
    """Everything the reader can ask of the window itself."""

    back: QAction
    forward: QAction
    search: QAction
    fit_all: QAction
    fit_campaign: QAction
    open_files: QAction
    export_image: QAction
    by_campaign: QAction
    by_side: QAction
    by_kind: QAction
    by_commander: QAction
    by_unit: QAction
    fold_all: QAction
    unfold_all: QAction
    hide_empty: QAction
    copy_image: QAction
    timeline_only: QAction
    article_only: QAction
    show_shelf: QAction
    show_orbat: QAction
    show_legend: QAction
    next_pane: QAction
    previous_pane: QAction
    let_go: QAction
    quit: QAction

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the theme's colours."""
        for name, icon in _ICONS.items():
            getattr(self, name).setIcon(icons.icon(icon, theme))


_ICONS = {
    "back": "back",
    "forward": "forward",
    "search": "search",
    "fit_all": "fit",
    "open_files": "open",
    "export_image": "export",
}
_KEYS = {
    "back": "Alt+Left",
    "forward": "Alt+Right",
    "search": "Ctrl+F",
    "fit_all": "Ctrl+0",
    "fit_campaign": "Ctrl+1",
    "open_files": "Ctrl+O",
    "export_image": "Ctrl+E",
    "by_campaign": "Alt+1",
    "by_side": "Alt+2",
    "by_kind": "Alt+3",
    "by_commander": "Alt+4",
    "by_unit": "Alt+5",
    "fold_all": "Ctrl+[",
    "unfold_all": "Ctrl+]",
    "hide_empty": "Ctrl+H",
    "copy_image": "Ctrl+Shift+C",
    "timeline_only": "F10",
    "article_only": "F11",
    "show_shelf": "F8",
    "show_orbat": "F9",
    "show_legend": "F7",
    "next_pane": "F6",
    "previous_pane": "Shift+F6",
    "let_go": "Esc",
    "quit": "Ctrl+Q",
}
GROUPINGS = ("by_campaign", "by_side", "by_kind", "by_commander", "by_unit")
"""What each track may stand for: one of these is chosen at a time."""
_CHECKABLE = (
    "timeline_only",
    "article_only",
    "show_shelf",
    "show_orbat",
    "show_legend",
    "hide_empty",
    *GROUPINGS,
)


def create(window: QWidget) -> Actions:
    """All actions, added to the window so that their keys work everywhere in it."""
    made: dict[str, QAction] = {}
    for field in fields(Actions):
        action = QAction(window)
        action.setShortcut(QKeySequence(_KEYS[field.name]))
        action.setCheckable(field.name in _CHECKABLE)
        window.addAction(action)
        made[field.name] = action
    table = Actions(**made)
    groupings = QActionGroup(window)
    for name in GROUPINGS:
        groupings.addAction(made[name])
    for action in (table.back, table.forward):
        action.setEnabled(False)
    retranslate(table, window)
    return table


def retranslate(table: Actions, window: QWidget) -> None:
    """Give every action its words, in the language of the moment."""
    for name, words in _words(window).items():
        action: QAction = getattr(table, name)
        action.setText(words)
        action.setToolTip(f"{words.rstrip('…')} ({_KEYS[name]})")


def _words(window: QWidget) -> dict[str, str]:
    return {
        "back": window.tr("Back"),
        "forward": window.tr("Forward"),
        "search": window.tr("Search"),
        "fit_all": window.tr("Show all campaigns"),
        "fit_campaign": window.tr("Show this campaign"),
        "open_files": window.tr("Open articles…"),
        "export_image": window.tr("Export image…"),
        "by_campaign": window.tr("Campaign"),
        "by_side": window.tr("Side"),
        "by_kind": window.tr("Kind of event"),
        "by_commander": window.tr("Commander"),
        "by_unit": window.tr("Unit"),
        "fold_all": window.tr("Fold all tracks"),
        "unfold_all": window.tr("Unfold all tracks"),
        "hide_empty": window.tr("Hide empty time"),
        "copy_image": window.tr("Copy image"),
        "timeline_only": window.tr("Timeline alone"),
        "article_only": window.tr("Article alone"),
        "show_shelf": window.tr("Shelf"),
        "show_orbat": window.tr("Order of battle"),
        "show_legend": window.tr("Legend"),
        "next_pane": window.tr("Next pane"),
        "previous_pane": window.tr("Previous pane"),
        "let_go": window.tr("Clear the selection"),
        "quit": window.tr("Quit"),
    }
