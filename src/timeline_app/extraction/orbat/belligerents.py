"""Which sides an article is about, and the words that tell a side in it.

A side is spoken of by its troops (日军), its nation (日本) and in the infobox.  Some words belong to
several sides: 国军 is the Chinese army of a war with Japan and one side of the civil war, 俄军 may be
Soviet.  The article's own war settles whose they are, so that a unit has the same key everywhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from timeline_app.domain.article import Article
from timeline_app.extraction import lexicon as vocabularies
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.vocabulary import alternatives

_SPOKEN_OF = 3
"""The least weight of a side that takes part."""
_IN_INFOBOX = 12
"""The weight of a side that the infobox lists as a party."""
_EMPIRE = range(1644, 1911)
"""Years in which the Chinese side is the Qing's, until the Republic rose in 1911."""
_LEAD = 1500
"""Characters in which an article says when its campaign was."""
_HOME = frozenset({"CN", "ROC", "PLA", "QING", "JP", "MZ"})
_PARTY = ("comb", "bell", "side", "参战方")


@dataclass(frozen=True, slots=True)
class Belligerents:
    """The sides of an article, the heaviest first, and its words for them.

    ``forces`` maps words to sides, ``camps`` the words of coalitions to the side that leads them.
    """

    sides: tuple[str, ...]
    forces: dict[str, str]
    camps: dict[str, str]


def belligerents(article: Article, folded: str) -> Belligerents:
    """The sides that an article speaks of, from its folded text and its infobox."""
    lexicon = vocabulary.people()
    words = _words(folded)
    values = {word: 3 for forces, _ in words.values() for word in forces}
    values.update((word, 1) for _, nation in words.values() for word in nation)
    values.update((word, 0) for word in (*lexicon.generic, *lexicon.communist))
    values.update((word, 0) for word in _resistance())
    values.update((word, 3) for word in _meant(folded))
    said = _counted(article, folded, values)
    table = {side: (*forces, *nation) for side, (forces, nation) in words.items()}
    weights = {side: sum(values[word] * said[word] for word in table[side]) for side in table}
    weights["PLA"] += _armies(said, weights)
    heirs = _heirs(said, weights, table, imperial=_year(folded) in _EMPIRE)
    for side in heirs:
        weights[side] = 0
    order = sorted((side for side in weights if weights[side]), key=lambda side: -weights[side])
    return Belligerents(
        tuple(side for side in order if weights[side] >= _SPOKEN_OF),
        _forces(order, heirs, table),
        {word: side for word, side in lexicon.camps.items() if side in order},
    )


def _resistance() -> tuple[str, ...]:
    """What the war against Japan is called: who resists is China's, whatever its party."""
    return vocabularies.words("people", "war", "resistance")


def _meant(folded: str) -> Iterator[str]:
    """The words that only this article's war means so: 红军 in a civil war of China."""
    for _, needs, words in vocabulary.people().only_with:
        if any(word in folded for word in needs):
            yield from words


def _words(folded: str) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Each side's words for its troops and its nation, with those that only this article means so."""
    lexicon = vocabulary.people()
    meant = frozenset(_meant(folded))
    table = {
        side: (tuple(word for word in forces if word not in meant), lexicon.nation[side])
        for side, forces in lexicon.force.items()
    }
    for side, needs, more in lexicon.only_with:
        if any(word in folded for word in needs):
            table[side] = ((*table[side][0], *more), table[side][1])
    return table


def _counted(article: Article, folded: str, values: Mapping[str, int]) -> Counter[str]:
    """How often each word is said; a word of the infobox's parties counts much more."""
    pattern = spoken([*values, *vocabulary.people().camps])
    said = Counter(match.group() for match in pattern.finditer(folded))
    for field in article.infobox:
        if field.name.lower().startswith(_PARTY):
            for match in pattern.finditer(field.span.of(folded)):
                said[match.group()] += _IN_INFOBOX // max(values.get(match.group(), 1), 1)
    return said


