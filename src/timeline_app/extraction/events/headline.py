"""A label of at most 24 characters out of the words that a date governs.

The clause that holds the date is read without it; where it tells nothing or only sets the scene,
the next one that tells something is taken.  Who acts is carried over from the clauses before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from timeline_app.domain.spans import Span
from timeline_app.extraction.events import (
    actors,
    clauses,
    describing,
    joining,
    narration,
    pairing,
    rewording,
    scenes,
    shortening,
    soundness,
    stretches,
    telling,
    wording,
)
from timeline_app.extraction.events.kind import verbs
from timeline_app.extraction.events.rows import Governed
from timeline_app.extraction.events.setting import Setting
from timeline_app.extraction.events.wording import Words
from timeline_app.extraction.lexicon import words

_MOST_CLAUSES = 6
_EMPTY = Words("", "")
_DESCRIBED = re.compile("[^日国敌共联]{4,8}?(?P<who>[日国敌共联]军(?!的).*)")
"""占領河池｜日軍第3、第13師團."""
_SHIP = re.compile("[^,，]{1,10}?(?:号|舰队|舰|军|师团|师|团|队)")
"""萨福克号｜航向260度."""
_LISTS = re.compile("包括|其中|包含|含")
_MAIN_FORCE = re.compile("以(?P<who>[^,，]{2,14})为(?:主力|骨干|先锋|核心|主)$")
"""以關東軍為主力，進攻山西."""
_COVERED = re.compile("(?P<who>[^,，在于由从]{2,16}?[营团队师军部连旅])在[^,，]*(?:下|中|后|间)")
"""登陸梯隊3個營｜在砲火掩護下."""
_POST = re.compile("(?:总|前线|代理)?(?:指挥官?|司令官?|军长|师长|旅长|团长|政委|参谋长|舰长)")
_TITLE = re.compile("《[^》]+》")
"""《喋血孤城》，某人等主演."""
_THE_BATTLE = re.compile("[这该此本][场次]?(?:会战|战役|海战|战斗|战争)")
_PAIR = 2
_LONGEST_HOLDER = 18
_COMMA = re.compile("(?<=[\u3400-\u9fff])[,，](?=[在向于对以])")
_INCLUDING = re.compile("^(?:其中)?包括(?=.{6})")
_UNSAID = re.compile("(?<=....)[时中]?(?:(?<![演解学传])说|(?<![改简别号])称|表示|指出|写道|留下)$")
_COUNTED = re.compile(r"\d+[艘架门辆名个人]")
_FINE = 1
"""Faults of a label that needs no better one."""
_WORST = 1000
_ACT_LOST = 8
_FURTHER, _FALLBACK, _LAST = 1, 3, 4
"""How doubtful drafts are: of a clause further on, without who acts, of what stands before the date."""
_FEWEST_BEFORE = 2
"""Characters before a date that make the clause its own: 日軍｜於9月8日."""
_CAUSE = re.compile("由于|因为|鉴于")
_SCENE = re.compile("^(?:由于|因为|虽然|尽管|随着)|(?:时|之际|后)$")
_NEGATED = re.compile("不可能|不能|未能|无法|无力")


def label(setting: Setting, governed: Governed) -> Words:
    """The label: who (the subject before where the words themselves do not say), what, to whom."""
    setting, governed = stretches.second_act(setting, governed)
    options = [_read(setting, span) for span in stretches.read_for(setting, governed)]
    options = _merged([option for option in options if len(option)])
    best, least = _EMPTY, _WORST
    tried: set[Words] = set()
    for doubt, draft in _drafts(setting, governed, options):
        if draft in tried:
            continue
        tried.add(draft)
        told = pairing.shared(_plain(draft), governed.place)
        short = shortening.fitted(narration.in_third_person(told, setting.narrator))
        faults = doubt + short.loss + soundness.faults(short.words)
        faults += _ACT_LOST * (telling.tells(told) and not telling.tells(short.words))
        if faults < least:
            best, least = short.words, faults
        if faults <= _FINE:
            return best
    return best if least < soundness.HANGS else wording.closed(best, cut=True)


_OPEN_PLACE = re.compile("[^,，]{2,20}?(?<!已)在[^,，]+(?<![上中下])")
"""某軍在黑山以東，｜大河以西範圍內包圍敵軍."""


def _merged(options: list[Words]) -> list[Words]:
    """The clauses, one that only says who and where joined with the next."""
    if len(options) < _PAIR or _OPEN_PLACE.fullmatch(options[0].folded) is None:
        return options
    who = actors.subject_of(options[0])
    opens = who is not None and actors.is_force(who) and not telling.tells(options[0])
    opens = opens and not options[1].folded.startswith(("“", "「", "『"))
    placed = actors.subject_of(options[1])
    if not opens or scenes.sets_scene(options[0]) or (placed and actors.is_force(placed)):
        return options
    return [options[0] + options[1], *options[2:]]


def _drafts(
    setting: Setting, governed: Governed, options: list[Words]
) -> Iterator[tuple[int, Words]]:
    """The words to be made a label of, the likeliest first, each with how doubtful it is."""
    found = _attributed(setting, governed) or _when(setting, governed, options)
    choices = list(_choices(setting, options))
    found = found or choices[0]
    found = joining.bracketed(setting, governed, found) or found
    if len(found) < joining.FEWEST:
        found = joining.brief(setting, governed, found) or _earlier(setting, governed, found)
    yield 0, found
    yield from ((_FURTHER, choice) for choice in choices[:-1])
    yield _FALLBACK, choices[-1]
    told = (o for o in options if telling.tells(o) and not scenes.sets_scene(o))
    yield from ((_FALLBACK, option) for option in told)
    yield _LAST, _earlier(setting, governed, found)


def _plain(found: Words) -> Words:
    return _unsaid(found).without(_INCLUDING).without(_COMMA)


@cache
def _attribute() -> re.Pattern[str]:
    verb = verbs().pattern
    return re.compile(
        f"所?(?P<act>(?:{verb}){{1,2}})了?的(?P<what>[^,，、的]{{3,12}}?)(?=(?:{verb})|中[对有]|[,，。：:；]|$)"
    )


def _attributed(setting: Setting, governed: Governed) -> Words | None:
    """第21軍在｜11月17日｜占領的欽州市開設司令部: what was done on the date to what is named."""
    match = _attribute().match(setting.folded, governed.after.start, governed.after.end)
    if match is None:
        return None
    act, what = (
        Words.at(setting.text, setting.folded, Span(*match.span(name))) for name in ("act", "what")
    )
    if actors.names_actor(what):
        return None
    return joining.joined(setting.subject, _before(setting, governed) + act + what)


def _before(setting: Setting, governed: Governed) -> Words:
    """The words of the clause before the date."""
    return wording.opened(setting.words(Span(governed.before.start, governed.after.start)))


def _when(setting: Setting, governed: Governed, options: list[Words]) -> Words | None:
    """當新吉林軍在1月25日推進到雙城市時: the clause itself, where the date stands within it."""
    if (
        len(_before(setting, governed)) < _FEWEST_BEFORE
        or not options
        or _SCENE.search(options[0].folded) is None
    ):
        return None
    told = options[0].without(_scene_marks())
    return told if telling.tells(told) and actors.subject_of(told) is not None else None


def _read(setting: Setting, span: Span) -> Words:
    return describing.undescribed(rewording.reworded(wording.opened(setting.words(span))))


def _unsaid(found: Words) -> Words:
    """弗雷澤向軍官作簡報說: without the word of saying, where something else is told, too."""
    match = _UNSAID.search(found.folded)
    if match is None or verbs().search(found.folded, 1, match.start()) is None:
        return found
    return found[: match.start()]


def _choices(setting: Setting, options: list[Words]) -> Iterator[Words]:
    """The clauses that tell and do not only set the scene, with who acts in them; else the best."""
    headed = _headed(options)
    if headed is not None:
        yield headed
    carried = setting.subject
    for number, option in enumerate(options):
        if carried is not None and option.folded in words("headlines", "orders"):
            carried += option
            continue
        scene = scenes.sets_scene(option)
        told = number > 0 and _NEGATED.match(option.folded)
        begins = number == 0 and (telling.begins_with_actor(option) or rewording.breaks_out(option))
        if (telling.tells(option) or begins) and not scene and not told:
            yield _told(carried, options, number)
            carried = actors.subject_of(option) or carried
            continue
        rest = _behind_purpose(option, options[number + 1 :], carried)
        if rest is not None:
            yield rest
        sent = _MAIN_FORCE.search(option.folded)
        if sent is not None:
            carried = option[sent.start("who") : sent.end("who")]
            continue
        listed = _COUNTED.match(option.folded) and _LISTS.match(options[number - 1].folded)
        if number and (listed or _CAUSE.match(option.folded)):
            continue
        carried = _carried(option, scene, options[number + 1 :]) or carried
    if options and _THE_BATTLE.fullmatch(options[0].folded):
        carried = options[0]
    elif carried is None or not actors.is_force(carried) or telling.tells(carried):
        carried = setting.subject
    yield _best_of(options, carried)


def _behind_purpose(option: Words, options: list[Words], carried: Words | None) -> Words | None:
    """中國派遣軍｜為加強華北治安戰，｜決定將…調往華北: subject, purpose left out, predicate."""
    start = scenes.purpose_at(option)
    following = next((later for later in options if not scenes.sets_scene(later)), None)
    if not start or following is None or actors.has_subject(following):
        return None
    if not telling.tells(following):
        return None
    lead = option[:start]
    who = lead if telling.tells(lead) else actors.short(lead)
    return joining.joined(carried, who + following) if len(who) >= 2 else None


def _carried(option: Words, scene: bool, following: list[Words]) -> Words | None:
    """Who acts in the next clause: 陸遜｜在大舉進攻之前, or all that a clause names."""
    also = option.folded.rfind("以及")
    option = option[also + len("以及") :] if also > 0 else option
    if scene:
        covered = _COVERED.fullmatch(option.folded)
        return option[: covered.end("who")] if covered else actors.subject_of(option)
    acting = actors.subject_of(option)
    named = acting if acting and actors.is_force(acting) else actors.noun_of(option)
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
    told = joining.joined(carried, option)
    if number and _TITLE.fullmatch(options[number - 1].folded):
        told = options[number - 1] + option
    return told + joining.said(told, options[number + 1 :])


def _names_only(option: Words) -> bool:
    """占領河池｜日軍第3、第13師團: a description, not something done."""
    begins = verbs().match(option.folded) is not None
    return begins and option.folded.endswith(actors.tails_of_actors())


def _best_of(options: list[Words], subject: Words | None) -> Words:
    """Where every clause only sets the scene: the one that tells most, else the longest."""
    said = [option for option in options if not _NEGATED.match(option.folded)]
    acts = [option for option in said if telling.tells(option)]
    best = max(acts or said or options, key=len, default=_EMPTY)
    if len(best) < joining.FEWEST:
        return best
    return joining.joined(subject, best.without(_scene_marks()))


def _headed(options: list[Words]) -> Words | None:
    """總指揮：第40軍軍長: a post and who holds it."""
    if len(options) < _PAIR or not _POST.fullmatch(options[0].folded):
        return None
    return options[0] + Words("：", ":") + shortening.squeezed(options[1], _LONGEST_HOLDER)


@cache
def _scene_marks() -> re.Pattern[str]:
    return re.compile(
        "^(?:当|在|随着|由于|因为|虽然|尽管|经过|经)|(?:之后|以后|后|时|之际|期间|的同时)$"
    )


def _earlier(setting: Setting, governed: Governed, found: Words) -> Words:
    """Where the date closes its sentence, the clause before it tells."""
    before = Span(setting.sentence.start, max(setting.sentence.start, governed.before.start))
    named = joining.before_bracket(setting, governed)
    if named is not None:
        return named
    spans = clauses.last(setting.folded, before, _MOST_CLAUSES)
    options = [wording.opened(setting.words(span)) for span in spans]
    for option in reversed(options):
        if telling.tells(option) and len(option) >= joining.FEWEST:
            return (
                joining.joined(setting.subject, option) + found
                if joining.ends_open(option) and option is options[-1]
                else option
            )
    return found
