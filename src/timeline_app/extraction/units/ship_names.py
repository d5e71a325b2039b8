"""The names of the ships of an article, learnt from the places that show them to be ships.

A name is learnt where quotes, 号 or a link stand with a word for ships (巡洋舰“吉野”, 胡德号战列巡洋舰), and
in an article that speaks much of ships also from 号 alone, where the left end of the name is plain
(诺福克号及萨福克号).  Ships of some navies are mostly written bare (赤城、加贺, 定远): those that are well
known, or that a link shows, are found without any sign once the article has shown one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import combinations

from timeline_app.domain.article import Article
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.vocabulary import alternatives
from timeline_app.zhtext.variants import fold

HAN = "\u3400-\u9fff"
OPEN, CLOSE = '[“「『"‘]', '[”」』"’]'
CODE = r"(?<![A-Za-z0-9-])(?:U-\d{1,4}|[伊吕]-?\d{1,3})(?!\d)|(?:(?<=潜[艇舰])|(?<=潜[艇舰][“「『\"]))[A-Z]{1,2}-\d{1,3}(?!\d)"
"""Submarines that have a number for a name: U-47, 伊-168, 潜艇S-44."""

_FEWEST, _FEWEST_AT_SEA = 8, 3
"""An article that mentions ships less often is not about a fight of ships; one on a battle at sea is."""
_AT_SEA = ("海战", "水战", "海空战")
_LIKELY = 2
"""How often a name that 号 alone shows is written with a plain left end."""
_LONG = 4
"""The shortest name that may have two spellings."""
_QUOTED = re.compile(rf"{OPEN}([{HAN}·]{{1,8}}?)号?{CLOSE}")
_NUMERALS = frozenset("〇零一二三四五六七八九十百")
_TRAIL = re.compile("[及和与或、]|以及|还有|的|等|在|于|被|则|也|就|又| ?\\(")


@dataclass(frozen=True, slots=True)
class ShipNames:
    """``names`` are found in quotes and before their marks, ``bare`` wherever they stand.

    ``spelt`` has the usual form of foreign names that the article also spells in another way.
    """

    names: tuple[str, ...] = ()
    bare: frozenset[str] = frozenset()
    spelt: Mapping[str, str] = field(default_factory=dict)


@cache
def _kinds() -> str:
    return f"(?:{alternatives(vocabulary.units().ships.kinds)})"


@cache
def _in_quotes() -> tuple[re.Pattern[str], ...]:
    quoted = rf"{OPEN}[{HAN}·]{{1,8}}{CLOSE}"
    marks = alternatives(vocabulary.units().ships.marks)
    other = alternatives(vocabulary.units().ships.not_ships)
    return (
        re.compile(rf"{_kinds()}{quoted}(?:号?[、和及与]{quoted})*"),
        re.compile(
            rf"{quoted}(?:{marks})(?!线|队|员|长|艇|{other})(?:[、和及与]{quoted}(?!{other}))*"
        ),
        re.compile(rf"{OPEN}[{HAN}·]{{1,7}}号{CLOSE}(?!{other})"),
    )


@cache
def _plain() -> re.Pattern[str]:
    """A name between its kind or 英舰 and 号: 重巡洋舰三隈号, 驱逐舰DD-389麦霍号."""
    nation = f"[{''.join(vocabulary.people().short_sides)}]舰"
    return re.compile(rf"(?:{_kinds()}|{nation})(?:[A-Z]{{2,3}}-\d+)?(?P<name>[{HAN}·]{{1,8}}?)号")


@cache
def _prefixed() -> re.Pattern[str]:
    """A name before a bracket with the name in Latin letters: 战列舰约克公爵号(HMS Duke of York)."""
    prefixes = "|".join(f"(?i:{prefix})" for prefix in vocabulary.units().ships.prefixes)
    return re.compile(rf"(?P<name>[{HAN}·]{{1,12}})号 ?\( ?(?:{prefixes}) ")


@cache
def _maru() -> re.Pattern[str]:
    """Japanese merchant ships, behind their kind or a sign: 运输舰金龙丸."""
    return re.compile(rf"(?:{_kinds()}|[“「『、和与及,。])(?P<name>[{HAN}]{{1,3}}丸)(?!号)")


@cache
def _captained() -> re.Pattern[str]:
    """A line that begins with a ship and has her captain in a bracket: 凉月(舰长:甲)."""
    return re.compile(
        rf"^[ ]*(?:{_kinds()})?(?P<name>[{HAN}·]{{1,8}}?)[号舰]? ?\((?:舰长|管带|艇长|船长)[:是为 ]?",
        re.MULTILINE,
    )


@cache
def _run() -> re.Pattern[str]:
    other = alternatives(vocabulary.units().ships.not_ships)
    return re.compile(rf"(?P<name>[{HAN}·]{{2,14}}?)号(?!{other})")


@cache
def _before_name() -> re.Pattern[str]:
    """What stands before a ship's name without a sign between: 以昂斯洛号为首, 奉命向波拉号靠近."""
    lexicon, ships = vocabulary.units(), vocabulary.units().ships
    people = vocabulary.people()
    words = {*lexicon.boundary_words, *ships.before, *ships.kinds, *people.all_forces}
    words |= people.all_nations - {"中国", "日本"}
    chars = "".join(lexicon.boundary_characters - frozenset(people.sounds))
    return re.compile(f"^.*(?:{alternatives(words)}|[{re.escape(chars)}])(?=..)")


