"""Which stretches of the sentence are read for the label of a date, and in which order."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline_app.domain.spans import Span
from timeline_app.extraction.events import actors, clauses, joining, scenes, telling, wording
from timeline_app.extraction.events.kind import verbs
from timeline_app.extraction.events.rows import Governed
from timeline_app.extraction.events.setting import BLANK, Setting

_MOST_CLAUSES = 6
_PLAN = re.compile(
    "(?:计划|预定|打算|准备|约定|商定|决定|限令|命令|下令|要求)$|(?:命令|下令|电令|密令|指示|规定|要求)[^,，]{1,8}$"
)
_HANGS = re.compile("(?<![前后])的$|、$|^[^（(]+[）)]$|(?:类似|如同|好比|相当)于?$")
_SECOND = re.compile("[^,，]*?(?P<joint>(?:并且?|又|再|遂|随后|而后)(?:于|在|至)?)$")
"""逃離了孤島｜並於: the date belongs to what is done next."""


_MADE_TO = re.compile(
    "(?:[这那]?[也就便]?(?:使得|致使|使|让))(?P<who>[^,，的]{1,10}?)(?:[在于]|直到|到)?$"
)
"""這也使秦在｜三十年後｜，才展開: who is made to act."""


def second_act(setting: Setting, governed: Governed) -> tuple[Setting, Governed]:
    """逃離了孤島並於｜3月1日｜登陸: the act of the date alone, with who did the one before."""
    before = governed.before.of(setting.folded)
    made = _MADE_TO.fullmatch(before)
    if made is not None:
        who = setting.words(Span(*(governed.before.start + at for at in made.span("who"))))
        reach = replace(governed, before=Span(governed.before.end, governed.before.end))
        return replace(setting, subject=who), reach
    match = _SECOND.match(before)
    if match is None or verbs().search(before, 1, match.start("joint")) is None:
        return setting, governed
    start = governed.before.start + match.start("joint")
    first = setting.words(Span(governed.before.start, start))
    subject = actors.subject_of(first) or setting.subject
    reach = replace(governed, before=Span(start, governed.before.end))
    return replace(setting, subject=subject), reach


def read_for(setting: Setting, governed: Governed) -> list[Span]:
    """The clause with the date, then those behind it that the date governs."""
    behind = clauses.first(setting.folded, governed.after, _MOST_CLAUSES + 1)
    mark = setting.folded[max(0, governed.after.start - 1) : governed.after.start]
    direct = (mark not in (",", "，", "、") or _plans(setting, governed)) and behind
    first = Span(governed.before.start, behind[0].end if direct else governed.after.start)
    first = _whole(setting, first)
    rest = [_whole(setting, span) for span in (behind[1:] if direct else behind)]
    if direct and _HANGS.search(governed.before.of(setting.folded)):
        first = Span(governed.after.start, first.end)
    own = [first] if len(setting.words(first)) else []
    return _told(setting, governed, own + rest)[:_MOST_CLAUSES]


def _told(setting: Setting, governed: Governed, spans: list[Span]) -> list[Span]:
    """當守軍鬆懈時｜，某將軍逃離孤島並於｜3月1日: on to the next date, where all else sets the scene."""
    options = [wording.opened(setting.words(span)) for span in spans]
    leading = [scenes.sets_scene(option) for option in options]
    told = zip(options, leading, strict=True)
    if not any(leading) or any(telling.tells(option) and not scene for option, scene in told):
        return spans
    following = setting.folded.find(BLANK, governed.after.end, setting.sentence.end)
    if following < 0:
        return spans
    more = Span(governed.after.end, following)
    return spans + clauses.first(setting.folded, more, _MOST_CLAUSES)


def _plans(setting: Setting, governed: Governed) -> bool:
    """計劃在｜9月8日｜，在海上會合: what is planned stands behind the comma."""
    before = setting.words(Span(governed.before.start, governed.after.start))
    return _PLAN.search(before.folded.rstrip(",， ")) is not None


_PAPER = re.compile(f"{BLANK}+的?(?:《|电报?(?![告令复示])|来电|来信|指示|决议|协定|条约|会议决)")
"""復某某｜12月18日｜電報: the second date is that of a paper."""


_ORDERED = re.compile("(?:命令|下令|电令|密令|限令|指示|要求)[^,，]{2,12}?[于在]?$")
"""命令第2縱隊於｜12月5日｜破擊鐵路: what is ordered stands behind the date by which it is to be done."""


def _whole(setting: Setting, span: Span) -> Span:
    """杀伤｜当日｜全部进攻日军: on to the end of the clause, where the next date cuts off an object."""
    words = setting.words(span)
    words = words[: len(words.folded.rstrip("“「『《"))]
    whole = not joining.ends_open(words) and not words.folded.endswith(("在", "于"))
    paper = _PAPER.match(setting.folded, span.end) is not None
    paper = paper or _ORDERED.search(setting.folded, span.start, span.end) is not None
    if setting.folded[span.end : span.end + 1] != BLANK or (whole and not paper):
        return span
    rest = clauses.first(setting.folded, Span(span.end, setting.sentence.end), 1)
    return Span(span.start, rest[0].end) if rest else span
