"""Units with a name and no number: 关东军, 上海派遣军, 一宫支队, 桂林方面军, 南京卫戍司令部.

Three sources: a table of well-known names, the endings of names with a boundary before them, and
lists that share an ending (桂林、荔浦、西江3个方面军, 左、中、右兵团).  A name found once is then found
wherever the text has it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache

from timeline_app.domain.spans import Span
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.fleets import find_fleets
from timeline_app.extraction.units.grammar import find_numbered
from timeline_app.extraction.units.namesakes import find_namesakes
from timeline_app.extraction.units.ship_names import ShipNames
from timeline_app.extraction.units.ships import find_ships
from timeline_app.extraction.units.unit_word import UnitWord
from timeline_app.extraction.units.vocabulary import alternatives

_HAN = "\u3400-\u9fff"
_QUOTED = re.compile(rf"[“「『‘\"]([{_HAN}]{{2,6}}军)[”」』’\"]")
_HONOUR = re.compile(
    f'[“「『‘"]([{_HAN}]{{2,6}}军)[”」』’"](?:的|光荣)?(?:称号|之称|美称|美誉|地位|英名)'
)
"""A title of honour, by which no other unit is meant: 享有「万岁军」称号."""
_JOINED = re.compile(
    "(?:[桂粤湘赣鄂豫皖苏浙闽川滇黔陕晋冀鲁察绥甘宁青新]、)+[桂粤湘赣鄂豫皖苏浙闽川滇黔陕晋冀鲁察绥甘宁青新]$"
)
"""Provinces in front of a headquarters' name: 黔、桂、湘边区."""
_SURNAMES = "及有向使所"
"""Particles that begin the name of a detachment where a bracket opens before: （及川支队）."""
_ARMS = tuple("步骑炮工宪辎")
"""Arms whose regiments are no armies: a 骑兵团 is no 兵团."""
_COUNT = r"(?:等)?(?:[两三四五\d][个路])?"


def find_units(
    folded: str, known: Iterable[str] = (), ships: ShipNames | None = None
) -> list[UnitWord]:
    """Every unit a folded text names, in order, none overlapping.

    ``known`` are further (folded) names to look for, as a list or table gave them, and ``ships``
    the names of ships.
    """
    numbered = find_numbered(folded)
    taken = [word.span for word in numbered]
    named = [*_listed(folded), *_well_known(folded), *_by_ending(folded, taken)]
    named += find_namesakes(folded)
    named = _trimmed(named, folded)
    if ships and ships.names:
        named = [*find_fleets(folded), *named]
    names = {word.echelon: word for word in named if not word.number}
    for name in known:
        names.setdefault(name, UnitWord(Span(0, 0), "", name, _rank_of(name)))
    named.extend(_repeated(folded, names))
    return _without_overlaps([*numbered, *named, *find_ships(folded, ships or ShipNames())])


def _trimmed(named: list[UnitWord], folded: str) -> list[UnitWord]:
    """The same words; a name that is another found name with one or two letters too many, cut.

    Where nothing marks the left end of a name (其时东北野战军) the shorter form tells it.
    """
    names = {word.echelon for word in named}
    kept = []
    for word in named:
        shorter = [word.echelon[cut:] for cut in (1, 2) if word.echelon[cut:] in names]
        loose = "\u3400" <= folded[word.span.start - 1 : word.span.start] <= "\u9fff"
        known = word.echelon in vocabulary.units().named
        if known or not (shorter and loose and len(shorter[0]) > 3):
            kept.append(word)
    return kept


def _without_overlaps(words: list[UnitWord]) -> list[UnitWord]:
    """The words in order; of overlapping ones the longer, of equal ones the well-known (新四军)."""
    chosen: list[UnitWord] = []
    known = vocabulary.units().named

    def place(word: UnitWord) -> tuple[int, int, bool]:
        return word.span.start, -len(word.span), word.echelon not in known

    for word in sorted(words, key=place):
        if chosen and word.span.start < chosen[-1].span.end:
            if len(word.span) > len(chosen[-1].span) and word.span.end > chosen[-1].span.end:
                chosen[-1] = word
            continue
        chosen.append(word)
    return chosen


