"""Units called after a nation, by a foreign name, by a letter, or after their Japanese commander.

法国营, 维克托师, Z舰队, 酒井旅团.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from timeline_app.domain.spans import Span
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.unit_word import UnitWord
from timeline_app.extraction.units.vocabulary import alternatives

_TASK_FORCE = 46
_GROUPING = 67
"""The rank of a grouping for one campaign: above squadrons and fleets."""


def find_namesakes(folded: str) -> Iterator[UnitWord]:
    """Every such unit that a folded text names."""
    yield from _foreign(folded)
    yield from _japanese(folded)
    yield from _called_by_letter(folded)
    yield from _called_by_task(folded)
    yield from _quoted(folded)


@cache
def _foreign_pattern() -> re.Pattern[str]:
    """Units called by a foreign name or a nation: 维克托师, 北弗吉尼亚军团, 法国营, 土耳其旅."""
    lexicon = vocabulary.people()
    nations = alternatives(lexicon.all_nations)
    sounds = f"[{lexicon.sounds}]"
    arms = "(?:骑兵|步兵|装甲|近卫)?"
    return re.compile(
        rf"(?<!个)(?P<nation>(?:{nations}))(?P<small>营|{arms}旅)(?![馆客行长建地业造房])"
        rf"|(?<!{sounds})(?P<name>[东西南北]?{sounds}{{2,6}})(?P<big>{arms}[师旅]|军团|师团|特遣队|突击队|战斗群)"
        r"(?![范傅父生资客行团长湾节]|日(?=[,。、;)”」』]|$))"
    )


def _foreign(folded: str) -> Iterator[UnitWord]:
    nations = vocabulary.people().all_nations
    for match in _foreign_pattern().finditer(folded):
        name = match["name"]
        around = folded[max(0, match.start() - 2) : match.start() + len(name or "")]
        if name and any(nation in around and nation.endswith(name) for nation in nations):
            continue
        if name in vocabulary.units().qualifiers:
            continue
        word = (match["small"] or match["big"]).lstrip("骑步兵装甲近卫")
        rank = vocabulary.units().ranks.get(word, _TASK_FORCE)
        yield UnitWord(Span(match.start(), match.end()), "", match.group(), rank)


_BY_LETTER = re.compile(
    r"(?<![A-Za-z0-9·.-])[A-Z](?P<echelon>舰队|部队|集团军群|支队|分队|特遣队|战斗群)"
)


def _called_by_letter(folded: str) -> Iterator[UnitWord]:
    """Units that have a letter for a name: Z舰队, H部队, B集团军群."""
    for match in _BY_LETTER.finditer(folded):
        rank = vocabulary.units().ranks.get(match["echelon"], _TASK_FORCE)
        yield UnitWord(Span(match.start(), match.end()), "", match.group(), rank)


_MAKES_UP = "(?:编为|编成|组成|编组|改编|称为)"
_BY_TASK = re.compile(
    rf"(?<={_MAKES_UP})[\u3400-\u9fff]{{2,6}}?(?P<made>部队|编队|特遣队|挺身队)(?=[,。、;(])"
    r"|(?<![\u3400-\u9fff第])(?P<body>本队|主队|主力部队|前卫部队|前锋部队|警戒部队)(?=包括|由[^,。]{2,12}(?:指挥|率领)|下?辖|\()|"
    r"(?<=[“「『])[\u3400-\u9fff]{2,6}(?P<echelon>部队|舰队|编队|分队|支队|集团|战队|大队)"
    r"(?=[”」』](?:包括|由|下?辖|拥有|,由|\())"
)


def _called_by_task(folded: str) -> Iterator[UnitWord]:
    """Groupings of one campaign in quotes, with what they are made of: “前锋部队”包括2艘战舰."""
    for match in _BY_TASK.finditer(folded):
        echelon = match["echelon"] or match["made"] or match["body"]
        rank = vocabulary.units().ranks.get(echelon, _TASK_FORCE)
        rank = _GROUPING if echelon in ("部队", "编队") else rank
        yield UnitWord(Span(match.start(), match.end()), "", match.group(), rank)


_IN_QUOTES = re.compile(
    r"[“「『](?P<body>[\u3400-\u9fff]{2,4})[”」』](?P<echelon>舰队|部队|编队|支队|纵队|集团)"
)


def _quoted(folded: str) -> Iterator[UnitWord]:
    """Groupings whose task alone is in quotes: “前锋”舰队."""
    for match in _IN_QUOTES.finditer(folded):
        name = match["body"] + match["echelon"]
        yield UnitWord(Span(match.start(), match.end()), "", name, _GROUPING)


@cache
def _japanese_pattern() -> re.Pattern[str]:
    surnames = alternatives(vocabulary.people().japanese)
    return re.compile(rf"(?:{surnames})(?P<echelon>师团|旅团|联队|大队|部队)(?!长)")


def _japanese(folded: str) -> Iterator[UnitWord]:
    """Units called by the surname of their commander: 酒井旅团, 长野部队."""
    for match in _japanese_pattern().finditer(folded):
        rank = vocabulary.units().ranks.get(match["echelon"], _TASK_FORCE)
        span = Span(match.start(), match.end())
        yield UnitWord(span, "", match.group(), rank, side="JP")
