"""Choosing sentences of the article, the menu of what is at a point, and signs in the margin."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, QUrl, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from timeline_app.domain.spans import Span
from timeline_app.ui.article.browser import ArticleBrowser, link_index
from timeline_app.ui.article.document import SetArticle
from timeline_app.ui.article.sentences import (
    OwnSpan,
    margin_marks,
    sentence_at,
    sentence_beside,
)
from timeline_app.ui.article.view import ArticleView, LinkKind
from timeline_app.ui.i18n import translatable

SENTENCE_WISHES = {
    "note": translatable("Write a note on this sentence"),
    "bookmark": translatable("Bookmark this sentence"),
    "tag": translatable("Add a tag to this sentence"),
    "own_event": translatable("New event from this sentence…"),
}
ARTICLE_WISHES = {
    "note": translatable("Write a note on the article"),
    "bookmark": translatable("Bookmark the article"),
    "tag": translatable("Add a tag to the article"),
}
"""What the menu offers to do with a sentence or, elsewhere, with the whole article; named as the
window's actions are.
"""


class Choosing(QObject):
    """Works on the page of an article; the actions of the page are offered for events and units."""

    sentence_requested = Signal(object, str)
    """A sentence (its span) or the whole article (None) was chosen, to do something with it (a key of
    ``SENTENCE_WISHES``), or "" alone.
    """
    link_requested = Signal(int)
    """The event or unit of a link (its index) is to be chosen."""
    own_requested = Signal(object)
    """What the reader has put down about something (its target) is to be seen."""

    def __init__(self, browser: ArticleBrowser) -> None:
        super().__init__(browser)
        self._browser = browser
        self._shown: tuple[ArticleView, SetArticle] | None = None
        self._own: tuple[OwnSpan, ...] = ()
        self.marked: Span | None = None
        """The sentence that is marked."""
        browser.menu_wanted.connect(self._show_menu)
        browser.sentence_wanted.connect(self.step)
        browser.own_clicked.connect(lambda own: self.own_requested.emit(own.target))

    def show_article(self, view: ArticleView, shown: SetArticle) -> None:
        """The page shows this."""
        self._shown = (view, shown)
        self._show_own()

    def set_own(self, marks: Sequence[OwnSpan]) -> None:
        """Show signs beside what the reader has put something down about."""
        self._own = tuple(marks)
        self._show_own()

    def menu_at(self, point: QPoint) -> QMenu:
        """What can be done with the link or the sentence at a point of the view, and with the page.

        A link's event or unit is chosen by this; a sentence, or else the article, only by what is
        chosen in the menu.
        """
        menu = self._browser.page_menu()
        first, link = menu.actions()[0], link_index(QUrl(self._browser.anchorAt(point)))
        sentence = self._sentence_at(point)
        if self._leads_to_own(link):
            self.link_requested.emit(link)
            menu.insertActions(first, self._browser.actions())
            menu.insertSeparator(first)
        elif self._shown is not None:
            wishes = ARTICLE_WISHES if sentence is None else SENTENCE_WISHES
            for wish, words in wishes.items():
                action = QAction(self.tr(words), menu)
                action.triggered.connect(partial(self.sentence_requested.emit, sentence, wish))
                menu.insertAction(first, action)
            menu.insertSeparator(first)
        return menu

    def step(self, step: int) -> None:
        """Choose the sentence after (1) or before (-1) the one that is marked in view, or else the
        first in view.
        """
        if self._shown is None:
            return
        view, shown = self._shown
        ranges = [] if self.marked is None else shown.positions.ranges(self.marked)
        if self.marked is not None and ranges and self._browser.is_shown(*ranges[0]):
            start = self.marked.start
        else:
            top = shown.positions.to_article(self._browser.place()[0]) or 0
            start = top - 1 if step > 0 else top
        found = sentence_beside(view.article, start, step)
        if found is not None:
            self.sentence_requested.emit(found, "")

    def _show_own(self) -> None:
        marks = [] if self._shown is None else margin_marks(self._own, self._shown[1].positions)
        self._browser.margin.set_marks(marks)

    def _leads_to_own(self, index: int) -> bool:
        links = () if self._shown is None else self._shown[1].links
        return 0 <= index < len(links) and links[index].kind in (LinkKind.EVENT, LinkKind.UNIT)

    def _sentence_at(self, point: QPoint) -> Span | None:
        if self._shown is None:
            return None
        view, shown = self._shown
        offset = shown.positions.to_article(self._browser.cursorForPosition(point).position())
        return None if offset is None else sentence_at(view.article, offset)

    def _show_menu(self, point: QPoint) -> None:
        menu = self.menu_at(point)
        menu.exec(self._browser.viewport().mapToGlobal(point))
        menu.deleteLater()
