"""Where sentences end."""

from __future__ import annotations

import re

from timeline_app.domain.spans import Span

_SENTENCE = re.compile(r"[^。！？!?\n]*(?:[。！？!?]+[」』”’）)】》\"]*|\n|$)")
_LONGEST = 600
"""Characters of a sentence at most: half as much again as the longest that anybody writes."""
_PIECE = re.compile(rf".{{1,{_LONGEST}}}(?:(?<=[,，;；、])|$)|.{{1,{_LONGEST}}}", re.DOTALL)
"""As many characters as can be, up to a comma where there is one."""


def split(text: str) -> list[Span]:
    """The sentences of ``text`` as spans, blanks around them left out, none empty.

    A sentence ends at 。！？ with the closing quotes and brackets behind it, or at a line break;
    a semicolon does not end one.  What runs on without end is cut behind a comma, so that whoever
    looks at all that a sentence holds is never slow.
    """
    return [
        Span(piece.start() + blanks, piece.start() + blanks + len(bare))
        for match in _SENTENCE.finditer(text)
        for piece in _PIECE.finditer(text, *match.span())
        if (bare := piece.group().strip())
        for blanks in (piece.group().index(bare[0]),)
    ]