def _rank_of(name: str) -> int:
    for ending in _endings():
        if name.endswith(ending.word):
            return ending.rank
    for word, rank in sorted(vocabulary.units().ranks.items(), key=lambda item: -len(item[0])):
        if name.endswith(word):
            return rank
    return 0


@cache
def _endings() -> tuple[vocabulary.Ending, ...]:
    return tuple(sorted(vocabulary.units().endings, key=lambda ending: -len(ending.word)))


@cache
def _known_pattern() -> re.Pattern[str]:
    """The names; 中野 is none in 集中野战军."""
    return re.compile(f"(?:{alternatives(vocabulary.units().named)})(?!(?<=野)战|[湾节])")


def _well_known(folded: str) -> Iterator[UnitWord]:
    table = vocabulary.units().named
    for match in _known_pattern().finditer(folded):
        unit = table[match.group()]
        if unit.needs not in folded:
            continue
        span = Span(match.start(), match.end())
        yield UnitWord(span, unit.number, unit.echelon, unit.rank, side=unit.side)


@cache
def _ending_pattern() -> re.Pattern[str]:
    words = alternatives(ending.word for ending in _endings())
    return re.compile(f"(?:{words})(?!长|军|野战部队|[湾节])")


@cache
def _boundary() -> re.Pattern[str]:
    lexicon = vocabulary.units()
    words = {*lexicon.boundary_words, *vocabulary.people().all_forces}
    return re.compile(f".*(?:{alternatives(words - {'野战军'})})", re.DOTALL)


def _by_ending(folded: str, taken: list[Span]) -> Iterator[UnitWord]:
    endings = {ending.word: ending for ending in _endings()}
    ends = {span.end for span in taken}
    led: dict[str, bool] = {}
    for match in _ending_pattern().finditer(folded):
        ending = endings[match.group()]
        body = _body(folded, match.start(), ending.most, ends)
        if body is None or body.startswith("兼") or match.end() in ends:
            continue
        if not _is_name(body, ending, folded[max(0, match.end() - 12) : match.end()]):
            continue
        if match.group() == "集团":
            if body not in led:
                led[body] = _can_lead(body, folded)
            if not led[body]:
                continue
        body, own = _without_nation(body, ending)
        start = match.start() - len(body)
        joined = _JOINED.search(folded, max(0, start - 8), start + 1)
        if joined and len(body) > 1:
            start = joined.start()
        name = folded[start : match.end()].replace("、", "").replace("海军航空队", "航空队")
        yield UnitWord(Span(start, match.end()), "", name, ending.rank, side=own)
    honours = set(_HONOUR.findall(folded))
    for match in _QUOTED.finditer(folded):
        if match[1] not in vocabulary.people().all_forces | honours:
            yield UnitWord(Span(match.start(1), match.end(1)), "", match[1], 80)


@cache
def _of_nation() -> re.Pattern[str]:
    """The nation before a name, which fleets have mostly without it: 英国皇家海军本土舰队."""
    nations = alternatives(vocabulary.people().side_of_nation)
    return re.compile(f".*(?P<nation>{nations})(?:皇家|帝国)?(?:海军)?")


def _without_nation(body: str, ending: vocabulary.Ending) -> tuple[str, str | None]:
    """A body from its nation on, for a fleet's from behind it, and the side that is told."""
    match = _of_nation().match(body)
    if match is None:
        return body, ending.nation
    side = vocabulary.people().side_of_nation[match["nation"]]
    return body[match.end() if "舰队" in ending.word else match.start("nation") :], side


def _can_lead(body: str, folded: str) -> bool:
    """Whether what stands before 集团 is a compass word, or a man's name that the text has alone."""
    if body in vocabulary.units().compass:
        return True
    if not 1 <= len(body) <= 4 or body[0] not in vocabulary.people().surnames:
        return False
    if len(body) == 1:
        return re.search(f"{body}[{_HAN}]{{1,2}}集团", folded) is not None
    return folded.count(body) > folded.count(body + "集团")


