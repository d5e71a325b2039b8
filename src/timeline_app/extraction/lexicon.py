"""Vocabularies out of ``resources/lexicon``: read once, always in simplified characters."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from timeline_app import assets

_MANY = 12
"""Words from which on a regular expression gains by a look at the first character."""

_SHELF = 120
"""Words of a branch, about; one of twice as many is parted by the first characters."""


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

    Of many words it looks first whether one can begin here, which at most places saves the rest; of
    very many, then among which of them: a branch is tried word by word.
    """
    ordered = sorted(set(choices), key=lambda word: (-len(word), word))
    if len(ordered) < _MANY or not all(ordered):
        return f"(?:{_branch(ordered)})"
    begins = sorted({word[0] for word in ordered})
    size = -(-len(begins) * _SHELF // len(ordered)) if len(ordered) > 2 * _SHELF else len(begins)
    shelves = [begins[at : at + size] for at in range(0, len(begins), size)]
    listed = "|".join(_shelf(shelf, ordered) for shelf in shelves) if shelves[1:] else None
    return f"(?:(?=[{''.join(map(re.escape, begins))}])(?:{listed or _branch(ordered)}))"


def _branch(ordered: Iterable[str]) -> str:
    return "|".join(map(re.escape, ordered))


def _shelf(begins: Sequence[str], ordered: Sequence[str]) -> str:
    """The words whose first characters lie in one range of them: no other shelf has such words."""
    first, last = re.escape(begins[0]), re.escape(begins[-1])
    own = [word for word in ordered if begins[0] <= word[0] <= begins[-1]]
    return f"(?=[{first}-{last}])(?:{_branch(own)})"
