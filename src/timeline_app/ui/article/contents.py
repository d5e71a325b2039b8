"""The contents of an article as a menu: its sections, indented by their level."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from timeline_app.ui.article.view import ArticleView

_INDENT = "\u2003"
_LONGEST = 40


def contents_menu(view: ArticleView, parent: QWidget, go: Callable[[int], None]) -> QMenu:
    """A menu that calls ``go`` with the offset of the section chosen; its top is the title."""
    menu = QMenu(parent)
    menu.addAction(_plain(view.display_title), partial(go, 0))
    menu.addSeparator()
    levels = [section.level for section in view.article.sections if section.title]
    top = min(levels, default=0)
    for section in view.article.sections:
        if not section.title:
            continue
        words = _INDENT * (section.level - top) + _plain(view.section_title(section))
        menu.addAction(words, partial(go, section.span.start))
    return menu


def _plain(words: str) -> str:
    """Short enough for a menu, and with no letter made into a shortcut."""
    short = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
    return short.replace("&", "&&")
