"""The dialog in which articles of a wiki are asked for: named, looked at, fetched."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from urllib.parse import unquote

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from timeline_app.domain.errors import ExpectedError
from timeline_app.ingest.fetching import DEFAULT_LIMIT, DEFAULT_WIKI, PagesWanted, Plan
from timeline_app.ui.export.fields import number
from timeline_app.ui.i18n import error_words, in_words
from timeline_app.ui.theme import STEP

_WIDTH, _LINES, _LISTED = 520, 5, 6
_DEEPEST, _MOST = 5, 10_000
_CATEGORY = re.compile(r"(?:^|/|=)\s*(?:category|分类|分類)\s*:", re.IGNORECASE | re.MULTILINE)
"""A line that names a category, or an address of one; what is meant is decided where it is asked."""


class Stage(Enum):
    """What the dialog waits for."""

    WORDS = auto()
    PLAN = auto()
    CONSENT = auto()
    WIKI = auto()


@dataclass(frozen=True, slots=True)
class FetchOffer:
    """What to begin with: names a line, the wikis that were asked before, the last one first."""

    words: str = ""
    wikis: Sequence[str] = ()


class FetchDialog(QDialog):
    """Emits ``plan_requested`` with ``PagesWanted``, then ``fetch_requested`` with the ``Plan`` that it
    was shown; the answers are ``show_plan``, ``show_failure`` and ``accept``.

    Nothing is asked of any wiki before the reader presses the button.
    """

    plan_requested = Signal(object)
    fetch_requested = Signal(object)

    def __init__(self, offer: FetchOffer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Fetch from a wiki"))
        self._stage = Stage.WORDS
        self._plan: Plan | None = None
        self._failed = False
        self._make_fields(offer)
        self._make_answers()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setIcon(QIcon())
        self.go = self.buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self.go.setDefault(True)
        self.go.clicked.connect(self._go)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self.names.textChanged.connect(self._start_over)
        self.wiki.editTextChanged.connect(self._start_over)
        self.levels.valueChanged.connect(self._start_over)
        self.limit.valueChanged.connect(self._start_over)
        self._start_over()
        self.names.setFocus(Qt.FocusReason.TabFocusReason)

    def wanted(self) -> PagesWanted:
        """What the fields say."""
        lines = (line.strip() for line in self.names.toPlainText().splitlines())
        return PagesWanted(
            pages=tuple(line for line in lines if line),
            wiki=self.wiki.currentText().strip(),
            depth=self.levels.value(),
            limit=self.limit.value(),
        )

    def show_plan(self, plan: Plan) -> None:
        """What would be fetched; it is, at once, where it is what was named and nothing else."""
        self._plan = plan
        self.found.clear()
        self.found.addItems(plan.names)
        told = [in_words(refusal.sentence, self.tr) for refusal in plan.refusals]
        if not plan.wishes:
            self._show(Stage.WORDS, "\n".join(told))
        elif plan.asked or told:
            count = self.tr("To be fetched from {wiki}: {count}")
            told.insert(0, count.format(count=len(plan.names), wiki=", ".join(plan.hosts)))
            self._show(Stage.CONSENT, "\n".join(told))
        else:
            self._fetch(plan)

    def show_failure(self, error: Exception) -> None:
        """It cannot be asked for, or the wiki did not answer: say why; it can be tried again."""
        self._failed = True
        words = self.tr("Something went wrong")
        if isinstance(error, ExpectedError):
            words = error_words(error, self.tr)
        stage = Stage.CONSENT if self._stage is Stage.WIKI and self._plan else Stage.WORDS
        self._show(stage, words)

    def _go(self) -> None:
        if self._stage is Stage.CONSENT and self._plan is not None:
            self._fetch(self._plan)
        elif self._stage is Stage.WORDS:
            self._failed = False
            self._show(Stage.PLAN, "")
            self.plan_requested.emit(self.wanted())

    def _fetch(self, plan: Plan) -> None:
        self._failed = False
        words = self.tr("Asking {wiki}…").format(wiki=", ".join(plan.hosts))
        self._show(Stage.WIKI, words)
        self.fetch_requested.emit(plan)

    def _start_over(self) -> None:
        """The fields have changed: what was found for others is gone."""
        self._plan, self._failed = None, False
        self._show(Stage.WORDS, "")

    def _show(self, stage: Stage, words: str) -> None:
        self._stage = stage
        has_category = bool(_CATEGORY.search(unquote(self.names.toPlainText())))
        waiting = stage in (Stage.PLAN, Stage.WIKI)
        self.words.setText(words or (self._asking() if waiting else self._promise()))
        soft = QPalette.ColorRole.WindowText if words else QPalette.ColorRole.PlaceholderText
        self.words.setForegroundRole(soft)
        self.busy.setVisible(waiting)
        self.found.setVisible(
            self._plan is not None and self._plan.asked and self.found.count() > 0
        )
        for row in (self.levels, self.limit):
            self._form.setRowVisible(row, has_category)
        for field in (self.names, self.wiki, self.levels, self.limit):
            field.setEnabled(not waiting)
        self.go.setText(self._go_words(has_category))
        self.go.setEnabled(not waiting and bool(self.wanted().pages))
        if stage is Stage.CONSENT or self._failed:
            self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _asking(self) -> str:
        return self.tr("Asking {wiki}…").format(wiki=self.wanted().wiki or DEFAULT_WIKI)

    def _promise(self) -> str:
        return self.tr("Nothing is asked of the wiki before you press the button.")

    def _go_words(self, has_category: bool) -> str:
        if self._failed:
            return self.tr("Try again")
        if self._stage in (Stage.CONSENT, Stage.WIKI) and self._plan is not None:
            return self.tr("Fetch {count}").format(count=len(self._plan.names))
        return self.tr("See what there is") if has_category else self.tr("Fetch")

    def _make_fields(self, offer: FetchOffer) -> None:
        self.names = QPlainTextEdit(offer.words, self)
        self.names.setPlaceholderText(
            self.tr("A title, an address or a category on each line:")
            + "\n長沙會戰\nhttps://zh.wikipedia.org/wiki/…\n分類:抗日戰爭主要戰役"
        )
        self.names.setTabChangesFocus(True)
        self.names.setAccessibleName(self.tr("What to fetch"))
        self.names.setFixedHeight(_LINES * self.fontMetrics().lineSpacing() + 4 * STEP)
        self.wiki = QComboBox(self)
        self.wiki.setEditable(True)
        self.wiki.addItems(list(dict.fromkeys((*offer.wikis, DEFAULT_WIKI))))
        self.wiki.setAccessibleName(self.tr("Wiki"))
        self.wiki.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.levels = number((0, _DEEPEST), "", self, self.tr("None"))
        self.limit = number((1, _MOST), "", self)
        self.limit.setValue(DEFAULT_LIMIT)

    def _make_answers(self) -> None:
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.busy = QProgressBar(self)
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setFixedHeight(STEP)
        self.found = QListWidget(self)
        self.found.setAccessibleName(self.tr("What would be fetched"))
        self.found.setUniformItemSizes(True)
        self.found.setMinimumHeight(_LISTED * self.fontMetrics().lineSpacing())

    def _lay_out(self) -> None:
        self._form = form = QFormLayout()
        form.setHorizontalSpacing(3 * STEP)
        form.setVerticalSpacing(2 * STEP)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("What to fetch"), self.names)
        form.addRow(self.tr("Wiki"), self.wiki)
        form.addRow(self.tr("Levels of sub-categories"), self.levels)
        form.addRow(self.tr("Articles of each category, at most"), self.limit)
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * STEP, 4 * STEP, 4 * STEP, 3 * STEP)
        column.setSpacing(3 * STEP)
        for part in (form, self.words, self.busy, self.found, self.buttons):
            if isinstance(part, QFormLayout):
                column.addLayout(part)
            else:
                column.addWidget(part, 1 if part is self.found else 0)
        column.insertStretch(4)
        self.setMinimumWidth(_WIDTH)
