"""The article pane: shows an article, marks what is selected, tells what was clicked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QMenu, QStackedLayout, QVBoxLayout, QWidget

from timeline_app.domain.spans import Span
from timeline_app.ui.article.browser import ArticleBrowser
from timeline_app.ui.article.choosing import Choosing
from timeline_app.ui.article.contents import contents_menu
from timeline_app.ui.article.document import SetArticle, set_article
from timeline_app.ui.article.formats import COLUMN_WIDTH, Formats
from timeline_app.ui.article.marks import Marks
from timeline_app.ui.article.view import ArticleView, LinkKind
from timeline_app.ui.theme import Theme
from timeline_app.ui.widgets.titles import EmptyState, PaneTitle

_SCALES = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
"""The sizes of type that plus and minus step through."""


class ArticlePane(QWidget):
    """An article with the sentence of the chosen event marked and every link live."""

    event_requested = Signal(int)
    """The date words of an event (its library id) were clicked."""
    event_hovered = Signal(object)
    unit_hovered = Signal(object)
    """The event (int) whose date words are under the pointer, or None."""
    unit_requested = Signal(str)
    """A unit (its key) was clicked."""
    page_requested = Signal(str)
    """A link to another page (its title) was clicked."""
    address_requested = Signal(str)
    """A link out of the program (an address) was clicked."""

    scale_changed = Signal(float)
    """The reader has chosen another size of type."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._formats = Formats.of(theme)
        self._view: ArticleView | None = None
        self._set: SetArticle | None = None
        self._marks = Marks()
        self._hovered: tuple[int | None, str | None] = (None, None)
        self.title = PaneTitle(theme, self)
        self._contents = self.title.add_button("contents", self.tr("Contents"))
        self._contents.clicked.connect(self._show_contents)
        self.browser = ArticleBrowser(theme, self)
        self.choosing = Choosing(self.browser)
        self._empty = EmptyState(theme, self)
        self._pages = QStackedLayout()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.browser)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.title)
        layout.addLayout(self._pages)
        self.setFocusProxy(self.browser)
        self.browser.link_clicked.connect(self._on_link)
        self.browser.link_hovered.connect(self._on_hovered)
        self.choosing.link_requested.connect(self._on_link)
        self.browser.zoom_requested.connect(self._on_zoom)
        self.browser.scrolled.connect(self._show_section)
        self._retranslate()

    def show_article(self, view: ArticleView) -> bool:
        """Shows an article; the same one (in another script, say) keeps its place and marks.

        Whether it is another one than before.
        """
        same = self._view is not None and self._view.article == view.article
        self._view = view
        if not same:
            self._marks = Marks()
        self._set_document(keep_place=same)
        self._pages.setCurrentWidget(self.browser)
        self._retranslate()
        return not same

    def clear(self) -> None:
        """Shows that there is no article."""
        self._view = self._set = None
        self._marks = Marks()
        self._show_marks()
        self._empty.tell()
        self._pages.setCurrentWidget(self._empty)
        self._retranslate()

    def mark_sentence(
        self, span: Span | None, date_span: Span | None = None, animated: bool = False
    ) -> None:
        """Marks a sentence and the date words in it and brings them into view; None unmarks."""
        self._marks = replace(self._marks, sentence=span, date=date_span)
        self._show_marks()
        extent = self._marks.extent(self._set) if self._set is not None else None
        if extent is not None and not self.browser.is_shown(*extent):
            self.browser.jump_to(extent[0], animated)

    def mark_mentions(self, spans: Sequence[Span], animated: bool = False) -> None:
        """Marks where the selected unit is named; scrolls to the first where none is in view."""
        self._marks = replace(self._marks, mentions=tuple(spans))
        self._show_marks()
        if self._set is None:
            return
        ranges = [at for span in spans for at in self._set.positions.ranges(span)]
        if ranges and not any(self.browser.is_shown(*at) for at in ranges):
            self.browser.jump_to(ranges[0][0], animated)

    def scroll_to(self, offset: int) -> None:
        """Brings a code point of the article into view; 0 is the top of the page."""
        if self._set is not None:
            position = self._set.positions.to_document(offset) if offset else 0
            self.browser.jump_to(position, False)

    def contents_menu(self) -> QMenu | None:
        """The sections of the article to choose from; None while there is no article."""
        if self._view is None or self._set is None:
            return None
        return contents_menu(self._view, self._set.positions, self, self.scroll_to)

    def set_theme(self, theme: Theme) -> None:
        """Sets the article anew in the theme's colours."""
        self._theme = theme
        self._formats = Formats.of(theme, self._formats.scale)
        self.title.set_theme(theme)
        self._empty.set_theme(theme)
        self.browser.margin.set_theme(theme)
        QTimer.singleShot(0, self, self._set_anew)  # the rest of the window comes first

    def set_scale(self, scale: float) -> None:
        """Sets the article in another size of type: 1 is the usual one."""
        scale = max(_SCALES[0], min(scale, _SCALES[-1]))
        if scale == self._formats.scale:
            return
        self._formats = Formats.of(self._theme, scale)
        self._set_document(keep_place=True)
        self.scale_changed.emit(scale)

    def changeEvent(self, event: QEvent) -> None:
        """Follows a change of the program's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            QTimer.singleShot(0, self, self._set_anew)
        super().changeEvent(event)

    @property
    def set_document(self) -> SetArticle | None:
        """The document shown with its positions and links; None while there is no article."""
        return self._set

    def _set_document(self, keep_place: bool) -> None:
        if self._view is None:
            return
        place = self.browser.place()
        self.browser.set_column(self._formats.px(COLUMN_WIDTH))
        self._set = set_article(self._view, self._formats, self.tr)
        self.browser.show_document(self._set.document)
        if keep_place:
            self.browser.restore(place)
        self._show_marks()
        self.choosing.show_article(self._view, self._set)

    def _set_anew(self) -> None:
        self._set_document(keep_place=True)

    def _retranslate(self) -> None:
        self._empty.set_words(
            self.tr("No article open"),
            self.tr("Choose a campaign on the shelf or an event on the timeline."),
        )
        self.browser.setAccessibleName(self.tr("Article"))
        self._contents.setToolTip(self.tr("Contents"))
        self._contents.setAccessibleName(self.tr("Contents"))
        self._contents.setVisible(self._view is not None)
        self._show_section()

    def _show_section(self) -> None:
        if self._view is None or self._set is None:
            self.title.set_words(self.tr("Article"))
            return
        name = self._view.display_title
        for section in self._view.article.sections:
            if not self.browser.is_at_top(self._set.positions.to_document(section.span.start)):
                break
            name = self._view.section_title(section) or name
        self.title.set_words(self.tr("Article"), name)

    def _show_marks(self) -> None:
        shown = self._set
        extent = self._marks.extent(shown) if shown is not None else None
        marks = self._marks.selections(shown, self._theme) if shown is not None else []
        self.browser.setExtraSelections(marks)
        self.browser.margin.set_range(extent)
        self.choosing.marked = self._marks.sentence

    def _show_contents(self) -> None:
        menu = self.contents_menu()
        if menu is not None:
            menu.exec(self._contents.mapToGlobal(self._contents.rect().bottomLeft()))
            menu.deleteLater()

    def _on_link(self, index: int) -> None:
        if self._set is None or index >= len(self._set.links):
            return
        link = self._set.links[index]
        if link.kind is LinkKind.NOTE:
            self.browser.jump_to(self._set.notes.get(int(link.target), 0), True)
        elif link.kind is LinkKind.NOTE_MARK:
            self.browser.jump_to(self._set.positions.to_document(int(link.target)), True)
        elif link.kind is LinkKind.EVENT:
            self.event_requested.emit(int(link.target))
        elif link.kind is LinkKind.UNIT:
            self.unit_requested.emit(link.target)
        elif link.kind is LinkKind.ADDRESS:
            self.address_requested.emit(link.target)
        else:
            self.page_requested.emit(link.target)

    def _on_zoom(self, step: int) -> None:
        steps = [scale for scale in _SCALES if (scale - self._formats.scale) * step > 0]
        if step == 0:
            self.set_scale(1.0)
        elif steps:
            self.set_scale(steps[0] if step > 0 else steps[-1])

    def _on_hovered(self, index: int) -> None:
        event = unit = None
        if self._set is not None and 0 <= index < len(self._set.links):
            link = self._set.links[index]
            event = int(link.target) if link.kind is LinkKind.EVENT else None
            unit = link.target if link.kind is LinkKind.UNIT else None
        if (event, unit) == self._hovered:
            return
        before, self._hovered = self._hovered, (event, unit)
        if before[0] is not None or event is not None:
            self.event_hovered.emit(event)
        if before[1] is not None or unit is not None:
            self.unit_hovered.emit(unit)
