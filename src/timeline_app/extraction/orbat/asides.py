"""A sentence without the officers told beside its units, for who is under whom.

``第5军（军长甲，辖第1师（乙）、丙的第2师）`` says of the units what ``第5军（辖第1师、第2师）`` says: wherever
a man may stand beside his unit, the constructs of superiors need not know of him.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from timeline_app.extraction.orbat.scan import Token
from timeline_app.extraction.orbat.shapes import Shape, construct
from timeline_app.extraction.units import vocabulary

_ROLES = "(?:时任|新任|代理?)?R(?:[兼、/]*[RO])*"
_HELD = f"(?:(?:兼任?|任|代理?){_ROLES}|自?兼|代理?|{_ROLES})?"
_MAN = f"(?:{_ROLES}[:是为]?)?K?P(?: ?K)?{_HELD}"
_MEN = f"{_MAN}(?:(?:[、,;和及与]|,兼)(?:{_ROLES}K?:?K?P(?: ?K)?|P(?: ?K)?{_HELD}(?=[、,;)])))*"
_LEADS = vocabulary.people().leads
_OFFICER = f"{_ROLES}[:是为]?K?P(?: ?K)?"
_ON = r"(?!(?:、|和|与|及)P|兼|(?:自|调|接|升|出|就)任|任| ?\([^()]{0,4}U[^()]*R)"
"""What must not follow a man: another, or another post of his."""
_MADE = f"(?:任|为|当|担任|充任|出任|兼任?){_ROLES}"

_ASIDES = (
    # 第5军(军长甲), 第5军(甲兼), 第5军(由甲中将指挥), 第5军(甲部)
    construct(rf"(?<=U) ?\(由?{_MEN}(?:等?所?部|{_LEADS})?\)"),
    # 第5军(军长甲,辖第1师: the bracket stays open; 第5军:军长甲,第1师
    construct(rf"(?<=U[(:])由?{_MEN}(?:{_LEADS}|所?部)?[,;:](?=[^()UPR。]{{0,6}}U)"),
    # 第5军军长甲、副军长乙; 第5军,军长甲,
    construct(rf"(?<=U),?K?{_OFFICER}(?:[、,]{_OFFICER})*{_ON}"),
    # 第5军甲军长, 第5军甲部, 第5军甲率
    construct(rf"(?<=U)P(?: ?K)?(?:{_ROLES})?{_ON}"),
    # 第5军,甲任军长,; 第5军,并由第2军军长甲中将为司令,
    construct(rf"(?<=U),?并?(?:[以由](?:U?{_ROLES}K?)?)?P(?: ?K)?{_MADE}(?=,)"),
    # 第5军在甲指挥下,
    construct(
        rf"(?<=U)(?:在|由)(?:{_ROLES})?P(?: ?K)?(?:的?(?:统一|亲自)?{_LEADS}下|{_LEADS})(?=,)"
    ),
)
_OWNED = construct(
    rf"(?<=[、和及与以率令命派遣调归属辖于给入从部挥括含:其的之(])由?P(?: ?K)?(?:部|所部|的|之|{_LEADS}的|所率(?:领?的)?)?S?(?=U)"
)
"""A man before his unit, in a list or behind a word of command: 、甲的第2师, 以甲率领的第2师."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A shape without its officers, and the men with the unit each stood right before."""

    shape: Shape
    owners: tuple[tuple[str, int], ...]


def without_officers(shape: Shape) -> Plain:
    """The same sentence; officers beside units are cut out."""
    owners: list[tuple[str, int]] = []
    while True:
        cuts = list(
            _apart([match.span() for rule in _ASIDES for match in rule.finditer(shape.text)])
        )
        if not cuts:
            break
        shape = _cut(shape, cuts)
    cuts = []
    for match in _OWNED.finditer(shape.text):
        man, unit = (shape.tokens[shape.number_at(at)] for at in match.span())
        owners.append((man.value, unit.unit))
        cuts.append(match.span())
    return Plain(_cut(shape, cuts) if cuts else shape, tuple(owners))


def _apart(cuts: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Those of some stretches that overlap none before them, in order."""
    end = 0
    for cut in sorted(cuts):
        if cut[0] >= end and cut[1] > cut[0]:
            end = cut[1]
            yield cut


def _cut(shape: Shape, cuts: list[tuple[int, int]]) -> Shape:
    """A shape without some stretches, which are in order."""
    parts: list[str] = []
    tokens: list[Token] = []
    places: list[int] = []
    at = length = 0
    for start, end in (*cuts, (len(shape.text), len(shape.text))):
        first, last = shape.number_at(at), shape.number_at(start)
        tokens += shape.tokens[first:last]
        places += [place - at + length for place in shape.places[first:last]]
        parts.append(shape.text[at:start])
        length += start - at
        at = end
    return Shape("".join(parts), tuple(tokens), tuple(places))
