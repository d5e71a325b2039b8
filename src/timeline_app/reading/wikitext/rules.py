"""The table of templates: what a reader sees of each, read from resources/reading/templates.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from timeline_app import assets


class Action(StrEnum):
    """What becomes of a template."""

    SHOW = "show"
    DROP = "drop"
    QUOTE = "quote"
    LIST = "list"
    NOTE = "note"
    NOTES = "notes"
    COUNTRY = "country"
    INFOBOX = "infobox"


@dataclass(frozen=True, slots=True)
class Rule:
    """What is shown, a link's target and a quotation's author, as formats (see ``parts_of``)."""

    action: Action
    format: str = ""
    target: str = ""
    signature: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The rules by name, then by pattern; countries by code and by name; infobox vocabulary."""

    names: dict[str, Rule]
    patterns: tuple[tuple[re.Pattern[str], Rule], ...]
    countries: dict[str, str]
    languages: dict[str, str]
    infobox_keys: frozenset[str]
    infobox_dropped: re.Pattern[str]
    flag_fields: frozenset[str]

    def rule(self, name: str) -> Rule | None:
        """The rule for a template of this (normal) name, None where the table has none."""
        if name in self.names:
            return self.names[name]
        if self.country(name):
            return Rule(Action.COUNTRY)
        return next((rule for pattern, rule in self.patterns if pattern.fullmatch(name)), None)

    def country(self, name: str) -> str:
        """A country's Chinese name by its code or English name; "" where it is not known."""
        key = normal(name)
        return self.countries.get(key) or self.countries.get(re.sub(r"-\d{4}$", "", key)) or ""


def normal(name: str) -> str:
    """A template's name as the table writes it: lower case, blanks for underscores, no prefix."""
    words = " ".join(name.replace("_", " ").split()).lower()
    return re.sub(r"^(?:template|模板|樣板|样板)\s*:\s*", "", words)


@cache
def table() -> Table:
    """The table, read once."""
    data: dict[str, Any] = tomllib.loads(assets.text("reading/templates.toml"))
    names: dict[str, Rule] = {}
    patterns: list[tuple[re.Pattern[str], Rule]] = []
    for entry in data["template"]:
        formats = (entry.get(name, "") for name in ("format", "target", "signature"))
        rule = Rule(Action(entry["action"]), *formats)
        names.update((normal(name), rule) for name in entry.get("names", ()))
        patterns += [(re.compile(pattern), rule) for pattern in entry.get("patterns", ())]
    infobox = data["infobox"]
    return Table(
        names=names,
        patterns=tuple(patterns),
        countries={normal(key): name for name, keys in data["countries"].items() for key in keys},
        languages=data["languages"],
        infobox_keys=frozenset(infobox["battle_keys"]),
        infobox_dropped=re.compile("|".join(infobox["dropped"])),
        flag_fields=frozenset(infobox["flag_fields"]),
    )


_SLOT = re.compile(r"\{([^{}]*)\}")
_GROUP = re.compile(r"\[([^\[\]]*)\]")


def parts_of(format: str, filled: Callable[[str], bool]) -> list[tuple[str, str]]:
    """The filled parts of a format, as ("text", words) and ("slot", name of a parameter).

    ``{a|b}`` is the first parameter that is filled, ``[…]`` is left out unless every slot in it is
    filled.  ``filled`` tells whether the parameter of a name has a value.
    """
    parts: list[tuple[str, str]] = []
    last = 0
    for group in _GROUP.finditer(format):
        parts += _slots(format[last : group.start()], filled)[0]
        inner, whole = _slots(group.group(1), filled)
        parts += inner if whole else []
        last = group.end()
    return parts + _slots(format[last:], filled)[0]


def _slots(format: str, filled: Callable[[str], bool]) -> tuple[list[tuple[str, str]], bool]:
    parts, last, whole = [], 0, True
    for slot in _SLOT.finditer(format):
        parts.append(("text", format[last : slot.start()]))
        last = slot.end()
        names = slot.group(1).split("|")
        first = next((name for name in names if filled(name)), None)
        whole = whole and first is not None
        if first is not None:
            parts.append(("slot", first))
    parts.append(("text", format[last:]))
    return [part for part in parts if part[1]], whole
