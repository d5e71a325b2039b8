"""The paper of a note: read as it is set, written as Markdown."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QStackedWidget, QTextBrowser, QWidget

from timeline_app.ui.notes.rendering import NoteDocument, outside
from timeline_app.ui.theme import SIZE_TITLE, STEP
from timeline_app.ui.widgets.focus import FocusRing
from timeline_app.ui.widgets.lines import plain_tip, sized

_MARGIN = 3 * STEP
_PASSING = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
"""Why the focus leaves to come back soon."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Writing(QPlainTextEdit):
    """Markdown as it is typed.  What is undone is what was typed here, and beyond it the window's."""

    left = Signal(bool)
    """The keys go elsewhere; for good, or to come back (False)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ring = FocusRing(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(_MARGIN)

    def event(self, event: QEvent) -> bool:
        """Keys that are the window's as well: Escape ends the writing, and where nothing is left to
        undo here the window undoes.
        """
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            document = self.document()
            if (
                event.matches(QKeySequence.StandardKey.Undo) and not document.isUndoAvailable()
            ) or (event.matches(QKeySequence.StandardKey.Redo) and not document.isRedoAvailable()):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape ends the writing."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit(True)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Says that the writer looks elsewhere."""
        super().focusOutEvent(event)
        self.left.emit(event.reason() not in _PASSING)


class Reading(QTextBrowser):
    """A note as it reads; a click or Enter begins to write."""

    write_wanted = Signal()
    address_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ring = FocusRing(self)
        self._pressed = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.anchorClicked.connect(self._on_clicked)
        self.highlighted.connect(lambda url: self.setToolTip(plain_tip(outside(url))))

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing, ever."""
        return None

    def show_note(self, text: str) -> None:
        """Set a note."""
        document = NoteDocument(text, sized(self.font(), SIZE_TITLE), _MARGIN)
        document.setParent(self)
        former = self.document()
        self.setDocument(document)
        if isinstance(former, NoteDocument):
            former.deleteLater()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click beside links begins to write, unless words were chosen."""
        super().mouseReleaseEvent(event)
        plain = event.button() == Qt.MouseButton.LeftButton
        at_link = bool(self.anchorAt(event.position().toPoint()))
        if plain and not at_link and not self.textCursor().hasSelection():
            self.write_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter begins to write, unless a link has the focus."""
        cursor = self.textCursor()
        if event.key() in _ENTER and not (cursor.hasSelection() and cursor.charFormat().isAnchor()):
            self.write_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, url: QUrl) -> None:
        address = outside(url)
        if address:
            self.address_clicked.emit(address)


class NoteSheet(QStackedWidget):
    """Shows a note set, or as it is written while the keys are here; an empty one is for writing."""

    edited = Signal()
    """Something was typed."""
    left = Signal()
    """The reader looks elsewhere: what was typed is to be kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.writing, self.reading = Writing(self), Reading(self)
        self.addWidget(self.writing)
        self.addWidget(self.reading)
        self.writing.setObjectName("note-writing")
        self.writing.textChanged.connect(self.edited)
        self.writing.left.connect(self._leave)
        self.reading.write_wanted.connect(self.write)
        self._turn(False)

    def text(self) -> str:
        """What is written, what is being composed by an input method, too."""
        if self.writing.hasFocus():
            QGuiApplication.inputMethod().commit()
        return self.writing.toPlainText()

    def set_text(self, text: str, *, other: bool = False) -> None:
        """Show a note; nothing moves where it is the same.  What was typed into an ``other`` one
        cannot be undone here.
        """
        if text != self.writing.toPlainText():
            self.writing.blockSignals(True)
            self.writing.setPlainText(text)
            self.writing.blockSignals(False)
        if other:
            self.writing.document().clearUndoRedoStacks()
        if not self.writing.hasFocus():
            self._turn(bool(text.strip()))

    def write(self) -> None:
        """Put the cursor to the end of what is written."""
        if self.currentWidget() is not self.writing:
            self._turn(False)
            self.writing.moveCursor(QTextCursor.MoveOperation.End)
        self.writing.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_anew(self) -> None:
        """The colours are others."""
        if self.currentWidget() is self.reading:
            self.reading.show_note(self.writing.toPlainText())

    def _leave(self, for_good: bool) -> None:
        self.left.emit()
        if for_good and self.writing.toPlainText().strip():
            had_focus = self.writing.hasFocus()
            self._turn(True)
            if had_focus:  # by Escape
                self.reading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, to_reading: bool) -> None:
        if to_reading:
            self.reading.show_note(self.writing.toPlainText())
        page: QWidget = self.reading if to_reading else self.writing
        self.setCurrentWidget(page)
        self.setFocusProxy(page)
