"""Numbered units in running text: 第11军, 国民革命军第七十四军, 一六〇师, 74A, 第3、第13等师团.

The grammar, on folded text::

    unit  = [region] [service] [qualifiers] ["第"] number {separator ["第"] number} [share] [kind] echelon
    kind  = [nation | region] qualifiers ["(" … ")"]   (第8达勒姆轻步兵营, 第37野战炮兵(105mm)营)
    share = "等" | "各" | "两个" | …            (only behind two numbers or a 第)

A region stands behind the number or before it (第一高加索军, 密西西比州第18步兵团), a nation behind it
is the unit's side (第2新西兰师).

A list of numbers gives one word for each.  What is a count (十个师), an ordinal of something else
(第一次) or part of another word (第一军事学校) is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from timeline_app.domain.carrying import changed
from timeline_app.domain.spans import Span
from timeline_app.extraction import lexicon
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.counted import find_counted
from timeline_app.extraction.units.counting import is_numbered
from timeline_app.extraction.units.lettered import find_lettered
from timeline_app.extraction.units.numbers import DIGITS, NUMBER, value
from timeline_app.extraction.units.regions import called, region_before
from timeline_app.extraction.units.unit_word import UnitWord
from timeline_app.extraction.units.vocabulary import alternatives

_SEPARATOR = r"(?: ?、|(?=第)|[/和与及暨]|,(?=第)|,(?=[〇零○O一二三四五六七八九十廿卅卌]{2})|(?<=\d),(?=\d{1,3}[^\d,]|\d\d?(?:,\d\d?){1,12}[^\d,])) ?"
_MOST, _LISTED = 8, 60
"""So many qualifiers has a unit at most, and so many further numbers a list: no end is looked for."""
_FARTHEST = 30
"""How far before a unit the numbers that wait for its echelon may begin."""
_NESTING = re.compile(r" *(?:之|的|所属|所辖|下属)? *")


@cache
def _pattern() -> re.Pattern[str]:
    words = vocabulary.units()
    anew = alternatives(lexicon.words("units", "words", "anew"))
    echelons = "|".join(
        f"{re.escape(word)}(?!(?!第|{anew})[{stops}])" if stops else re.escape(word)
        for word, stops in sorted(words.stops.items(), key=lambda item: -len(item[0]))
    )
    qualifiers = alternatives([*words.qualifiers, *words.named_arms])
    long = alternatives(word for word in words.qualifiers if len(word) > 1)
    nations = alternatives(vocabulary.people().side_of_nation)
    of_place = rf"{alternatives(words.regions)}|[{vocabulary.people().sounds}]{{2,6}}州?"
    short = "".join(words.short)
    regions = "桂粤湘赣鄂豫皖苏浙闽川滇黔陕冀鲁察甘宁青"
    region = f"[{regions}]绥"
    first = {word[0] for word in (*words.services, *words.qualifiers)} | set(words.short)
    # Most characters begin no unit: one look at them saves all the rest.
    begins = rf"(?=[\d第{DIGITS}{regions}{re.escape(''.join(sorted(first)))}])"
    return re.compile(
        rf"{begins}(?P<service>{alternatives(words.services)})?"
        rf"(?P<before>(?:{long}|{region}){{0,{_MOST}}})"
        rf"(?:(?<![重更全大增])(?P<short>[{short}]{{1,2}})(?:(?!第)|(?<=[、,(:\s][{short}])))?"
        rf"(?<![\d\-第])(?<!\d\.)(?P<list>(?P<ordinal>第 ?)?{NUMBER}(?:{_SEPARATOR}[第红]?{NUMBER}){{0,{_LISTED}}}) ?"
        rf"(?P<share>{alternatives(words.share)})?"
        rf"(?:[“「『][^“”「」『』\n]{{1,10}}[”」』](?=(?:{qualifiers})*[师旅团营]))?"
        rf"(?(ordinal)(?P<honour>{alternatives(words.honours)})??(?:(?P<nation>{nations})|(?P<region>{of_place}))??)"
        rf"(?P<after>(?:{qualifiers}){{0,{_MOST}}}?)"
        rf"(?:\([^()\n]{{1,8}}\))?"
        rf"(?P<echelon>{echelons})"
    )


_ELEMENT = re.compile(rf"(?:[第红] ?)?(\d+(?:\.\d+)+|{NUMBER})")


def find_numbered(folded: str) -> list[UnitWord]:
    """Every numbered unit of a folded text, in order, none overlapping another."""
    found: list[UnitWord] = []
    for match in _pattern().finditer(folded):
        words = _words_of(match)
        nested = bool(found) and _adjacent(folded, found[-1].span.end, words[0].span.start)
        like = nested and (
            _alike(found[-1].span.of(folded), match["list"])
            or folded.startswith(words[0].echelon + "长", match.end())
        )
        listed = bool(found) and folded[found[-1].span.end : match.start()] == "、"
        if words[0].echelon == "梯队" and folded.endswith("为", 0, match.start()):
            continue  # 第97师为第二梯队
        numbers = _ELEMENT.findall(match["list"])
        valued = all(value(number).strip("0") for number in numbers)
        nests = like or (listed and found[-1].echelon == words[0].echelon)
        if not valued or not is_numbered(match, numbers, folded, nests):
            continue
        if nested and len(words) > 1 and words[0].rank >= found[-1].rank > 0:
            words = [*(changed(word, rank=0) for word in words[:-1]), words[-1]]
        found.append(changed(words[0], nested=True) if nested else words[0])
        found.extend(words[1:])
    found += [*_waiting(folded, found), *find_lettered(folded), *find_counted(folded)]
    found.sort(key=lambda word: word.span)
    return list(_settled(found))


_BEFORE = re.compile(rf"第{NUMBER}(?:[、和及与]第?{NUMBER})*[、和及与]$")


def _waiting(folded: str, found: list[UnitWord]) -> Iterator[UnitWord]:
    """Numbers that wait for the echelon of a unit with a qualifier: 第55、第43、新编第22师."""
    end = 0
    for word in found:
        before = folded[max(end, word.span.start - _FARTHEST) : word.span.start]
        match = (
            _BEFORE.search(before) if word.qualifier and before[-1:] in tuple("、和及与") else None
        )
        end = word.span.end
        tail = word.tail or Span(end - len(word.echelon), end)
        for element in _ELEMENT.finditer(before, match.start()) if match else ():
            start = word.span.start - len(before)
            span = Span(start + element.start(), start + element.end())
            plain = changed(word, span=span, number=value(element[1]), qualifier="", tail=tail)
            yield changed(plain, nested=False, foot=False, side=None)


def _adjacent(folded: str, end: int, start: int) -> bool:
    match = _NESTING.match(folded, end, start)
    return match is not None and match.end() == start


def _alike(before: str, number: str) -> bool:
    """Whether two numbers are written in the same digits, Arabic or Chinese."""
    return bool(re.search("[0-9]", before)) == number[-1].isascii()


def _words_of(match: re.Match[str]) -> list[UnitWord]:
    lexicon = vocabulary.units()
    echelon = lexicon.variants.get(match["echelon"], match["echelon"])
    numbered = match["list"].startswith("第") and not match["before"]
    state = region_before(match.string, match.start(), match["echelon"]) if numbered else ""
    honour = lexicon.honours.get(match["honour"] or "", {})
    kind, meant = _qualifier(match), honour.get("means", "")
    kind = kind if meant in kind else meant + kind
    qualifier = called(state) + called(match["region"] or "") + kind
    nation = vocabulary.people().side_of_nation.get(match["nation"] or "", honour.get("side"))
    base = match.start("list")
    elements = list(_ELEMENT.finditer(match["list"]))
    if len(elements) > 1 and _is_name_end(match, *(one.group() for one in elements[:2])):
        del elements[0]
    starts = (match.start(name) for name in ("honour", "nation", "region", "after"))
    tail = Span(next(start for start in starts if start >= 0), match.end("echelon"))
    words = []
    for index, element in enumerate(elements):
        last = index == len(elements) - 1
        start = base + element.start() if index or element.start() else match.start() - len(state)
        end = match.end() if last else base + element.end()
        words.append(
            UnitWord(
                Span(start, end),
                value(element[1]),
                echelon,
                lexicon.ranks[echelon],
                qualifier,
                lexicon.services.get(match["service"] or "", nation),
                tail if len(elements) > 1 else None,
                group=match.start() if len(elements) > 1 else -1,
                foot="步兵" in (match["before"] or "") + (match["after"] or ""),
            )
        )
    return words


def _is_name_end(match: re.Match[str], first: str, second: str) -> bool:
    """Whether a list's first number ends the word before it: 刘振三、第142军."""
    start = match.start("list")
    after_word = start == match.start() and "\u3400" <= match.string[start - 1 : start] <= "\u9fff"
    return after_word and len(first) == 1 and second[0] == "第"


