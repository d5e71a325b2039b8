"""What a reader types to search: words, phrases in quotation marks, words to leave out.

Any text is a query: quotation marks that were not closed, a minus before nothing and the like count
for as much as they can mean, and never fail.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from timeline_app.domain.spans import Span
from timeline_app.library.bigrams import search_form
from timeline_app.zhtext.numerals import spellings, to_int

_QUOTES = '"“”„‟＂'
_PART = re.compile(
    rf"(?P<minus>(?<!\S)[-－−])?"
    rf"(?:[{_QUOTES}](?P<double>[^{_QUOTES}]*)[{_QUOTES}]?|「(?P<corner>[^」]*)」?"
    rf"|『(?P<white>[^』]*)』?|(?P<word>[^\s{_QUOTES}「」『』]+))"
)
_DIGITS = "0-9〇零一二三四五六七八九十百廿卅卌"
_NUMBERED = re.compile(
    rf"(?<![{_DIGITS}])([{_DIGITS}]{{1,7}})"
    "(?=师|军|旅|团|营|连|路|集团|方面|纵队|支队|大队|中队|总队|联队|战区|舰队|航空|兵团|混成|飞行)"
)
"""A unit's number, before what it is the number of."""

LONGEST = 200
"""Characters of a query that count: a sentence may be looked for, a page that was pasted not."""

Term = tuple[str, ...]
"""What must be found, in search form: one of several spellings."""


PAIRS, CHARACTERS = "search_index", "search_characters"
"""The indexes of texts: of pairs of characters, and of single ones."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one index is asked for; without ``wanted`` the entries it finds are left out."""

    table: str
    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...]

    @property
    def expression(self) -> str:
        """The FTS5 query."""
        text = _expression(self.wanted, self.unwanted) if self.wanted else _one_of(self.unwanted)
        # A term of the other index is one character: nothing begins with it but itself.
        return text.replace('"*', '"') if self.table == CHARACTERS else text


@dataclass(frozen=True)
class Query:
    """What a text must hold, all of it, and what it must not; without ``wanted`` it finds nothing."""

    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...]

    def __bool__(self) -> bool:
        return bool(self.wanted)

    def parts(self) -> list[Part]:
        """What each index of texts is asked for: the entries are those that all of them agree on.

        The first part is wanted.
        """
        longer, characters = _sorted(self.wanted)
        long_out, characters_out = _sorted(self.unwanted)
        first = Part(PAIRS, *((longer, long_out) if longer else ((), ())))
        second = Part(CHARACTERS, *((characters, characters_out) if characters else ((), ())))
        parts = [part for part in (first, second) if part.wanted]
        if not longer and long_out:
            parts.append(Part(PAIRS, (), long_out))
        if not characters and characters_out:
            parts.append(Part(CHARACTERS, (), characters_out))
        return parts

    def names(self) -> str:
        """The FTS5 query over names."""
        return _expression(self.wanted, self.unwanted)

    def fits(self, text: str) -> bool:
        """Whether a text, as written, is found."""
        form = " ".join(search_form(text).split())
        wanted = all(any(spelling in form for spelling in term) for term in self.wanted)
        return wanted and not any(spelling in form for term in self.unwanted for spelling in term)

    def spans(self, text: str) -> list[Span]:
        """Where the words wanted stand in a text as written, in order, none overlapping."""
        if not self.wanted:
            return []
        return [Span(*match.span()) for match in self._pattern.finditer(search_form(text))]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        every = {spelling for term in self.wanted for spelling in term}
        told = sorted(every, key=lambda spelling: (-len(spelling), spelling))
        return re.compile("|".join(re.escape(one).replace(r"\ ", r"\s+") for one in told))


def parse(words: str) -> Query:
    """The query that was typed, whatever it is."""
    kept: tuple[list[Term], list[Term]] = ([], [])
    for part in _PART.finditer(words[:LONGEST]):
        text = next(
            found for found in part.group("double", "corner", "white", "word") if found is not None
        )
        form = " ".join(search_form(text).split())
        if form and form not in "－−":
            term = _spelled(form)
            if term not in kept[bool(part["minus"])]:
                kept[bool(part["minus"])].append(term)
    return Query(tuple(kept[0]), tuple(kept[1]))


def fewer(words: str) -> list[str]:
    """The same with one part left out, for each part: what to try where nothing was found."""
    parts = [part.group() for part in _PART.finditer(words[:LONGEST])]
    if len(parts) < 2:
        return []
    return [" ".join(parts[:place] + parts[place + 1 :]) for place in reversed(range(len(parts)))]


def shorter(words: str) -> list[str]:
    """A single word with fewer and fewer characters, two at least."""
    bare = "".join(words[:LONGEST].split())
    return [
        part
        for size in range(len(bare) - 1, 1, -1)
        for part in (bare[:size], bare[len(bare) - size :])
    ]


def _spelled(form: str) -> Term:
    """A unit's number in every spelling: 21师, 二十一师, 廿一师, 二一师."""
    found = _NUMBERED.search(form)
    number = None if found is None else to_int(found[1])
    if found is None or not number or number > 9999:
        return (form,)
    before, after = form[: found.start(1)], form[found.end(1) :]
    return tuple(dict.fromkeys([form, *(before + one + after for one in spellings(number))]))


def _sorted(terms: Iterable[Term]) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """Those of two characters at least, and the single characters."""
    longer = tuple(term for term in terms if len(term[0]) > 1)
    return longer, tuple(term for term in terms if len(term[0]) == 1)


def _expression(wanted: Iterable[Term], unwanted: Iterable[Term]) -> str:
    kept = " AND ".join(map(_any, wanted))
    left_out = _one_of(unwanted)
    return f"({kept}) NOT ({left_out})" if left_out else kept


def _one_of(terms: Iterable[Term]) -> str:
    return " OR ".join(map(_any, terms))


def _any(term: Term) -> str:
    phrases = " OR ".join(map(_phrase, term))
    return f"({phrases})" if len(term) > 1 else phrases


def _phrase(spelling: str) -> str:
    """The pairs of each run; all but the last run end, so they end in their last character."""
    *ended, last = spelling.split(" ")
    terms = [one for run in ended for one in (*_pairs(run), run[-1])]
    if len(last) > 1:
        return f'"{" ".join([*terms, *_pairs(last)])}"'
    return f'"{" ".join([*terms, last])}"*'


def _pairs(run: str) -> list[str]:
    return ["".join(pair) for pair in pairwise(run)]
