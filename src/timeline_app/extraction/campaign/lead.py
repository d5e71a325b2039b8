"""What the first sentences of an article say of its campaign, where there is no infobox."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from timeline_app.domain.article import Article, Block, BlockKind, Link, Role
from timeline_app.domain.campaign import Side
from timeline_app.domain.events import Scope
from timeline_app.domain.spans import Span
from timeline_app.extraction.events.scope import section_scopes
from timeline_app.extraction.lexicon import alternatives, table
from timeline_app.zhtext.variants import fold

_PART = re.compile(r"[^,，。；]{0,6}?(?:、[^,，。；]{2,16}?)?(?:之|的)?(?:第.|一|组成)部[分份]")
_WAR = re.compile(r"(?:战争|战役|会战|作战|抗战|之战|内战|大战|行动|入侵|事变|海战|战)$")
_ENDING = re.compile(
    "(?:攻坚战|保卫战|争夺战|大会战|会战|战役|海战|战斗|事变|大捷|之战|之役|之变|之戰)$"
)
_NAMED_ALONE = 2
READ = 4000
"""Characters that are read for what is said of the campaign as a whole."""
_ASIDE = re.compile("[（(][^（）()]*[）)]")
_BETWEEN = re.compile(
    r"(?:[是为,，在]|由)(?P<one>[^,，。；、是为在]{2,14}?)(?:与|和|同|对|跟)(?P<two>[^,，。；、]{2,14}?)(?:之间|间)(?:的|爆发|发生|进行)?"
)
_QUOTED = re.compile(
    r"(?:又称|亦称|称为|也称|又名|称作|或称|或作|译作|日语:)(?:为)?[“「『\"]?([^,，。“”「」『』()（）\"]{2,12})[”」』\"]?"
)


def blocks(article: Article) -> Iterator[Block]:
    """The paragraphs before the first heading."""
    for block in article.blocks:
        if block.role is Role.NARRATIVE and block.kind is not BlockKind.HEADING:
            if block.section != 0:
                return
            yield block


def _first(article: Article) -> Span | None:
    return next((block.span for block in blocks(article)), None)


def _bold(article: Article) -> list[str]:
    first = _first(article)
    if first is None:
        return []
    return [span.of(article.text).strip() for span in article.bold if first.contains(span)]


def title(article: Article) -> str | None:
    """The first words in bold."""
    names = _bold(article)
    return names[0] if names and len(names[0]) <= 30 else None


def aliases(article: Article, name: str) -> tuple[str, ...]:
    """Other names: words in bold and what follows 又稱, in the first paragraph."""
    first = _first(article)
    if first is None:
        return ()
    text = first.of(article.text)
    quoted = [text[slice(*match.span(1))] for match in _QUOTED.finditer(fold(text)[:300])]
    called = [alias for alias in quoted if _WAR.search(fold(alias))]
    names = dict.fromkeys([*_bold(article), *called])
    return tuple(alias for alias in names if alias != name and 2 <= len(alias) <= 24)


def place(article: Article) -> str | None:
    """Where it was fought, by the patterns of the vocabulary."""
    return _by_patterns(article, "place")


def named_after(article: Article, name: str) -> str | None:
    """忻口 of 忻口戰役: the place in the name, where the text names it by itself, too."""
    stem = _ENDING.sub("", fold(name))
    if not 2 <= len(stem) <= 6 or stem == fold(name):
        return None
    alone = re.compile(re.escape(stem) + f"(?!{_ENDING.pattern[:-1]})")
    if len(alone.findall(fold(article.text))) < _NAMED_ALONE:
        return None
    return name[: len(stem)]


def result(article: Article) -> str | None:
    """How it ended."""
    return _by_patterns(article, "result") or _by_patterns(
        article, "result", tuple(_outcome(article))
    )


def _outcome(article: Article) -> Iterator[Block]:
    """The paragraphs that tell what came of the campaign."""
    scopes = section_scopes(article)
    for block in article.blocks:
        told = block.role is Role.NARRATIVE and block.kind is not BlockKind.HEADING
        if told and scopes[block.section] is Scope.AFTERMATH:
            yield block


def _by_patterns(article: Article, fact: str, chosen: Sequence[Block] = ()) -> str | None:
    told = list(_beginning(article, chosen or blocks(article)))
    bare = [_without_asides(words) for words in told]
    folded = [(words, fold(words)) for words in (*bare, *told)]
    for pattern in table("campaign")[fact]:
        for words, plain in folded:
            match = re.search(pattern, plain)
            if match and (fact != "place" or not re.search(r"\d", match[1])):
                found = words[slice(*match.span(1))].strip()
                return _closed(found[_leading(fold(found)) :]) or None
    return None


def _beginning(article: Article, chosen: Iterable[Block]) -> Iterator[str]:
    """The words of some paragraphs, so many characters of them as can tell of the whole."""
    left = READ
    for block in chosen:
        if left <= 0:
            return
        yield block.span.of(article.text)[:left]
        left -= len(block.span)


def _without_asides(words: str) -> str:
    return _ASIDE.sub("", words)


def _closed(words: str) -> str:
    """Some words without a bracket that was opened before them."""
    end = words.find("）") if words.count("（") < words.count("）") else -1
    return words[:end] if end >= 0 else words


def _leading(folded: str) -> int:
    """Where the words that only join a clause to the one before it end."""
    match = _joins().match(folded)
    return match.end() if match else 0


@cache
def _joins() -> re.Pattern[str]:
    return re.compile(alternatives(table("campaign")["leading"]))


def part_of(article: Article) -> str | None:
    """The larger war or campaign: `…的一部分`, else the first link that names one."""
    first = _first(article)
    if first is None:
        return None
    wars = [link for link in article.links if first.contains(link.span) and _is_war(article, link)]
    folded = fold(article.text)
    for link in reversed(wars):
        if _PART.match(folded, link.span.end, first.end):
            return link.span.of(article.text)
    if not wars:
        return None
    nearest = wars[0]
    for link in wars[1:]:  # 第二次世界大戰太平洋戰爭中: the smaller war stands last
        if link.span.start - nearest.span.end > 1 or not link.span.of(folded).endswith("战争"):
            break
        nearest = link
    return nearest.span.of(article.text)


def _is_war(article: Article, link: Link) -> bool:
    own = {article.title, *_bold(article)}
    name = link.span.of(article.text)
    return not link.external and name not in own and bool(_WAR.search(fold(name)))


def sides(article: Article) -> tuple[Side, ...]:
    """The two sides of `甲與乙之間`."""
    first = _first(article)
    if first is None:
        return ()
    match = _BETWEEN.search(fold(first.of(article.text)))
    if match is None:
        return ()
    one = _named(article, Span(*match.span(1)).shifted(first.start), last=True)
    two = _named(article, Span(*match.span(2)).shifted(first.start), last=False)
    return (Side(one), Side(two))


def _named(article: Article, span: Span, *, last: bool) -> str:
    """The link nearest to 與 within the words, else the words."""
    links = [link.span for link in article.links if span.contains(link.span)]
    chosen = (links[-1] if last else links[0]) if links else span
    return chosen.of(article.text).strip()
