"""What a personal name looks like: surnames, how long it is, where it ends.

A Chinese name is a surname of one or two characters and one or two more; a Japanese one is longer
and known by how it ends or by the rank behind it; a Western one is joined by a point.
"""

from __future__ import annotations

import re
from functools import cache

from timeline_app.domain.spans import Span
from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.chinese_names import BODY_ENDINGS, HAN
from timeline_app.extraction.units.vocabulary import alternatives

RUN = re.compile(
    rf"(?:[{HAN}]+-(?=[{HAN}]+[·・-]))*[{HAN}]+(?:[·・](?:[{HAN}]+(?:-[{HAN}]+)*|[A-Z]\.?(?=[·・])))*"
)
LATIN = re.compile(
    r"[A-Z][a-z]+(?: (?:[A-Z]\.|[a-z]{2,3}|[A-Z][a-z]+)){0,3}(?: [A-Z][a-z]+)(?![A-Za-z])"
)
"""A name in the Latin script: Marcel G. Crombez."""
_TITLE = re.compile(
    "(?<=.)(?:率领|指挥|统率|所率|爵士|勋爵|男爵|子爵|伯爵|侯爵|公爵|亲王|将军|元帅|上将|中将|少将)$"
)
_ALSO = re.compile("(?<=..)(?:兼|兼任|暂代|代)$")
"""Behind a name, what tells how he holds the post: 军长:张自忠兼."""
_LEAD_IN = re.compile("^[由以与和令派]")


def plain(name: Span, folded: str) -> Span:
    """A name of several parts without a particle before it and a title behind: 由甲·乙爵士."""
    words = name.of(folded)
    if "·" not in words:
        return name
    lead, title = _LEAD_IN.search(words), _TITLE.search(words)
    start, end = 1 if lead else 0, len(words) - (len(title[0]) if title else 0)
    before, after = _overlong().search(words[start:end]), _goes_on().search(words[start:end])
    end = start + after.start() if after else end
    return Span(name.start + (before.end() + start if before else start), name.start + end)


_INNER = "(?:连(?=[科卡诺尼斯])|大(?=[利维]))"
"""Characters of other words that foreign names have too, by what follows: 莫斯卡连科."""


@cache
def _overlong() -> re.Pattern[str]:
    """What is no part of a foreign name before its first part by sound: 指派表现优异的雷蒙德·甲."""
    sounds = vocabulary.people().sounds
    return re.compile(f"^(?=[^·]{{6}})[^·]*[^·{sounds}-](?=[{sounds}]{{2,}}·)")


@cache
def _goes_on() -> re.Pattern[str]:
    """What is no part of a foreign name behind its last part by sound: 弗朗克·盖廷立即下令."""
    sounds = vocabulary.people().sounds
    return re.compile(
        f"(?:(?<=·[{sounds}]{{2}})|(?<=·[{sounds}]{{3}})|(?<=·[{sounds}]{{4}})|(?<=连[科卡诺尼斯]))"
        f"(?!{_INNER})[^·{sounds}-][^·]{{2,}}$"
    )


_BLANKS = re.compile(" {0,2}")
_LABELS, _ENDS = frozenset(":长官员令"), frozenset(" ,;。、()\n") | {""}
"""The last characters of labels and roles; what a name that stands free of others ends at."""
_CLOSING = frozenset("辖归隶麾率令命派所包")
"""What a run of three characters ends with, behind a name of two."""
_NAME_TOO = "军城"
"""Those of them that a name of three characters behind a role may end with all the same: 王赤军."""


@cache
def _by_sound() -> re.Pattern[str]:
    """A foreign name of one part, that goes on longer than a Chinese one: 施特雷克尔."""
    return re.compile(f"(?:[{vocabulary.people().sounds}]|{_INNER}){{4,8}}")


@cache
def _japanese() -> re.Pattern[str]:
    """A Japanese name by its surname and its ending, where the run goes on: 园部和一郎的."""
    lexicon = vocabulary.people()
    surnames, ends = alternatives(lexicon.japanese), "".join(lexicon.given_ends)
    stops = "".join(lexicon.stop | lexicon.hard_stop)
    return re.compile(f"(?:{surnames})[{HAN}]{{0,2}}?[{ends}](?=[{stops}])")


