"""The menu of a track: all that can be done with one, also without a mouse."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtGui import QAction, QActionGroup, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from timeline_app.timeline.tracks import DEEP_ROWS, Band, Track
from timeline_app.timeline.wishes import COMPACT, beside
from timeline_app.ui.theme import Theme
from timeline_app.ui.timeline.stage import Stage

SWATCH = 14
"""Side of a colour's sample, px."""

_OF_NONE = ("side:",)
"""Tracks of what belongs to no other that can be shown alone."""

Wish = tuple[str, str, bool | int | None]
"""The key of a track, a trait and its value."""


class TrackMenu(QObject):
    """Makes menus; what is chosen goes out as a wish.

    ``trait_requested`` carries the keys of tracks, one of ``timeline.wishes.TRAITS`` and its value.
    """

    trait_requested = Signal(object, str, object)
    order_requested = Signal(object)
    open_requested = Signal(int)
    fit_requested = Signal(int)
    hide_requested = Signal(int)
    only_requested = Signal(str)

    def __init__(self, stage: Stage, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._stage, self._parent = stage, parent
        self.theme = theme

    def show(self, band: Band, at: QPoint) -> None:
        """Open the menu of a track at a point of the screen."""
        menu = self.menu_for(band)
        menu.popup(at)
        menu.aboutToHide.connect(menu.deleteLater)

    def menu_for(self, band: Band) -> QMenu:
        """What can be done with the track of a band."""
        track = self._stage.builder.tracks[band.track]
        menu = QMenu(self._parent)
        menu.setAccessibleName(track.title)
        self._add_visits(menu, track, band.track)
        menu.addSeparator()
        self._add_folding(menu, track)
        menu.addSeparator()
        self._add_places(menu, track)
        menu.addSeparator()
        self._add_height(menu.addMenu(self.tr("Height")), track, band)
        self._add_colours(menu.addMenu(self.tr("Colour")), track)
        return menu

    def _add_visits(self, menu: QMenu, track: Track, place: int) -> None:
        article = track.article_id
        if article is not None:
            menu.addAction(self.tr("Open article"), lambda: self.open_requested.emit(article))
        menu.addAction(self.tr("Fit on the timeline"), lambda: self.fit_requested.emit(place))
        if article is not None:
            words = self.tr("Hide from the timeline")
            menu.addAction(words, lambda: self.hide_requested.emit(article))
        if track.key in _OF_NONE or not track.key.endswith(":"):
            menu.addAction(self.tr("Show only this"), lambda: self.only_requested.emit(track.key))

    def _add_folding(self, menu: QMenu, track: Track) -> None:
        keys = [other.key for other in self._stage.builder.tracks]
        self._add(menu, self.tr("Fold"), track.folded, (track.key, "folded", not track.folded))
        menu.addAction(
            self.tr("Fold all tracks"), lambda: self.trait_requested.emit(keys, "folded", True)
        )
        menu.addAction(
            self.tr("Unfold all tracks"), lambda: self.trait_requested.emit(keys, "folded", False)
        )

    def _add_places(self, menu: QMenu, track: Track) -> None:
        words = self.tr("Pin to the top")
        self._add(menu, words, track.pinned, (track.key, "pinned", not track.pinned))
        for words, by in ((self.tr("Move up"), -1), (self.tr("Move down"), 1)):
            wanted, keys = self._put(track, by)
            action = menu.addAction(words, partial(self.order_requested.emit, wanted))
            action.setEnabled(wanted != keys)

    def _put(self, track: Track, by: int) -> tuple[list[str], list[str]]:
        """The order with the track one place on among those seen beside it, and as it is."""
        tracks = sorted(self._stage.builder.tracks, key=lambda other: other.place)
        keys = [other.key for other in tracks]
        near = {t.key for t in tracks if t.visible and t.pinned == track.pinned}
        return beside(keys, track.key, by, near), keys

    def _add_height(self, menu: QMenu, track: Track, band: Band) -> None:
        group = QActionGroup(menu)
        for words, rows in ((self.tr("As needed"), None), (self.tr("Compact"), COMPACT)):
            wish = (track.key, "rows", rows)
            group.addAction(self._add(menu, words, track.rows == rows, wish))
        menu.addSeparator()
        for words, by in ((self.tr("One row more"), 1), (self.tr("One row less"), -1)):
            rows = min(max(band.rows + by, 1), DEEP_ROWS)
            menu.addAction(words, partial(self._wish, (track.key, "rows", rows)))

    def _add_colours(self, menu: QMenu, track: Track) -> None:
        menu.addAction(self.tr("As given"), partial(self._wish, (track.key, "colour", None)))
        menu.addSeparator()
        for number, colour in enumerate(self.theme.tracks):
            words = self.tr("Colour {number}").format(number=number + 1)
            same = track.colour >= 0 and track.colour % len(self.theme.tracks) == number
            action = self._add(menu, words, same, (track.key, "colour", number))
            action.setIcon(_swatch(colour, self.theme.text if same else colour))
            action.setIconVisibleInMenu(True)

    def _add(self, menu: QMenu, words: str, checked: bool, wish: Wish) -> QAction:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(checked)
        action.triggered.connect(lambda: self._wish(wish))
        return action

    def _wish(self, wish: Wish) -> None:
        key, trait, value = wish
        self.trait_requested.emit([key], trait, value)


def _swatch(colour: QColor, edge: QColor) -> QIcon:
    picture = QPixmap(SWATCH, SWATCH)
    picture.fill(colour)
    painter = QPainter(picture)
    painter.setPen(edge)
    painter.drawRect(QRect(0, 0, SWATCH - 1, SWATCH - 1))
    painter.end()
    return QIcon(picture)
