"""The lines below the search box: headings, hits with what was found marked in them, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from timeline_app.domain.refs import Locator
from timeline_app.domain.spans import Span
from timeline_app.ui.theme import SIZE_BODY, SIZE_SMALL, STEP
from timeline_app.ui.widgets.choices import ChoiceDelegate
from timeline_app.ui.widgets.index import Index
from timeline_app.ui.widgets.lines import sized, write_line
from timeline_app.ui.widgets.rows import GAP, SWATCH, is_in

_SIDE = 3 * STEP
_ASIDE = 0.6
"""No more than this share of a line is taken by what stands at its right."""
_LINE, _HEAD, _TWO = 26, 30, 44
"""Heights, px: of one line, of a campaign's title, of two lines."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Words, and where in them what was searched for stands."""

    text: str
    marks: tuple[Span, ...] = ()


class Kind(Enum):
    """What a line is for."""

    GROUP = auto()
    """Names what follows; cannot be chosen."""
    CAMPAIGN = auto()
    HIT = auto()
    WHOLE = auto()
    """Asks for all that a campaign has."""
    CAMPAIGNS = auto()
    """Asks for more campaigns."""
    NAMES = auto()
    """Asks for all units and people."""
    WORDS = auto()
    """Searches for other words."""
    SAID = auto()
    """Says something; cannot be chosen."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list: ``words``, softly at the right ``aside`` and below them ``below``.

    ``target`` is what it leads to, in the article ``article_id`` where it was found, at the words
    ``span`` there, or the folded sentence.  ``query`` are words to search for; ``colour`` that of a campaign.
    """

    kind: Kind
    words: Marked
    aside: str = ""
    below: Marked = Marked("")
    target: Locator | None = None
    article_id: int | None = None
    span: Span | str | None = None
    query: str = ""
    colour: QColor | None = None

    @property
    def can_be_chosen(self) -> bool:
        """Whether there is anything to be done with it."""
        return self.kind not in (Kind.GROUP, Kind.SAID)

    @property
    def spoken(self) -> str:
        """What a screen reader says of it."""
        return ", ".join(part for part in (self.words.text, self.aside, self.below.text) if part)


class LineDelegate(ChoiceDelegate):
    """Paints lines of several heights."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the line needs."""
        line = index.data(Qt.ItemDataRole.UserRole)
        return QSize(option.rect.width(), height(line) if isinstance(line, Line) else _LINE)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground of the current line, a rule above a campaign's, and what is written."""
        line = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(line, Line):
            return
        rect = QRect(option.rect)
        if is_in(option, QStyle.StateFlag.State_Selected) and line.can_be_chosen:
            painter.fillRect(rect, self.theme.selection)
        if line.kind in (Kind.CAMPAIGN, Kind.GROUP) and index.row():
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), self.theme.line)
        self.write(painter, rect.adjusted(_SIDE, 0, -_SIDE, 0), option.font, line)

    def write(self, painter: QPainter, room: QRect, font: QFont, choice: object) -> None:
        """Words and what stands beside and below them."""
        assert isinstance(choice, Line)
        heads = choice.kind is Kind.CAMPAIGN
        left = room.left()
        if choice.colour is not None:
            self._paint_swatch(painter, room, choice.colour)
        if heads or choice.kind in (Kind.HIT, Kind.WHOLE):
            room.setLeft(left + SWATCH + GAP)
        upper, lower = QRect(room), QRect(room)
        if choice.below.text:
            upper.setBottom(room.top() + room.height() // 2 + 1)
            lower.setTop(upper.bottom() - 1)
            lower.setBottom(room.bottom() - STEP)
            upper.setTop(room.top() + STEP)
        self._write_aside(painter, upper, font, choice.aside)
        size = SIZE_SMALL if choice.kind is Kind.GROUP else SIZE_BODY
        self._write_marked(
            painter, upper, sized(font, size, heads), self._ink(choice), choice.words
        )
        soft = self.theme.text_soft
        self._write_marked(painter, lower, sized(font, SIZE_SMALL), soft, choice.below)

    def _ink(self, line: Line) -> QColor:
        if line.kind in (Kind.GROUP, Kind.SAID):
            return self.theme.text_soft
        asks = line.kind in (Kind.WHOLE, Kind.CAMPAIGNS, Kind.NAMES)
        return self.theme.accent if asks else self.theme.text

    def _paint_swatch(self, painter: QPainter, room: QRect, colour: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRect(room.left(), room.center().y() - SWATCH // 2 + 1, SWATCH, SWATCH)

    def _write_aside(self, painter: QPainter, room: QRect, font: QFont, words: str) -> None:
        """At the right; the room that is left over."""
        if not words:
            return
        own = QRect(room)
        own.setLeft(room.right() - round(_ASIDE * room.width()))
        right = Qt.AlignmentFlag.AlignRight
        soft = self.theme.text_soft
        used = write_line(painter, own, words, sized(font, SIZE_SMALL), soft, right)
        room.setRight(room.right() - used - 2 * GAP)

    def _write_marked(
        self, painter: QPainter, room: QRect, font: QFont, ink: QColor, words: Marked
    ) -> None:
        """One line, elided, with a ground behind what was found."""
        if not words.text:
            return
        metrics = QFontMetrics(font)
        end = room.left() + min(metrics.horizontalAdvance(words.text), room.width())
        box = QRect(0, room.center().y() - metrics.height() // 2, 0, metrics.height() + 1)
        for mark in words.marks:
            x0 = room.left() + metrics.horizontalAdvance(words.text[: mark.start])
            x1 = room.left() + metrics.horizontalAdvance(words.text[: mark.end])
            if x0 < end:
                ground = QRect(x0, box.top(), min(x1, end) - x0, box.height())
                painter.fillRect(ground, self.theme.hit)
        write_line(painter, room, words.text, font, ink)


def height(line: Line) -> int:
    """How high a line is, px."""
    if line.kind is Kind.CAMPAIGN:
        return _HEAD
    return _TWO if line.below.text else _LINE


def heights(lines: Sequence[Line]) -> int:
    """How high all of them are, px."""
    return sum(map(height, lines))
