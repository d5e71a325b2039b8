"""Fields of the dialogs about events: a date in words, a headline, a kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from timeline_app.domain.dates import Open, When
from timeline_app.domain.events import HEADLINE_LIMIT, EventKind
from timeline_app.timeline import signs
from timeline_app.ui.date_words import PRECISION_NAMES, when_words
from timeline_app.ui.i18n import translatable
from timeline_app.ui.theme import STEP, Theme
from timeline_app.ui.track_words import KIND_NAMES
from timeline_app.ui.widgets.outlines import paint_outline
from timeline_app.ui.widgets.ticks import TickBox
from timeline_app.zhtext.written_dates import written

ReadDate = Callable[[str, When | None], When | None]
_OPEN = {
    None: translatable("Both ends known"),
    Open.AFTER: translatable("From then on"),
    Open.BEFORE: translatable("Until then"),
}
_TIMES = {
    None: translatable("No time of day"),
    "early morning": translatable("Early morning"),
    "dawn": translatable("Dawn"),
    "morning": translatable("Morning"),
    "noon": translatable("Noon"),
    "afternoon": translatable("Afternoon"),
    "evening": translatable("Evening"),
    "night": translatable("Night"),
}
_ICON = 16
_WIDTH = 96 * STEP


class DateField(QWidget):
    """A date in Chinese or ISO words; what is understood of it is told at once.

    ``near`` is the date that what the words leave out is nearest to.  Before ``set_reader`` was
    called nothing is understood but what was given.
    """

    changed = Signal()

    def __init__(self, when: When | None, near: When | None, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._near = near
        self._read: ReadDate | None = None
        self._when = when
        self.line = QLineEdit(self)
        self.line.setMinimumWidth(_WIDTH)
        self.line.setAccessibleName(self.tr("Date"))
        self.line.setPlaceholderText("1937年12月13日 · 12月上旬 · 1937-12-13/15")
        self.understood = QLabel(self)
        self.understood.setTextFormat(Qt.TextFormat.PlainText)
        self.understood.setWordWrap(True)
        self.open = QComboBox(self)
        for value, words in _OPEN.items():
            self.open.addItem(self.tr(words), value)
        self.open.setAccessibleName(self.tr("What is known of the ends"))
        self.time = QComboBox(self)
        for time, words in _TIMES.items():
            self.time.addItem(self.tr(words), time)
        self.time.setAccessibleName(self.tr("Time of day"))
        self.about = TickBox(theme, self)
        self.about.setText(self.tr("Approximate"))
        self._lay_out()
        self.set_value(when)
        self.line.textEdited.connect(self._take_words)
        self.time.currentIndexChanged.connect(self._take_beside)
        self.open.currentIndexChanged.connect(self._take_beside)
        self.about.toggled.connect(self._take_beside)

    def value(self) -> When | None:
        """The date, None where none is understood."""
        return self._when

    def set_value(self, when: When | None) -> None:
        """Show a date, in words that are understood again."""
        self._when = when
        self.line.setText("" if when is None else written(when))
        self._show_beside()
        self._tell()

    def set_reader(self, read: ReadDate) -> None:
        """From now on words are understood, those that were typed before, too."""
        self._read = read
        if self.line.isModified():
            self._take_words()

    def _lay_out(self) -> None:
        beside = QHBoxLayout()
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(3 * STEP)
        beside.addWidget(self.time)
        beside.addWidget(self.open)
        beside.addWidget(self.about)
        beside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        column.addWidget(self.line)
        column.addWidget(self.understood)
        column.addLayout(beside)
        self.setFocusProxy(self.line)

    def _take_words(self) -> None:
        self._when = self._read(self.line.text(), self._near) if self._read else None
        self._show_beside()
        self._tell()
        self.changed.emit()

    def _take_beside(self) -> None:
        if self._when is not None:
            opened, about = self.open.currentData(), self.about.isChecked()
            self._when = replace(
                self._when,
                time=self.time.currentData(),
                open=opened and Open(opened),
                approximate=about,
            )
            self.line.setText(written(self._when))
        self._tell()
        self.changed.emit()

    def _show_beside(self) -> None:
        when, beside = self._when, (self.time, self.open, self.about)
        for widget in beside:
            widget.blockSignals(True)
            widget.setEnabled(when is not None)
        if when is not None:
            if self.time.findData(when.time) < 0:
                self.time.addItem(when.time or "", when.time)  # an hour
            self.time.setCurrentIndex(self.time.findData(when.time))
            self.time.setEnabled(when.start == when.end)
            self.open.setCurrentIndex(list(_OPEN).index(when.open))
            self.about.setChecked(when.approximate)
        for widget in beside:
            widget.blockSignals(False)

    def _tell(self) -> None:
        role = QPalette.ColorRole.PlaceholderText
        if self._when is not None:
            precision = self.tr(PRECISION_NAMES[self._when.precision])
            words = f"{when_words(self._when)} · {precision}"
        elif not self.line.text().strip() or self._read is None:
            words = self.tr("Write a date as articles do, or in figures.")
        else:
            words, role = self.tr("No date is understood in this."), QPalette.ColorRole.BrightText
        self.understood.setText(words)
        self.understood.setForegroundRole(role)
        self.line.setAccessibleDescription(words)


class HeadlineField(QWidget):
    """What happened, in as many characters as a label holds, and how many it has."""

    changed = Signal()

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.line.setMaxLength(HEADLINE_LIMIT)
        self.line.setAccessibleName(self.tr("Headline"))
        self._count = QLabel(self)
        self._count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * STEP)
        row.addWidget(self.line, 1)
        row.addWidget(self._count)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._tell)
        self.set_value(text)
        self._tell()

    def value(self) -> str:
        """The words, blanks around them left out."""
        return self.line.text().strip()

    def set_value(self, text: str) -> None:
        """Show other words."""
        self.line.setText(text)

    def _tell(self) -> None:
        self._count.setText(f"{len(self.line.text())}/{HEADLINE_LIMIT}")
        self.changed.emit()


class KindField(QComboBox):
    """A kind of events, each with its sign."""

    changed = Signal()

    def __init__(self, kind: EventKind, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setIconSize(QSize(_ICON, _ICON))
        self.setAccessibleName(self.tr("Kind of event"))
        self.setMaxVisibleItems(len(KIND_NAMES))
        for each, words in KIND_NAMES.items():
            self.addItem(_kind_icon(each, theme, self.devicePixelRatioF()), self.tr(words), each)
        self.set_value(kind)
        self.currentIndexChanged.connect(lambda: self.changed.emit())

    def value(self) -> EventKind:
        """The kind chosen."""
        return EventKind(self.currentData())

    def set_value(self, kind: EventKind) -> None:
        """Choose a kind."""
        self.setCurrentIndex(list(KIND_NAMES).index(kind))


def _kind_icon(kind: EventKind, theme: Theme, ratio: float) -> QIcon:
    picture = QPixmap(QSize(_ICON, _ICON) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    if kind in signs.SIGNS:
        painter = QPainter(picture)
        centre = QPointF(_ICON / 2, _ICON / 2)
        paint_outline(painter, centre, signs.SIZE, signs.outline(kind), theme.text_soft)
        painter.end()
    return QIcon(picture)
