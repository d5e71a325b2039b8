"""A label of at most 24 characters out of the words that a date governs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from timeline_app.domain.events import HEADLINE_LIMIT
from timeline_app.domain.spans import Span
from timeline_app.extraction.events import clauses, shortening
from timeline_app.extraction.events.kind import verbs
from timeline_app.extraction.events.shortening import Words
from timeline_app.extraction.lexicon import alternatives, words

_LONGEST_SUBJECT = 16
_MASK = "某"
"""Stands for every character of a name, so that no verb is seen in it."""
_COUNTED = re.compile("共?约?[\\d一二三四五六七八九十]+(?:余|多)?个")
_READ = 120
"""Characters of a clause that are read: a label needs no more."""
_FEWEST = 4
"""Characters below which words are no label."""
_NOUNS = re.compile("[之的]")
_ODD = re.compile(r"[\"：:]|^[^“]*”|^[^「]*」|“[^”]*$|「[^」]*$|^[此这那其该]")
"""Marks of a subject that is none: half a quotation, a word that points elsewhere."""
_QUOTED = re.compile(
    r"(?P<stop>[：:,，]?) ?(?P<quote>[“「『\"]?)(?P<said>[^：:“”「」『』\"，,。！？!?；;…]{4,})"
)
_DATED = re.compile(r"\d[年月日时]|[一二三四五六七八九十][月日]")
_COLON = Words("：", ":")


@cache
def _hanging() -> re.Pattern[str]:
    listed = alternatives(words("headlines", "hanging"))
    return re.compile(f"(?:(?<![激苦血恶鏖奋])战至|{listed})+$")


@cache
def _settings() -> re.Pattern[str]:
    """Clauses that only set the scene: 隨著…, 在…下, …後, 經三日激戰."""
    openers, heads, tails = (
        alternatives(words("headlines", key))
        for key in ("settings", "setting-heads", "setting-tails")
    )
    fought = "经(?:过)?[^,]{0,8}(?:激战|苦战|血战|战斗|恶战|鏖战)$"
    after = "(?:之后|以后|后|时|之际|期间|之前)$"
    on = "在.{2,}(?:上|中|下)$"
    return re.compile(rf"^{openers}|^{heads}.*{tails}$|{fought}|{after}|{on}")


@cache
def _behind_subject() -> re.Pattern[str]:
    listed = words("headlines", "behind-subject") + words("headlines", "adverbs")
    return re.compile(
        rf"(?:{verbs().pattern}|(?<![航方])向|(?<![中少上大名])将|\d+[年月日时]|{alternatives(listed)})"
    )


@cache
def _saying() -> re.Pattern[str]:
    return re.compile(alternatives(words("headlines", "saying")) + "$")


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around the governed words: the article, and who acted before the date."""

    text: str
    folded: str
    sentence: Span
    subject: Words | None = None

    def words(self, span: Span) -> Words:
        """The words at a span, of a clause without end the first ones."""
        return Words.at(self.text, self.folded, Span(span.start, min(span.end, span.start + _READ)))


def label(setting: Setting, governed: clauses.Governed) -> Words:
    """The label: who (the subject before where the words themselves do not say), what, to whom."""
    spans = clauses.split(setting.folded, governed.after)
    nearest = max(governed.before.start, governed.before.end - _READ)
    before = _without_particles(setting.words(Span(nearest, governed.before.end)))
    direct = setting.folded[governed.after.start - 1 : governed.after.start] not in (
        ",",
        "，",
        "、",
    )
    if spans and direct and len(governed.before) + governed.before.start > setting.sentence.start:
        found = _predicate(setting, before, spans)
    elif _tells(before) and len(before) >= _FEWEST:
        found = before
    else:
        found = _chosen(setting, before, spans)
    if found is None or len(found) < _FEWEST:
        found = _earlier(setting, governed, found)
    return shortening.fitted(_undated(found))


def _undated(label: Words) -> Words:
    """Less other dates, and less a preposition at its very beginning."""
    label = label.without(_date_words())
    return label[1:] if label.folded[:1] == "于" else label


@cache
def _date_words() -> re.Pattern[str]:
    return re.compile(
        r"(?:于|在)?(?:公元)?\d{1,4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|(?:于|在)?\d{1,2}月(?:\d{1,2}日)?(?!份)"
    )


def _predicate(setting: Setting, before: Words, spans: list[Span]) -> Words | None:
    """日軍於｜9月28日｜攻陷丹竹機場: subject and predicate on both sides of the date."""
    first = setting.words(spans[0])
    who = subject_of(before) if _tells(before) else _who(before)
    if _tells(before) and len(first) < _FEWEST:
        return before + first
    if _tells(first) or len(spans) == 1 or who is not None:
        first = shortening.opened(first)
        told = _with_subject(setting, who, before, first)
        if _tells(told) or len(spans) == 1:
            return told + _said(setting, spans[0], told)
    return _chosen(setting, before, spans)


def _with_subject(setting: Setting, who: Words | None, before: Words, first: Words) -> Words:
    if who is not None:
        of_whom = setting.subject if who.folded in _parts() else None
        return of_whom + who + first if of_whom is not None else who + first
    if not len(before) and _noun_phrase(first):
        return first
    return _joined(setting.subject, first)