@cache
def _surface() -> re.Pattern[str]:
    return re.compile(rf"(?P<name>[{HAN}·]{{2,8}}?|[A-Z]{{1,3}}-?\d{{1,4}})号{_kinds()}?")


def _linked(surface: str, target: str) -> str | None:
    """The ship that a link leads to: its words, or those of its page (Z-29号驱逐舰, 蝎号驱逐舰)."""
    surface = surface.strip("“”「」『』\"'")
    match = _surface().match(surface)
    if match and "级" not in match.group():
        rest = surface[match.end() :]
        return match["name"] if not rest or _TRAIL.match(rest) else None
    name = surface.removesuffix("号")
    return name if _is_ships_page(name, target) else None


def _is_ships_page(name: str, target: str) -> bool:
    page = target.partition("号")
    return page[0] == name and page[2].startswith(vocabulary.units().ships.kinds)


def ship_names(article: Article, folded: str) -> ShipNames:
    """The names of the ships of an article, folded; none where it mentions few."""
    sure = {name for name in _sure(article, folded) if _can_be_name(name)}
    listed = _well_known(article, folded, sure)
    codes = dict.fromkeys(match.group() for match in re.finditer(CODE, folded))
    names = [*sure, *_by_mark(folded, sure), *listed, *codes]
    sure_bare = {match["name"] for match in _captained().finditer(folded)} & sure
    sure_bare |= {name for name in sure if name.endswith("丸")}
    bare = frozenset(listed) | _linked_bare(article, folded) | sure_bare
    chosen = ShipNames(tuple(sorted(set(names))), bare)
    mentions = Counter(name_of(match) for match in _mentions(folded, chosen))
    fewest = _FEWEST_AT_SEA if fold(article.title).endswith(_AT_SEA) else _FEWEST
    if mentions.total() < fewest or not (sure or listed):
        return ShipNames(tuple(sorted(_proven(article, folded))))
    return replace(chosen, spelt=_spelt(mentions))


def _proven(article: Article, folded: str) -> set[str]:
    """The names that their Latin form or their page shows: a fight on land may have a ship or two."""
    names = {_before_name().sub("", match["name"]) for match in _prefixed().finditer(folded)}
    for link in article.links:
        name, mark, kind = fold(link.target).partition("号")
        if mark and kind.startswith(vocabulary.units().ships.kinds):
            surface = link.span.of(folded).strip("“”「」『』\"'")
            names |= {name} if surface.startswith(name + mark) else set()
    return {name for name in names if _can_be_name(name)}


def _spelt(mentions: Counter[str]) -> dict[str, str]:
    """威尔斯亲王 is the ship that is mostly written 威尔士亲王: one sound of a long name differs."""
    sounds = frozenset(vocabulary.people().sounds)
    long = [name for name, _ in mentions.most_common() if len(name) >= _LONG]
    usual: dict[str, str] = {}
    for name, other in combinations(long, 2):
        odd = [pair for pair in zip(name, other, strict=False) if pair[0] != pair[1]]
        if len(name) == len(other) and len(odd) == 1 and sounds.issuperset(odd[0]):
            usual.setdefault(other, usual.get(name, name))
    return usual


