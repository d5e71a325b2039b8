"""Which of the clauses of a date tell what happened, the likeliest first, and who acts in each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from timeline_app.extraction.events import (
    actors,
    carrying,
    joining,
    rewording,
    scenes,
    shortening,
    telling,
)
from timeline_app.extraction.events.kind import verbs
from timeline_app.extraction.events.setting import Setting
from timeline_app.extraction.events.wording import Words
from timeline_app.extraction.lexicon import words

_EMPTY = Words("", "")
_DESCRIBED = re.compile("[^日国敌共联]{4,8}?(?P<who>[日国敌共联]军(?!的).*)")
"""占領河池｜日軍第3、第13師團."""
_SHIP = re.compile("[^,，]{1,10}?(?:号|舰队|舰|军|师团|师|团|队)")
"""萨福克号｜航向260度."""
_LISTS = re.compile("包括|其中|包含|含")
_HOW_MANY = re.compile(
    r"(?P<who>[^,，、的\d一二三四五六七八九十]{2,10}?)(?:约|共|各?有)?[\d一二两三四五六七八九十百千数]+[余多]?(?:[艘人架辆门名挺]|个[师旅团营连])(?:、[^,，]*)?$"
)
"""兵艦兩艘，｜飛機兩架｜，侵入: they that were named first act."""
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
_COUNTED = re.compile(r"\d+[艘架门辆名个人]")
_CAUSE = re.compile("由于|因为|鉴于")
_NEGATED = re.compile("不可能|不能|未能|无法|无力")


def choices(setting: Setting, options: list[Words]) -> Iterator[Words]:
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
            carried = _lasting(actors.subject_of(option)) or carried
            continue
        rest = _behind_purpose(option, options[number + 1 :], carried)
        if rest is not None:
            yield rest
        carried = _acting_next(carried, options, number)
    if options and _THE_BATTLE.fullmatch(options[0].folded):
        carried = options[0]
    elif carried is None or not actors.is_force(carried) or telling.tells(carried):
        carried = setting.subject
    yield _best_of(options, carried)


def _acting_next(carried: Words | None, options: list[Words], number: int) -> Words | None:
    """Who acts behind a clause that tells nothing by itself."""
    option = options[number]
    sent = _MAIN_FORCE.search(option.folded)
    if sent is not None:
        return option[sent.start("who") : sent.end("who")]
    listed = _COUNTED.match(option.folded) and _LISTS.match(options[number - 1].folded)
    if number and (listed or _CAUSE.match(option.folded)):
        return carried
    many = _HOW_MANY.match(option.folded)
    if many is not None:
        first = number == 0 or _HOW_MANY.match(options[number - 1].folded) is None
        return option[: many.end("who")] if first else carried
    scene = scenes.sets_scene(option)
    return _lasting(_carried(option, scene, options[number + 1 :])) or carried


def _lasting(found: Words | None) -> Words | None:
    """Who acts, if that is somebody who may act in the next clause, too."""
    return None if found is None or carrying.is_thing(found) else found


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
    following = options[number + 1 :]
    said = joining.said(told, following)
    brief = None if len(said) else _brief(told)
    shorter = joining.said(brief, following) if brief is not None else said
    return brief + shorter if brief is not None and len(shorter) else told + said


_SAYS = frozenset(("提出", "指出", "强调", "认为", "主张", "说"))


def _brief(told: Words) -> Words | None:
    """閻錫山向薄一波直接｜提出: who, and the word of saying, so that there is room for what is said."""
    match = telling.saying().search(told.folded)
    who = actors.subject_of(told)
    if match is None or match["says"] not in _SAYS or who is None:
        return None
    return who + told[match.start("says") : match.end("says")]


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
    return joining.joined(subject, best.without(scene_marks()))


def _headed(options: list[Words]) -> Words | None:
    """總指揮：第40軍軍長: a post and who holds it."""
    if len(options) < _PAIR or not _POST.fullmatch(options[0].folded):
        return None
    return options[0] + Words("：", ":") + shortening.squeezed(options[1], _LONGEST_HOLDER)


@cache
def scene_marks() -> re.Pattern[str]:
    """What marks a clause as one that only leads to the next."""
    return re.compile(
        "^(?:当|在|随着|由于|因为|虽然|尽管|经过|经)|(?:之后|以后|后|时|之际|期间|的同时)$"
    )