def _qualifier(match: re.Match[str]) -> str:
    lexicon = vocabulary.units()
    short = "".join(lexicon.short[char] for char in match["short"] or "")
    text = (match["before"] or "") + short + (match["after"] or "")
    if text in lexicon.same_qualifiers:
        return lexicon.same_qualifiers[text]
    words = _qualifier_words().findall(text)
    if sum(map(len, words)) < len(text):
        return text
    kept = (lexicon.same_qualifiers.get(word, word) for word in words if word not in lexicon.drop)
    return "".join(kept)


@cache
def _qualifier_words() -> re.Pattern[str]:
    words = vocabulary.units()
    return re.compile(alternatives([*words.qualifiers, *words.named_arms, *words.short.values()]))


def _settled(found: list[UnitWord]) -> Iterator[UnitWord]:
    """Words whose echelon was left open (rank 0) take that of the next smaller unit.

    In 第三十一军第一三一、第四十六军第一七〇师 the number 131 is a division's, not a corps'.
    """
    for index, word in enumerate(found):
        if word.rank:
            yield word
            continue
        ahead = [one for one in found[index + 1 : index + 4] if one.rank]
        inner = [one for one in ahead if one.rank < ahead[0].rank]
        if inner:
            end = inner[0].span.end
            tail = Span(end - len(inner[0].echelon), end)
            yield changed(word, echelon=inner[0].echelon, rank=inner[0].rank, tail=tail, group=-1)
