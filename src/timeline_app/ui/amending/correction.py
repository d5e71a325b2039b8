"""The dialog in which an event is corrected: what the article says stands beside every field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from timeline_app.domain.events import Event
from timeline_app.domain.own import Content, Hidden, NewDate, NewHeadline, NewKind, SameAs
from timeline_app.ui.amending.dialogs import EventDialog, soft_label
from timeline_app.ui.amending.fields import DateField, HeadlineField, KindField
from timeline_app.ui.date_words import when_words
from timeline_app.ui.theme import STEP, Theme
from timeline_app.ui.track_words import KIND_NAMES
from timeline_app.ui.widgets.ticks import TickBox


@dataclass(frozen=True, slots=True)
class Correctable:
    """An event as it is shown and as it was extracted, its sentence, and events that may be the same:
    their keys with words for each; ``same_as`` is the key of the one that is, "" for none.
    """

    event: Event
    original: Event
    sentence: str
    hidden: bool = False
    same_as: str = ""
    others: Sequence[tuple[str, str]] = ()


class CorrectionDialog(EventDialog):
    """``corrections`` are what the fields say once it was accepted."""

    def __init__(self, shown: Correctable, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = shown
        self.setWindowTitle(self.tr("Correct the event"))
        self.date = DateField(shown.event.when, shown.original.when, theme, self)
        self.headline = HeadlineField(shown.event.headline, self)
        self.kind = KindField(shown.event.kind, theme, self)
        self.same = QComboBox(self)
        self.hide_box = TickBox(theme, self)
        self.hide_box.setText(self.tr("Do not show this event"))
        self.hide_box.setChecked(shown.hidden)
        self._origins: list[tuple[QToolButton, Callable[[], bool]]] = []
        self._fill_same()
        self._fill(self.lay_out(shown.sentence))
        for field in (self.date, self.headline, self.kind):
            field.changed.connect(self._look)
        self._look()
        self.date.line.setFocus(Qt.FocusReason.TabFocusReason)
        self.date.line.selectAll()

    def corrections(self) -> tuple[Content, ...]:
        """What of the event is the reader's; () where it is as the article has it."""
        original, when, text = self._shown.original, self.date.value(), self.headline.value()
        found: list[Content] = []
        if when is not None and when != original.when:
            found.append(NewDate(when))
        if text and text != original.headline:
            found.append(NewHeadline(text))
        if self.kind.value() is not original.kind:
            found.append(NewKind(self.kind.value()))
        if self.hide_box.isChecked():
            found.append(Hidden())
        if self.same.currentData() not in ("", original.same_as):
            found.append(SameAs(self.same.currentData()))
        return tuple(found)

    def _fill(self, form: QFormLayout) -> None:
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        original = self._shown.original
        for words, field, told, back, is_same in (
            (self.tr("Date"), self.date, when_words(original.when),
             lambda: self.date.set_value(original.when), lambda: self.date.value() == original.when),
            (self.tr("Headline"), self.headline, original.headline,
             lambda: self.headline.set_value(original.headline),
             lambda: self.headline.value() == original.headline),
            (self.tr("Kind of event"), self.kind, self.tr(KIND_NAMES[original.kind]),
             lambda: self.kind.set_value(original.kind), lambda: self.kind.value() is original.kind),
        ):  # fmt: skip
            form.addRow(words, self._with_origin(field, told, back, is_same))
        form.addRow(self.tr("The same as"), self.same)
        form.addRow("", self.hide_box)

    def _fill_same(self) -> None:
        self.same.addItem(self.tr("no other event"), "")
        for key, words in self._shown.others:
            self.same.addItem(words, key)
        self.same.setCurrentIndex(max(self.same.findData(self._shown.same_as), 0))
        self.same.setAccessibleName(self.tr("The same as"))
        self.same.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.same.setMinimumContentsLength(20)
        policy = self.same.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        self.same.setSizePolicy(policy)

    def _with_origin(
        self, field: QWidget, told: str, back: Callable[[], None], is_same: Callable[[], bool]
    ) -> QWidget:
        """A field, and below it what the article says, with the way back to that."""
        whole = QWidget(self)
        words = soft_label(self.tr("The article: {words}").format(words=told), whole)
        again = QToolButton(whole)
        again.setText(self.tr("As in the article"))
        again.setAutoRaise(True)
        policy = again.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # nothing moves while one types
        again.setSizePolicy(policy)
        again.clicked.connect(back)
        again.clicked.connect(self._look)
        self._origins.append((again, is_same))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(words, 1)
        row.addWidget(again)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        column.addWidget(field)
        column.addLayout(row)
        whole.setFocusProxy(field)
        return whole

    def _look(self) -> None:
        """Whether it can be accepted, and what can be gone back from."""
        self.let_accept(self.date.value() is not None and bool(self.headline.value()))
        for button, is_same in self._origins:
            button.setVisible(not is_same())
