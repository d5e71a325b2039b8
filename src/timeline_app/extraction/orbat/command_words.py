"""The words that put units under others, each with an example; ``commands`` tells how far they reach."""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline_app.extraction.orbat.shapes import construct
from timeline_app.extraction.units import vocabulary


@dataclass(frozen=True, slots=True)
class Word:
    """Words of command: ``far`` reach to the end of the sentence, others only over a list.

    ``near`` must stand in the clause of the unit; ``whole`` fill all of the gap before it;
    ``anybody`` may be said of a person as well as of a unit; ``alike`` reach units of one echelon;
    ``closed`` must follow in the same clauses.
    """

    pattern: re.Pattern[str]
    far: bool = False
    near: bool = False
    whole: bool = False
    anybody: bool = True
    alike: bool = False
    closed: re.Pattern[str] | None = None


WORDS = (
    # 张发奎指挥第十六集团军;第三十五集团军: all that follow
    Word(
        construct(
            r"(?:下辖|统辖|管辖|辖有|辖|统一指挥|(?<!亲自)指挥|率领|统率)(?!下|官|所|部|权|系统|的|中心|人|[,;。)])"
        ),
        far=True,
    ),
    # 第3军编为第7师、第12师: the list that follows
    Word(
        construct(
            r"(?:包括|包含|编有|编组为|编组成|编为|改编为|分为|编成|组成|配属|亲率|统领|率)(?!先|部|军|众|队|残|下|[,;。)])"
        ),
        near=True,
    ),
    # 孙连仲下属的第30军、第40军: the list that follows
    Word(
        construct(
            rf"(?:下属|所属|属下|麾下|旗下|手下|所辖|辖下|所部|{vocabulary.people().leads}下)的?$"
        ),
        near=True,
    ),
    # 薛岳指挥的第1集团军、第9集团军: the list that follows
    Word(construct(f"{vocabulary.people().leads}的$"), near=True),
    # 刘伯承决定派遣第1、第2纵队
    Word(
        construct(
            "(?:派遣|派出|增派|加派|派|出动|动用|投入了?|抽调|调集|调派|急调|调|留下?)"
            r"(?:[\d二两三四五六七八九]+个[^,。;()UPRK]{0,4}[军师旅团营队]\()?$"
        ),
        near=True,
    ),
    # 西路军分三个梯队:第1梯队、第2梯队
    Word(
        construct(
            r"分(?:为|成|作)?[一两二三四五六七八九十\d]+(?:个|路|支|股)?[^,。;UPRK]{0,4}[:,]$"
        ),
        anybody=False,
    ),
    # 第1战区以第5军、第6军: units of the first one's echelon
    Word(
        construct(",?(?:仅|只|即|决定|遂|首先|先|先后|另|并|又|再|则|也|主要|仍)?以"),
        far=True,
        whole=True,
        anybody=False,
        alike=True,
        closed=re.compile(r"(?!(?:\([^()]*\)|等|部)*为(?:中心|核心|基干|主力|骨干|主))"),
    ),
    # 第1集团由第3军、第9军组成
    Word(
        construct("由[^,。;UPRK]{0,4}$"),
        whole=True,
        anybody=False,
        closed=re.compile("[^。;]{0,60}?(?:组成|编成|构成|合编|集结)"),
    ),
    # 联合舰队有战舰33艘,其中1艘为三叉戟号
    Word(construct("有[^。;UPRK]{0,40}其中[^。;,UPRK]{0,24}$"), anybody=False),
    # 第200师伤亡:骑兵连64死,第598团537死: what is counted by parts
    Word(
        construct("^(?:伤亡|损失|死伤|编制|编成|序列|兵力|部署)[^,。;UPRK]{0,6}:"),
        far=True,
        anybody=False,
    ),
    # 第4军团集结第3师
    Word(construct(r"(?:集结|集中|布置|部署|展开|控制)[了着]?$"), anybody=False),
)
"""The words, in the order in which they are tried."""
