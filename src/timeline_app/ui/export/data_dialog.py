"""The dialog in which the data of the timeline is written to a file for other programs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from timeline_app.export.data_files import DATED, DataForm
from timeline_app.ui.export.fields import Choice
from timeline_app.ui.i18n import translatable
from timeline_app.ui.theme import STEP

_WIDTH = 460
_FORMS = {
    DataForm.EVENTS: (
        translatable("Events, as a table (CSV)"),
        translatable("One line for each event with its date, sentence and source."),
    ),
    DataForm.ORBAT: (
        translatable("Orders of battle, as a table (CSV)"),
        translatable("One line for each unit with its superior and its commanders."),
    ),
    DataForm.JSON: (
        translatable("Everything (JSON)"),
        translatable("Events, units and facts of each campaign, for programs."),
    ),
    DataForm.CALENDAR: (
        translatable("A calendar (iCalendar)"),
        translatable("Each event as an entry of its days; years before 1 are left out."),
    ),
    DataForm.TIMELINEJS: (
        translatable("A timeline for a web page (TimelineJS)"),
        translatable("Slides with date, headline, sentence and source."),
    ),
    DataForm.ANKI: (
        translatable("Flash cards for Anki"),
        translatable("Event and date both ways, units and their commanders."),
    ),
    DataForm.CARDS: (
        translatable("Flash cards, as a table (CSV)"),
        translatable("The same questions and answers for other programs."),
    ),
}
"""What each form is called, and what it holds."""
LANGUAGES = {"zh-Hant": "繁體中文", "zh-Hans": "简体中文", "en": "English"}


class Extent(StrEnum):
    """Which campaigns are written."""

    SHOWN = "shown"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class DataChoice:
    """What is chosen; ``mark`` is "" for what is bookmarked, a tag, or None for everything."""

    form: DataForm = DataForm.EVENTS
    extent: Extent = Extent.SHOWN
    language: str = "zh-Hant"
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class DataOffer:
    """What there is to choose from: how many campaigns are shown, and are in the library; the marks
    that the reader has made; what to begin with; and whether a filter leaves events out.
    """

    shown: int
    total: int
    bookmarked: bool
    tags: Sequence[str]
    first: DataChoice
    filtered: bool = False


class DataDialog(QDialog):
    """Shows values and emits ``save_requested`` with a ``DataChoice``."""

    save_requested = Signal(object)

    def __init__(self, offer: DataOffer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export data"))
        self._make_fields(offer)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
        self.save = self.buttons.addButton(self.tr("Save…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.save.setDefault(True)
        self.buttons.accepted.connect(lambda: self.save_requested.emit(self.choice()))
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self._fill(offer.first)
        self.form.currentIndexChanged.connect(self._show_form)
        self._show_form()
        self.form.setFocus(Qt.FocusReason.TabFocusReason)

    def choice(self) -> DataChoice:
        """What is asked for."""
        return DataChoice(
            self.form.value(DataForm),
            self.extent.value(Extent),
            str(self.language.currentData()),
            self.marks.currentData(),
        )

    def _make_fields(self, offer: DataOffer) -> None:
        self.form = Choice([(form, self.tr(words)) for form, (words, _) in _FORMS.items()], self)
        words = self.tr("Those on the timeline ({count})")
        if offer.filtered:
            words = self.tr("Those on the timeline ({count}), with the filtered events alone")
        shown = words.format(count=offer.shown)
        every = self.tr("All in the library ({count})").format(count=offer.total)
        self.extent = Choice([(Extent.SHOWN, shown), (Extent.ALL, every)], self)
        self.marks = _box(self, [(None, self.tr("Everything"))])
        if offer.bookmarked:
            self.marks.addItem(self.tr("Only what is bookmarked"), "")
        for tag in offer.tags:
            self.marks.addItem(self.tr("Only what has the tag “{tag}”").format(tag=tag), tag)
        self.language = _box(self, LANGUAGES.items())
        self.hint = QLabel(self)
        self.hint.setWordWrap(True)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.hint.setMinimumHeight(2 * self.hint.fontMetrics().lineSpacing())

    def _lay_out(self) -> None:
        self._rows = form = QFormLayout()
        form.setHorizontalSpacing(3 * STEP)
        form.setVerticalSpacing(2 * STEP)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("Format"), self.form)
        form.addRow("", self.hint)
        form.addRow(self.tr("Campaigns"), self.extent)
        form.addRow(self.tr("Of them"), self.marks)
        form.addRow(self.tr("Dates in"), self.language)
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * STEP, 4 * STEP, 4 * STEP, 3 * STEP)
        column.setSpacing(4 * STEP)
        column.addLayout(form)
        column.addStretch()
        column.addWidget(self.buttons)
        self.setMinimumWidth(_WIDTH)

    def _fill(self, first: DataChoice) -> None:
        self.form.set_value(first.form)
        self.extent.set_value(first.extent)
        self.language.setCurrentIndex(max(self.language.findData(first.language), 0))
        self.marks.setCurrentIndex(max(self.marks.findData(first.mark), 0))

    def _show_form(self) -> None:
        form = self.form.value(DataForm)
        self.hint.setText(self.tr(_FORMS[form][1]))
        self.language.setEnabled(form in DATED)


def _box(parent: QWidget, values: Collection[tuple[str | None, str]]) -> QComboBox:
    box = QComboBox(parent)
    for value, words in values:
        box.addItem(words, value)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box
