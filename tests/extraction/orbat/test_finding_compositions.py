"""Any unit with officers and parts, in any form of writing, is read back whole, its officers linked or not.

A sentence is put together of three forms: how the head and its officer are written, what says that
the parts are the head's, and how the list of the parts and their officers is written.
"""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.extraction.orbat.finding import find_orbat
from timeline_app.reading.reader import read_article

ROLES = {
    "集团军": "总司令",
    "军": "军长",
    "师": "师长",
    "旅": "旅长",
    "团": "团长",
    "兵团": "司令官",
}
LEVELS = [("集团军", "军"), ("兵团", "军"), ("军", "师"), ("师", "旅"), ("师", "团"), ("旅", "团")]
NAMES = [
    ["孙连仲", "李仙洲", "冯治安", "丁治磐"],
    ["张自忠", "赵寿山", "方先觉", "董其武"],
    ["黄杰", "郭忏", "李觉", "夏威"],
]
DIGITS = "〇一二三四五六七八九"

# A the unit, X the man, R his role.
HEADS = [
    "A",
    "A（RX）",
    "A（R：X）",
    "A（X）",
    "A（X兼）",
    "A（X部）",
    "A〔X〕",
    "A（RX少将）",
    "ARX",
    "ARX中将",
]
# H the head, L the parts.
RELATIONS = [
    "H下辖L。", "H辖L，在河岸防守。", "H麾下L守备河岸。", "H指挥L攻城。", "H率L渡河。", "H的L被围。", "H之L渡河。",
    "H及所属L撤退。", "H以L攻城。", "H以其L攻城。", "H派L渡河。", "H包括L。", "H所辖L渡河。", "H调集L攻城。", "H指挥下的L渡河。",
]  # fmt: skip
BEHIND = ["L隶属H。", "L归H指挥。", "L均属H。"]
MERGED = [
    "A（RX，辖L）渡河。", "A（RX，L）渡河。", "A（X兼，L）渡河。", "A（X，L）渡河。", "A，RX，辖L。", "A由X为R，指挥L渡河。", "A在X指挥下，以L渡河。",
    "A，X任R，辖L。", "A（X指挥，L）渡河。", "ARX所部L渡河。", "ARX、副R王文山辖L。",
]  # fmt: skip
SHARED = [
    "第{0}、第{1}E",
    "第{0}、{1}E",
    "第{0}E、第{1}E",
    "第{0}E和第{1}E",
    "第{0}、第{1}两个E",
    "第{0}和第{1}E",
]
EACH = ["第NE（X）", "第NE（RX）", "第NERX", "第NE（X部）"]


def chinese(number: int) -> str:
    tens, units = divmod(number, 10)
    return ("" if tens < 2 else DIGITS[tens]) + "十" + (DIGITS[units] if units else "")


@st.composite
def sentences(draw) -> tuple[str, dict[str, str | None], dict[str, str]]:
    """A sentence, the superior of each unit by keys, and the officers."""
    top, part = draw(st.sampled_from(LEVELS))
    number = draw(st.integers(10, 29))
    parts = [number + draw(st.integers(1, 9)), number + draw(st.integers(20, 59))]
    spell = draw(st.sampled_from([str, chinese]))
    head, keys = f"CN:{number}:{top}", [f"CN:{one}:{part}" for one in parts]
    men: dict[str, str] = {}
    names = draw(st.sampled_from(NAMES))
    marked = draw(st.sampled_from(["[[{}]]", "{}"]))
    numbers = [spell(one) for one in parts]
    if draw(st.booleans()):
        words = draw(st.sampled_from(SHARED)).format(*numbers).replace("E", part)
    else:
        form = draw(st.sampled_from(EACH)).replace("E", part).replace("R", ROLES[part])
        men |= dict(zip(keys, names, strict=False))
        pairs = zip(numbers, names, strict=False)
        words = "、".join(form.replace("N", n).replace("X", marked.format(man)) for n, man in pairs)
    relation = draw(st.sampled_from([*RELATIONS, *BEHIND, *MERGED]))
    written = draw(st.sampled_from(HEADS[:8] if relation in BEHIND else HEADS))
    text = relation.replace("H", written)
    if "X" in text:
        men[head] = names[-1]
    text = text.replace("A", f"第{spell(number)}{top}").replace("R", ROLES[top])
    text = text.replace("X", marked.format(names[-1])).replace("L", words)
    return text, {head: None, **dict.fromkeys(keys, head)}, men


@settings(max_examples=150, deadline=None)
@given(sentences())
def test_every_form_of_writing_is_read_whole(told):
    text, superiors, men = told
    orbat = find_orbat(read_article(f"日军与国军在城郊作战。国军{text}", "某战役"))
    assert {unit.key: unit.parent for unit in orbat.units} == superiors
    officers = {unit.key: [who.name for who in unit.commanders] for unit in orbat.units}
    assert all(man in officers[key] for key, man in men.items())
