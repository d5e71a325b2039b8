"""Faults of the world, as against bugs: each has a sentence and a remedy for the user."""

from __future__ import annotations


class ExpectedError(Exception):
    """Something outside the program failed; the program goes on.

    ``code`` is a short fixed word (``no-such-file``) for tests and translations, ``sentence`` says
    what happened, ``remedy`` what to do about it.
    """

    def __init__(self, code: str, sentence: str, remedy: str) -> None:
        super().__init__(f"{sentence} {remedy}")
        self.code = code
        self.sentence = sentence
        self.remedy = remedy

    def __reduce__(self) -> tuple[type[ExpectedError], tuple[str, str, str]]:
        return type(self), (self.code, self.sentence, self.remedy)
