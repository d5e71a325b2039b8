"""What the first sentences of an article say of its campaign, where there is no infobox."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from timeline_app.domain import days
from timeline_app.domain.article import Article, Block, BlockKind, Link, Role
from timeline_app.domain.campaign import Side
from timeline_app.domain.dates import Precision, When
from timeline_app.domain.spans import Span
from timeline_app.extraction.dates.context import Ref, Story
from timeline_app.extraction.dates.grammar import find
from timeline_app.extraction.dates.lunar import FIRST_YEAR, OldDate
from timeline_app.extraction.dates.resolution import Resolved, resolve
from timeline_app.extraction.dates.values import Expression, Partial, Shape
from timeline_app.extraction.lexicon import table
from timeline_app.zhtext.variants import fold

_YEAR_CATEGORY = re.compile(r"(前?)(\d{1,4})年")
_PART = re.compile(r"[^,，。；]{0,6}?(?:、[^,，。；]{2,16}?)?(?:之|的)?(?:第.|一|组成)部[分份]")
_WAR = re.compile(r"(?:战争|战役|会战|作战|抗战|之战|内战|大战|行动|入侵|事变|海战|战)$")
_ENDING = re.compile(
    "(?:攻坚战|保卫战|争夺战|大会战|会战|战役|海战|战斗|事变|大捷|之战|之役|之变|之戰)$"
)
_NAMED_ALONE = 2
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


def dates(article: Article) -> Ref | None:
    """A range in the first sentences, else their first full day, else the coarser first date."""
    refs = list(_refs(article))
    if not refs:
        return _of_categories(article)
    for precision in (Precision.RANGE, Precision.DAY):
        exact = [ref for ref in refs if ref.when.precision is precision and ref.text[:1].isdigit()]
        if exact:
            return _until_the_end(article, exact[0])
    filed = _of_categories(article)
    if filed is not None and filed.year != refs[0].year:
        return filed
    return _until_the_end(article, refs[0])


def _refs(article: Article) -> Iterator[Ref]:
    """The dates of the lead that name their own year, or lean on one that does."""
    last = _of_categories(article)
    for block in blocks(article):
        for expression in find(fold(block.span.of(article.text))):
            if expression.shape is not Shape.DATE:
                continue
            ref = ref_of(article, expression, block.span.start, last)
            if ref is None:
                continue
            last = ref
            if expression.first.names_year or (expression.last and expression.last.names_year):
                yield last


def _of_categories(article: Article) -> Ref | None:
    for name in (article.title, *article.categories):
        match = _YEAR_CATEGORY.search(fold(name))
        if match:
            found = find(match.group())
            resolved = resolve(found[0], Story()) if found else None
            if resolved is not None:
                texts = _texts(found[0], resolved)
                return Ref(resolved.when, Span(0, 0), match.group(), texts=texts)
    return None


@cache
def _conclusion() -> re.Pattern[str]:
    endings: list[str] = table("campaign")["endings"]
    return re.compile("|".join(endings))


def _until_the_end(article: Article, ref: Ref) -> Ref:
    """A beginning alone gets the end that the story names: the date before `會戰結束`."""
    if ref.when.precision in (Precision.RANGE, Precision.DAY):
        return ref
    folded = fold(article.text)
    for block in article.blocks:
        if block.role is not Role.NARRATIVE or block.kind is BlockKind.HEADING:
            continue
        match = _conclusion().search(folded, block.span.start, block.span.end)
        last = _last_before(article, block, match.start(), ref) if match else None
        if last is not None and last.when.end >= ref.when.start:
            return joined([ref, last])
    return ref


def _last_before(article: Article, block: Block, end: int, ref: Ref) -> Ref | None:
    last = ref
    for expression in find(fold(article.text[block.span.start : end])):
        found = ref_of(article, expression, block.span.start, last)
        last = found if found is not None and expression.shape is Shape.DATE else last
    return last if last is not ref else None


def joined(refs: list[Ref]) -> Ref:
    """Several dates as one interval, from the earliest beginning to the latest end."""
    if len(refs) == 1:
        return refs[0]
    first = min(refs, key=lambda ref: ref.when.start)
    last = max(refs, key=lambda ref: ref.when.end)
    when = When(first.when.start, last.when.end, Precision.RANGE)
    texts = (first.texts[0], last.texts[1]) if first.texts and last.texts else None
    return replace(refs[0], when=when, texts=texts)


def ref_of(article: Article, expression: Expression, offset: int, last: Ref | None) -> Ref | None:
    """The date of an expression found ``offset`` characters into the article."""
    resolved = resolve(expression, Story(last=last))
    if resolved is None:
        return None
    span = expression.span.shifted(offset)
    texts = _texts(expression, resolved)
    return Ref(resolved.when, span, span.of(article.text), lunar=resolved.lunar, texts=texts)


def _texts(expression: Expression, resolved: Resolved) -> tuple[str, str]:
    """First and last day in ISO, cut to what the words say."""
    end = expression.last or expression.first
    lunar = resolved.lunar
    return (
        _cut(resolved.when.start, expression.first, lunar),
        _cut(resolved.when.end, end, lunar),
    )


def _cut(day: int, part: Partial, lunar: OldDate | None) -> str:
    text = days.to_iso(day)
    if lunar is not None:
        return text[:-6] if lunar.month is None or lunar.year < FIRST_YEAR else text
    if part.day is not None or part.fixed is not None or part.days is not None:
        return text
    fine = part.month is not None or part.months is not None
    if part.year_part is not None:
        return text[:-6]
    return text[:-3] if fine else text[:-6]


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
    return _by_patterns(article, "result")


def _by_patterns(article: Article, fact: str) -> str | None:
    for pattern in table("campaign")[fact]:
        for block in blocks(article):
            match = re.search(pattern, fold(block.span.of(article.text)))
            if match and (fact != "place" or not re.search(r"\d", match[1])):
                start = block.span.start
                return article.text[start + match.start(1) : start + match.end(1)].strip() or None
    return None


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
    return wars[0].span.of(article.text) if wars else None


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
