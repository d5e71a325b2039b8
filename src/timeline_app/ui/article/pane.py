"""The article pane: shows an article, marks what is selected, tells what was clicked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextFormat
from PySide6.QtWidgets import QMenu, QStackedLayout, QTextEdit, QVBoxLayout, QWidget

from timeline_app.domain.spans import Span
from timeline_app.ui.article.browser import ArticleBrowser
from timeline_app.ui.article.contents import contents_menu
from timeline_app.ui.article.document import SetArticle, lines_of, selection_cursor, set_article
from timeline_app.ui.article.formats import Formats
from timeline_app.ui.article.view import ArticleView, LinkKind
from timeline_app.ui.style import blend
from timeline_app.ui.theme import Theme
from timeline_app.ui.widgets.titles import EmptyState, PaneTitle


class ArticlePane(QWidget):
    """An article with the sentence of the chosen event marked and every link live."""

    event_requested = Signal(int)
    """The date words of an event (its library id) were clicked."""
    event_hovered = Signal(object)
    """The event (int) whose date words are under the pointer, or None."""
    unit_requested = Signal(str)
    """A unit (its key) was clicked."""
    page_requested = Signal(str)
    """A link to another page (its title) was clicked."""
    address_requested = Signal(str)
    """A link out of the program (an address) was clicked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._formats = Formats.of(theme)
        self._view: ArticleView | None = None
        self._set: SetArticle | None = None
        self._sentence: Span | None = None
        self._date: Span | None = None
        self._mentions: tuple[Span, ...] = ()
        self._hovered: int | None = None
        self.title = PaneTitle(theme, self)
        self._contents = self.title.add_button("contents", self.tr("Contents"))
        self._contents.clicked.connect(self._show_contents)
        self.browser = ArticleBrowser(theme, self)
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
        self.browser.scrolled.connect(self._show_section)
        self._retranslate()

    def show_article(self, view: ArticleView) -> None:
        """Shows an article; the same one (in another script, say) keeps its place and marks."""
        same = self._view is not None and self._view.article == view.article
        self._view = view
        if not same:
            self._sentence = self._date = None
            self._mentions = ()
        self._set_document(keep_place=same)
        self._pages.setCurrentWidget(self.browser)
        self._retranslate()

    def clear(self) -> None:
        """Shows that there is no article."""
        self._view = self._set = None
        self._sentence = self._date = None
        self._mentions = ()
        self._show_marks()
        self._pages.setCurrentWidget(self._empty)
        self._retranslate()

    def mark_sentence(
        self, span: Span | None, date_span: Span | None = None, animated: bool = False
    ) -> None:
        """Marks a sentence and the date words in it and brings them into view; None unmarks."""
        self._sentence, self._date = span, date_span
        self._show_marks()
        extent = self._extent(span)
        if extent is not None and not self.browser.is_shown(*extent):
            self.browser.jump_to(extent[0], animated)

    def mark_mentions(self, spans: Sequence[Span]) -> None:
        """Marks where the selected unit is named; does not scroll."""
        self._mentions = tuple(spans)
        self._show_marks()

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
        self._formats = Formats.of(theme)
        self.title.set_theme(theme)
        self._empty.set_theme(theme)
        self.browser.margin.set_theme(theme)
        if self._view is not None:
            self._set_document(keep_place=True)

    def changeEvent(self, event: QEvent) -> None:
        """Follows a change of the program's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self._view is not None:
                self._set_document(keep_place=True)
        super().changeEvent(event)

    @property
    def set_document(self) -> SetArticle | None:
        """The document shown with its positions and links; None while there is no article."""
        return self._set

    def _set_document(self, keep_place: bool) -> None:
        if self._view is None:
            return
        place = self.browser.verticalScrollBar().value() if keep_place else 0
        self._set = set_article(self._view, self._formats, self.tr)
        self.browser.show_document(self._set.document)
        self.browser.verticalScrollBar().setValue(place)
        self._show_marks()

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
        theme = self._theme
        marks = []
        if self._sentence is not None:
            marks.append(self._marks(self._sentence, _ground(theme.mark)))
        marks += [self._marks(span, _ground(theme.selection)) for span in self._mentions]
        if self._date is not None:
            marks.append(self._marks(self._date, _date_words(theme)))
        self.browser.setExtraSelections([mark for group in marks for mark in group])
        self.browser.margin.set_range(self._extent(self._sentence))

    def _extent(self, span: Span | None) -> tuple[int, int] | None:
        if span is None or self._set is None:
            return None
        ranges = self._set.positions.ranges(span)
        return (ranges[0][0], ranges[-1][1]) if ranges else None

    def _show_contents(self) -> None:
        menu = self.contents_menu()
        if menu is not None:
            menu.exec(self._contents.mapToGlobal(self._contents.rect().bottomLeft()))
            menu.deleteLater()

    def _marks(self, span: Span, shape: QTextCharFormat) -> list[QTextEdit.ExtraSelection]:
        if self._set is None:
            return []
        found = []
        for start, end in lines_of(self._set.document, self._set.positions.ranges(span)):
            mark = QTextEdit.ExtraSelection()
            mark.cursor = selection_cursor(self._set.document, start, end)
            mark.format = shape
            found.append(mark)
        return found

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

    def _on_hovered(self, index: int) -> None:
        event = None
        if self._set is not None and 0 <= index < len(self._set.links):
            link = self._set.links[index]
            event = int(link.target) if link.kind is LinkKind.EVENT else None
        if event != self._hovered:
            self._hovered = event
            self.event_hovered.emit(event)


def _ground(colour: QColor) -> QTextCharFormat:
    shape = QTextCharFormat()
    shape.setBackground(colour)
    return shape


def _date_words(theme: Theme) -> QTextCharFormat:
    """Words on a deeper ground than the sentence's, underlined in full in the accent's colour."""
    shape = _ground(blend(theme.warn, theme.mark, 0.18))
    shape.setForeground(theme.text)
    shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    shape.setUnderlineColor(theme.accent)
    shape.setProperty(QTextFormat.Property.UserProperty, "date")
    return shape
