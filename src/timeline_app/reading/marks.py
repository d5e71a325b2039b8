"""Characters that stand for a construct between the passes of a reading.

They are Unicode noncharacters, which no text may hold; ``clean`` takes them out of what came in,
so that nothing in an article can pose as one.
"""

from __future__ import annotations

import re

NOTE_OPEN = "\ufdd0"
"""A footnote mark begins; its number follows in digits."""
NOTE_CLOSE = "\ufdd1"
BREAK = "\ufdd2"
"""A line break that the reader sees (``<br>``)."""
SOFT = "\ufdd3"
"""A line break of the source that only separates words."""
PARAGRAPH = "\ufdd4"
"""The paragraph ends here (``<p>``, ``<div>``)."""
STRAY = "\ufdd5"
"""A link's closing brackets that closed nothing: a caption ended here (see ``Writer.drop_caption``)."""
QUOTE_OPEN = "\ufdd6"
QUOTE_CLOSE = "\ufdd7"
POEM_OPEN = "\ufdd8"
POEM_CLOSE = "\ufdd9"

_UNWANTED = re.compile(
    "[\ufdd0-\ufdef\ufffe\uffff\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]"
)
_LINE_ENDS = re.compile("\r\n?|\u2028|\u2029|\x0b|\x0c|\x85")


def clean(text: str) -> str:
    """The text with line feeds alone as line ends, without invisible characters, halves and noncharacters."""
    return _UNWANTED.sub("", _LINE_ENDS.sub("\n", text))
