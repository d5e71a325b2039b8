"""Makes a clause short enough for a label by dropping what can be spared, least needed first."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from timeline_app.domain.events import HEADLINE_LIMIT
from timeline_app.extraction.events import attributes, cutting, naming, seams
from timeline_app.extraction.events.at_verbs import AtVerbs
from timeline_app.extraction.events.kind import verbs
from timeline_app.extraction.events.wording import BLANKS, BRACKETS, ENDS, Words, closed
from timeline_app.extraction.lexicon import alternatives, words

_NUMBERED = re.compile(r"(?<![A-Za-z\-\d])[\d一二三四五六七八九十〇]+$")
_SIZE = re.compile(
    r"(?<![为达亡伤死俘毙歼灭敌计共载第者率领带])[一二两三四五六七八九十百千万]{2,}(?:余|多)?(?:名|人)(?:兵力|左右|以上|不等)?|"
    r"(?<![\d,.为达亡伤死俘毙歼灭敌计共载者率领带])(?:[、,，]?共计?)?约?\d[\d,，.]*(?:余|多)?万?(?:多|余)?(?:名|人|枚|架|辆|门)(?:兵力|左右|以上)?"
)
_WITH = re.compile(
    r"(?<=.)以[^,，、]{2,12}的(?:方法|方式|战术|姿态|形式)(?=.{3})|通过[^,，]{2,14}?(?=通知|发布|下达|转告|致电|召开)|(?<=.)(?:以(?![东南西北上下来后前外内])|分?由|沿|自|从|按|依|经(?![济理过常费历])|乘|趁|用)(?:[^,，、]|(?<=\d),(?=\d)|(?<=[县市省州城、]).、|、){1,24}?(?=(?<![方调转开驶退送运])向|合力|联合|对|进|攻|突|撤|占|推|前进|登|抵|[东西南北](?:进|犯|下|上|撤|移|渡|攻)|包[围抄]|渡|退|发动|发起)"
)
_UNDER = re.compile(
    r"在[^,，]{1,45}?(?:之后|以后|后|之际)(?![方卫勤援来])(?=.{4})|在[^,，]{1,20}?(?:之下|下|(?<![华其湘当])中(?![国央部派方队将心间旬华学文路线途将])|后|时|期间|之前|以前|之际|配合下|附近|一带|方面)"
)
_LED = re.compile("^[^,，在]{4,30}的?(?:指挥|率领|带领|领导)下(?=[^,，令达]{4,})")
"""某大佐的指揮下｜離開宜昌, written without 在."""
_TOGETHER = re.compile("(?<=..)(?:连同|会同)[^,，]{2,40}(?:军|师|团|旅|队)(?=[向对从沿攻进前发])")
_PASSIVE = re.compile("^(?:(?!在)[^,，])*(?:的|之)(?=[^的,，在]{2,10}(?:被|遭(?!遇))[^的,，]{3,}$)")
"""從第5團派來的｜巡邏隊被截擊."""
_OCCASION = re.compile("趁[^,，]{2,}?(?:时|之际|之机|之隙|机会)(?=[^,，]{4,}$)")
_OFFICE = re.compile(
    "(?<=任)[^,，]{2,}?(?=(?:步兵)?第?[\\d一二三四五六七八九十]+(?:集团军|军|师|旅|团)副?(?:军长|师长|旅长|团长|司令员?)$)"
)
"""升任｜某某方面軍｜第59軍軍長."""
_UPON = re.compile(r"在(?:[^,，、]|(?<=\d),(?=\d)){1,14}?(?:距离|高度|角度|程度|基础|条件)[上下]")
_FORMED = re.compile(
    "^[^,，]{4,}(?:组成|编成|构成)的(?=[^,，的]{4,})|^(?:(?!会同|率领本|指令|命令|下令|要求|[与和])[^,，]){4,}(?:率领|统率|统领|指挥)的(?=[^,，的左右翼]{4,})"
)
"""由第4、第5師組成的｜第一波登陸."""
_DESPITE = re.compile(
    "(?<=..)不顾[^,，]{2,24}?(?:反对|劝阻|劝谏|阻拦)(?:偕同[^,，]{2,6}(?=率|领))?|(?<=..)率军?[一二三四五六七八九十百千万余多]{2,}(?=亲征|御驾)"
)
_BY = re.compile("(?<=被)[^,，被]{3,}?(?=评价|评为|称为|誉为|命名|授予|追授)")
_MADE = re.compile("^[^,，]{4,12}?(?:使得|致使|(?<![大公特专])使(?![馆者团用节命]))(?=[^,，]{2,})")
"""戰役使得｜某將軍停止前進."""
_LONG = re.compile("(?<=了)(?=[^,，]*[后由时])[^,，说称道]{6,}的(?=[^,，的]{3,}$)")
"""俘獲了｜受傷後轉移到驅逐艦的｜艦隊司令."""
_REST = re.compile(r"(?:以便|以期|以图|以利|从而|企图|意图|借以|为目标|，).*$")


@cache
def _adverbs() -> AtVerbs:
    anywhere, before = (
        alternatives(words("headlines", key)) for key in ("adverbs", "adverbs-before-verb")
    )
    return AtVerbs(f"{anywhere}|(?<=.){before}(?=VERB)")


@cache
def _fillers() -> AtVerbs:
    """Words that only tie a clause to the one before: 大本營｜遂｜決定."""
    ties = "方才|[遂乃却亦]|(?<![一两三几数原规守准法])则|(?<![以方顺即])便|(?<![成])就|(?<=[军队师号斗部舰员团旅方])才|(?<![立随旋当])即(?!将)|也"
    return AtVerbs(
        f"(?<=..)(?:{ties})(?:(?=VERB)|(?=[在向对被将把已以从趁]|开始|全))|(?<=将)其(?=部队|兵力|主力|军队)"
    )


@cache
def _list() -> AtVerbs:
    """The further items of a list; the last ends before a verb, a preposition or 等."""
    item = "(?:(?!VERB)[^、,，。和及与]){1,12}"
    end = "(?:(?=$|[等向对从由自沿以把被为于在各均皆]|将(?!领|军|校|士|官))|(?=VERB))"
    unit = "[^、,，]{1,12}的[^、,，的]{1,10}(?:军|师|旅|团|部|队|舰|号)(?=VERB)"
    troops = f"[^、,，的]{{1,10}}(?:军|师团|师|旅团|旅|团|联队|大队|支队|纵队|部|舰队){end}"
    rest = f"(?:{troops}|(?:(?!VERB)[^、,，的]){{1,14}}?{end}|(?:(?!VERB)[^、,，]){{1,14}}(?=$|等))"
    last = f"(?:、{unit}|(?:、|和|及|与|以及|暨|并(?=新编|整编|暂编|第)){rest})"
    pair = f"(?:(?!和[^、,，]{{1,12}}接触)和|及|以及|暨)(?![将把]){rest}"
    return AtVerbs(f"(?<=[^、和及与])(?:(?:(?:[、和]|(?<!以)及){item})+{last}|{pair})")


_TOGETHER_DONE = re.compile(
    "[会交]战|激战|会合|会师|接触|碰撞|对峙|作战|签|谈|战斗|联合|协同|达成|一[同起齐]|争夺|拉锯|遭遇|相[互遇持撞]|合[并作流]|交火|订|断交"
)


@cache
def _and_who() -> AtVerbs:
    """第34聯隊｜與第161聯隊｜攻占, where it is not with them that something is done."""
    tail = "(?:军|师团|师|旅团|旅|团|联队|大队|支队|纵队|部|舰|号)"
    other = f"与[^,，、和与的]{{2,30}}?{tail}(?=VERB)"
    return AtVerbs(f"^(?P<first>[^,，、和与及的]{{3,24}}{tail}){other}")


def _first_actor(clause: Words) -> Words:
    match = _and_who().match(clause.folded)
    if match is None or _TOGETHER_DONE.search(clause.folded, match.end()):
        return clause
    return clause[: match.end("first")] + Words("等", "等") + clause[match.end() :]


def listed(clause: Words) -> Words:
    """The first of a list and 等."""
    match = next(seams.wholes(_list(), clause.folded), None)
    if match is None:
        return clause
    if _NUMBERED.search(clause.folded[: match.start()]):
        second = clause.folded.find("、", match.start() + 1)
        return _tail_listed(clause, second, match.end()) if second > 0 else clause
    rest = clause[match.end() :]
    etc = Words("", "") if rest.folded.startswith("等") else Words("等", "等")
    return clause[: match.start()] + etc + rest


def _tail_listed(clause: Words, start: int, end: int) -> Words:
    if start >= end:
        return clause
    etc = Words("", "") if clause.folded.startswith("等", end) else Words("等", "等")
    return clause[:start] + etc + clause[end:]


@cache
def _items() -> AtVerbs:
    return AtVerbs("(?<=^)(?P<first>[^,，、和及与]{2,12})(?:和|、|与|及)[^,，]+?等(?=VERB)")


def _first_listed(clause: Words) -> Words:
    """Of a list of those who act, the first and 等, where a longer form does not fit."""
    match = _items().match(clause.folded)
    if match is None:
        return clause
    return clause[: match.end("first")] + clause[match.end() - 1 :]


_OWNERS = re.compile(
    r"(?<=[向对])[^,，]{4,}?(?:军|师团|师|旅团|旅|团)(?=[^,，军师旅团\d一二三四五六七八九十][^,，军师旅团]{1,7}(?:阵地|防线|地区|一带|高地))"
)
"""向｜第二十八集團軍第八十五軍｜邙山頭陣地攻擊."""

_AND_THEN = re.compile("而(?=[^,，]{6,}$)")


def _first_clause(clause: Words) -> Words:
    """城已大部攻下｜而守軍死守幾處: what is told first, where it tells something."""
    match = _AND_THEN.search(clause.folded)
    if match is None or verbs().search(clause.folded, 1, match.start()) is None:
        return clause
    return clause[: match.start()]


_NUMBERS = re.compile(
    "(?P<first>第?[\\d一二三四五六七八九十百]+)(?:、第?[\\d一二三四五六七八九十百]+)*[和及与、]第?[\\d一二三四五六七八九十百]+"
    "(?P<unit>集团军|军团|师团|旅团|联队|大队|纵队|支队|军|师|旅|团|营)"
)


def _numbered(clause: Words) -> Words:
    """第51、第57和第64集團軍: the first and 等."""
    match = _NUMBERS.search(clause.folded)
    if match is None:
        return clause
    short = clause[: match.end("first")] + clause[match.start("unit") : match.end()]
    etc = Words("", "") if clause.folded[match.end() :].startswith("等") else Words("等", "等")
    return short + etc + clause[match.end() :]


@cache
def _means() -> AtVerbs:
    """某軍區｜出動3個縱隊｜攻擊: the troops that somebody acts with."""
    return AtVerbs(
        "(?<=..)(?:出动|动用|调集|集中|率领?)[^,，的、]{0,4}?[\\d一二两三四五六七八九十数][^,，的、]{0,14}?(?:人|军|师|旅|团|队|兵力|部队|主力)(?=VERB(?!的))"
    )


@cache
def _where() -> AtVerbs:
    """學者｜在大連一家商店｜買回: where something happens, when nothing else is left to drop."""
    return AtVerbs(
        "(?<=..)(?<![集驻停位])[在于][^,，、在于的与和向对从]{2,14}?(?=VERB(?![^,，]{0,3}的))"
    )


_Step = Callable[[Words], Words]
_STEPS: tuple[tuple[int, _Step], ...] = (
    (0, _first_clause),
    (0, naming.without_titles),
    (0, lambda clause: clause.without(_LED)),
    (0, lambda clause: clause.without(_FORMED)),
    (0, lambda clause: clause.without(_DESPITE)),
    (0, lambda clause: clause.without(_OCCASION)),
    (0, lambda clause: clause.without(_OFFICE)),
    (0, lambda clause: clause.without(_UPON)),
    (0, lambda clause: clause.without(_PASSIVE)),
    (0, lambda clause: clause.without(_TOGETHER)),
    (0, lambda clause: clause.without(_SIZE)),
    (0, lambda clause: clause.without(_OWNERS)),
    (0, lambda clause: clause.without(_adverbs())),
    (1, lambda clause: clause.without(_WITH)),
    (1, lambda clause: clause.without(_UNDER)),
    (0, _first_actor),
    (1, listed),
    (0, lambda clause: clause.without(_means())),
    (1, lambda clause: clause.without(_WITH)),
    (0, naming.without_posts),
    (0, naming.by_surname),
    (0, naming.without_ranks),
    (1, lambda clause: clause.without(_REST)),
    (1, lambda clause: clause.without(_LONG)),
    (0, lambda clause: clause.without(_BY)),
    (1, _numbered),
    (1, _first_listed),
    (1, lambda clause: clause.without(_MADE)),
    (1, attributes.dropped),
    (1, lambda clause: clause.without(_where())),
)
"""What is dropped one after the other until the rest fits, and how much of the meaning goes with it."""
_BARE, _LISTED, _CUT = 3, 3, 6
"""What a clause loses of which who and the act are left, that ends within a list, or anywhere."""
_LIST_MARKS = ("、", "和", "与", "及", "以")


@dataclass(frozen=True, slots=True)
class Fitted:
    """Words that fit into a label, and what was lost: nothing (0), a circumstance (1), or more."""

    words: Words
    loss: int = 0


def fitted(clause: Words) -> Fitted:
    """The clause shortened until it fits; cut behind its first verb and object at the last."""
    clause = clause.without(_fillers())
    short = _stepped(closed(clause.without(BRACKETS).without(BLANKS).without(ENDS)), HEADLINE_LIMIT)
    if len(short.words) <= HEADLINE_LIMIT:
        return short
    whole = cutting.bounded(short.words, HEADLINE_LIMIT)
    if whole is not None:
        joint = short.words.folded[len(whole) :]
        return Fitted(closed(whole, cut=True), _LISTED if joint.startswith(_LIST_MARKS) else 1)
    cut = cutting.cut(short.words)
    beginning = short.words.text.startswith(cut.text)
    return Fitted(closed(cut, cut=True), _CUT if beginning else _BARE)


def squeezed(clause: Words, limit: int) -> Words:
    """The clause where it can be shortened to the limit without being cut, else nothing."""
    short = _stepped(closed(clause.without(BRACKETS).without(BLANKS).without(ENDS)), limit).words
    if len(short) <= limit:
        return short
    return closed(cutting.bounded(short, limit) or Words("", ""), cut=True)


def _stepped(clause: Words, limit: int) -> Fitted:
    loss = 0
    for weight, step in _STEPS:
        if len(clause) <= limit:
            break
        shorter = step(clause)
        if shorter is clause:
            continue
        shorter = closed(shorter)
        if len(shorter) >= 4 and shorter != clause:
            clause, loss = shorter, max(loss, weight)
    return Fitted(clause, loss)