class NameShapes:
    """Cuts names out of a folded text.

    ``ranks`` are the places where a rank begins, ``opened`` those behind a role that begins a
    bracket, where nothing but a name stands: (营长司吉甫).
    """

    def __init__(self, folded: str, ranks: frozenset[int], opened: frozenset[int]) -> None:
        self._folded = folded
        self._ranks = ranks
        self._opened = opened

    def cut(self, run_span: Span, sure: bool, bare: bool) -> Span | None:
        """The name at the start of a run of characters, None where there is none.

        ``sure``: a commander's name must stand there; ``bare``: no role stands before it.
        """
        lexicon = vocabulary.people()
        run_span = self._without_particle(run_span)
        start, end = run_span.start, run_span.end
        run = run_span.of(self._folded)
        if "·" in run:
            return Span(start, end)
        compound = run[:2] in lexicon.compound
        labelled = self._folded[start - 1 : start] == ":" and not bare
        loose = run[0] in lexicon.loose and not (labelled or self._stands_free(run_span, sure))
        native = compound or (run[0] in lexicon.surnames and not loose)
        ranked = self._is_ranked(end)
        held = sure and not bare and (ranked or self._is_closed(end))
        told = sure and not bare and native and len(run) == 3
        never = lexicon.never_given if told else lexicon.hard_stop
        clean = held or never.isdisjoint(run[1:-1] + run[-1].strip(_NAME_TOO))
        if run.startswith((*lexicon.not_names, "的")):
            return None
        if start in self._opened and 2 <= len(run) <= 4 and self._is_alone(run, end):
            return Span(start, end)
        whole = len(_ALSO.sub("", run))
        also = native and whole < len(run)
        if sure and (labelled or also) and 2 <= whole <= 5 and (ranked or self._is_closed(end)):
            return Span(start, start + whole)
        fit = clean and (run[-1] not in BODY_ENDINGS or (told and run[-1] in _NAME_TOO))
        if fit and native and 2 <= len(run) <= (4 if compound else 3):
            return None if bare and self._is_counted(end) else Span(start, end)
        foreign = sure and (2 if ranked else 3) <= len(run) <= 6 and self._is_foreign(run, end)
        alone = bare and 2 <= len(run) <= 5 and self._fills_line(start, end)
        if fit and (foreign or alone) and not self._is_counted(end):
            return Span(start, end)
        part = (_japanese().match(run) or _by_sound().match(run)) if sure and not bare else None
        if part:
            return Span(start, start + part.end())
        return self._short(start, run, compound) if native and not bare else None

    def _without_particle(self, span: Span) -> Span:
        """A run without a particle or a verb that ends it: 何基沣之第23旅, 李觉辖第24旅."""
        run = span.of(self._folded)
        owned = run[-1] == "之" and self._folded.startswith("第", span.end)
        surname = run[0] in vocabulary.people().surnames
        verb = len(run) == 3 and surname and run[-1] in _CLOSING
        return Span(span.start, span.end - 1) if owned or verb else span

    def _stands_free(self, run_span: Span, sure: bool) -> bool:
        """Whether signs stand before and behind, as a name has them: 军长 方天 辖…, 第10军:方先觉;."""
        run, end = run_span.of(self._folded), run_span.end
        before = self._folded[run_span.start - 1 : run_span.start]
        signs = before in _LABELS
        ends = signs and (self._folded[end : end + 1] in _ENDS or self._is_ranked(end))
        lexicon = vocabulary.people()
        never = lexicon.hard_stop if before == ":" else lexicon.stop
        return sure and ends and len(run) <= 3 and never.isdisjoint(run[1:])

    def _is_closed(self, end: int) -> bool:
        """Whether a bracket or line ends here."""
        return self._folded[end : end + 1] in (")", "\n")

    def _is_alone(self, run: str, end: int) -> bool:
        """Whether a run is closed by a sign and has nothing that a name has not."""
        stops = vocabulary.people().stop | vocabulary.people().hard_stop
        return self._folded[end : end + 1] in (")", ",") and stops.isdisjoint(run)

    def _is_ranked(self, end: int) -> bool:
        """Whether a rank begins here, or behind a blank."""
        blanks = _BLANKS.match(self._folded, end)
        return (blanks.end() if blanks else end) in self._ranks

    def _is_counted(self, end: int) -> bool:
        """Whether a number goes on behind a run of characters: 重四一五〇吨, 大小炮27门."""
        return self._folded[end : end + 1] in set("〇○0123456789")

    def _fills_line(self, start: int, end: int) -> bool:
        """Whether a run is all that follows a colon or dash in its line: 濑谷支队：濑谷启."""
        lexicon = vocabulary.people()
        before, after = self._folded[max(0, start - 1) : start], self._folded[end : end + 1]
        plain = not any(char in lexicon.stop for char in self._folded[start:end])
        surname = self._folded[start:end] in lexicon.japanese
        if before == "(":
            return surname and after == ")"
        return (surname or plain) and before in (":", " ") and after in ("", "\n")

    def _is_foreign(self, run: str, end: int) -> bool:
        """Whether a run of characters without a Chinese surname can be a name (松浦淳六郎)."""
        lexicon = vocabulary.people()
        if self._is_ranked(end):
            return True
        if run[0] in lexicon.stop | lexicon.hard_stop:
            return False
        return run[-1] in lexicon.given_ends and not any(char in lexicon.stop for char in run[2:-1])

    def _short(self, start: int, run: str, compound: bool) -> Span | None:
        """A surname and one or two characters, where the run goes on behind the name."""
        lexicon = vocabulary.people()
        least = 3 if compound else 2
        size = least
        if len(run) < least or run[least - 1] in lexicon.hard_stop:
            return None
        if len(run) > least and run[least] not in lexicon.stop | lexicon.hard_stop:
            size = least + 1
        words = run[:size]
        return None if words[-1] in "部队军师团" else Span(start, start + size)
