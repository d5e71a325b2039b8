"""What the last import brought: what is new, what has changed, what was skipped and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QLabel, QTreeWidgetItem, QVBoxLayout, QWidget

from timeline_app.domain.record import Diagnostic
from timeline_app.ingest.summary import ImportSummary
from timeline_app.library.changes import Change, Saved
from timeline_app.ui.i18n import in_words
from timeline_app.ui.library.lists import ColumnList
from timeline_app.ui.library.words import cause_words, change_words, doubt_words
from timeline_app.ui.theme import STEP
from timeline_app.ui.widgets.lines import plain_tip

_PLACE = Qt.ItemDataRole.UserRole


class ImportPage(QWidget):
    """A tree: kinds of outcome, articles below, what was not understood below these.

    ``place_requested`` carries an article's id and a span, or None for the article as such.
    """

    place_requested = Signal(int, object)
    doubts_requested = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        heads = (self.tr("Article"), self.tr("What became of it"))
        self.tree = ColumnList(heads, self.tr("Last import"), self)
        self.tree.setRootIsDecorated(True)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self._articles: dict[int, QTreeWidgetItem] = {}
        self.tree.itemClicked.connect(self._on_click)
        self.tree.itemActivated.connect(self._go_to)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * STEP)
        column.addWidget(self.words)
        column.addWidget(self.tree, 1)
        self.words.setText(self.tr("Nothing was imported since the window was opened."))

    def show_summary(self, summary: ImportSummary) -> None:
        """Show what an import did; what was not understood of its articles is asked for."""
        self.tree.clear()
        self._articles = {}
        ended = self.tr("The import was cancelled; what came before stays.")
        self.words.setText(ended if summary.cancelled else "")
        self.words.setVisible(summary.cancelled)
        added = [saved for saved in summary.saved if saved.change is Change.ADDED]
        updated = [saved for saved in summary.saved if saved.change is Change.UPDATED]
        self._add_articles(self.tr("Added"), summary.added, added)
        self._add_articles(self.tr("Updated"), summary.updated, updated)
        if summary.unchanged:
            self._head(self.tr("Unchanged"), summary.unchanged)
        self._add_skipped(summary)
        self.doubts_requested.emit(tuple(self._articles))

    def show_doubts(self, doubts: Mapping[int, Sequence[Diagnostic]]) -> None:
        """Hang what was not understood below its articles."""
        for article_id, found in doubts.items():
            item = self._articles.get(article_id)
            if item is None or item.childCount():
                continue
            words = self.tr("{count} not understood").format(count=len(found))
            item.setText(1, f"{item.text(1)} · {words}")
            item.addChildren([self._doubt(article_id, each) for each in found])

    def _add_articles(self, words: str, count: int, articles: Iterable[Saved]) -> None:
        if not count:
            return
        head = self._head(words, count)
        for saved in articles:
            numbers = (saved.new, saved.gone, saved.moved)
            told = self.tr("{count} events").format(count=saved.new)
            if saved.change is Change.UPDATED:
                told = change_words(numbers, self.tr)
            item = QTreeWidgetItem(head, [saved.title, told])
            item.setData(0, _PLACE, (saved.article_id, None))
            self._articles[saved.article_id] = item

    def _add_skipped(self, summary: ImportSummary) -> None:
        if not summary.skips:
            return
        head = self._head(self.tr("Skipped"), summary.skips)
        counts: dict[str, int] = {}
        for code, count in summary.skipped_by_code.items():
            cause = cause_words(code, self.tr)
            counts[cause] = counts.get(cause, 0) + count
        causes = {cause: self._head(cause, count, head) for cause, count in counts.items()}
        for skip in summary.skipped:
            item = QTreeWidgetItem(causes[cause_words(skip.code, self.tr)], [skip.name])
            reason = in_words(skip.reason, self.tr)
            item.setText(1, reason)
            item.setToolTip(1, plain_tip(reason))

    def _head(
        self, words: str, count: int, above: QTreeWidgetItem | None = None
    ) -> QTreeWidgetItem:
        item = QTreeWidgetItem([f"{words} ({count:,})"])
        if above is None:
            self.tree.addTopLevelItem(item)
        else:
            above.addChild(item)
        item.setFirstColumnSpanned(True)
        item.setExpanded(True)
        return item

    def _doubt(self, article_id: int, doubt: Diagnostic) -> QTreeWidgetItem:
        item = QTreeWidgetItem([" ".join(doubt.text.split()), doubt_words(doubt.code, self.tr)])
        item.setData(0, _PLACE, (article_id, doubt.span))
        return item

    def _on_click(self, item: QTreeWidgetItem) -> None:
        """A click leads to a place; articles are unfolded by it, and opened by two."""
        place = item.data(0, _PLACE)
        if place is not None and place[1] is not None:
            self._go_to(item)

    def _go_to(self, item: QTreeWidgetItem) -> None:
        place = item.data(0, _PLACE)
        if place is not None:
            self.place_requested.emit(*place)
