"""Words of an article that are to be marked, once the article is open."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from timeline_app.domain.spans import Span
from timeline_app.ui.main_window import MainWindow
from timeline_app.workspace.session import Session
from timeline_app.zhtext.variants import fold


class Passages(QObject):
    """Waits for an article with one passage at a time, the last that was wanted."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._wanted: tuple[int, Span | str] | None = None

    def want(self, article_id: int, words: Span | str | None) -> None:
        """Mark a stretch of an article, or a sentence of it (folded); None for nothing."""
        self._wanted = None if words is None else (article_id, words)

    @Slot()
    def show(self) -> None:
        """Mark what is wanted, if its article is the open one."""
        article = self._session.workspace.article
        if self._wanted is None or article is None:
            return
        article_id, words = self._wanted
        if article_id != article.stored.id or article_id != self._session.navigation.article_id:
            return
        self._wanted = None
        if isinstance(words, str):
            span = sentence_span(article.stored.record.article.text, words)
            if span is not None:
                self._session.subject.choose_sentence(span)
        else:
            span = words
        if span is not None:
            self._window.article.mark_sentence(span)


def sentence_span(text: str, sentence: str) -> Span | None:
    """Where a folded sentence stands in an article's text; None where it does not."""
    at = fold(text).find(sentence)
    return Span(at, at + len(sentence)) if at >= 0 else None
