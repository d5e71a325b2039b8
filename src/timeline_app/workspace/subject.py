"""What the reader's own work is about at the moment."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from timeline_app.domain.own import Place, TargetKind
from timeline_app.domain.refs import Locator
from timeline_app.domain.spans import Span
from timeline_app.workspace.selection import Selection
from timeline_app.workspace.targets import article_place, place_of, sentence_target
from timeline_app.workspace.workspace import OpenArticle, Workspace


class Subject(QObject):
    """The selected event or unit, else a sentence that was chosen, else the open article."""

    subject_changed = Signal(object)

    def __init__(
        self, workspace: Workspace, selection: Selection, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._selection = workspace, selection
        self._sentence: tuple[OpenArticle, Span] | None = None
        self._place: Place | None = None
        selection.selection_changed.connect(self._follow)
        workspace.article_opened.connect(self._follow)
        workspace.contents_changed.connect(self._follow)
        self._follow()

    @property
    def place(self) -> Place | None:
        """What it is about, None where nothing is open."""
        return self._place

    @property
    def is_sentence(self) -> bool:
        """Whether it is about a sentence."""
        return self._place is not None and self._place.target.kind is TargetKind.SENTENCE

    def choose_sentence(self, span: Span) -> None:
        """A sentence of the open article was chosen; nothing else is selected then."""
        self._selection.clear_events()
        article = self._workspace.article
        self._sentence = None if article is None else (article, span)
        self._follow()

    @Slot()
    def leave_sentence(self) -> None:
        """No sentence is chosen any more."""
        self._sentence = None
        self._follow()

    @Slot()
    def _follow(self) -> None:
        found = self._find(self._selection.selected)
        if found != self._place:
            self._place = found
            self.subject_changed.emit(found)

    def _find(self, selected: Locator | None) -> Place | None:
        article = self._workspace.article
        if selected is not None:
            self._sentence = None
            return place_of(self._workspace, selected)
        if article is None:
            return None
        whole = article_place(self._workspace, article.stored.id)
        if self._sentence is None or whole is None:
            return whole
        before, span = self._sentence
        if before.stored.record.article != article.stored.record.article:
            self._sentence = None
            return whole
        words = span.of(article.stored.record.article.text)
        return Place(sentence_target(whole.target.page, words), words)
