"""The campaign's own title in labels: for the campaign as a whole, and where a battle is not named."""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline_app.domain.campaign import Campaign
from timeline_app.domain.dates import When
from timeline_app.domain.events import HEADLINE_LIMIT
from timeline_app.extraction.dates.chronicle import Dated
from timeline_app.extraction.events.setting import BLANK
from timeline_app.extraction.events.wording import Words
from timeline_app.zhtext.variants import fold

_TIME = re.compile("(?:起始|开始|结束|发起|爆发|作战|战斗|起止|具体)?(?:时间|日期|时刻)")
_A_BATTLE = "(?:大?会战|战役|海战|战斗|作战)"
_BARE = re.compile(
    f"(?:第[一二三四五六七八九十]阶段|总攻击?|(?:这|该|此|本)?[一]?[场次]?{_A_BATTLE}|[该此本][战役])(?:战斗|作战)?"
    "(?:正式|则|就|便)?(?:发动|展开|打响|发生|爆发|开始|开打|结束|告终|失败|历时|持续|(?<=阶段)$)"
)
"""總攻擊發動, 第一階段開始, 這場海戰發生: of which battle is not said."""
_POINTED = re.compile(f"(?:这|该|此|本)?[一]?[场次]?(?:{_A_BATTLE}|(?<=[该此本])[战役])")
_THIS_BATTLE = re.compile(f"(?<=.)(?:此|本|这|该)[次场]?{_A_BATTLE}|(?<=.)[此该][战役](?![役线时])")
_DEFINING = re.compile("又称|又名|又叫|亦称|也称|[是为即]|^$")
_DEFINED = re.compile("(?:是|为|是在|是于|发生于|发生在)$")
_SAYS_WHAT_IT_IS = re.compile("[是为属][^,，。]{2,30}(?:的|之)一(?:部分|部份|环|场|次)")


@dataclass(frozen=True, slots=True)
class Title:
    """What the campaign is called, and when it was, where that is known."""

    name: Words
    whole: When | None

    @classmethod
    def of(cls, campaign: Campaign, whole: When | None) -> Title:
        """The title of a campaign."""
        return cls(Words(campaign.title, fold(campaign.title)), whole)

    @property
    def label(self) -> Words:
        """As a label of its own."""
        return self.name[:HEADLINE_LIMIT]

    def covers(self, item: Dated, before: str, behind: str) -> bool:
        """Whether a date of the lead is the campaign's own, by its days or by how it is told.

        ``before`` are the words of the sentence before the date, other dates blank; ``behind`` those behind it.
        """
        named = self.name.folded in before
        return (
            self._is_whole(item, named=named)
            or self._defines(before)
            or _SAYS_WHAT_IT_IS.match(behind) is not None
        )

    def _is_whole(self, item: Dated, *, named: bool) -> bool:
        """Whether a date is that of the campaign; a single day only where the campaign is named."""
        when = item.resolved.when if item.resolved else None
        if self.whole is None or when is None or (when.start == when.end and not named):
            return False
        return (when.start, when.end) == (self.whole.start, self.whole.end)

    def _defines(self, before: str) -> bool:
        """上高會戰為1941年初日軍…: the first date of the sentence that says what the campaign is."""
        if BLANK in before or self.name.folded not in before:
            return False
        behind = before[before.index(self.name.folded) + len(self.name) :]
        return _DEFINED.search(before) is not None or (
            before.startswith(self.name.folded) and _DEFINING.search(behind) is not None
        )

    def named_in(self, label: Words) -> Words:
        """The label with the campaign by its name: 這場海戰發生, 起始時間, 發起此次作戰."""
        return next((told for told in self._told(label) if len(told) <= HEADLINE_LIMIT), label)

    def _told(self, label: Words) -> list[Words]:
        if _TIME.fullmatch(label.folded):
            return [self.name + label]
        if _BARE.match(label.folded):
            pointed = _POINTED.match(label.folded)
            return [self.name + label[pointed.end() if pointed else 0 :]]
        this = _THIS_BATTLE.search(label.folded)
        if this is not None:
            return [label[: this.start()] + self.name + label[this.end() :]]
        return []
