"""The strip below the tracks while there is a time cursor: play, speed, loop, the moment."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from timeline_app.ui import icons
from timeline_app.ui.date_words import moment_words
from timeline_app.ui.theme import STEP, Theme

_HOUR_SPAN = 1.0
"""As in a view of a day: the hour is told."""


class PlayStrip(QWidget):
    """Shows what it is told, and emits wishes."""

    play_requested = Signal()
    speed_requested = Signal(int)
    loop_requested = Signal(bool)
    step_requested = Signal(float)
    close_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._playing = False
        self._speed = 1.0
        self.setObjectName("play-strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        names = ("back", "play", "forward", "slower", "faster", "loop", "close")
        self._buttons = {name: QToolButton(self) for name in names}
        self.moment = QLabel(self)
        self.speed = QLabel(self)
        self._buttons["loop"].setCheckable(True)
        self._lay_out()
        buttons = self._buttons
        buttons["play"].clicked.connect(self.play_requested)
        buttons["back"].clicked.connect(lambda: self.step_requested.emit(-1.0))
        buttons["forward"].clicked.connect(lambda: self.step_requested.emit(1.0))
        buttons["slower"].clicked.connect(lambda: self.speed_requested.emit(-1))
        buttons["faster"].clicked.connect(lambda: self.speed_requested.emit(1))
        buttons["loop"].clicked.connect(self.loop_requested)
        buttons["close"].clicked.connect(self.close_requested)
        self.set_theme(theme)
        self.retranslate()
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * STEP, STEP, 2 * STEP, STEP)
        row.setSpacing(STEP)
        for name in ("back", "play", "forward"):
            row.addWidget(self._buttons[name])
        row.addSpacing(2 * STEP)
        row.addWidget(self.moment, 1)
        for name in ("slower", "faster", "loop", "close"):
            row.addWidget(self._buttons[name])
            if name == "slower":
                row.addWidget(self.speed)
        for button in self._buttons.values():
            button.setAutoRaise(True)

    def show_moment(self, moment: float) -> None:
        """Say where the cursor stands."""
        self.moment.setText(moment_words(moment, _HOUR_SPAN))

    def show_state(self, playing: bool, speed: float, loops: bool) -> None:
        """Whether it plays, how fast (days a second), and whether it begins again."""
        self._playing, self._speed = playing, speed
        self._buttons["loop"].setChecked(loops)
        self._draw("play", "pause" if playing else "play")
        self.retranslate()

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the theme's colours."""
        self._theme = theme
        for name in self._buttons:
            self._draw(name, "pause" if name == "play" and self._playing else name)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.setAccessibleName(self.tr("Time cursor"))
        self.speed.setText(self.speed_words(self._speed))
        for name, words in {
            "back": self.tr("One day back"),
            "play": self.tr("Pause") if self._playing else self.tr("Play"),
            "forward": self.tr("One day on"),
            "slower": self.tr("Slower"),
            "faster": self.tr("Faster"),
            "loop": self.tr("Begin again at the end"),
            "close": self.tr("Put the time cursor away"),
        }.items():
            self._buttons[name].setToolTip(words)
            self._buttons[name].setAccessibleName(words)

    def speed_words(self, speed: float) -> str:
        """Days a second in words."""
        if speed < 1:
            hours = round(speed * 24)
            one = self.tr("1 hour a second")
            return one if hours == 1 else self.tr("{count} hours a second").format(count=hours)
        one = self.tr("1 day a second")
        return one if speed == 1 else self.tr("{count} days a second").format(count=round(speed))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the program's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _draw(self, name: str, icon: str) -> None:
        self._buttons[name].setIcon(icons.icon(icon, self._theme))
