"""What looks like a unit and was not understood, for the reader to see.

A number before an ending of units (第6野战道路中队) or a name before one that hardly ends any other
word (步炮混成联队), where the grammar of units found nothing.  Counts (三个师团) and troops in
general (各纵队) are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from timeline_app.domain.article import Article, Role
from timeline_app.domain.record import Diagnostic
from timeline_app.domain.spans import Span
from timeline_app.extraction.lexicon import alternatives, table, words
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.unit_word import UnitWord

NOT_READ = "unit-not-read"
"""Looks like a unit and fits no rule of the grammar."""

_COUNTED = 3
"""Characters behind a count in which no name begins."""
_TOLD = (Role.NARRATIVE, Role.TABLE, Role.INFOBOX)


def misses(article: Article, folded: str, units: Sequence[UnitWord]) -> Iterator[Diagnostic]:
    """Everything of the article that looks like a unit and is no part of one, in order.

    ``folded`` is the article's folded text, ``units`` are those that were read, in order.
    """
    read = iter(unit.span for unit in units)
    last = next(read, None)
    for block in article.blocks:
        if block.role not in _TOLD:
            continue
        for match in _like().finditer(folded, block.span.start, block.span.end):
            span = Span(*match.span())
            while last is not None and last.end <= span.start:
                last = next(read, None)
            if last is None or not last.overlaps(span):
                yield Diagnostic(NOT_READ, span.of(article.text), span)


@cache
def _like() -> re.Pattern[str]:
    """A unit by its form; the shortest ending that no other word goes on from."""
    numbered = alternatives(words("unread_units", "numbered"))
    named = alternatives(words("unread_units", "named"))
    ordinals = alternatives(words("unread_units", "ordinals"))
    never, goes_on = (table("unread_units")[key] for key in ("never", "goes-on"))
    number = r"(?:\d{1,3}|[〇零一二三四五六七八九十百廿卅]{1,6})"
    counted = "".join(
        f"(?<![{table('unread_units')['counting']}]{'.' * gap})" for gap in range(_COUNTED)
    )
    general = alternatives(words("unread_units", "general"))
    name = rf"(?:(?![{never}])[\u3400-\u9fff])"
    ship = rf"[{vocabulary.people().sounds}]{{2,6}}号(?:[^\W\d]{{0,5}}舰)?(?![{goes_on}])"
    idle = "".join(f"(?<!{word})" for word in words("unread_units", "idle"))
    named_unit = f"{counted}(?!{general}){name}{{2,4}}{idle}{named}"
    numbered_unit = f"第 ?{number}(?!{ordinals}){name}{{0,7}}?{numbered}"
    return re.compile(f"(?:{numbered_unit}|{named_unit})(?![{goes_on}])|{ship}")
