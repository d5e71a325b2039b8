"""People and papers by their shorter names: without post and rank, foreigners by surname, papers by kind."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache

from timeline_app.domain.spans import Span
from timeline_app.extraction.events.at_verbs import AtVerbs
from timeline_app.extraction.events.wording import Words
from timeline_app.extraction.lexicon import alternatives
from timeline_app.zhtext.variants import fold

MASK = "某"
"""Stands for every character of a name, so that no verb is seen in it."""
THING = "囗"
"""The same for a place or a title, which do not act."""
_RUN = re.compile(f"{MASK}{{3,}}")
_FEWEST = 2
_CHINESE_NAME = 3


def by_first_character(people: Iterable[str]) -> dict[str, list[str]]:
    """Chinese names by their surname, of one character."""
    whole: dict[str, list[str]] = {}
    for name in people:
        if 2 <= len(name) <= _CHINESE_NAME:
            whole.setdefault(name[0], []).append(name)
    return whole


class Known:
    """Who is meant by a surname alone: the one named last in full."""

    def __init__(self, folded: str, people: Iterable[str]) -> None:
        names = by_first_character(set(people))
        self._said: dict[str, list[Span]] = {surname: [] for surname in names}
        listed = alternatives(name for found in names.values() for name in found)
        for match in re.finditer(listed, folded) if names else ():
            self._said[match.group()[0]].append(Span(*match.span()))

    def last(self, surname: str, before: int) -> Span | None:
        """Where somebody of that surname was last named before a place."""
        said = self._said.get(surname, [])
        at = bisect_left(said, Span(before, before))
        while at and said[at - 1].end > before:
            at -= 1
        return said[at - 1] if at else None


@cache
def _posts() -> AtVerbs:
    """第20軍司令官｜坂西一良, 要駐俄羅斯使館參事｜張沖: a post where a name follows at once."""
    post = (
        f"(?:使馆|(?!VERB)[^{MASK},，、与和及在率被透通向对由从经以使让要派给示“”「」《》]){{1,22}}"
    )
    tail = "[书官长帅令督使臣事记席授员任相皇帝王公侯伯尉校将]"
    return AtVerbs(f"(?:^|(?<=[向对令命派给由要见了]))(?:{post}){tail}(?={MASK}{{2,}})")


def without_posts(clause: Words) -> Words:
    """The clause with its people by name alone."""
    return clause.without(_posts())


_RANK = re.compile(
    f"(?<={MASK})(?:海军|陆军|空军|陆战队)?(?:爵士|上将|中将|少将|准将|大将|上校|中校|少校|元帅|将军)"
)


def without_ranks(clause: Words) -> Words:
    """The clause without the ranks behind its names."""
    return clause.without(_RANK)


def by_surname(clause: Words) -> Words:
    """布魯斯·弗雷澤: foreign names from behind their last dot on."""
    for match in reversed(list(_RUN.finditer(clause.folded))):
        name = clause.text[slice(*match.span())]
        dot = max(name.rfind("·"), name.rfind("・"))
        if dot >= 0 and len(name) - dot - 1 >= _FEWEST:
            start = match.start()
            clause = clause[:start] + clause[start + dot + 1 :]
    return clause


_TITLE = re.compile("《[^《》]{8,}》")
_PAPERS = frozenset(
    (
        "通令",
        "命令",
        "指示",
        "通知",
        "决定",
        "决议",
        "宣言",
        "声明",
        "公告",
        "布告",
        "条例",
        "办法",
        "方案",
        "计划",
        "纲要",
        "要领",
        "协定",
        "条约",
        "报告",
    )
)


def without_titles(clause: Words) -> Words:
    """發出｜《為集中人力…的聯合通令》: what sort of paper, where its title is too long."""
    match = _TITLE.search(clause.folded)
    if match is None or fold(clause.text[match.end() - 3 : match.end() - 1]) not in _PAPERS:
        return clause
    kind = clause[match.end() - 3 : match.end() - 1]
    return clause[: match.start()] + kind + clause[match.end() :]
