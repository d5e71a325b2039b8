"""The dialog that asks which pages of a large export file are wanted."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from timeline_app.ingest.choosing import PagesChosen
from timeline_app.ui.export.fields import line
from timeline_app.ui.library.lists import button, button_row
from timeline_app.ui.theme import STEP

_WIDTH, _LINES = 520, 5
_LARGEST = 16 * 1024 * 1024
"""Bytes of a file with titles; a million of them fit."""
_SEVERAL = re.compile(r"[,，、;；\n]")


class PagesDialog(QDialog):
    """Emits ``chosen`` with ``PagesChosen``; everything is wanted where that is empty."""

    chosen = Signal(object)

    def __init__(self, name: str, pages: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Choose pages"))
        words = self.tr("“{name}” holds about {count} pages. Which of them are wanted?")
        self._words = QLabel(words.format(name=name, count=f"{pages:,}"), self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self.all = QRadioButton(self.tr("All of them"), self)
        self.some = QRadioButton(self.tr("Only those that meet every condition given here:"), self)
        self._make_fields()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setIcon(QIcon())
        self.go = self.buttons.addButton(self.tr("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setDefault(True)
        self.buttons.accepted.connect(self._go)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self.some.toggled.connect(self._show)
        for field in (self.titles, self.categories, self.infoboxes):
            field.textChanged.connect(self._show)
        self.some.setChecked(True)
        self._show()
        self.titles.setFocus(Qt.FocusReason.TabFocusReason)

    def wanted(self) -> PagesChosen:
        """What is chosen."""
        if self.all.isChecked():
            return PagesChosen()
        titles = (each.strip() for each in self.titles.toPlainText().splitlines())
        return PagesChosen(
            tuple(filter(None, titles)), _several(self.categories), _several(self.infoboxes)
        )

    def read_titles(self, path: Path) -> None:
        """Put the titles of a file in, one a line; what is no text is told."""
        try:
            with path.open("rb") as file:
                text = file.read(_LARGEST).decode("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            self.hint.setText(self.tr("The file cannot be read as text in UTF-8."))
            return
        self.titles.setPlainText(text)

    def _go(self) -> None:
        self.chosen.emit(self.wanted())
        self.accept()

    def _show(self) -> None:
        some = self.some.isChecked()
        for field in (self.titles, self.categories, self.infoboxes, self.from_file):
            field.setEnabled(some)
        self.go.setEnabled(not some or self.wanted() != PagesChosen())
        self.hint.setText(
            self.tr("Of several categories or infoboxes any will do; a part of the name is enough.")
        )

    def _ask_for_file(self) -> None:
        files = QFileDialog(self, self.tr("File with titles, one a line"))
        files.setFileMode(QFileDialog.FileMode.ExistingFile)
        files.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        files.fileSelected.connect(lambda name: self.read_titles(Path(name)))
        files.open()

    def _make_fields(self) -> None:
        self.titles = QPlainTextEdit(self)
        self.titles.setPlaceholderText(self.tr("One a line"))
        self.titles.setTabChangesFocus(True)
        self.titles.setAccessibleName(self.tr("Titles"))
        self.titles.setFixedHeight(_LINES * self.fontMetrics().lineSpacing() + 4 * STEP)
        self.from_file = button(self.tr("From a file…"), self._ask_for_file, self)
        self.categories = line("戰役、會戰", self)
        self.infoboxes = line("military conflict", self)
        self.hint = QLabel(self)
        self.hint.setWordWrap(True)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(3 * STEP)
        form.setVerticalSpacing(2 * STEP)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setContentsMargins(6 * STEP, 0, 0, 0)
        form.addRow(self.tr("Titles"), self.titles)
        form.addRow("", button_row(self.from_file, None))
        form.addRow(self.tr("Categories"), self.categories)
        form.addRow(self.tr("Infoboxes"), self.infoboxes)
        form.addRow("", self.hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * STEP, 4 * STEP, 4 * STEP, 3 * STEP)
        column.setSpacing(3 * STEP)
        column.addWidget(self._words)
        column.addWidget(self.all)
        column.addWidget(self.some)
        column.addLayout(form)
        column.addStretch()
        column.addWidget(self.buttons)
        self.setMinimumWidth(_WIDTH)


def _several(field: QLineEdit) -> tuple[str, ...]:
    parts = (part.strip() for part in _SEVERAL.split(field.text()))
    return tuple(filter(None, parts))
