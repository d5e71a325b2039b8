"""The window of the library: its articles, the last import, what was removed, backups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from timeline_app.domain.record import Diagnostic
from timeline_app.ingest.summary import ImportSummary
from timeline_app.ui.library.articles_page import ArticlesPage
from timeline_app.ui.library.import_page import ImportPage
from timeline_app.ui.library.kept_pages import BackupsPage, RemovedPage
from timeline_app.ui.theme import STEP, Theme
from timeline_app.ui.widgets.segments import SegmentedControl
from timeline_app.workspace.holdings import Inventory

_SIZE = QSize(1080, 640)


class Page(StrEnum):
    """What the window can show."""

    ARTICLES = "articles"
    IMPORT = "import"
    REMOVED = "removed"
    BACKUPS = "backups"


class LibraryDialog(QDialog):
    """Stands beside the window, which goes on; the wishes are those of its pages."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Library"))
        self.articles = ArticlesPage(self)
        self.last_import = ImportPage(self)
        self.removed = RemovedPage(self)
        self.backups = BackupsPage(self)
        self.choice = SegmentedControl(theme, self)
        self._pages = QStackedWidget(self)
        self._lay_out()
        QShortcut(QKeySequence.StandardKey.Undo, self, self.removed.put_back_last)
        self.choice.chosen.connect(self.show_page)
        self.show_page(Page.ARTICLES)
        self.resize(_SIZE.boundedTo(self.screen().availableSize()))
        self.articles.view.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(str)
    def show_page(self, page: str) -> None:
        """Show one of the pages."""
        self.choice.set_current(page)
        self._pages.setCurrentIndex(list(Page).index(Page(page)))

    def show_inventory(self, inventory: Inventory, first: int | None = None) -> None:
        """Show what there is; ``first`` is the article that is chosen at first."""
        self.articles.set_lines(inventory.lines, first)
        self.removed.set_removed(inventory.removed)
        self.backups.set_backups(inventory.backups)

    def show_summary(self, summary: ImportSummary) -> None:
        """Show what an import did."""
        self.last_import.show_summary(summary)
        self.show_page(Page.IMPORT)

    def show_doubts(self, doubts: Mapping[int, Sequence[Diagnostic]]) -> None:
        """Show what was not understood, by article."""
        self.articles.show_doubts(doubts)
        self.last_import.show_doubts(doubts)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours."""
        self.choice.set_theme(theme)

    def _lay_out(self) -> None:
        words = (
            self.tr("Articles"),
            self.tr("Last import"),
            self.tr("Recently removed"),
            self.tr("Backups"),
        )
        self.choice.set_name(self.tr("Library"))
        for page, said in zip(Page, words, strict=True):
            self.choice.add_segment(page.value, said, said)
        for widget in (self.articles, self.last_import, self.removed, self.backups):
            self._pages.addWidget(widget)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setIcon(QIcon())
        close.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        top = QHBoxLayout()
        top.addWidget(self.choice)
        top.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * STEP, 4 * STEP, 4 * STEP, 3 * STEP)
        column.setSpacing(3 * STEP)
        column.addLayout(top)
        column.addWidget(self._pages, 1)
        column.addWidget(buttons)
