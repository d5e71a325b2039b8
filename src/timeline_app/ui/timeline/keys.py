"""What the timeline answers to while it has the focus: one table for those who ask for the keys."""

from __future__ import annotations

from timeline_app.ui.i18n import translatable
from timeline_app.ui.widgets.key_lines import KeyLine

KEYS = (
    KeyLine(("Space",), translatable("Play or pause")),
    KeyLine(("Left", "A"), translatable("Earlier")),
    KeyLine(("Right", "D"), translatable("Later")),
    KeyLine(("W", "+"), translatable("Closer"), also=("=",)),
    KeyLine(("S", "-"), translatable("Farther")),
    KeyLine(("PgUp",), translatable("One calendar unit earlier")),
    KeyLine(("PgDown",), translatable("One calendar unit later")),
    KeyLine(("Home",), translatable("Show everything")),
    KeyLine(("Up",), translatable("Tracks up")),
    KeyLine(("Down",), translatable("Tracks down")),
    KeyLine(("F",), translatable("Centre the selected event, then fit it")),
    KeyLine(("Return",), translatable("Read the selected event"), also=("Enter",)),
)
"""Every key that the canvas takes; the others go to the window."""
OVERVIEW_KEYS = (
    KeyLine(("Left",), translatable("Earlier")),
    KeyLine(("Right",), translatable("Later")),
    KeyLine(("Shift+Left", "Shift+Right"), translatable("Move the end of the view")),
    KeyLine(("Up", "+"), translatable("Closer"), also=("=",)),
    KeyLine(("Down", "-"), translatable("Farther")),
    KeyLine(("PgUp", "PgDown"), translatable("One view earlier, later")),
    KeyLine(("Home", "End"), translatable("To the first, to the last day")),
)
"""Every key that the overview strip takes."""
