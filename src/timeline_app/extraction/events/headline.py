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
    choosing,
    clauses,
    describing,
    joining,
    kind,
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
from timeline_app.extraction.events.rows import Governed
from timeline_app.extraction.events.setting import Setting
from timeline_app.extraction.events.wording import Words
from timeline_app.extraction.lexicon import words

_MOST_CLAUSES = 6
_EMPTY = Words("", "")
_COMMA = re.compile("(?<=[\u3400-\u9fff])[,，](?=[在向于对以])")
_INCLUDING = re.compile("^(?:其中)?包括(?=.{6})")
_UNSAID = re.compile("(?<=....)[时中]?(?:(?<![演解学传])说|(?<![改简别号])称|表示|指出|写道|留下)$")
_FINE = 1
"""Faults of a label that needs no better one."""
_WORST = 1000
_ACT_LOST = 8
_FURTHER, _FALLBACK, _LAST = 1, 3, 4
"""How doubtful drafts are: of a clause further on, without who acts, of what stands before the date."""
_FEWEST_BEFORE = 2
"""Characters before a date that make the clause its own: 日軍｜於9月8日."""
_SCENE = re.compile("^(?:由于|因为|虽然|尽管|随着)|(?:时|之际|后)$")


def label(setting: Setting, governed: Governed) -> Words:
    """The label: who (the subject before where the words themselves do not say), what, to whom."""
    setting, governed = stretches.second_act(setting, governed)
    options = [_read(setting, span) for span in stretches.read_for(setting, governed)]
    options = _merged([option for option in options if _says(option)])
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


_PAIR = 2
_OPEN_PLACE = re.compile("[^,，]{2,20}?(?<!已)在[^,，]+(?<![上中下])")
"""某軍在黑山以東，｜大河以西範圍內包圍敵軍."""


_LINKS = re.compile("[因由于在从向对把被以为与将让使是有]")


def _says(option: Words) -> bool:
    """Whether a clause is more than a word that opens one: 因此｜4月25日｜，…."""
    return len(option) > 0 and option.folded not in words("headlines", "openers")


_BEFALLS = re.compile("[均皆都]?(?:被|遭到?|受到?)")


def _befalls(named: Words, act: Words) -> bool:
    """登陸的日子，｜被定為節日: a noun, and what befalls it."""
    begins = _LINKS.search(named.folded) is not None or scenes.sets_scene(named)
    return not begins and not telling.tells(named) and _BEFALLS.match(act.folded) is not None


def _merged(options: list[Words]) -> list[Words]:
    """The clauses, one that only says who and where joined with the next."""
    if len(options) >= _PAIR and _befalls(*options[:_PAIR]):
        return [options[0] + options[1], *options[2:]]
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
    choices = list(choosing.choices(setting, options))
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
    return re.compile(f"所?(?P<act>(?:{kind.verbs().pattern}){{1,2}})了?的")


_SHORTEST, _LONGEST = 3, 12
"""Characters of what an attribute is said of."""
_WHAT = re.compile(f"[^,，、的]{{{_SHORTEST},{_LONGEST}}}")
_ENDS = re.compile("中[对有]|[,，。：:；]|$")


def _said_of(folded: str, start: int, end: int) -> Span | None:
    """The shortest words from a place on that end before a verb or a sign."""
    what = _WHAT.match(folded, start, end)
    for stop in range(start + _SHORTEST, what.end() + 1) if what else ():
        if kind.verbs().match(folded, stop, end) or _ENDS.match(folded, stop, end):
            return Span(start, stop)
    return None


def _attributed(setting: Setting, governed: Governed) -> Words | None:
    """第21軍在｜11月17日｜占領的欽州市開設司令部: what was done on the date to what is named."""
    start, end = governed.after.start, governed.after.end
    near = setting.folded.find("的", start, min(end, start + 3 + 2 * kind.longest())) >= 0
    match = _attribute().match(setting.folded, start, end) if near else None
    said_of = _said_of(setting.folded, match.end(), end) if match else None
    if match is None or said_of is None:
        return None
    spans = (Span(*match.span("act")), said_of)
    act, what = (Words.at(setting.text, setting.folded, span) for span in spans)
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
    told = options[0].without(choosing.scene_marks())
    return told if telling.tells(told) and actors.subject_of(told) is not None else None


def _read(setting: Setting, span: Span) -> Words:
    return describing.undescribed(rewording.reworded(wording.opened(setting.words(span))))


def _unsaid(found: Words) -> Words:
    """弗雷澤向軍官作簡報說: without the word of saying, where something else is told, too."""
    match = _UNSAID.search(found.folded)
    if match is None or kind.verbs().search(found.folded, 1, match.start()) is None:
        return found
    return found[: match.start()]


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
