"""The last look at a label: whether it can be shown, or the next best words are better."""

from __future__ import annotations

import re
from functools import cache

from timeline_app.extraction.events import actors, naming, seams
from timeline_app.extraction.events.kind import verbs
from timeline_app.extraction.events.wording import Words
from timeline_app.extraction.lexicon import alternatives, words

_FEWEST = 3
_PAIRS = ("“”", "「」", "『』", "《》", "（）", "()")
_TOWARD = re.compile("[向对](?P<rest>[^,，、：:]{1,4})$")
_WHERE_ALONE = re.compile("^[在于].{1,3}$")
_BARE_NUMBER = re.compile("(?<![A-Za-z\\-号第\\d])[\\d,.]+$")


@cache
def _hanging() -> re.Pattern[str]:
    begins, ends = (alternatives(words("headlines", key)) for key in ("never-begins", "never-ends"))
    return re.compile(f"^{begins}|(?<!{naming.MASK}){ends}$")


HANGS = 20
"""Faults of a label that cannot be shown."""
_NOBODY = 3
_POINTS = 3
_LASTS = 2


def faults(label: Words) -> int:
    """How much is wrong with a label: 0 nothing, up to ``HANGS`` the less the better."""
    if not sound(label):
        return HANGS
    nobody = _NOBODY * (not actors.has_subject(label) and not _NAMED_BEHIND.match(label.folded))
    points = _POINTS * (_POINTS_ELSEWHERE.search(label.folded) is not None)
    return nobody + points + _LASTS * (_STATE.search(label.folded) is not None)


_NAMED_BEHIND = re.compile("由[^,，]{2,}的|全数|登陆(?=部队|突击|梯队|编队|第)")
"""由少將率領的｜前衛返回: who acts stands behind what describes him."""
_POINTS_ELSEWHERE = re.compile(
    "^[他她它](?![国乡])|^(?:此[战役后时次举]|该(?!死)|其(?![实中余他]))|这[次一里]|第[一二三]批(?!.{0,4}[军队舰])"
)
"""他們撤退, 此戰, 該部: nobody knows whom or what it means."""
_STATE = re.compile("(?<=.)(?:正(?=[向在从往])|正在|坚持不住)")
"""What goes on or is about to, and not yet what happens."""


_IS_SO = re.compile("是[^,，的]{1,8}的$")
"""完全不守是不可以的."""


def sound(label: Words) -> bool:
    """Whether a label is whole: its marks closed, nothing left hanging at either end."""
    folded = label.folded
    hangs = any(seams.wholes(_hanging(), folded)) and not _IS_SO.search(folded)
    if len(label) < _FEWEST or hangs or _BARE_NUMBER.search(folded):
        return False
    if _WHERE_ALONE.search(folded) or _only_leads(folded):
        return False
    if any(folded.count(pair[0]) != folded.count(pair[1]) for pair in _PAIRS):
        return False
    return not _aims_at_nothing(folded)


def _only_leads(folded: str) -> bool:
    """岡村寧次指揮第12軍: who leads whom, and nothing done."""
    told = {verb.group() for verb in verbs().finditer(folded)}
    return bool(told) and told <= _LEADS and _TROOPS.search(folded) is not None


_LEADS = frozenset(("指挥", "率领", "率", "带领", "统率", "统领", "出动", "动用", "调集", "集中"))
_TROOPS = re.compile("(?:[军师团旅队纵]|部队|主力|各部|一部|所部|余部|兵力|炮|机|艇|舰|枪|人|等)$")


def _aims_at_nothing(folded: str) -> bool:
    """傅軍向集寧: a direction, and nothing done there."""
    match = next(seams.wholes(_TOWARD, folded), None)
    if (
        match is None
        or seams.cuts_word(folded, match.start("rest"))
        or verbs().search(match["rest"])
    ):
        return False
    at = match.start()
    return not any(verb.start() < at <= verb.end() for verb in verbs().finditer(folded))
