"""Traditional and simplified characters: folding for the machine, conversion for the eye.

``fold`` treats each character by itself and is for matching, search and identity alone.
``convert`` is OpenCC's phrase-wise conversion and is for display alone.  Neither changes a length,
so offsets hold in both; what is stored is always what was written.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import cache, lru_cache
from typing import Protocol

from timeline_app import assets
from timeline_app.domain.spans import Span


class Script(StrEnum):
    """The characters a reader wants to see."""

    AS_WRITTEN = "as-written"
    SIMPLIFIED = "simplified"
    TRADITIONAL = "traditional"
    TAIWAN = "taiwan"
    HONG_KONG = "hong-kong"


_CONFIGURATIONS = {
    Script.SIMPLIFIED: "t2s",
    Script.TRADITIONAL: "s2t",
    Script.TAIWAN: "s2tw",
    Script.HONG_KONG: "s2hk",
}
"""OpenCC configurations whose every dictionary keeps lengths (s2twp and tw2sp do not)."""


_NAME = 24
"""Characters of a name at most."""
_ARTICLE = 1000
"""Characters of an article at least."""


class _Converter(Protocol):
    def convert(self, string: str) -> str: ...


@cache
def _fold_table() -> dict[int, str]:
    lines = assets.text("zhtext/fold.tsv").splitlines()
    return {ord(key): value for key, _, value in (line.partition("\t") for line in lines)}


def fold(text: str) -> str:
    """The text in simplified characters and half-width forms, each character by itself.

    Same length as ``text``; ``fold(fold(x)) == fold(x)``.
    """
    if len(text) <= _NAME:
        return _fold_name(text)
    return text.translate(_fold_table()) if len(text) < _ARTICLE else _fold_text(text)


@lru_cache(maxsize=4096)
def _fold_name(text: str) -> str:
    """The same for names, which an article has again and again."""
    return text.translate(_fold_table())


@lru_cache(maxsize=2)
def _fold_text(text: str) -> str:
    """The same for a whole article, which every part of the extraction asks for."""
    return text.translate(_fold_table())


@cache
def _converter(configuration: str) -> _Converter:
    from opencc import OpenCC  # costs 20 ms, and most readings never convert

    converter: _Converter = OpenCC(configuration)
    return converter


def convert(text: str, script: Script, keep: Iterable[Span] = ()) -> str:
    """The text in another script, for display; the stretches of ``keep`` stay as written.

    Same length as ``text``, always: should a dictionary ever change a length, the text comes back
    as written.
    """
    configuration = _CONFIGURATIONS.get(script)
    if configuration is None:
        return text
    converted = _converter(configuration).convert(text)
    if len(converted) != len(text):
        return text
    for span in keep:
        converted = converted[: span.start] + span.of(text) + converted[span.end :]
    return converted
