"""What came of a fault."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """``lost`` is what was lost or went wrong, "" where nothing; ``told`` the sentence that the program
    said, "" where it had none to say.
    """

    lost: str = ""
    told: str = ""


WHOLE = Outcome()
