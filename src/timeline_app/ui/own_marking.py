"""Signs of the reader's own work in every pane, and sentences to hang it on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject, Slot

from timeline_app.domain.own import Bookmark, Entry, Note, Tag, Target, TargetKind
from timeline_app.domain.spans import Span
from timeline_app.ui.article.sentences import OwnSpan
from timeline_app.ui.linking import Linking
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.widgets.own_marks import OwnMark
from timeline_app.workspace.own_marks import bookmarked_moments
from timeline_app.workspace.session import Session
from timeline_app.workspace.targets import unit_target
from timeline_app.workspace.workspace import OpenArticle
from timeline_app.zhtext.variants import fold


class OwnMarking(QObject):
    """Shows where there is a note or a bookmark; a sentence that is chosen becomes the subject."""

    def __init__(self, window: MainWindow, session: Session, linking: Linking) -> None:
        super().__init__(window)
        self._window, self._session, self._linking = window, session, linking
        session.own_work.entries_changed.connect(self.show_marks)
        session.workspace.article_opened.connect(self._mark_article)
        choosing, table = window.article.choosing, window.actions_table
        choosing.sentence_requested.connect(self.choose_sentence)
        choosing.own_requested.connect(self.go_to)
        table.let_go.triggered.connect(self._leave_sentence)
        for pane in (
            window.timeline.canvas,
            window.article.browser,
            window.events.tree,
            window.orbat.tree,
        ):
            pane.addActions([table.note, table.bookmark, table.tag])

    @Slot()
    def show_marks(self) -> None:
        """Show signs beside everything that something hangs on."""
        held, contents = self._session.own_work.held, self._session.workspace.contents
        moments = [] if contents is None else bookmarked_moments(held.marks, contents.columns)
        self._window.timeline.own.show(held.marks, moments)
        self._window.events.model.set_own(lambda event_id: mark_of(held.of_event.get(event_id, ())))
        self._window.orbat.set_own(lambda key: mark_of(held.of_target.get(unit_target(key), ())))
        self._mark_article()

    @Slot()
    def _mark_article(self) -> None:
        article = self._session.workspace.article
        found = [] if article is None else list(self._in_article(article))
        self._window.article.choosing.set_own(found)

    def _in_article(self, article: OpenArticle) -> Iterator[OwnSpan]:
        page = article.stored.page
        held = self._session.own_work.held
        targets = held.of_page.get(page, ())
        spans: dict[str, Span | None] = {
            event.key: event.sentence for event in article.stored.record.events
        }
        if any(map(_is_sentence, targets)):
            spans |= _sentences(article)
        spans[""] = None  # the article itself
        for target in targets:
            mark = mark_of(held.of_target[target]) if target.key in spans else None
            if mark is not None:
                yield OwnSpan(spans[target.key], mark, target)

    @Slot(object, str)
    def choose_sentence(self, span: Span | None, wish: str) -> None:
        """A sentence, or the whole article, is what the reader wants to do something with."""
        subject, table = self._session.subject, self._window.actions_table
        if span is None:
            self._session.selection.clear_events()
            self._leave_sentence()
        else:
            subject.choose_sentence(span)
            self._window.article.mark_sentence(span)
        wishes = {
            "note": table.note,
            "bookmark": table.bookmark,
            "tag": table.tag,
            "own_event": table.own_event,
        }
        if wish in wishes:
            wishes[wish].trigger()

    @Slot(object)
    def go_to(self, target: Target) -> None:
        """Signs in the margin were clicked: show what hangs there."""
        article, own = self._session.workspace.article, self._session.own_work
        if target.kind is TargetKind.EVENT and target.key in own.event_ids:
            self._linking.choose_event(own.event_ids[target.key])
        elif article is not None:
            self.choose_sentence(_sentences(article).get(target.key), "")
        if not self._window.actions_table.show_notes.isChecked():
            self._window.actions_table.show_notes.trigger()

    @Slot()
    def _leave_sentence(self) -> None:
        if self._session.subject.is_sentence:
            self._session.subject.leave()
            self._window.article.mark_sentence(None)


def mark_of(entries: Iterable[Entry]) -> OwnMark | None:
    """The signs of what hangs on one thing; None where that is no note, tag or bookmark."""
    contents = [entry.content for entry in entries]
    mark = OwnMark(
        any(isinstance(content, Bookmark) for content in contents),
        "\n\n".join(content.text for content in contents if isinstance(content, Note)),
        tuple(content.name for content in contents if isinstance(content, Tag)),
    )
    return mark if mark != OwnMark() else None


def _is_sentence(target: Target) -> bool:
    return target.kind is TargetKind.SENTENCE


def _sentences(article: OpenArticle) -> dict[str, Span]:
    """The sentences of an article by their folded words, of several alike the first."""
    record = article.stored.record.article
    folded = fold(record.text)
    return {sentence.span.of(folded): sentence.span for sentence in reversed(record.sentences)}
