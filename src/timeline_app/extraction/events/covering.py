"""Names that are covered before labels are read, so that no verb and no preposition is seen in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from timeline_app.domain.article import Article
from timeline_app.domain.record import Mention, MentionKind
from timeline_app.domain.spans import Span
from timeline_app.extraction.events import actors, naming, places, setting
from timeline_app.extraction.lexicon import alternatives, words
from timeline_app.extraction.units import vocabulary
from timeline_app.zhtext.variants import fold

_PARTICLE = re.compile(
    "[来同打派调分急亲入升飞随除受也又并而但再即亦已则便就且故仍才于在自从由至到与和向将以对为被令任攻守]"
)
_BRACKET = re.compile(r"[ _]?[（(].*[）)]$")
_LONGEST_NAME = 16
_SAYS_OR_DOES = frozenset("于在率令被将说称问拒派向曰")
"""Single characters that begin what somebody does, and no given name."""
_TITLE = re.compile(r"(?<=《)[^《》\n]{1,60}(?=》)")
_FOREIGN = re.compile("[\u3400-\u9fff]{1,8}(?:[·・][\u3400-\u9fff]{1,8}){1,3}")
_PERSON = re.compile("[\u3400-\u9fff]{2,4}")


def covered(article: Article, folded: str, mentions: Sequence[Mention]) -> str:
    """The text with places and titles covered in one way, people in another: only these act."""
    inner = [link for link in article.links if not link.external]
    things = [link.span for link in inner if places.is_place(link, folded)]
    things += [Span(*match.span()) for match in _TITLE.finditer(folded)]
    text = setting.blanked(folded, things, naming.THING)
    return setting.blanked(text, _people(article, folded, mentions), naming.MASK)


def _people(article: Article, folded: str, mentions: Sequence[Mention]) -> Iterator[Span]:
    """Where people are named, and names that begin like a particle."""
    people = {m.span.of(folded) for m in mentions if m.kind is MentionKind.PERSON}
    inner = [link for link in article.links if not link.external]
    linked = {link.span.of(folded) for link in inner}
    targets = {_BRACKET.sub("", fold(link.target)) for link in article.links}
    linked |= {_BRACKET.sub("", fold(link.target)) for link in inner}
    risky = {name for name in linked if 2 <= len(name) <= 4 and _PARTICLE.match(name)}
    people = {name for name in people if 2 <= len(name) <= _LONGEST_NAME}
    people |= {name for name in targets if _is_person(name, folded)}
    yield from _surnames(folded, people)
    listed = alternatives((*people, *risky, *words("headlines", "names")))
    yield from (Span(*match.span()) for match in re.finditer(listed, folded))


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(alternatives(vocabulary.people().verbs))


def _is_surname(sign: str) -> bool:
    return sign in vocabulary.people().surnames and sign not in vocabulary.people().loose


def _is_person(name: str, folded: str) -> bool:
    """Whether the title of a page looks like the name of somebody: 徐永昌, 岡村寧次, 溫斯頓·丘吉爾."""
    if _FOREIGN.fullmatch(name) is not None:
        return True
    known = vocabulary.people()
    if _PERSON.fullmatch(name) is None or name in known.not_names:
        return False
    if name[-1] in known.not_person and not _acting(name, folded):
        return False
    if name in known.all_nations or name in known.all_forces:
        return False
    japanese = len(name) > 2 and any(name[:n] in known.japanese for n in (2, 3))
    double = name[:2] in known.compound and len(name) > 2
    return japanese or double or (len(name) <= 3 and _is_surname(name[0]))


def _acting(name: str, folded: str) -> bool:
    """Whether something is done by who has the name, anywhere in the text."""
    return any(_acts().match(folded, m.end()) for m in re.finditer(re.escape(name), folded))


_OPENING = re.compile("(?<![\u3400-\u9fff“「、])[\u3400-\u9fff]")


def _surnames(folded: str, people: set[str]) -> Iterator[Span]:
    """唐｜於當晚: a surname alone, where it opens a clause and somebody has it."""
    whole = naming.by_first_character(people)
    for match in _OPENING.finditer(folded) if whole else ():
        names = whole.get(match.group())
        verb = actors.predicate().match(folded, match.end()) if names else None
        if (
            verb is None
            or verb.group()[0].isdigit()
            or (len(verb.group()) == 1 and verb.group() not in _SAYS_OR_DOES)
        ):
            continue
        if names and not any(folded.startswith(name, match.start()) for name in names):
            yield Span(*match.span())
