"""What the dialogs about an event have in common: its sentence, a form, and the buttons below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLayout,
    QVBoxLayout,
    QWidget,
)

from timeline_app.ui.theme import STEP

_SENTENCE = 160


class EventDialog(QDialog):
    """Those who derive from it make their fields, lay them out in the form, and say when they are
    fine.
    """

    def lay_out(self, sentence: str) -> QFormLayout:
        """The form for the fields, below the sentence that the event is of, "" for none.

        The buttons come after all fields that are there when this is called.
        """
        self.buttons = _answers(self)
        form = QFormLayout()
        form.setHorizontalSpacing(4 * STEP)
        form.setVerticalSpacing(3 * STEP)
        column = QVBoxLayout(self)
        column.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)
        column.setContentsMargins(5 * STEP, 5 * STEP, 5 * STEP, 4 * STEP)
        column.setSpacing(4 * STEP)
        if sentence:
            column.addWidget(_proof(sentence, self))
        column.addLayout(form)
        column.addStretch(1)
        column.addWidget(self.buttons)
        return form

    def let_accept(self, fine: bool) -> None:
        """Whether what the fields say can be accepted."""
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(fine)


def soft_label(words: str, parent: QWidget) -> QLabel:
    """Words of an article as they are, softly, on as many lines as they need."""
    label = QLabel(words, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label


def _answers(dialog: QDialog) -> QDialogButtonBox:
    buttons = QDialogButtonBox(
        QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, dialog
    )
    for button in buttons.buttons():
        button.setIcon(QIcon())
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons


def _proof(sentence: str, dialog: QDialog) -> QLabel:
    line = sentence.replace("\n", " ")
    return soft_label(line if len(line) <= _SENTENCE else line[: _SENTENCE - 1] + "…", dialog)
