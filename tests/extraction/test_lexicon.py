"""The vocabularies: every word once in its list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from timeline_app.extraction.lexicon import alternatives, table

NAMES = (
    "campaign", "dates", "eras", "event_kinds", "headlines", "incidents", "infobox", "people", "places",
    "sections", "units", "unread_units",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_no_list_has_a_word_twice(name: str) -> None:
    twice = {
        path: [word for word, count in Counter(words).items() if count > 1]
        for path, words in _lists(table(name), name)
    }
    assert {path: words for path, words in twice.items() if words} == {}


def test_each_echelon_and_each_name_of_a_unit_stands_once() -> None:
    units = table("units")
    echelons = Counter(entry["word"] for entry in units["echelon"])
    names = Counter(name for entry in units["named"] for name in entry["names"])
    assert [word for word, count in (echelons + names).items() if count > 1] == []


def test_alternatives_try_the_longer_word_first() -> None:
    assert alternatives(["军", "军团", "军"]) == "(?:军团|军)"


def test_alternatives_of_very_many_words_find_the_longest_one() -> None:
    words = [
        f"{first}{rest}" for first in "一二三四五六七八九十" for rest in "甲乙丙丁戊己庚辛壬癸"
    ]
    words += [f"{word}{end}" for word in words for end in "东西"] + ["[a", "-b", "^"]
    pattern = re.compile(alternatives(words))
    assert [pattern.fullmatch(word) is None for word in words] == [False] * len(words)
    assert pattern.findall("一甲东二乙三丙西丁[a-b^c") == [
        "一甲东",
        "二乙",
        "三丙西",
        "[a",
        "-b",
        "^",
    ]


def _lists(value: Any, path: str) -> Iterator[tuple[str, list[str]]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _lists(inner, f"{path}.{key}")
    elif isinstance(value, list):
        if all(isinstance(item, str) for item in value):
            yield path, value
        for item in value:
            yield from _lists(item, path)
