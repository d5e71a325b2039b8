"""The page that shows an article's document: a centred column, no loads, links as signals."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEasingCurve, QEvent, QPoint, QPropertyAnimation, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QMenu, QTextBrowser, QToolTip, QWidget

from timeline_app.ui.article.composer import LINK_SCHEME
from timeline_app.ui.article.formats import COLUMN_WIDTH
from timeline_app.ui.article.margin import MarginBar
from timeline_app.ui.i18n import translatable
from timeline_app.ui.theme import Theme
from timeline_app.ui.widgets.focus import FocusRing
from timeline_app.ui.widgets.key_lines import KeyLine
from timeline_app.ui.widgets.lines import plain_tip

_SIDE_MARGIN = 24
_TOP_ZONE = 64
_JUMP_MS = 200
_CONTEXT_ABOVE = 0.25
"""The part of the view that stays above what was jumped to."""

KEYS = (
    KeyLine(("Tab",), translatable("Next link")),
    KeyLine(("Shift+Tab",), translatable("Previous link")),
    KeyLine(("Return",), translatable("Follow the link"), also=("Enter",)),
    KeyLine(("S",), translatable("Choose the next sentence")),
    KeyLine(("Shift+S",), translatable("Choose the sentence before")),
    KeyLine(("+",), translatable("Larger type"), also=("=",)),
    KeyLine(("-",), translatable("Smaller type")),
    KeyLine(("0",), translatable("Usual type")),
)
"""What the page answers to beside the keys of any text."""


class ArticleBrowser(QTextBrowser):
    """A read-only page; it never loads anything, and a clicked link is told by its index."""

    link_clicked = Signal(int)
    link_hovered = Signal(int)
    """The index of the link under the pointer, -1 for none."""
    scrolled = Signal()
    menu_wanted = Signal(QPoint)
    """The menu of what is at a point of the view is asked for."""
    sentence_wanted = Signal(int)
    """The next sentence (1) or the one before (-1) is to be chosen."""
    own_clicked = Signal(object)
    """The signs of something (``MarginMark``) were clicked in the margin."""
    zoom_requested = Signal(int)
    """Larger type (1), smaller type (-1) or the usual one (0) is wished for."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.margin = MarginBar(self, theme)
        self._ring = FocusRing(self)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.anchorClicked.connect(self._on_clicked)
        self.highlighted.connect(self._on_highlighted)
        self.verticalScrollBar().valueChanged.connect(self.scrolled)
        self._jump = QPropertyAnimation(self.verticalScrollBar(), b"value", self)
        self._jump.setDuration(_JUMP_MS)
        self._jump.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._side = -1
        self._column = COLUMN_WIDTH
        self._shown: QTextDocument | None = None

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing, ever: an article is text, and no address in it is fetched."""
        return None

    def show_document(self, document: QTextDocument) -> None:
        """Shows a document from its top and takes it over."""
        self._jump.stop()
        document.setParent(self)
        self.setDocument(document)
        if self._shown is not None:
            self._shown.deleteLater()
        self._shown = document
        self.verticalScrollBar().setValue(0)

    def set_column(self, width: int) -> None:
        """How wide the text runs where there is room, px."""
        self._column = width
        self._centre()

    def place(self) -> tuple[int, int]:
        """A document position at the top of the view, and where its line stands there, px."""
        position = 0
        if self.verticalScrollBar().value():
            position = self.cursorForPosition(QPoint(1, 1)).position()
        return position, self.cursorRect(self._cursor_at(position)).top()

    def restore(self, place: tuple[int, int]) -> None:
        """Scrolls so that a position stands where it stood when ``place`` was asked."""
        self.document().documentLayout().documentSize()  # lays out what was left for later
        top = self.cursorRect(self._cursor_at(place[0])).top()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + top - place[1])

    def is_at_top(self, position: int) -> bool:
        """Whether the line of a position stands at the top of the view, or above it."""
        block = self.document().findBlock(position)
        top = self.document().documentLayout().blockBoundingRect(block).top()
        return top < self.verticalScrollBar().value() + _TOP_ZONE

    def is_shown(self, start: int, end: int) -> bool:
        """Whether the document range stands wholly in the view."""
        top = self.cursorRect(self._cursor_at(start)).top()
        bottom = self.cursorRect(self._cursor_at(end)).bottom()
        return top >= 0 and bottom <= self.viewport().height()

    def jump_to(self, position: int, animated: bool) -> None:
        """Scrolls so that the position stands a quarter of the view below its top."""
        self._jump.stop()
        self.document().documentLayout().documentSize()  # lays out what was left for later
        bar = self.verticalScrollBar()
        top = self.cursorRect(self._cursor_at(position)).top() + bar.value()
        goal = round(top - self.viewport().height() * _CONTEXT_ABOVE)
        goal = max(bar.minimum(), min(goal, bar.maximum()))
        if animated and self.isVisible() and abs(goal - bar.value()) < 3 * self.height():
            self._jump.setStartValue(bar.value())
            self._jump.setEndValue(goal)
            self._jump.start()
        else:
            bar.setValue(goal)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Centres the column of text."""
        self._centre()
        super().resizeEvent(event)
        self.margin.place()

    def event(self, event: QEvent) -> bool:
        """Lets the wheel scroll beside the column, too; signs in the margin tell and are clicked."""
        if isinstance(event, QWheelEvent):
            return QApplication.sendEvent(self.verticalScrollBar(), event)
        if isinstance(event, QHelpEvent):
            own = self.margin.mark_at(event.pos())
            QToolTip.showText(event.globalPos(), plain_tip(own.mark.tip()) if own else "", self)
            return True
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonPress:
            own = self.margin.mark_at(event.position().toPoint())
            if own is not None:
                self.own_clicked.emit(own)
                return True
        return super().event(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No link is under the pointer any more."""
        self.link_hovered.emit(-1)
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A turn of the wheel ends a jump on its way; with Ctrl it asks for another size."""
        self._jump.stop()
        turn = event.angleDelta().y()
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        elif turn:
            self.zoom_requested.emit(1 if turn > 0 else -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plus, minus and 0 set the size of the type; S walks by sentences."""
        if event.key() == Qt.Key.Key_S and event.text() in ("s", "S"):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.sentence_wanted.emit(-1 if back else 1)
            return
        step = {"+": 1, "=": 1, "-": -1, "0": 0}.get(event.text())
        if step is None:
            super().keyPressEvent(event)
        else:
            self.zoom_requested.emit(step)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Asks for the menu of what is there."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        self.menu_wanted.emit(QPoint(1, 1) if by_key else event.pos())

    def page_menu(self) -> QMenu:
        """Copy, select all, size of type; the links are the program's own and not for copying."""
        menu = QMenu(self)
        copy = menu.addAction(self.tr("Copy"), QKeySequence.StandardKey.Copy, self.copy)
        copy.setEnabled(self.textCursor().hasSelection())
        menu.addAction(self.tr("Select all"), QKeySequence.StandardKey.SelectAll, self.selectAll)
        menu.addSeparator()
        for words, key, step in (
            (self.tr("Larger type"), "+", 1),
            (self.tr("Smaller type"), "-", -1),
            (self.tr("Usual type"), "0", 0),
        ):
            menu.addAction(words, QKeySequence(key), partial(self.zoom_requested.emit, step))
        return menu

    def _centre(self) -> None:
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        side = max((room - self._column) // 2, _SIDE_MARGIN)
        # Only where the column itself grows or shrinks is the text laid out anew.
        column = max(min(self._column, room - 2 * side), 1)
        if column != self.lineWrapColumnOrWidth():
            self.setLineWrapColumnOrWidth(column)
        if side != self._side:
            self._side = side
            self.setViewportMargins(side, 0, side, 0)
            self.margin.place()

    def _cursor_at(self, position: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        return cursor

    def _on_clicked(self, url: QUrl) -> None:
        index = link_index(url)
        if index >= 0:
            self.link_clicked.emit(index)

    def _on_highlighted(self, url: QUrl) -> None:
        self.link_hovered.emit(link_index(url))


def link_index(url: QUrl) -> int:
    """The index that a link of the document carries, -1 where it carries none."""
    text = url.toString()
    digits = text.removeprefix(LINK_SCHEME)
    return int(digits) if digits != text and digits.isdecimal() else -1
