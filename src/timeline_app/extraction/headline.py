"""A label of at most 24 characters out of the words that a date governs."""

from __future__ import annotations

import re
from functools import cache

from timeline_app.domain.events import HEADLINE_LIMIT
from timeline_app.extraction import clauses, shortening
from timeline_app.extraction.event_kind import verbs
from timeline_app.extraction.lexicon import alternatives, words
from timeline_app.extraction.shortening import Words


@cache
def _hanging() -> re.Pattern[str]:
    return re.compile(f"{alternatives(words('headlines', 'hanging'))}+$")


@cache
def _settings() -> re.Pattern[str]:
    return re.compile(alternatives(words("headlines", "settings")))


@cache
def _behind_subject() -> re.Pattern[str]:
    listed = alternatives(words("headlines", "behind-subject"))
    return re.compile(f"(?:{verbs().pattern}|{listed})")


def label(text: str, folded: str, governed: clauses.Governed, subject: Words | None) -> Words:
    """The label: who (``subject`` where the words themselves do not say), what, and to whom."""
    before = _without_particles(Words.at(text, folded, governed.before))
    found = _who(before)
    options = [Words.at(text, folded, clause) for clause in clauses.split(folded, governed.after)]
    chosen = _telling(options)
    if chosen is None:
        return shortening.fitted(before if len(before) else _first(options))
    return shortening.fitted(_joined(found or subject, chosen))


def _first(options: list[Words]) -> Words:
    return options[0] if options else Words("", "")


def _telling(options: list[Words]) -> Words | None:
    """The first clause that tells something: it holds a verb and does not only set the scene."""
    bare = [shortening.opened(option) for option in options[:5]]
    for option in bare:
        if verbs().search(option.folded) and not _settings().match(option.folded):
            return option
    for option in bare:
        if verbs().search(option.folded):
            return option
    return next((option for option in bare if len(option) >= 3), None)


def _without_particles(before: Words) -> Words:
    before = shortening.opened(before)
    match = _hanging().search(before.folded)
    return before[: match.start()] if match else before


def _who(before: Words) -> Words | None:
    """The subject that stands before the date, where it is one."""
    if not 2 <= len(before) <= HEADLINE_LIMIT or verbs().search(before.folded):
        return None
    return before


def subject_of(clause: Words) -> Words | None:
    """Who acts in a clause: the words before its first verb or preposition."""
    clause = shortening.opened(clause)
    match = _behind_subject().search(clause.folded)
    lead = clause[: match.start()] if match else clause
    return lead if 2 <= len(lead) <= 16 and match else None


def _joined(subject: Words | None, clause: Words) -> Words:
    own = subject_of(clause)
    if subject is None or (own is not None and len(own) >= 2):
        return clause
    return subject + clause
