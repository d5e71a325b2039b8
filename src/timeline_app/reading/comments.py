"""Comments and literal text, dealt with before anything else is read."""

from __future__ import annotations

import re

_ESCAPES = str.maketrans({char: f"&#{ord(char)};" for char in "[]{}<>|='*#:;-_&~"})
_NOWIKI = re.compile(r"<(/?)(?:nowiki|syntaxhighlight|source)\b[^<>]*?(/?)>", re.IGNORECASE)


def without_comments(text: str) -> str:
    """The text without ``<!-- … -->``; a line that held only a comment goes with it.

    An unclosed comment is left alone: a reader of the wiki would see nothing more, but a slip of
    the author must not cost the rest of the article.
    """
    pieces, last = [], 0
    while (start := text.find("<!--", last)) >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            break
        pieces.append(text[last:start])
        last = end + 3
        alone = start == 0 or text[start - 1] == "\n"
        if alone and text[last : last + 1] == "\n":
            last += 1
    pieces.append(text[last:])
    return "".join(pieces)


def without_nowiki(text: str) -> str:
    """The text with the content of ``<nowiki>`` escaped, so that nothing in it is markup."""
    pieces, last, opened = [], 0, None
    for tag in _NOWIKI.finditer(text):
        closing, alone = tag.groups()
        if opened is not None and closing:
            pieces.append(text[opened : tag.start()].translate(_ESCAPES))
            last, opened = tag.end(), None
        elif opened is None:
            pieces.append(text[last : tag.start()])
            last = tag.end()
            opened = None if closing or alone else tag.end()
    pieces.append(text[last:])
    return "".join(pieces)
