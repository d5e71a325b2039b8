"""Vocabularies out of ``resources/lexicon``: read once, always in simplified characters."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from typing import Any

from timeline_app import assets

_MANY = 12
"""Words from which on a regular expression gains by a look at the first character."""


@cache
def table(name: str) -> dict[str, Any]:
    """The whole of one vocabulary file, by its name without ending."""
    return tomllib.loads(assets.text(f"lexicon/{name}.toml"))


def words(name: str, *keys: str) -> tuple[str, ...]:
    """The list of words (or the keys of the table) found in a file along ``keys``."""
    value: Any = table(name)
    for key in keys:
        value = value[key]
    return tuple(value)


def alternatives(choices: Iterable[str]) -> str:
    """A regular expression for any of the words, the longer ones first.

    Of many words it looks first whether one can begin here, which at most places saves the rest.
    """
    ordered = sorted(set(choices), key=lambda word: (-len(word), word))
    listed = "|".join(map(re.escape, ordered))
    if len(ordered) < _MANY or not all(ordered):
        return f"(?:{listed})"
    begins = "".join(map(re.escape, sorted({word[0] for word in ordered})))
    return f"(?:(?=[{begins}])(?:{listed}))"