def _is_name(body: str, ending: vocabulary.Ending, before: str) -> bool:
    """Whether a body makes a name with its ending; ``before`` ends with both."""
    lexicon = vocabulary.units()
    if len(body) < ending.least or body in lexicon.empty_bodies:
        return False
    if ending.word == "兵团" and body[-1:] in _ARMS:
        return False
    sure = [name for name, unit in lexicon.named.items() if not unit.needs]
    return not any(before.endswith(name) and name != body + ending.word for name in sure)


def _body(folded: str, end: int, most: int, ends: Collection[int] = ()) -> str | None:
    """The name before an ending, back to a boundary; None where none is in reach."""
    lexicon = vocabulary.units()
    start = end
    while start > 0 and end - start <= most + 4:
        char = folded[start - 1]
        letter = char.isascii() and char.isupper() and start == end
        if not (letter or "\u3400" <= char <= "\u9fff"):
            break
        if char == "日" and folded[start - 2 : start - 1].isdigit():
            break
        surname = char in _SURNAMES and folded[start - 2 : start - 1] in ("(", "“", "「")
        plain = char == "原" and folded[start - 2 : start - 1] in tuple("草中平高")
        if char in lexicon.boundary_characters and not (surname or plain):
            break
        if start in ends:
            break
        start -= 1
    body = folded[start:end]
    cut = _boundary().match(body)
    if cut:
        body = body[cut.end() :]
    return body if len(body) <= most else None


@cache
def _list_patterns() -> tuple[re.Pattern[str], ...]:
    lexicon = vocabulary.units()
    names = rf"(?P<names>[{_HAN}]{{2,3}}(?:、[{_HAN}]{{2,3}}){{1,20}})"
    sides = alternatives(lexicon.compass)
    return (
        re.compile(rf"{names}(?:[两三四五\d][个大])(?P<ending>方面军|指挥所|支队|兵团|纵队|军区)"),
        re.compile(rf"{names},?(?<!兵)(?<!车)(?:[两三四五六\d]个)(?P<ending>联队|旅团|师团)"),
        re.compile(rf"{names}(?P<ending>军区)"),
        re.compile(
            rf"(?<![东西南北华河湖山冀鲁苏皖豫浙赣湘鄂晋陕甘滇黔桂粤闽察绥])(?P<names>(?:{sides})(?:、(?:{sides}))*){_COUNT}"
            rf"(?P<ending>{alternatives(lexicon.compass_endings)})"
        ),
    )


def _listed(folded: str) -> Iterator[UnitWord]:
    for pattern in _list_patterns():
        for match in pattern.finditer(folded):
            # 左、右两个纵队 have names, 右两个纵队 are only where they are.
            if "、" in match["names"] or match.end("names") == match.start("ending"):
                yield from _list_words(match, folded)


def _list_words(match: re.Match[str], folded: str) -> Iterator[UnitWord]:
    ending = match["ending"]
    tail = Span(match.start("ending"), match.end("ending"))
    names = match["names"].split("、")
    first = _body(folded, match.start() + len(names[0]), 4)
    if first:
        names[0] = names[0] if len(first) > len(names[0]) else first
    start = match.start() + match["names"].index(names[0])
    for index, name in enumerate(names):
        last = index == len(names) - 1
        end = match.end() if last else start + len(name)
        key = name + ending
        if name == "中" and "中央" + ending in folded:
            key = "中央" + ending
        shared = tail if len(names) > 1 else None
        yield UnitWord(Span(start, end), "", key, _rank_of(key), tail=shared, group=match.start())
        start += len(name) + 1


def _repeated(folded: str, names: dict[str, UnitWord]) -> Iterator[UnitWord]:
    long = [name for name in names if len(name) > 1]
    if not long:
        return
    for match in re.finditer(alternatives(long), folded):
        word = names[match.group()]
        span = Span(match.start(), match.end())
        yield UnitWord(span, "", word.echelon, word.rank, side=word.side)
