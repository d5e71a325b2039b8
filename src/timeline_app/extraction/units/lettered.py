"""Units with letters: an echelon behind a number (160D, 74A), or a company's for a number (B连)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline_app.domain.spans import Span
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.unit_word import UnitWord

_LETTERED = re.compile(r"(?<![\w.\-])(?<![A-Z] )(\d{2,3})(GA|A|D)(?![\w.\-])", re.ASCII)
_COMPANY = re.compile(
    r"(?<![A-Za-z.\-])(?P<letter>[A-Z])(?:炮兵?|坦克|步兵|工兵|骑兵|机枪|装甲|侦察)?(?:连|中队|炮队)(?!续|接|长)"
)


def find_lettered(folded: str) -> Iterator[UnitWord]:
    """Every such unit that a folded text names."""
    yield from _lettered(folded)
    yield from _companies(folded)


def _lettered(folded: str) -> Iterator[UnitWord]:
    lexicon = vocabulary.units()
    for match in _LETTERED.finditer(folded):
        echelon = lexicon.letters[match[2]]
        span = Span(match.start(), match.end())
        yield UnitWord(span, str(int(match[1])), echelon, lexicon.ranks[echelon])


def _companies(folded: str) -> Iterator[UnitWord]:
    """Companies that have a letter for a number: 第503炮兵营B炮队."""
    rank = vocabulary.units().ranks["连"]
    for match in _COMPANY.finditer(folded):
        yield UnitWord(Span(match.start(), match.end()), match["letter"], "连", rank)