def _chosen(setting: Setting, before: Words, spans: list[Span]) -> Words | None:
    """The first clause that tells something, with its subject from the clauses before it."""
    options = [shortening.opened(setting.words(span)) for span in spans[:5]]
    number = _telling(options)
    if number is None:
        return before if len(before) >= _FEWEST else None
    who = _who(before) or (None if number else setting.subject)
    for option in options[:number]:
        who = actor_of(option) or who
    if number == 0 and len(spans) > 1 and _noun_phrase(options[0]):
        who = None
    told = _joined(who, options[number])
    return told + _said(setting, spans[number], told)


def _said(setting: Setting, span: Span, told: Words) -> Words:
    """What was said, where the label has room for it: `蔣中正日記：南京孤城不能守`."""
    none = Words("", "")
    if not _saying().search(told.folded):
        return none
    match = _QUOTED.match(setting.folded, span.end)
    if match is None or len(told) + 1 + len(match["said"]) > HEADLINE_LIMIT:
        return none
    if _DATED.search(match["said"]) or not verbs().search(match["said"]):
        return none
    if match["stop"] in (":", "：") and not match["quote"]:
        return none
    said = setting.words(Span(*match.span("said")))
    return said if match["stop"] in (",", "，") and not match["quote"] else _COLON + said


def actor_of(clause: Words) -> Words | None:
    """Who acts in a clause, or is all that it names."""
    return subject_of(clause) or _noun(shortening.opened(clause))


def _noun(option: Words) -> Words | None:
    """A clause without a verb that names who acts in the next one."""
    if len(option) > _LONGEST_SUBJECT:
        option = shortening.listed(option)
    if not 2 <= len(option) <= _LONGEST_SUBJECT or verbs().search(option.folded):
        return None
    if _settings().search(option.folded) or any(char.isdigit() for char in option.folded[-3:]):
        return None
    if _COUNTED.match(option.folded):
        return None
    tails = (*_actor_tails(), "等", _MASK)
    return option if len(option) <= 4 or option.folded.endswith(tails) else None


def _noun_phrase(option: Words) -> bool:
    """占領河池｜日軍第3、第13師團: a description, not something done."""
    begins = verbs().match(option.folded) is not None
    return begins and option.folded.endswith(_actor_tails())


@cache
def _actor_tails() -> tuple[str, ...]:
    return words("headlines", "actor-tails")


def _telling(options: list[Words]) -> int | None:
    """The first clause that holds a verb and does not only set the scene; else any with a verb."""
    for check in (_sets_no_scene, _tells, lambda option: len(option) >= _FEWEST):
        for number, option in enumerate(options):
            if check(option):
                return number
    return None


def _sets_no_scene(option: Words) -> bool:
    return _tells(option) and not _settings().search(option.folded)


def _tells(option: Words) -> bool:
    """Whether there is a verb that is not part of a modifier (南進之｜日軍)."""
    for match in verbs().finditer(option.folded):
        rest = option.folded[match.end() :]
        if not _NOUNS.match(rest) and len(option) - match.start() >= 2:
            return True
    return _saying().search(option.folded) is not None


def _without_particles(before: Words) -> Words:
    before = shortening.opened(before)
    match = _hanging().search(before.folded)
    return before[: match.start()] if match else before


def masked(folded: str, names: Iterable[Span]) -> str:
    """The text with its names covered: 張自忠, 陳布雷 hold no preposition and no verb."""
    parts, position = [], 0
    for span in sorted(names):
        if span.start >= position:
            parts += [folded[position : span.start], _MASK * len(span)]
            position = span.end
    return "".join([*parts, folded[position:]])


def _who(before: Words) -> Words | None:
    """The subject that stands before the date, where it is one."""
    if _COUNTED.match(before.folded):
        return None
    if _tells(before):
        before = _head(before)
    if not 2 <= len(before) <= HEADLINE_LIMIT or _tells(before) or _ODD.search(before.folded):
        return None
    return before


def _head(noun: Words) -> Words:
    """參加首波攻勢的｜11軍: the noun without what describes it."""
    return noun[max(noun.folded.rfind("的"), noun.folded.rfind("之")) + 1 :]


def subject_of(clause: Words) -> Words | None:
    """Who acts in a clause: the words before its first verb or preposition."""
    clause = shortening.opened(clause)
    for match in _behind_subject().finditer(clause.folded):
        if shortening.MODIFIES.match(clause.folded, match.end()):
            continue
        lead = clause[: match.start()]
        lead = _head(lead) if len(lead) > _LONGEST_SUBJECT else lead
        lead = shortening.listed(lead) if len(lead) > _LONGEST_SUBJECT else lead
        odd = _ODD.search(lead.folded) or _COUNTED.match(lead.folded)
        return lead if 2 <= len(lead) <= _LONGEST_SUBJECT and not odd else None
    return None


def _has_subject(clause: Words) -> bool:
    if clause.folded.startswith(_parts()):
        return False
    match = _behind_subject().search(clause.folded)
    return clause.folded[:1] in "「“『" or match is None or match.start() > 0


@cache
def _parts() -> tuple[str, ...]:
    return words("headlines", "parts")


def _joined(subject: Words | None, clause: Words) -> Words:
    return clause if subject is None or _has_subject(clause) else subject + clause


def _earlier(setting: Setting, governed: clauses.Governed, found: Words | None) -> Words:
    """Where the date closes its sentence, the clause before it tells."""
    before = Span(setting.sentence.start, max(setting.sentence.start, governed.before.start))
    options = [setting.words(span) for span in clauses.split(setting.folded, before)]
    for option in reversed(options):
        if _tells(option):
            return option
    rest = [setting.words(span) for span in clauses.split(setting.folded, governed.after)]
    return found or (rest[0] if rest else setting.words(governed.before))
