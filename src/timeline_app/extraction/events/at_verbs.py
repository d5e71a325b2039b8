"""Patterns that ask where verbs begin, without the list of all verbs in each of them.

A clause is read once for its verbs, and every character at which one begins is lifted into a plane of
Unicode that no article uses.  Patterns over such a clause know a verb by that character alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from timeline_app.extraction.events import kind

_LIFT = 0xF0000
"""How far a character is lifted: into the first of the planes for private use."""
_LIFTED = "\U000f0000-\U000fffff"
_STRANGE = re.compile(f"[{_LIFTED}]")
_TOKENS = re.compile(
    r"\(\?([=!])VERB\)|VERB|\\.|\[|\]|[\u3400-\u9fff](?:-[\u3400-\u9fff])?|.", re.DOTALL
)


@lru_cache(maxsize=512)
def lifted(folded: str) -> str:
    """The words, as long as before, with the first character of each verb lifted."""
    verbs, starts = kind.verbs(), []
    match = verbs.search(folded)
    while match is not None:
        starts.append(match.start())
        match = verbs.search(folded, match.start() + 1)
    signs = list(_STRANGE.sub("\ufffd", folded))
    for start in starts:
        signs[start] = chr(_LIFT + ord(signs[start]))
    return "".join(signs)


class AtVerbs:
    """A regular expression in which VERB stands for any verb.

    Where VERB does no more than look ahead, the matches are those of the lifted words: their places
    hold, their groups are to be cut out of the words.  Elsewhere the lifted words only tell whether the
    whole pattern, made when it is first needed, is worth a try; ``(?!VERB…)`` with more behind it is not
    possible.
    """

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._rough, self._sure = _lifted_pattern(pattern)

    def _whole(self) -> re.Pattern[str]:
        return _spelled_out(self._pattern)

    def search(self, folded: str, pos: int = 0) -> re.Match[str] | None:
        """As of a regular expression."""
        match = self._rough.search(lifted(folded), pos)
        return match if match is None or self._sure else self._whole().search(folded, pos)

    def match(self, folded: str, pos: int = 0) -> re.Match[str] | None:
        """As of a regular expression."""
        match = self._rough.match(lifted(folded), pos)
        return match if match is None or self._sure else self._whole().match(folded, pos)

    def fullmatch(self, folded: str) -> re.Match[str] | None:
        """As of a regular expression."""
        match = self._rough.fullmatch(lifted(folded))
        return match if match is None or self._sure else self._whole().fullmatch(folded)

    def finditer(self, folded: str, pos: int = 0) -> Iterator[re.Match[str]]:
        """As of a regular expression."""
        if self._sure:
            return self._rough.finditer(lifted(folded), pos)
        found = self._rough.search(lifted(folded), pos)
        return iter(()) if found is None else self._whole().finditer(folded, pos)


@cache
def _spelled_out(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("VERB", f"(?:{kind.verbs().pattern})"))


def _lifted_pattern(pattern: str) -> tuple[re.Pattern[str], bool]:
    """The pattern over lifted words, and whether it says all that the pattern says."""
    parts, inside, sure = [], False, True
    verb = f"(?:(?=[{_LIFTED}]).{{1,{kind.longest()}}})"  # no verb is more than that
    for match in _TOKENS.finditer(pattern):
        token = match.group()
        if token == "VERB":
            parts.append(verb)
            sure = False
        elif match[1]:
            parts.append(f"(?{match[1]}[{_LIFTED}])")
        else:
            inside = token == "[" or (inside and token != "]")
            parts.append(_either(token, inside))
    return re.compile("".join(parts)), sure


def _either(token: str, inside: bool) -> str:
    """A character or a range of a pattern, as it is and lifted, where a verb may begin with it."""
    if len(token) == 1 and token not in kind.begins():
        return token
    if not "\u3400" <= token[0] <= "\u9fff":
        return token
    both = token + "-".join(chr(_LIFT + ord(sign)) for sign in token.split("-"))
    return both if inside else f"[{both}]"
