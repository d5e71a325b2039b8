"""Refuses the one pairing of Qt and Python that would crash in mid-work, and loads Qt plainly.

PySide6 6.12.x gives back one reference to None too many in nearly every call that returns nothing.
Before Python 3.12, where None became immortal, the process aborts after some thousand such calls.
"""

from __future__ import annotations

import builtins
import sys

from timeline_app.domain.errors import ExpectedError

SPOILT = (6, 12)
"""The minor version of PySide6 that loses references to None."""
IMMORTAL_NONE = (3, 12)
"""The first Python whose None cannot be lost."""


def check() -> None:
    """ExpectedError("qt-version", …) where the installed PySide6 must not run on this Python.

    To be called before the first Qt module is imported.
    """
    import PySide6  # deferred: only those who are about to use Qt ask

    judge(PySide6.__version__, sys.version_info[:2])


def load_plainly() -> None:
    """Load Qt, and put back the import statement that PySide6 replaces.

    Its own reads the source of every module it loads, in search of switches (``__feature__``) of
    which this program uses none: a twentieth of the time until the window stands.
    """
    import PySide6.QtCore  # noqa: F401

    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain


def judge(qt: str, python: tuple[int, int]) -> None:
    """The rule behind ``check``, for the versions given (``"6.12.0"``, ``(3, 11)``)."""
    if python < IMMORTAL_NONE and tuple(map(int, qt.split(".")[:2])) == SPOILT:
        raise ExpectedError(
            "qt-version",
            f"PySide6 {qt} crashes on Python {python[0]}.{python[1]}.",
            'Install another one with: pip install "PySide6-Essentials<6.12"',
        )
