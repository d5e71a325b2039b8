"""Where sentences end."""

from __future__ import annotations

import re

from timeline_app.domain.spans import Span

_SENTENCE = re.compile(r"[^。！？!?\n]*(?:[。！？!?]+[」』”’）)】》\"]*|\n|$)")


def split(text: str) -> list[Span]:
    """The sentences of ``text`` as spans, blanks around them left out, none empty.

    A sentence ends at 。！？ with the closing quotes and brackets behind it, or at a line break;
    a semicolon does not end one.
    """
    spans = []
    for match in _SENTENCE.finditer(text):
        words = match.group()
        bare = words.strip()
        if bare:
            start = match.start() + words.index(bare[0])
            spans.append(Span(start, start + len(bare)))
    return spans
