"""What a Chinese personal name looks like where the words around it vouch for one."""

from __future__ import annotations

from functools import cache

from timeline_app.extraction.units import vocabulary
from timeline_app.extraction.units.vocabulary import alternatives

HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
"""The characters of names, for a class in a regular expression."""
BODY_ENDINGS = "军师团队部旅营舰号役战省市县区城炮弹艇"
"""Last characters of bodies of troops and places, which no name ends with."""
GIVEN_TOO = frozenset("山海江河洲湖岭峰川国民法铁城洋")
"""Last characters of names of places that names of men have as well."""


@cache
def native_name(place: bool = False) -> str:
    """A pattern of a name that a word behind it closes: of three characters, or of two surer ones.

    With ``place`` the shorter may end as names of places do (王陵).
    """
    lexicon = vocabulary.people()
    surnames = "".join(lexicon.surnames - lexicon.loose)
    words = alternatives(lexicon.not_names)
    never = "".join(lexicon.never_given)
    places = lexicon.not_person - GIVEN_TOO
    last = "".join(lexicon.never_given | places | set(BODY_ENDINGS) | set("上下内外中时日月年"))
    unsure = set() if place else lexicon.not_person
    short = "".join(lexicon.stop | lexicon.hard_stop | unsure | set(BODY_ENDINGS))
    full, brief = rf"(?![{never}]).(?![{last}])[{HAN}]", f"(?<!于)(?![{short}])."
    return rf"(?!{words})[{surnames}](?=[{HAN}])(?:{full}|{brief})"
