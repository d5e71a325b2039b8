"""From an article's source to wikitext that parses in linear time: five passes, each linear."""

from __future__ import annotations

import re

from timeline_app.reading.comments import without_comments, without_nowiki
from timeline_app.reading.marks import clean
from timeline_app.reading.variants import resolve
from timeline_app.reading.wikitext.brackets import balanced, closed_addresses
from timeline_app.reading.wikitext.refs import Notes, without_refs
from timeline_app.reading.wikitext.tags import without_tags

_SWITCH = re.compile(r"__[A-Z]{3,}__|__[\u4e00-\u9fff]{2,6}__")
_LINE = re.compile(
    r"^(?:[ \t]*(?::+[ \t]*)?(?P<open>\{\|)|[ \t]*(?P<close>\|\})(?!\})|(?P<heading>=.*=[ \t]*$))",
    re.MULTILINE,
)
_TABLE_DEPTH = 5


def prepared(source: str, notes: Notes) -> str:
    """The source without comments, footnotes (collected in ``notes``), tags and loose brackets."""
    text = without_nowiki(without_comments(clean(source)))
    text = without_refs(text, notes)
    return prepared_note(_SWITCH.sub("", text))


def prepared_note(source: str) -> str:
    """The same for a stretch of source out of which the footnotes were taken already."""
    return closed_tables(closed_addresses(balanced(resolve(without_tags(source)))))


def closed_tables(text: str) -> str:
    """The text with every table closed before the next heading or the end, and none indented."""
    pieces, last, depth = [], 0, 0
    for line in _LINE.finditer(text):
        pieces.append(text[last : line.start()])
        last = line.end()
        if line["open"]:
            depth += 1
            pieces.append("{|" if depth <= _TABLE_DEPTH else "")
        elif line["close"]:
            pieces.append("|}" if 0 < depth <= _TABLE_DEPTH else "")
            depth = max(depth - 1, 0)
        else:
            pieces += ["|}\n" * min(depth, _TABLE_DEPTH), line["heading"]]
            depth = 0
    pieces.append(text[last:] + "\n|}" * min(depth, _TABLE_DEPTH))
    return "".join(pieces)
