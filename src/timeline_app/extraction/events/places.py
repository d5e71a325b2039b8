"""The places named in some words: by their links and by what is taken, reached or left."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from timeline_app.domain.article import Article, Link, Role
from timeline_app.domain.spans import Span
from timeline_app.extraction.lexicon import alternatives, table, words
from timeline_app.extraction.units import vocabulary
from timeline_app.zhtext.variants import fold

_LONGEST = 12
_NEAR = 6
"""Characters before a link that can tell what is done to a place."""
_ASIDE = re.compile(r"[ _]?[（(].*[）)]$")
_LISTED = re.compile("[、和及与]$")
_LONGEST_KNOWN = 6
"""Characters of a name that is looked for again without a link."""


@cache
def _endings() -> re.Pattern[str]:
    return re.compile(alternatives(words("places", "endings")) + "$")


@cache
def _others() -> re.Pattern[str]:
    return re.compile(alternatives(words("places", "not")) + "$")


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(
        alternatives(words("places", "verbs")) + r"(?:了|至|于)?[「『“]?$|[、和及与]$"
    )


class Gazetteer:
    """The places that an article names: by links and constructs, and wherever it names them again."""

    def __init__(self, article: Article, folded: str, others: Iterable[str]) -> None:
        """``others`` are the names of units and people, which are no places."""
        self._text = article.text
        self._folded = folded
        names: set[str] = set()
        for block in article.blocks:
            if block.role is Role.NARRATIVE:
                names.update(span.of(folded) for span in _told(folded, block.span))
        names.update(span.of(folded) for span in _linked(article.links, folded))
        names -= {fold(name) for name in others} | vocabulary.people().all_nations
        known = {short for name in names for short in (name, _short(name)) if _is_name(short)}
        self._known = re.compile(rf"{alternatives(known)}(?!{_part_of()})") if known else None

    def named(self, told: Span, links: Sequence[Link], others: Sequence[Span]) -> tuple[str, ...]:
        """Names of places in the article's own characters, in order, each once.

        ``links`` are those within the words, ``others`` the units and people named there.
        """
        spans = list(_linked(links, self._folded))
        for span in (*_told(self._folded, told), *self._again(told)):
            if not any(map(span.overlaps, spans)):
                spans.append(span)
        kept = [span for span in sorted(spans) if not any(map(span.overlaps, others))]
        names: dict[str, str] = {}
        for span in kept:
            names.setdefault(span.of(self._folded), span.of(self._text))
        return tuple(names.values())

    def _again(self, told: Span) -> Iterator[Span]:
        if self._known is not None:
            for match in self._known.finditer(self._folded, told.start, told.end):
                yield Span(*match.span())


def _linked(links: Sequence[Link], folded: str) -> Iterator[Span]:
    """The links that name places; in a list, only those behind another one."""
    before = -1
    for link in links:
        start = link.span.start
        if not 2 <= len(link.span) <= _LONGEST or not is_place(link, folded):
            continue
        listed = _LISTED.search(folded[max(0, start - 1) : start]) is not None
        if not listed or start - 1 == before or _by_target(link):
            before = link.span.end
            yield link.span


def _short(name: str) -> str:
    """全州 of 全州县."""
    return name[:-1] if len(name) > 2 and name[-1] in "省市县镇城" else name


def _is_name(name: str) -> bool:
    return 2 <= len(name) <= _LONGEST_KNOWN and not _direction().fullmatch(name)


@cache
def _direction() -> re.Pattern[str]:
    """对岸, 东北面, 城内: where something lies, not a name."""
    return re.compile(table("places")["direction"])


@cache
def _part_of() -> str:
    return alternatives(words("places", "part-of"))


@cache
def _taking() -> re.Pattern[str]:
    verbs = alternatives(words("places", "taking"))
    return re.compile(
        rf"(?:{verbs}|(?<![塌沦失攻缺])陷(?![落入于阱])|抵(?![抗御达挡消制押])|(?<![进屯留所])驻(?![军守地防扎跸馆]))(?:了|至|到)?(?P<objects>[\u3400-\u9fff、]{{2,30}})(?=[,，。；;(（]|$)"
    )


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(alternatives(words("places", "behind")) + "$")


@cache
def _towards() -> re.Pattern[str]:
    """向汝南、上蔡推进."""
    moving = alternatives(words("places", "moving"))
    return re.compile(
        rf"(?:向|往)(?P<objects>[\u3400-\u9fff、]{{2,20}}?)(?:方面|方向|一带|一线)?{moving}"
    )


@cache
def _fallen() -> re.Pattern[str]:
    """洛阳失守, 柳城被日军占领: what a clause, or what is behind a date, begins with."""
    return re.compile(
        r"(?:^|(?<=[,，。；;\n日月年时晨午晚夜旬]))(?P<objects>[\u3400-\u9fff、]{2,12}?)(?:全部|相继|先后|亦|也|均|终于|终|再度|再次|又|已|即|遂|终告)*"
        rf"(?:{alternatives(words('places', 'falling'))}|被[^,，。；]{{1,10}}?{alternatives(words('places', 'taking'))})"
    )


def _told(folded: str, told: Span) -> Iterator[Span]:
    """What is taken, reached, made for or lost: short names in a row that hold nothing but a name."""
    for pattern in (_taking(), _towards(), _fallen()):
        yield from _objects(pattern, folded, told)


@cache
def _never() -> frozenset[str]:
    """Characters that no name of a place holds."""
    return frozenset(table("places")["never"])


def _objects(pattern: re.Pattern[str], folded: str, told: Span) -> Iterator[Span]:
    never = _never()
    for match in pattern.finditer(told.of(folded)):
        for item in re.finditer("[^、和及与]+", match["objects"]):
            name = _behind().sub("", item.group())
            if 2 <= len(name) <= 4 and not never & set(name) and _is_name(name):
                start = told.start + match.start("objects") + item.start()
                yield Span(start, start + len(name))


def is_place(link: Link, folded: str) -> bool:
    """Whether a link names a place: by the ending of its target, or as what is taken or left."""
    if link.external:
        return False
    page = _page(link)
    if _others().search(page) is not None:
        return False
    before = folded[max(0, link.span.start - _NEAR) : link.span.start]
    return _endings().search(page) is not None or _verbs().search(before) is not None


def _by_target(link: Link) -> bool:
    return _endings().search(_page(link)) is not None


def _page(link: Link) -> str:
    """The title of a link's page without what tells it from others of the name."""
    return _ASIDE.sub("", fold(link.target))
