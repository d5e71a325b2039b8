"""The window's actions: one table of what there is, with words, icon and keys."""

from __future__ import annotations

from dataclasses import dataclass, fields

from PySide6.QtGui import QAction, QKeySequence
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
    timeline_only: QAction
    article_only: QAction
    show_shelf: QAction
    show_orbat: QAction
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
_CHECKABLE = ("timeline_only", "article_only", "show_shelf", "show_orbat")


def create(window: QWidget) -> Actions:
    """All actions, added to the window so that their keys work everywhere in it."""
    tr = window.tr
    table: dict[str, tuple[str, list[str]]] = {
        "back": (tr("Back"), ["Alt+Left"]),
        "forward": (tr("Forward"), ["Alt+Right"]),
        "search": (tr("Search"), ["Ctrl+F"]),
        "fit_all": (tr("Show all campaigns"), ["Ctrl+0"]),
        "fit_campaign": (tr("Show this campaign"), ["Ctrl+1"]),
        "open_files": (tr("Open articles…"), ["Ctrl+O"]),
        "export_image": (tr("Export image…"), ["Ctrl+E"]),
        "timeline_only": (tr("Timeline alone"), ["F10"]),
        "article_only": (tr("Article alone"), ["F11"]),
        "show_shelf": (tr("Shelf"), ["F8"]),
        "show_orbat": (tr("Order of battle"), ["F9"]),
        "quit": (tr("Quit"), ["Ctrl+Q"]),
    }
    made: dict[str, QAction] = {}
    for field in fields(Actions):
        words, keys = table[field.name]
        action = QAction(words, window)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setToolTip(f"{words.rstrip('…')} ({keys[0]})")
        action.setCheckable(field.name in _CHECKABLE)
        window.addAction(action)
        made[field.name] = action
    return Actions(**made)
