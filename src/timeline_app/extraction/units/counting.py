"""Whether a number before an echelon is a unit's or counts units: 第三营 and 三营兵力, 炮兵第1连 and 炮兵1连."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline_app.extraction.lexicon import words
from timeline_app.extraction.units import vocabulary

_FOLLOWED = re.compile(r"第?[\d一二三四五六七八九十]+[师旅团]")
_NAMED_ABOVE = ("纵队", "兵团", "支队", "总队", "野战军", "军区")
"""Endings of units with names, behind which a small number is a unit's: 西满纵队一师."""
_REGIONS = (
    "华北",
    "华东",
    "华中",
    "华南",
    "西北",
    "东北",
    "西南",
    "中原",
    "冀中",
    "晋绥",
    "渤海",
    "胶东",
)
"""Regions whose army a small number may be of: 华北一兵团, 晋西北七纵队."""
_ORDINAL = frozenset({*"军连营镇协标", "支舰队"})
"""Echelons before which a bare figure is a count: 3营, 5镇, 2支舰队."""
_PARTS = frozenset(("连", "营", "中队", "小队"))
"""Echelons of which a unit lends so many of an arm: 炮兵1连."""
_NEXT = re.compile("[、和及与][一二三四五六七八九十]{1,3}")
_FIGURES = tuple("一二三四五六七八九十第0123456789")
_LONG = 3
"""A bare figure of so many digits is no count: 辖598团."""
_HAS = ("辖", "率", "率领", "指挥", "所属", "其", "令", "命", "派", "编为", "该师", "该旅", "该团")
"""What is said before the parts of a unit, which may be numbered without 第: 辖四、五、六团."""


def is_numbered(match: re.Match[str], numbers: Sequence[str], folded: str, nested: bool) -> bool:
    """Whether ``numbers`` are those of units; ``match`` has the groups of the grammar.

    ``nested`` says that a unit stands right before, or one of the same echelon in a list.
    """
    several, ordinal = len(numbers) > 1, match["list"].startswith("第")
    if "," in match["list"] and match["list"][-1].isascii() and not ordinal:
        return False
    if match["share"] and not several and (not ordinal or match["share"] != "等"):
        return False
    if match["echelon"] == "野" and (ordinal or not _is_field_army(folded, match.end())):
        return False
    single = all(len(number) == 1 for number in numbers)
    bare = not (ordinal or match["service"] or match["before"] or match["list"][0].isdigit())
    if several and single and bare and not nested:
        return folded.endswith(_HAS, 0, match.start())
    if ordinal or match["short"] or match["service"]:
        return True
    if match["before"]:
        return several or not single or not _is_lent(match)
    return _is_bare_number(match, folded, nested)


def _is_field_army(folded: str, end: int) -> bool:
    """Whether 四野 is an army: 四野炮一师, but no 第四野炮团."""
    return not folded.startswith("炮", end) or folded[end + 1 : end + 2] in _FIGURES


def _is_lent(match: re.Match[str]) -> bool:
    """Whether a figure behind an arm counts parts: 辎重兵1连, 炮兵一营."""
    return match["echelon"] in _PARTS and match["before"] in words("units", "qualifiers", "arms")


def _is_led(match: re.Match[str], folded: str) -> bool:
    """Whether its head is named behind: 二师师长; parts of a regiment are told by their role alone."""
    led = folded.startswith(match["echelon"] + "长", match.end())
    return led and match["echelon"] not in _PARTS


def _is_first(match: re.Match[str], folded: str) -> bool:
    """Whether a list of such units goes on behind: 二师、五师."""
    goes_on = _NEXT.match(folded, match.end())
    return goes_on is not None and folded.startswith(match["echelon"], goes_on.end())


def _is_bare_number(match: re.Match[str], folded: str, nested: bool) -> bool:
    """Whether one number, or a list of longer ones, that nothing stands before is a unit's."""
    lexicon = vocabulary.units()
    number = match["list"]
    before = folded[match.start() - 1 : match.start()]
    if before in lexicon.count_before and before and len(number) < _LONG:
        return False
    if folded.startswith(lexicon.count_after, match.end()):
        return False
    if _is_led(match, folded) or _is_first(match, folded):
        return True
    if match["echelon"] == "纵队" and _FOLLOWED.match(folded, match.end()):
        return True
    beside = nested
    nested = nested or folded.endswith((*_NAMED_ABOVE, *_REGIONS), 0, match.start())
    if nested or len(number) > 1 or match["echelon"] in ("纵", "野"):
        return number != "十" or beside or folded.endswith("团、", 0, match.start())
    return number.isdigit() and match["echelon"] not in _ORDINAL