def spoken(words: Iterable[str]) -> re.Pattern[str]:
    """The words of sides, where they are not part of others."""
    return _spoken(frozenset(words))


@lru_cache(maxsize=64)
def _spoken(words: frozenset[str]) -> re.Pattern[str]:
    """The same; articles of one war have the same words."""
    guards = vocabulary.people().guards
    listed = sorted(filter(None, words), key=lambda word: (-len(word), word))
    guarded = [_guarded(word, *guards[word]) for word in listed if word in guards]
    plain = alternatives(word for word in listed if word not in guards)
    begins = "".join(map(re.escape, sorted({word[0] for word in listed})))
    # Most characters begin no such word: one look at them saves all the others.
    first = f"(?=[{begins}])" if begins else ""
    return re.compile(f"{first}(?:{'|'.join([plain, *guarded])})")


def _guarded(word: str, before: str, behind: str) -> str:
    return (f"(?<![{before}])" if before else "") + word + (f"(?![{behind}])" if behind else "")


def _forces(
    order: Collection[str], heirs: Mapping[str, str], words: Mapping[str, Iterable[str]]
) -> dict[str, str]:
    """The words of these sides, the heaviest first; of two that share one the first has it."""
    generic = vocabulary.people().generic
    near = {*[*order][:2]} <= _HOME
    table: dict[str, str] = {}
    for side in (*order, *heirs):
        for word in words[side]:
            if near or word not in generic:
                table.setdefault(word, heirs.get(side, side))
    return {word: side for word, side in table.items() if side in order}


def _year(folded: str) -> int | None:
    """The first year that an article names: mostly that of its campaign."""
    match = re.search(r"(?<!\d)(\d{4})年", folded[:_LEAD])
    return int(match.group(1)) if match else None


def _heirs(
    said: Mapping[str, int],
    weights: Mapping[str, int],
    words: Mapping[str, Iterable[str]],
    imperial: bool,
) -> dict[str, str]:
    """Sides of other wars, with the side of this war that their words then belong to.

    ``imperial`` is true of a campaign of the Qing's time, whose Chinese side is the Qing's.
    """
    heirs = _chinese(said, weights, words, imperial)
    for one, other in vocabulary.people().same_nation:
        lesser, greater = sorted((one, other), key=lambda side: weights[side])
        heirs[lesser] = greater
    return heirs


def _armies(said: Mapping[str, int], weights: Mapping[str, int]) -> int:
    """The weight of the communists' armies by their names of before, where Japan is no enemy."""
    armies = 3 * sum(said[word] for word in vocabulary.people().communist)
    return armies if weights["JP"] < min(weights["ROC"], weights["PLA"] + armies) else 0


def _chinese(
    said: Mapping[str, int],
    weights: Mapping[str, int],
    words: Mapping[str, Iterable[str]],
    imperial: bool,
) -> dict[str, str]:
    """Of the Chinese sides those of other wars: an empire's, one with foreigners, a civil war's."""

    def own(side: str, *others: str) -> int:
        shared = {word for other in others for word in words[other]}
        return sum(said[word] for word in words[side] if word not in shared)

    if imperial:
        return {"PLA": "QING", "CN": "QING", "ROC": "QING"}
    communists = own("PLA", "CN", "ROC") + _armies(said, weights)
    abroad = 3 * said["志愿军"] + 3 * said["中国人民志愿军"]
    invaders = weights["JP"] + weights["MZ"] + sum(said[word] for word in _resistance())
    if communists > max(invaders // 2, abroad) and weights["ROC"] * 4 >= communists:
        return {"CN": "ROC", "QING": "ROC"}
    if (empire := own("QING", "CN")) > own("CN", "QING"):
        rebels = own("ROC", "CN", "QING")
        return {"PLA": "QING", "CN": "QING"} | ({} if rebels * 4 > empire else {"ROC": "QING"})
    return {"ROC": "CN", "PLA": "CN", "QING": "CN"}
