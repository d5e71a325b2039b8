"""What the reader's own work is about at the moment."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from timeline_app.domain.own import Place, TargetKind
from timeline_app.domain.spans import Span
from timeline_app.workspace.selection import Selection
from timeline_app.workspace.targets import article_place, place_of, sentence_target
from timeline_app.workspace.workspace import OpenArticle, Workspace


class Subject(QObject):
    """The selected event or unit, else what was chosen besides (a sentence, or something that is no
    longer in the library), else the open article.
    """

    subject_changed = Signal(object)

    def __init__(
        self, workspace: Workspace, selection: Selection, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._selection = workspace, selection
        self._chosen: Place | None = None
        self._place: Place | None = None
        selection.selection_changed.connect(self.leave)
        workspace.article_opened.connect(self._open)
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
        article = self._workspace.article
        if article is not None:
            words = span.of(article.stored.record.article.text)
            page = self._workspace.own.page_of(article.stored.id)
            self.choose(Place(sentence_target(page, words), words))

    def choose(self, place: Place) -> None:
        """Something that cannot be selected was chosen; nothing else is selected then."""
        self._selection.clear_events()
        self._chosen = place
        self._follow()

    @Slot()
    def leave(self) -> None:
        """What was chosen besides is so no longer."""
        self._chosen = None
        self._follow()

    @Slot(object)
    def _open(self, article: OpenArticle) -> None:
        """What was chosen besides stays while its article is open, in another script, say."""
        page = article.stored.page
        if self._chosen is not None and self._chosen.target.page != page:
            self._chosen = None
        self._follow()

    @Slot()
    def _follow(self) -> None:
        found = self._find()
        if found != self._place:
            self._place = found
            self.subject_changed.emit(found)

    def _find(self) -> Place | None:
        if self._selection.selected is not None:
            return place_of(self._workspace, self._selection.selected)
        article = self._workspace.article
        if self._chosen is not None or article is None:
            return self._chosen
        return article_place(self._workspace, article.stored.id)
