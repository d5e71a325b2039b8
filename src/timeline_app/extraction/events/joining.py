"""A clause and what belongs to it from elsewhere: who acts, what is said, what is meant by 之."""

from __future__ import annotations

import re
from functools import cache

from timeline_app.domain.events import HEADLINE_LIMIT
from timeline_app.domain.spans import Span
from timeline_app.extraction.events import (
    actors,
    clauses,
    naming,
    rewording,
    scenes,
    shortening,
    telling,
)
from timeline_app.extraction.events.at_verbs import AtVerbs
from timeline_app.extraction.events.kind import verbs
from timeline_app.extraction.events.rows import Governed
from timeline_app.extraction.events.setting import Setting
from timeline_app.extraction.events.wording import BRACKETS, Words

FEWEST = 4
"""Characters below which words are no label."""
_EMPTY = Words("", "")
_COLON = Words("：", ":")
_BRIEF = re.compile("[始乃遂方才]?(?P<act>[退克破败拔下占取陷])(?P<it>之)?")
_QUOTES = re.compile('^[“「『"]|[”」』"]$')


def said(told: Words, following: list[Words]) -> Words:
    """What was said, where the label has room for it: `蔣中正日記：南京孤城不能守`."""
    match = telling.saying().search(told.folded)
    if match is None:
        return _EMPTY
    quoted = [option.without(_QUOTES) for option in following[:4]]
    quoted = [said for said in quoted if not scenes.sets_scene(said) and said.folded[:1] != "以"]
    for said in sorted(_whole(quoted), key=_tells_little):
        said = shortening.squeezed(said, HEADLINE_LIMIT - len(told) - 1)
        if len(said) >= FEWEST:
            return said if match.group()[-1] in "为示" else _COLON + said
    return _EMPTY


def _whole(quoted: list[Words]) -> list[Words]:
    """文人老朽，皆倡和議: of two clauses that first names only who acts in the second."""
    if len(quoted) < 2 or actors.predicate().search(quoted[0].folded):
        return quoted
    alone = len(quoted[0]) <= _FEW and actors.subject_of(quoted[1]) is None
    if _ALL.match(quoted[1].folded) is None and not alone:
        return quoted
    return [quoted[0] + quoted[1], *quoted[2:]]


_FEW = 5
_ALL = re.compile("[皆均都俱悉]")
_MEANT = re.compile("不可|不能|不得|不应|必定|应当|应(?![援战付急邀])|必须|愿|决不|决心|请|要求")


def _tells_little(said: Words) -> int:
    """What is wanted or refused says more than what is merely so (南京是首都), and this than a noun."""
    if _MEANT.search(said.folded):
        return 0
    return 1 if telling.tells(said) else 2


_HIS = re.compile(r"[他她](?=的)|其(?=[子弟兄妻父孙侄部军]|第\d)")
"""他的艦隊到達, 其子繼位."""
_HE = re.compile("(?:[他她](?![们的人国乡])|[他她它]们(?!的))")
"""他被解職, 他們撤退."""
_PART = re.compile("[该所]部|该(?P<tail>师团|旅团|军团|[师军团旅])")
_THEIRS = re.compile("^[他她]们?的(?=.{4})")
_ABROAD = re.compile("在[华朝缅越外](?=[日国美英法俄苏德])")
"""在華日軍."""


def joined(subject: Words | None, clause: Words) -> Words:
    """The clause with who acts in it before it, unless it names them itself."""
    clause = actors.unquoted(clause)
    if subject is not None and _stands_for(clause, subject):
        return (
            subject
            + clause[2 if clause.folded.startswith("使其") or clause.folded[1:2] == "们" else 1 :]
        )
    if subject is None or not actors.is_force(subject):
        clause = clause.without(_THEIRS)
    if actors.has_subject(clause):
        return clause
    if subject is None and actors.is_sent(clause):
        return clause[1:]
    placed = _place().match(clause.folded)
    region = subject is not None and actors.is_force(subject) and "战区" in clause.folded[:8]
    if placed is not None and not region and _acts_itself(clause, placed.group()):
        return clause if _ABROAD.match(clause.folded) else clause[1:]
    if placed is not None and len(clause) - placed.end() >= FEWEST - 1:
        clause = clause[placed.end() :]
    if subject is None or (len(subject) > 1 and subject.text in clause.text):
        return rewording.held(_accompanied(clause))
    if clause.folded.startswith("日记") and not subject.folded.endswith(naming.MASK):
        return clause
    part = _PART.match(clause.folded)
    if part is not None and part["tail"] and part["tail"] not in subject.folded:
        return clause
    return subject + (clause[part.end() :] if part else clause)


