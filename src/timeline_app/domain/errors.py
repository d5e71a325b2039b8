"""Faults of the world, as against bugs: each has a sentence and a remedy for the user."""

from __future__ import annotations


class Filled(str):
    """A sentence with values in it, in English, that knows its words apart from them.

    Whoever shows it translates the ``template`` and fills the ``values`` in again; everybody else
    takes it as the text that it is.
    """

    template: str
    values: dict[str, object]

    def __new__(cls, template: str, values: dict[str, object]) -> Filled:
        """The words with the values in their places."""
        made = super().__new__(cls, template.format(**values))
        made.template, made.values = template, values
        return made

    def __reduce__(self) -> tuple[type[Filled], tuple[str, dict[str, object]]]:
        return type(self), (self.template, self.values)


def filled(template: str, **values: object) -> Filled:
    """``The library {path} is damaged.`` with a path in it; every template has its translations."""
    return Filled(template, {name: _plain(value) for name, value in values.items()})


def template(words: str) -> str:
    """Marks words that stand in a table now and go into a sentence later."""
    return words


class ExpectedError(Exception):
    """Something outside the program failed; the program goes on.

    ``code`` is a short fixed word (``no-such-file``) for tests, ``sentence`` says what happened,
    ``remedy`` what to do about it: words as they stand, or ``filled`` where there are values in them.
    """

    def __init__(self, code: str, sentence: str, remedy: str) -> None:
        super().__init__(f"{sentence} {remedy}")
        self.code = code
        self.sentence = sentence
        self.remedy = remedy

    def __reduce__(self) -> tuple[type[ExpectedError], tuple[str, str, str]]:
        return type(self), (self.code, self.sentence, self.remedy)


def _plain(value: object) -> object:
    """What crosses processes and threads: a sentence inside of another, or text."""
    return value if isinstance(value, str) else str(value)
