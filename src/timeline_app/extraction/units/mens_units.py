"""Units called after a Chinese general: 郭勋祺旅, 吴奇伟纵队, 李先洲师.

A name is his where the text has it alone as well, or where a link of that name stands before the
ending.  Whole armies (胡宗南军) are no units.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from timeline_app.domain.article import Article
from timeline_app.domain.spans import Span
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.unit_word import UnitWord
from timeline_app.zhtext.variants import fold

_ENDING = "纵队|旅|师|团|支队"
_BEHIND = "(?![长团部范委员生])"
_LEAST = 2
"""How often a name stands alone that only the text vouches for."""


def linked_men(article: Article) -> frozenset[str]:
    """The folded words of links that may be a Chinese man's name and lead to the page of that name."""
    return frozenset(
        words
        for link in article.links
        if not link.external
        and _is_name(words := fold(link.span.of(article.text)))
        and re.sub(r"[ _]*[(（].*", "", fold(link.target)) == words
    )


def _is_name(words: str) -> bool:
    lexicon = vocabulary.people()
    if not 2 <= len(words) <= 3 or words[0] not in lexicon.surnames or words[0] in lexicon.loose:
        return False
    plain = lexicon.hard_stop.isdisjoint(words[1:]) and words[-1] not in lexicon.not_person
    return plain and not words.startswith(lexicon.not_names)


@cache
def _pattern() -> re.Pattern[str]:
    lexicon = vocabulary.people()
    surnames = "".join(lexicon.surnames - lexicon.loose)
    given = f"(?:(?![{''.join(lexicon.hard_stop)}])[\u3400-\u9fff])"
    last = f"(?<![{''.join(lexicon.not_person)}])"
    return re.compile(
        rf"(?=(?P<name>[{surnames}]{given}{{1,2}}){last}(?P<ending>{_ENDING}){_BEHIND})"
    )


def find_mens(folded: str, linked: Collection[str]) -> Iterator[UnitWord]:
    """The units of a folded text that are called after men; ``linked`` are names that links have."""
    ranks = vocabulary.units().ranks
    own: dict[str, bool] = {}
    for match in _pattern().finditer(folded):
        name = match["name"]
        if match["ending"] == "纵队" and folded.count(name + "纵队") < _LEAST:
            continue  # mere words for whatever he leads
        if name not in own:
            own[name] = name in linked or (len(name) > _LEAST and _stands_alone(name, folded))
        if own[name]:
            span = Span(match.start(), match.end("ending"))
            rank = ranks[match["ending"]]
            yield UnitWord(span, "", span.of(folded), rank, bearer=Span(*match.span("name")))


def _stands_alone(name: str, folded: str) -> bool:
    """Whether the text has the name without an ending of units behind it often enough."""
    lexicon = vocabulary.people()
    if set(name) <= set(lexicon.sounds) or not lexicon.stop.isdisjoint(name[1:]):
        return False
    return len(re.findall(f"{name}(?!{_ENDING}|军|兵团|集团)", folded)) >= _LEAST