def _stands_for(clause: Words, subject: Words) -> bool:
    """Whether a clause begins with a pronoun for who acted before: 使其…, 他的艦隊, 他被解職."""
    if clause.folded.startswith("使其"):
        return True
    his = _HIS.match(clause.folded) is not None and actors.names_actor(subject)
    alone = subject.folded.endswith(naming.MASK) and clause.folded[1:2] == "们"
    return his or (_HE.match(clause.folded) is not None and actors.is_force(subject) and not alone)


def _acts_itself(clause: Words, place: str) -> bool:
    """在越南日軍｜越過國境: what stands behind the preposition acts."""
    alone = not set("与和同") & set(place)
    named = not clause.folded.startswith(actors.parts(), 1)
    return alone and named and place.endswith(actors.tails_of_actors())


_WITH_WHOM = re.compile(
    "(?:[与和偕]|同(?![盟志步]))(?P<who>[^,，与和同]{2,12}?(?:军|师|团|队|部))(?P<act>[^,，军师团队部].*)"
)


def _accompanied(clause: Words) -> Words:
    """與西進日軍擊退守軍, where nobody is named with whom: the army alone."""
    match = _WITH_WHOM.fullmatch(clause.folded)
    if match is None or verbs().match(match["act"]) is None:
        return clause
    return clause[match.start("who") :]


@cache
def _place() -> AtVerbs:
    """於比利時布魯塞爾｜召開: a place or means before the verb of a clause that names nobody."""
    where = "[在于以][^,，]{2,16}?(?:上|中|下|内|间|附近)?"
    return AtVerbs(rf"^{where}(?=[被遭向对]|VERB(?!之?[下后时中]))")


_HELD = re.compile("(?:担任|就任|出任|接任|在任|到任|任职|上任|继任|兼任)$")


_NEEDS = re.compile(
    f"{_HELD.pattern}|(?:[拟制]定|[拟制]订|通过|提出|签署|签订|批准|颁布|议定|商定)$"
)
"""Verbs that are nothing without what is done."""


_WITHIN = re.compile("^[^,，]*[在于](?=[^,，在于]{2,12}(?:战役|会战|之战|战斗|海战)$)")
"""德軍在｜某防禦戰役（｜1943年｜）中收復…: the battle alone has the date."""


def _opened(setting: Setting, governed: Governed) -> int | None:
    """Where the bracket of the sentence opens that the governed words begin in."""
    start = governed.before.start - 1
    inside = start >= setting.sentence.start and setting.folded[start] in "(（"
    return start if inside else None


def before_bracket(setting: Setting, governed: Governed) -> Words | None:
    """雜誌第2期（｜2010年｜）: what a date alone in brackets belongs to."""
    start = _opened(setting, governed)
    if start is None:
        return None
    told = clauses.last(setting.folded, Span(setting.sentence.start, start), 1)
    named = setting.words(told[-1]).without(BRACKETS).without(_WITHIN) if told else _EMPTY
    if verbs().fullmatch(named.folded) or (telling.tells(named) and not actors.has_subject(named)):
        named = joined(setting.subject, named)
    return named if FEWEST <= len(named) <= HEADLINE_LIMIT else None


def bracketed(setting: Setting, governed: Governed, found: Words) -> Words | None:
    """南京市長（｜1937年12月擔任｜）: what a verb alone in brackets is said of stands before them."""
    start = _opened(setting, governed)
    if start is None or not _NEEDS.search(found.folded):
        return None
    told = clauses.last(setting.folded, Span(setting.sentence.start, start), 1)
    before = setting.words(told[-1]).without(BRACKETS) if told else _EMPTY
    if _HELD.search(found.folded):
        office = before[before.folded.rfind("、") + 1 :]
        return found + office if len(office) > 1 else None
    return before if telling.tells(before) else None


def brief(setting: Setting, governed: Governed, found: Words) -> Words | None:
    """始退, 克之: who acts, and of 之 what the clause before names behind its verb."""
    match = _BRIEF.fullmatch(found.folded)
    if match is None or setting.subject is None:
        return None
    act = found[match.start("act") : match.end("act")]
    if match["it"] is None:
        return setting.subject + found
    span = Span(setting.sentence.start, governed.before.start)
    before = clauses.last(setting.folded, span, 1)
    clause = setting.words(before[-1]) if before else _EMPTY
    done = next(verbs().finditer(clause.folded), None)
    thing = clause[done.end() :] if done else _EMPTY
    act = Words("攻", "攻") + act if act.folded == "克" else act
    return setting.subject + act + thing if len(thing) > 1 else None


def ends_open(option: Words) -> bool:
    """Whether a clause ends with its verb, so that the words behind the date complete it."""
    matches = list(verbs().finditer(option.folded))
    return bool(matches) and matches[-1].end() == len(option)
