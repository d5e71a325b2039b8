"""Units that an article names only to tell what somebody or something was before, or is today.

An officer's earlier post (原第五军第十四师师长, 由第六军军长改任), a title of honour (“济南第一团”称号), the
unit that another was made from (前身为第七师) and what it is called today (现今第七十五集团军) are no units of
the campaign unless it names them elsewhere.
"""

from __future__ import annotations

from timeline_app.extraction.orbat.facts import Facts
from timeline_app.extraction.orbat.scan import Kind, Scan
from timeline_app.extraction.orbat.shapes import construct, shape_of

_UNITS = "[^UPRO。;,()]{0,8}(?:S|U)*U[^UPRO。;,()]{0,4}"
_MADE = "(?:改任|调任|升任|转任|晋任|擢升)"
_FORMER = construct(
    rf"由原?{_UNITS}R{_MADE}"
    rf"|(?:原为|原任|原系|曾任|历任|(?<=[(,])原){_UNITS}R(?=[),。;]|{_MADE}|$)"
    rf"|前身(?:是|为)?{_UNITS}"
    r"|(?<=[(,、])(?:原|后|后为|后来的?|后改)U(?=\))"
    rf"|(?:现今|现为|现属|今为|今属|今之|如今的?|(?<=[(,])(?:今|现)(?:天的?)?)[^PRO。;,()、]{{0,30}}"
    r"|[“「『\"][^UPRO。;,]{0,6}U[”」』\"]?(?:光荣|荣誉)?(?:称号|英名|锦旗|奖旗)"
)


def read_former(scan: Scan, facts: Facts) -> None:
    """Adds the mentions that only tell of the past."""
    for sentence in scan.article.sentences:
        shape = shape_of(scan, sentence.span)
        for match in _FORMER.finditer(shape.text):
            tokens = shape.within(match.start(), match.end())
            facts.history.update(token.unit for token in tokens if token.kind is Kind.UNIT)
