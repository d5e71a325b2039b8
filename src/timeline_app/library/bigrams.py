"""Text for searching: folded, and cut into overlapping pairs of characters.

Chinese is written without blanks and its usual query has two characters, so the index holds every
pair of neighbours as a term: ``唐生智`` is indexed as ``唐生 生智 智`` and a query is a phrase of
pairs.  What a query finds is exactly what a scan for the folded substring would find.  Single
characters have an index of their own, without places.  Nothing of ASCII punctuation is left in the
terms, so no input can be taken for query syntax.
"""

from __future__ import annotations

import re
import string
import unicodedata
from functools import cache
from itertools import pairwise

from timeline_app import assets
from timeline_app.zhtext.variants import fold

_FORM = 2
"""Count up when terms are made another way, so that old indexes are built anew."""

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_FULL_WIDTH = {ord(char): chr(ord(char) + 0xFEE0) for char in string.punctuation}
"""ASCII punctuation as full-width forms, which ``fold`` leaves nowhere in a text."""
_CONTROL = {code: _REPLACEMENT for code in range(128) if not chr(code).isprintable()}
_BLANKS = {ord(char): " " for char in string.whitespace + "\x1c\x1d\x1e\x1f"}
_FOR_TERMS = _FULL_WIDTH | _CONTROL | _BLANKS
_SURROGATE = re.compile("[\ud800-\udfff]")


def search_form(text: str) -> str:
    """The text as it is compared: folded, in small letters; same length as ``text``."""
    folded = fold(_SURROGATE.sub(_REPLACEMENT, text))
    small = folded.lower()
    if len(small) != len(folded):
        small = "".join(low if len(low := char.lower()) == 1 else char for char in folded)
    return small.translate(_FOR_TERMS)


def index_terms(form: str) -> str:
    """The terms of a text in search form, separated by blanks: every pair, and the last character of
    each run.
    """
    terms: list[str] = []
    for run in form.split():
        terms += map("".join, pairwise(run))
        terms.append(run[-1])
    return " ".join(terms)


def character_terms(form: str) -> str:
    """The characters of a text in search form, each once."""
    return " ".join(dict.fromkeys("".join(form.split())))


@cache
def fingerprint() -> str:
    """Changes whenever the terms of a text might."""
    import hashlib  # for writers alone: it takes long to load

    parts = (str(_FORM), unicodedata.unidata_version, assets.text("zhtext/fold.tsv"))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
