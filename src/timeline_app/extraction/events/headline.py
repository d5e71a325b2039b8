"""A label of at most 24 characters out of the words that a date governs.

The clause that holds the date is read without it; where it tells nothing or only sets the scene,
the next one that tells something is taken.  Who acts is carried over from the clauses before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from timeline_app.domain.events import HEADLINE_LIMIT
from timeline_app.domain.spans import Span
from timeline_app.extraction.events import actors, clauses, shortening
from timeline_app.extraction.events.kind import verbs
from timeline_app.extraction.events.shortening import Words
from timeline_app.extraction.lexicon import alternatives, words

BLANK = "\u3000"
"""Stands for every character of a date, so that labels are read without it."""
_READ = 120
"""Characters of a clause that are read: a label needs no more."""
_FEWEST = 4
"""Characters below which words are no label."""
_MOST_CLAUSES = 6
_EMPTY = Words("", "")
_COLON = Words("：", ":")
_DESCRIBED = re.compile("[^日国敌共联]{4,8}?(?P<who>[日国敌共联]军(?!的).*)")
"""占領河池｜日軍第3、第13師團."""
_SHIP = re.compile("[^,，]{1,10}?(?:号|舰队|舰|军|师团|师|团|队)")
"""萨福克号｜航向260度."""
_LASTING = re.compile(
    f"^[^,，]{{0,6}}(?:持续|延续|坚持)(?:至|到)?{BLANK}+(?=[^,，]{{2,8}}?[军方][^,，]{{4,}})"
)
"""一直持續至｜23日｜美軍控制全島為止."""
_LISTS = re.compile("包括|其中|包含|含")
_COUNTED = re.compile(r"\d+[艘架门辆名个人]")
_CAUSE = re.compile("由于|因为|鉴于")
_NEGATED = re.compile("不可能|不能|未能|无法|无力")
_BRIEF = re.compile("[始乃遂方才]?(?P<act>[退克破败拔下占取陷])(?P<it>之)?")
_QUOTES = re.compile('^[“「『"]|[”」』"]$')


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around the governed words: the article, and who acted before the date."""

    text: str
    folded: str
    sentence: Span
    subject: Words | None = None
    narrator: Words | None = None

    def words(self, span: Span) -> Words:
        """The words at a span, of a clause without end the first ones; dates and particles gone."""
        span = Span(span.start, min(span.end, span.start + _READ))
        whole = Words.at(self.text, self.folded, span).without(_LASTING)
        return whole.without(_dates())


@cache
def _dates() -> re.Pattern[str]:
    """Dates that were blanked, with the particles that belong to them."""
    before = alternatives(words("headlines", "before-date")) + "|(?<![激苦血恶鏖奋])战至"
    behind = alternatives(words("headlines", "behind-date"))
    row = f"{BLANK}+(?:(?:[、,，]|和|及|与|以及|或|至|到)?{BLANK}+)*"
    joint = f"^(?:[、,，]|和|及|与|以及|或|至|到)(?={BLANK})"
    held = f"(?!{row}[^,，。在于至到]{{2,12}}(?:会议上|大会|会上|发言))"
    return re.compile(
        f"{joint}|(?:(?:{before}){held})?{row}(?:{behind})?|^(?:起(?![始义飞火草兵程航初用])|止|以后|之后|后|间)(?!方|卫|勤)"
    )


def blanked(folded: str, spans: Iterable[Span], filler: str) -> str:
    """The text with every character of the spans replaced; its length stays."""
    parts, position = [], 0
    for span in sorted(spans):
        if span.start >= position:
            parts += [folded[position : span.start], filler * len(span)]
            position = span.end
    return "".join([*parts, folded[position:]])


def masked(folded: str, names: Iterable[Span]) -> str:
    """The text with its names covered: 張自忠, 陳布雷 hold no preposition and no verb."""
    return blanked(folded, names, actors.MASK)


def label(setting: Setting, governed: clauses.Governed) -> Words:
    """The label: who (the subject before where the words themselves do not say), what, to whom."""
    options = [_read(setting, span) for span in _spans(setting, governed)]
    options = [option for option in options if len(option)]
    found = _when(setting, governed, options) or _chosen(setting, options)
    if len(found) < _FEWEST:
        found = _brief(setting, governed, found) or _earlier(setting, governed, found)
    return shortening.fitted(_personal(setting, found))


