"""Whether a clause tells something: a verb that is no modifier, words of saying, an actor and what he does."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from timeline_app.extraction.events.kind import verbs
from timeline_app.extraction.events.naming import MASK
from timeline_app.extraction.events.wording import Words
from timeline_app.extraction.lexicon import alternatives, words

_NOUNS = re.compile("[之的]")


@cache
def _actor_first() -> re.Pattern[str]:
    tails = alternatives(["军", "队", "部", "师", "旅", "舰", "号", MASK * 2])
    return re.compile(
        f"(?![由在从以])[^,，、的之在于与和及]{{0,14}}{tails}(?P<rest>[^,，]{{4,}}|[至抵占陷克入渡][^,，]{{2,}})"
    )


_NO_ACT = re.compile(
    "在[^,，]*(?:以?[东南西北][侧部面边]?|阵地|之间|地区|方向)$|[的之、和及与第各以为是共约等附属所因除由\\d（(：:某-]|.{0,2}[军师团旅队部]|航[向速]|主力|一部|先头|现员|司令|总"
    r"|.*[因为]|.*(?:名单|编制|序列|编列|部分|兵力|以上|等|附近|一线|一带|之?外|会议|[军师团旅营队部度]|[\d一二两三四五六七八九十百千余多]+(?:名|人|辆|门|架|艘|挺|枚|骑))$"
)
"""What is no act behind who acts: more of the name, where and why."""


def begins_with_actor(clause: Words) -> bool:
    """守軍｜退西禪寺: who acts, and words behind that are no part of the name."""
    match = _actor_first().match(clause.folded)
    return match is not None and _NO_ACT.match(match["rest"]) is None


_COUNTS = re.compile("(?:仅|只|共)有约?[\\d一二三四五六七八九十百数]")
"""士兵人數｜僅有25萬人."""
TAKES = re.compile(
    "(?:设|置|[佔占]|克|陷|夺|破|取)(?![领据服落入得走回有地线用道想计立法备定身宴])[^,，的之]{2,4}$"
)
"""占赤峰: a single verb, and what is taken."""


@lru_cache(maxsize=512)
def tells(clause: Words) -> bool:
    """Whether there is a verb that is not part of a modifier (南進之｜日軍)."""
    if TAKES.match(clause.folded) or _COUNTS.search(clause.folded):
        return True
    for match in verbs().finditer(clause.folded):
        noun = _NOUNS.match(clause.folded, match.end())
        if noun is None and len(clause) - match.start() >= 2:
            return True
    return saying().search(clause.folded) is not None


@cache
def saying() -> re.Pattern[str]:
    """A clause that ends with a word of saying: what is said follows."""
    told = "(?:告诉|告知|通知|电告|警告|致电|去电|致函|复电)[^,，]{1,10}"
    listed = alternatives(words("headlines", "saying"))
    return re.compile(f"(?:(?<![新的项])(?P<says>{listed})|{told})[:：]?$")
