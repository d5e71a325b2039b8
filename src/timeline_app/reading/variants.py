"""The wiki's markers of language variants, ``-{zh-hans:国; zh-hant:國}-``, which both dialects keep."""

from __future__ import annotations

import re

_MARKER = re.compile(r"-\{(?!\{)((?:[^{}]|\{\{[^{}]*\}\})*)\}-")
_RULE = re.compile(r"\s*(zh(?:-[a-z]+)?)\s*:", re.IGNORECASE)
_FLAGS = re.compile(r"\s*([A-Za-z;\-+ ]*?)\s*\|")
_PREFERENCE = ("zh-hant", "zh-tw", "zh-hk", "zh-mo", "zh", "zh-hans", "zh-cn", "zh-sg", "zh-my")
_ROUNDS = 4
"""Markers stand in markers at most this deep; what is deeper stays as written."""


def resolve(text: str) -> str:
    """The text with every marker replaced by one of its variants: the traditional one first.

    Markers that only set a rule or the page's title (flags H, T and -) show nothing.
    """
    for _ in range(_ROUNDS):
        if "-{" not in text:
            return text
        text, count = _MARKER.subn(_shown, text)
        if not count:
            return text
    return text


def _shown(match: re.Match[str]) -> str:
    words = match.group(1)
    if flags := _FLAGS.match(words):
        named = flags.group(1).upper()
        words = words[flags.end() :]
        if {"H", "T", "-"} & set(named.replace("ZH-", "").split(";")):
            return ""
    variants = _variants(words)
    for name in _PREFERENCE:
        if variants.get(name):
            return variants[name]
    return next(iter(variants.values()), words if not variants else "")


def _variants(words: str) -> dict[str, str]:
    """The rules of a marker by variant; empty where it is plain text."""
    if not _RULE.match(words):
        return {}
    found: dict[str, str] = {}
    for part in re.split(r";(?=\s*zh(?:-[a-z]+)?\s*:|\s*$)", words, flags=re.IGNORECASE):
        if rule := _RULE.match(part):
            found.setdefault(rule.group(1).lower(), part[rule.end() :].strip())
    return found