def _when(setting: Setting, governed: clauses.Governed, options: list[Words]) -> Words | None:
    """當新吉林軍在1月25日推進到雙城市時: the clause itself, where the date stands within it."""
    own = len(setting.words(governed.before)) > 0
    if not own or not options or not options[0].folded.endswith(("时", "之际")):
        return None
    told = options[0].without(_scene_marks())
    return told if actors.tells(told) and actors.subject_of(told) is not None else None


def _read(setting: Setting, span: Span) -> Words:
    return actors.undescribed(shortening.opened(setting.words(span)))


def _spans(setting: Setting, governed: clauses.Governed) -> list[Span]:
    """The clause with the date, then those behind it that the date governs."""
    behind = clauses.split(setting.folded, governed.after)
    mark = setting.folded[max(0, governed.after.start - 1) : governed.after.start]
    direct = mark not in (",", "，", "、") and behind
    first = Span(governed.before.start, behind[0].end if direct else governed.after.start)
    first = _whole(setting, first)
    rest = behind[1:] if direct else behind
    if direct and setting.folded[governed.before.start : governed.before.end].endswith(
        ("的", "、")
    ):
        first = Span(governed.after.start, first.end)
    own = [first] if len(setting.words(first)) else []
    return (own + rest)[:_MOST_CLAUSES]


def _whole(setting: Setting, span: Span) -> Span:
    """杀伤｜当日｜全部进攻日军: on to the end of the clause, where the next date cuts off an object."""
    if setting.folded[span.end : span.end + 1] != BLANK or not _ends_open(setting.words(span)):
        return span
    rest = clauses.split(setting.folded, Span(span.end, setting.sentence.end))
    return Span(span.start, rest[0].end) if rest else span


def _chosen(setting: Setting, options: list[Words]) -> Words:
    """The first clause that tells and does not only set the scene, with who acts in it."""
    carried = setting.subject
    for number, option in enumerate(options):
        scene = actors.sets_scene(option)
        if actors.tells(option) and not scene:
            return _told(carried, options, number)
        rest = _behind_purpose(option, options[number + 1 :], carried)
        if rest is not None:
            return rest
        listed = _COUNTED.match(option.folded) and _LISTS.match(options[number - 1].folded)
        if number and (listed or _CAUSE.match(option.folded)):
            continue
        carried = _carried(option, scene, options[number + 1 :]) or carried
    return _best_of(options, setting.subject)


def _behind_purpose(option: Words, options: list[Words], carried: Words | None) -> Words | None:
    """中國派遣軍｜為加強華北治安戰，｜決定將…調往華北: subject, purpose left out, predicate."""
    start = actors.purpose_at(option)
    following = next((later for later in options if not actors.sets_scene(later)), None)
    if not start or following is None or actors.has_subject(following):
        return None
    if not actors.tells(following):
        return None
    lead = option[:start]
    who = lead if actors.tells(lead) else actors.short(lead)
    return _joined(carried, who + following) if len(who) >= 2 else None


def _carried(option: Words, scene: bool, following: list[Words]) -> Words | None:
    """Who acts in the next clause: 陸遜｜在大舉進攻之前, or all that a clause names."""
    if scene:
        return actors.subject_of(option)
    named = actors.noun_of(option)
    if named is None and following and not actors.has_subject(following[0]):
        named = actors.subject_of(option)
        if named is None and actors.has_subject(option):
            named = actors.named_at_length(option)
    if named is not None and re.search(r"\d度?$", named.folded):
        ship = _SHIP.match(named.folded)
        return named[: ship.end()] if ship else None
    return named


def _told(carried: Words | None, options: list[Words], number: int) -> Words:
    option = options[number]
    described = _DESCRIBED.match(option.folded) if _names_only(option) else None
    if described is not None:
        return option[described.start("who") :] + option[: described.start("who")]
    told = _joined(carried, option)
    return told + _said(told, options[number + 1 :])


def _names_only(option: Words) -> bool:
    """占領河池｜日軍第3、第13師團: a description, not something done."""
    begins = verbs().match(option.folded) is not None
    return begins and option.folded.endswith(actors.tails_of_actors())


