"""The contents of an article as a menu: its sections, indented by their level."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from timeline_app.domain.article import Section
from timeline_app.domain.spans import Span
from timeline_app.ui.article.positions import PositionMap
from timeline_app.ui.article.view import ArticleView

_INDENT = "\u2003"
_LONGEST = 40


def contents_menu(
    view: ArticleView, positions: PositionMap, parent: QWidget, go: Callable[[int], None]
) -> QMenu:
    """A menu that calls ``go`` with the offset of the section chosen; its top is the title.

    Sections whose headings the page leaves out are left out here, too.
    """
    menu = QMenu(parent)
    menu.addAction(_plain(view.display_title), partial(go, 0))
    menu.addSeparator()
    shown = [section for section in view.article.sections if _is_shown(section, positions)]
    top = min((section.level for section in shown), default=0)
    for section in shown:
        words = _INDENT * (section.level - top) + _plain(view.section_title(section))
        menu.addAction(words, partial(go, section.span.start))
    return menu


def _is_shown(section: Section, positions: PositionMap) -> bool:
    heading = Span(section.span.start, section.span.start + len(section.title))
    return bool(section.title and positions.ranges(heading))


def _plain(words: str) -> str:
    """Short enough for a menu, and with no letter made into a shortcut."""
    short = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
    return short.replace("&", "&&")