def name_of(mention: re.Match[str]) -> str:
    """The name of the ship that a match of ``mention_pattern`` mentions."""
    return next(word for word in mention.groupdict().values() if word)


def _sure(article: Article, folded: str) -> Iterator[str]:
    """Names that stand with a word for ships, in quotes with a mark, or on a link to a ship."""
    for pattern in _in_quotes():
        for match in pattern.finditer(folded):
            yield from _QUOTED.findall(match.group())
    for link in article.links:
        name = _linked(link.span.of(folded), fold(link.target))
        if name:
            yield name
    for pattern in (_prefixed(), _plain(), _maru(), _captained()):
        for match in pattern.finditer(folded):
            yield _before_name().sub("", match["name"])


def _by_mark(folded: str, sure: set[str]) -> set[str]:
    """Names that only 号 shows: those of foreign sound, and those with a plain left end twice."""
    sounds = frozenset(vocabulary.people().sounds + "·")
    count: Counter[str] = Counter()
    for match in _run().finditer(folded):
        name = _before_name().sub("", match["name"])
        if len(name) > 1 and (len(name) <= 8 or "·" in name):
            count[name] += 1
    likely = {
        name
        for name, times in count.items()
        if _can_be_name(name) and (times >= _LIKELY or (len(name) > 2 and sounds.issuperset(name)))
    }
    shorter = sure | likely
    return {
        name for name in likely if not any(name[cut:] in shorter for cut in range(1, len(name)))
    }


def _can_be_name(name: str) -> bool:
    ships = vocabulary.units().ships
    other = name.endswith((*ships.kinds, *ships.not_names)) or name in vocabulary.people().ranks
    return not other and not _NUMERALS.issuperset(name)


def _well_known(article: Article, folded: str, sure: set[str]) -> set[str]:
    """Ships that articles write without any sign, where this one marks them or lists them."""
    known = vocabulary.units().ships.known
    linked = {link.span.of(folded) for link in article.links}
    name = alternatives(known)
    marked = re.compile(
        rf"{_kinds()}(?P<kind>{name})|(?P<mark>{name})[号舰]"
        rf"|(?P<list>(?:{name})(?:[、和及与](?:{name}))+)"
    )
    found = known.keys() & (sure | linked)
    for match in marked.finditer(folded):
        found |= set(re.findall(name, match.group()))
    return set(found)


def _linked_bare(article: Article, folded: str) -> frozenset[str]:
    """Names that links to the pages of ships write without 号."""
    surfaces = ((link.span.of(folded), fold(link.target)) for link in article.links)
    return frozenset(
        name for name, page in surfaces if len(name) > 1 and _is_ships_page(name, page)
    )


def _mentions(folded: str, ships: ShipNames) -> Iterator[re.Match[str]]:
    pattern = mention_pattern(ships)
    return pattern.finditer(folded) if pattern else iter(())


def mention_pattern(ships: ShipNames) -> re.Pattern[str] | None:
    """Every way to mention these ships; the groups hold their names."""
    if not ships.names and not ships.bare:
        return None
    known = f"(?:{alternatives({*ships.names, *ships.bare})})"
    codes = [name for name in ships.names if name[-1].isdigit()]
    coded = rf"|(?<![A-Za-z0-9-])(?P<code>{alternatives(codes)})(?!\d)" if codes else ""
    lone = [name for name in ships.bare if len(name) == 1]
    bare = [name for name in ships.bare if len(name) > 1]
    open_ = rf"|(?P<bare>{alternatives(bare)})(?![号级型岛港湾市县省人])" if bare else ""
    if lone:
        open_ += rf"|(?<![{HAN}])(?P<lone>{alternatives(lone)})(?=[(、,。与和及]|$)"
    return re.compile(
        rf"{_kinds()}?{OPEN}(?P<quoted>{known})号?{CLOSE}(?:号|舰|轮)?(?!{_not_ships()})"
        rf"|(?P<plain>{known})(?:号(?!{_not_ships()}){_kinds()}?|舰(?!队|员|长|艇)){coded}{open_}"
    )


@cache
def _not_ships() -> str:
    return alternatives(vocabulary.units().ships.not_ships)
