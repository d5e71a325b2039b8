"""The pages of the box on which filters are chosen: values to tick, and a stretch of time."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from timeline_app.domain.event_filter import Facet
from timeline_app.ui.filter_bar.lists import Line, LineList
from timeline_app.ui.filter_bar.values import Choices
from timeline_app.ui.theme import STEP, Theme
from timeline_app.ui.widgets.ticks import TickBox

SEARCHED = (Facet.CAMPAIGN, Facet.UNIT, Facet.PERSON, Facet.TAG, Facet.TEXT)
"""The facets that may have more values than a list shows at once, or take what is typed."""
_DELAY, _PATIENCE = 120, 300
"""Milliseconds of rest before typed words are looked up, and of waiting before it is explained."""


class Page(QWidget):
    """A page with room around it that follows the program's language."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(3 * STEP, 3 * STEP, 3 * STEP, 2 * STEP)
        self.column.setSpacing(2 * STEP)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow the program's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class ChoicesPage(Page):
    """The values of one facet with their counts, and a line to look through them."""

    value_requested = Signal(str, bool)
    """A value, and whether it is wanted."""
    query_requested = Signal(str)
    text_requested = Signal(str)
    """Words that shall be found in the events."""
    subordinates_requested = Signal(bool)
    all_requested = Signal(bool)
    """All campaigns shall be shown, or none."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._facet: Facet | None = None
        self.line = QLineEdit(self)
        self.line.setClearButtonEnabled(True)
        self.list = LineList(theme, self)
        self.note = QLabel(self)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.note.setObjectName("soft")
        self.subordinates = TickBox(theme, self)
        self.all, self.none = QPushButton(self), QPushButton(self)
        foot = QHBoxLayout()
        for button in (self.all, self.none):
            button.setAutoDefault(False)
            foot.addWidget(button)
        foot.addStretch(1)
        for widget in (self.line, self.note, self.list, self.subordinates):
            self.column.addWidget(widget)
        self.column.addLayout(foot)
        self._rest, self._awaited = QTimer(self), QTimer(self)
        for timer, delay in ((self._rest, _DELAY), (self._awaited, _PATIENCE)):
            timer.setSingleShot(True)
            timer.setInterval(delay)
        self._awaited.timeout.connect(self._tell_waiting)
        self._rest.timeout.connect(lambda: self.query_requested.emit(self.query))
        self.line.textEdited.connect(lambda: self._facet is Facet.TEXT or self._rest.start())
        self.line.returnPressed.connect(self._take_line)
        self.list.line_chosen.connect(self._toggle)
        self.subordinates.clicked.connect(self.subordinates_requested)
        self.all.clicked.connect(lambda: self.all_requested.emit(True))
        self.none.clicked.connect(lambda: self.all_requested.emit(False))
        self.retranslate()

    @property
    def query(self) -> str:
        """What the values are looked through for."""
        return "" if self._facet is Facet.TEXT else self.line.text().strip()

    def open(self, facet: Facet, words: str) -> None:
        """Turn to a facet; its values follow."""
        self._facet = facet
        self.line.clear()
        self.line.setVisible(facet in SEARCHED)
        self.subordinates.setVisible(facet is Facet.UNIT)
        self.all.setVisible(facet is Facet.CAMPAIGN)
        self.none.setVisible(facet is Facet.CAMPAIGN)
        self.list.setAccessibleName(words)
        self.list.show_lines([])
        self.note.hide()
        self._awaited.start()
        self.retranslate()

    def show_choices(self, found: Choices) -> None:
        """List the values, unless the reader has turned or typed on since."""
        if (found.facet, found.query) != (self._facet, self.query):
            return
        self._awaited.stop()
        self.list.show_lines(
            [Line(one.name, one.words, str(one.count), one.wanted) for one in found.choices]
        )
        self.note.setText(found.note)
        self.note.setVisible(bool(found.note))

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._facet is Facet.TEXT
        words = self.tr("Words to be found; Enter adds them") if text else self.tr("Look for")
        self.line.setPlaceholderText(words)
        self.line.setAccessibleName(words)
        self.subordinates.setText(self.tr("With all units under them"))
        self.all.setText(self.tr("Show all"))
        self.none.setText(self.tr("Show none"))

    def _tell_waiting(self) -> None:
        self.note.setText(self.tr("Counting the events…"))
        self.note.show()

    def _toggle(self, name: str) -> None:
        line = next(line for line in self.list.lines if line.key == name)
        self.value_requested.emit(name, not line.ticked)

    def _take_line(self) -> None:
        if self._facet is not Facet.TEXT:
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.line.text().strip():
            self.text_requested.emit(self.line.text().strip())
            self.line.clear()


class TimePage(Page):
    """From when to when: typed, or taken from what the timeline shows."""

    span_requested = Signal(str, str)
    """The first and the last year, month or day, as typed; "" for none."""
    view_requested = Signal()
    chosen_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.first, self.last = QLineEdit(self), QLineEdit(self)
        self.fault = QLabel(self)
        self.fault.setTextFormat(Qt.TextFormat.PlainText)
        self.fault.setWordWrap(True)
        self._labels = QLabel(self), QLabel(self)
        form = QFormLayout()
        form.setSpacing(2 * STEP)
        for label, line in zip(self._labels, (self.first, self.last), strict=True):
            label.setBuddy(line)
            form.addRow(label, line)
            line.setPlaceholderText("1937-12-13")
            line.editingFinished.connect(self._ask)
        self.view, self.chosen = QPushButton(self), QPushButton(self)
        self.column.addLayout(form)
        self.column.addWidget(self.fault)
        for button in (self.view, self.chosen):
            button.setAutoDefault(False)
            self.column.addWidget(button)
        self.column.addStretch(1)
        self.view.clicked.connect(self.view_requested)
        self.chosen.clicked.connect(self.chosen_requested)
        self._shown = ("", "")
        self.fault.hide()
        self.retranslate()

    def show_span(self, words: tuple[str, str], *, chosen: bool) -> None:
        """Tell the stretch that is filtered by, "" for an open end; ``chosen`` is whether one is chosen
        on the timeline.
        """
        self._shown = words
        self.first.setText(words[0])
        self.last.setText(words[1])
        self.chosen.setEnabled(chosen)
        self.fault.hide()

    def show_fault(self, words: str) -> None:
        """Say what is wrong with what was typed."""
        self.fault.setText(words)
        self.fault.show()

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        for label, words in zip(self._labels, (self.tr("From"), self.tr("To")), strict=True):
            label.setText(words)
        self.first.setAccessibleName(self.tr("From"))
        self.last.setAccessibleName(self.tr("To"))
        self.view.setText(self.tr("The time in view"))
        self.chosen.setText(self.tr("The time chosen"))

    def _ask(self) -> None:
        words = (self.first.text().strip(), self.last.text().strip())
        if words != self._shown:
            self._shown = words
            self.span_requested.emit(*words)