def _said(told: Words, following: list[Words]) -> Words:
    """What was said, where the label has room for it: `蔣中正日記：南京孤城不能守`."""
    match = actors.saying().search(told.folded)
    if match is None:
        return _EMPTY
    quoted = [option.without(_QUOTES) for option in following[:3]]
    quoted = [said for said in quoted if not actors.sets_scene(said)]
    for said in sorted(quoted, key=lambda words: not actors.tells(words)):
        said = shortening.squeezed(said, HEADLINE_LIMIT - len(told) - 1)
        if len(said) >= _FEWEST:
            return said if match.group()[-1] in "为示" else _COLON + said
    return _EMPTY


def _joined(subject: Words | None, clause: Words) -> Words:
    """The clause with who acts in it before it, unless it names them itself."""
    if subject is not None and clause.folded.startswith("使其"):
        return subject + clause[2:]
    if actors.has_subject(clause):
        return clause
    place = _place().match(clause.folded)
    whole = place is not None and not set("与和同") & set(place.group())
    if place and whole and place.group().endswith(actors.tails_of_actors()):
        return clause[1:]
    if place and len(clause) - place.end() >= _FEWEST - 1:
        clause = clause[place.end() :]
    if subject is None or subject.folded in clause.folded:
        return clause
    if clause.folded.startswith("日记") and not subject.folded.endswith(actors.MASK):
        return clause
    part = re.match("[该所]部|该[师军团旅]", clause.folded)
    return subject + (clause[part.end() :] if part else clause)


@cache
def _place() -> re.Pattern[str]:
    """於比利時布魯塞爾｜召開: a place or means before the verb of a clause that names nobody."""
    where = "[在于以][^,，]{2,16}?(?:上|中|下|内|间|附近)?"
    return re.compile(rf"^{where}(?=[被遭向对]|(?:{verbs().pattern})(?!之?[下后时中]))")


def _best_of(options: list[Words], subject: Words | None) -> Words:
    """Where every clause only sets the scene: the one that tells most, else the longest."""
    telling = [option for option in options if actors.tells(option)]
    said = [option for option in options if not _NEGATED.match(option.folded)]
    best = max(telling or said or options, key=len, default=_EMPTY)
    return _joined(subject, best.without(_scene_marks())) if len(best) else best


@cache
def _scene_marks() -> re.Pattern[str]:
    return re.compile("^(?:当|在|随着|由于|经过|经)|(?:之后|以后|后|时|之际|期间|的同时)$")


def _personal(setting: Setting, found: Words) -> Words:
    """我於長官部開會: the narrator by name, where he is known."""
    if setting.narrator is None or found.folded[:1] not in ("我", "余"):
        return found
    plural = found.folded[1:2] in ("们", "军", "方", "师", "团", "部", "国")
    return found if plural else setting.narrator + found[1:]


def _brief(setting: Setting, governed: clauses.Governed, found: Words) -> Words | None:
    """始退, 克之: who acts, and of 之 what the clause before names behind its verb."""
    match = _BRIEF.fullmatch(found.folded)
    if match is None or setting.subject is None:
        return None
    act = found[match.start("act") : match.end("act")]
    if match["it"] is None:
        return setting.subject + found
    before = clauses.split(setting.folded, Span(setting.sentence.start, governed.before.start))
    clause = setting.words(before[-1]) if before else _EMPTY
    done = next(verbs().finditer(clause.folded), None)
    thing = clause[done.end() :] if done else _EMPTY
    act = Words("攻", "攻") + act if act.folded == "克" else act
    return setting.subject + act + thing if len(thing) > 1 else None


def _earlier(setting: Setting, governed: clauses.Governed, found: Words) -> Words:
    """Where the date closes its sentence, the clause before it tells."""
    before = Span(setting.sentence.start, max(setting.sentence.start, governed.before.start))
    spans = clauses.split(setting.folded, before)
    options = [shortening.opened(setting.words(span)) for span in spans[-_MOST_CLAUSES:]]
    for option in reversed(options):
        if actors.tells(option) and len(option) >= _FEWEST:
            return _joined(setting.subject, option) + found if _ends_open(option) else option
    return found


def _ends_open(option: Words) -> bool:
    """Whether a clause ends with its verb, so that the words behind the date complete it."""
    matches = list(verbs().finditer(option.folded))
    return bool(matches) and matches[-1].end() == len(option)
