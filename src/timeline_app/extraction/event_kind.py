"""What sort of event some words tell, by the vocabulary of event kinds."""

from __future__ import annotations

import re
from functools import cache

from timeline_app.domain.events import EventKind
from timeline_app.extraction.lexicon import alternatives, table

_NO_VERB = (
    r"(?!机|队|部队|令部|令官|令员|长官|大队|兵|舰|者|力|范围|序列|方案|方向|区|准则|日报|日军)"
)


@cache
def _kinds() -> dict[str, EventKind]:
    found: dict[str, EventKind] = {}
    for name, words in table("event_kinds").items():
        for word in words:
            found.setdefault(word, EventKind(name))
    return found


@cache
def verbs() -> re.Pattern[str]:
    """Any word that tells an event; not where it is part of a name (司令部, 轰炸机)."""
    return re.compile(rf"(?<![司总命指法]){alternatives(_kinds())}{_NO_VERB}")


def kind_of(folded: str) -> EventKind:
    """The kind of the first telling word; ``other`` where there is none."""
    match = verbs().search(folded)
    return _kinds()[match.group()] if match else EventKind.OTHER
