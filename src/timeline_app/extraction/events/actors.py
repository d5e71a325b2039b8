"""Who acts in a clause, and which clauses only set the scene for the next one."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from timeline_app.extraction.events import scenes, seams, shortening, telling, wording
from timeline_app.extraction.events.at_verbs import AtVerbs
from timeline_app.extraction.events.kind import verbs
from timeline_app.extraction.events.naming import MASK
from timeline_app.extraction.events.wording import Words
from timeline_app.extraction.lexicon import alternatives, words

_LONGEST = 16
_FEWEST = 2
_PLAIN = 12
_OPENING_MARKS = ("“", "「", "『")
NARRATOR = ("我", "余")
"""Who tells, in a quotation."""
_NAMED = re.compile(f"{MASK}{{2,12}}(?:·{MASK}+)*(?:爵士|将军|上将|中将|少将|元帅|公爵|伯爵)?$")
"""本土艦隊司令海軍上將｜布魯斯·弗雷澤爵士."""
_COUNTED = re.compile("共?约?[\\d一二三四五六七八九十]+(?:余|多)?个")
_ODD = re.compile(
    r"^(?:虽|尽管|由于|因为|随着|鉴于)|[\"：:]|^[^“]*”|^[^「]*」|“[^”]*$|「[^」]*$|^[此这那其该]|^(?:已经?|相当|十分|极为|非常)|^加[一二两\d]|^传出|^使|^各地$|次$|时间$|日期$|^知|上$|个$|^《[^》]*》.{0,4}[记纪]?载|^[的之]|^(?:上述|下列|以下|同上)|(?:方向|方面|战线)$|\d$|^(?:[出入趋经沿渡退返撤抵到由从自在向对把被]|越(?![军方盟共南北人]))"
)
"""Marks of a subject that is none: half a quotation, a word that points elsewhere."""
_MOVES = re.compile("(?:[出趋渡退返撤抵]|越(?![军方盟共南北人]))(?!版|身|口|路|伍|役|席)")
"""出中渡趨柳城: single verbs that open a clause."""


@cache
def predicate() -> re.Pattern[str]:
    """What begins the words behind a subject."""
    listed = words("headlines", "behind-subject") + words("headlines", "adverbs")
    return re.compile(
        rf"(?!派遣军|同盟|随军|来犯之|受降[军区])(?:{verbs().pattern}|(?:先|第[一二三四五六七八九十\d]+次|共)(?={verbs().pattern})|(?<![航方])向|(?<![中少上大名])将(?!军(?![队力舰事])|领|校|士)|\d+[年月日时]|{alternatives(listed)})"
    )


def head(noun: Words) -> Words:
    """參加首波攻勢的｜11軍: the noun without what describes it."""
    return noun[max(noun.folded.rfind("的"), noun.folded.rfind("之")) + 1 :]


_TWO_ARMIES = re.compile(
    "^[^的之]{1,6}?军(?=[^第、和与及的之主一先所各]{1,4}[日国敌共德英美法俄苏联盟]军$)"
)


def short(noun: Words) -> Words:
    """A noun that is not too long for a subject: its head, of a list the first."""
    two = _TWO_ARMIES.match(noun.folded)  # 國軍誤認｜日軍
    noun = noun[: two.end()] if two else noun
    name = _NAMED.search(noun.folded) if len(noun) > _LONGEST else None
    if name is not None:
        return noun[name.start() :]
    noun = head(noun) if len(noun) > _LONGEST else noun
    return shortening.listed(noun) if len(noun) > _LONGEST else noun


def unquoted(clause: Words) -> Words:
    """「原定撤出: less the mark of a quotation that goes on behind the clause."""
    goes_on = clause.folded[:1] in _OPENING_MARKS and not set(clause.folded) & set("”」』")
    return clause[1:] if goes_on else clause


@lru_cache(maxsize=512)
def subject_of(clause: Words) -> Words | None:
    """Who acts in a clause: the words before its first verb or preposition."""
    clause = unquoted(wording.opened(clause))
    for match in seams.wholes(predicate(), clause.folded):
        named = names_actor(clause[: match.start()])
        if not named and _modifies(clause, match):
            continue
        lead = short(clause[: match.start()].without(_ADVERBS))
        return lead if _can_act(lead) else None
    return None


_ADVERBS = re.compile("(?<=..)[却并也又亦均都乃遂便就才仍曾已则]+$")
_THAT = re.compile("会有?|将会|可能")
"""擔心｜會有更多的空襲: what is feared or hoped follows."""
_PREPOSITIONS = frozenset("乘趁以由从自沿经因被将把向对于在")


def _modifies(clause: Words, verb: re.Match[str]) -> bool:
    """Whether a verb only describes a noun (防禦｜的指揮官), and none behind it does (接替｜殉職的)."""
    if verb.group() in _PREPOSITIONS or _THAT.match(clause.folded, verb.end()):
        return False
    match = wording.MODIFIES.match(clause.folded, verb.end())
    return match is not None and verbs().search(match.group()) is None


def _can_act(noun: Words) -> bool:
    odd = _ODD.search(noun.folded) or _COUNTED.match(noun.folded)
    if noun.folded in parts():
        return False
    enough = len(noun) >= _FEWEST or noun.folded in (*NARRATOR, MASK)
    return enough and len(noun) <= _LONGEST and not odd


_PERSON = re.compile(f"{MASK}{{2,4}}(?=[^{MASK}的之、和与及等部军师旅团号年,，·（(]{{2}})")
"""曹錕｜逼黎去職: what somebody does, though the verb is not known."""
_TROOPS = re.compile(
    "(?:[日国敌共联盟美英苏德法俄清明][军方]|解放军|志愿军|八路军|新四军)(?=[^的之、和与及等第各主先一阵防\\d,，军方师旅团部舰机]{3})"
)
"""日軍｜屍滿山谷."""
_APPOSED = re.compile("^[^,，]{2,20}[者人]、(?=[^、]{4,}[佐尉将帅][）)]?$)")
"""政策之推進者、｜某課長某大佐: one and the same."""
_HEADS = re.compile(r"(?<=[军队兵部团])\d[\d,]*余?(?:名|人)$")
"""日軍｜500餘人."""
_STATE = re.compile(
    "[^,，、在于]{1,12}(?:军|部队|师|团|旅|队|部)(?=的?(?:处境|士气|兵力|弹药|孤立|疲惫|力竭|势))"
)
"""解放軍登陸部隊｜處境困難: a state, told without a verb."""
_SENT = re.compile(
    "以[^,，、的]{0,8}?第[^,，、的]{1,6}?(?:集团军|军团|军|师团|师|旅团|旅|支队|联队|团)(?!部)"
)
"""以｜第23軍｜2個師團，於…進攻: who is sent."""
_TOPIC = re.compile("(?P<who>[^,，、的]{1,10}[军方国部队])方面")
"""日軍方面，雖然…."""
_FALLS = re.compile("(?:失守|沦陷|陷落|失陷|城破|被占领|被攻占)$")
_LEARNS = re.compile(f"{MASK}{{2,4}}[以因闻见知]")
"""閻錫山｜以孝義失守."""
_THEN_ACTS = re.compile("(?<=.)(?P<who>[日国敌共联清英法德美俄苏]军)(?:便|就|才|即|乃|遂)")
"""只經過10日的戰鬥｜日軍便攻佔桂林."""
_STATED = re.compile("已经?|相当|十分|极为|非常")
_DOERS = re.compile(
    "(?:交战|参战|对峙|对阵|缔约|谈判)(?:双方|各方|各国|两国|三方)|各部队|"
    "(?:登陆|参战|守城|增援|驻守|防守|围城|来援|溃退|败退|撤退|南下|北上|西进|东进|南进|北进|被围|被困|突围|进攻)(?:之|的)?(?:各|其他)?"
    "(?:[日国敌共联盟美英苏德清明秦赵魏蜀吴]军|部队|解放军|志愿军)(?:各部|部队|主力|一部)?(?=[^的之,，]*[^的之,，军队部])"
    "|(?:登陆|来犯|进犯|增援|被围|被困)(?:之|的)?(?:日|国|敌|共|联|盟|美|英|苏|德|解放)军(?=已|约|共|达)"
    "|沿[^,，]{2,14}[之的](?:敌|[日国敌共联]军)"
)
"""登陸解放軍｜已達7000多人."""


_ONE_OF_MANY = re.compile("(?:另)?[一两二三四五六数几][艘架名个支枚发]")
"""一艘潛艦: told of once."""


@cache
def _befalls() -> re.Pattern[str]:
    return re.compile(alternatives(words("headlines", "befalling")))


def acts_on(clause: Words) -> bool:
    """Whether who acts in a clause may act in the next one, too: no town that falls, no battle."""
    once = _ONE_OF_MANY.match(clause.folded) is not None
    return not once and _befalls().search(clause.folded) is None


def named_at_length(clause: Words) -> Words | None:
    """A clause cut down to a subject, where it says nothing of a state (相當疲勞)."""
    noun = short(clause)
    return None if len(noun) < 2 or noun.folded[0] == "使" or _STATED.match(noun.folded) else noun


def is_sent(clause: Words) -> bool:
    """Whether a clause begins with troops that somebody sends: 以｜第49師｜北進."""
    return _SENT.match(clause.folded) is not None


@lru_cache(maxsize=256)
def actor_of(clause: Words) -> Words | None:
    """Who acts in a clause, or is all that it names."""
    clause = clause.without(wording.BRACKETS).without(_APPOSED).without(_HEADS)
    then = _THEN_ACTS.search(clause.folded)
    if then is not None:
        return clause[slice(*then.span("who"))]
    if telling.tells(clause):
        falls = _FALLS.search(clause.folded) and not _LEARNS.match(clause.folded)
        return None if falls else subject_of(clause)
    topic = _TOPIC.fullmatch(clause.folded)
    if topic is not None:
        return clause[: topic.end("who")]
    sent = _SENT.match(clause.folded)
    if sent is not None:
        return clause[1 : sent.end()]
    person = _PERSON.match(clause.folded) or _TROOPS.match(clause.folded)
    if person is not None:
        return clause[: person.end()]
    state = _STATE.match(clause.folded)
    noun = clause[: state.end()] if state else noun_of(wording.opened(clause))
    return noun or subject_of(clause)


def names_actor(noun: Words) -> bool:
    """Whether a noun ends like one who acts, or is a name."""
    return noun.folded.endswith((*tails_of_actors(), MASK))


def is_force(noun: Words) -> bool:
    """Whether a noun names somebody or some troops, and nothing else."""
    plain = not set("的之与和及中一") & set(noun.folded)
    return plain and names_actor(noun) and len(noun) <= _PLAIN


def noun_of(clause: Words) -> Words | None:
    """A clause without a verb that names who acts in the next one."""
    described = head(clause)
    begins = predicate().match(clause.folded) is not None
    if begins and 2 <= len(described) < min(len(clause), 10) and names_actor(described):
        clause = described
    if clause.folded.startswith(("其", "此")):
        return None
    acting = subject_of(clause)
    if acting is not None and is_force(acting) and len(acting) < len(clause):
        return None
    clause = short(clause)
    if not _can_act(clause) or verbs().search(clause.folded):
        return None
    if clause.folded in words("headlines", "openers") or not has_subject(clause):
        return None
    named = names_actor(clause) or clause.folded.endswith("等")
    counts = not named and any(char.isdigit() for char in clause.folded[-3:])
    if scenes.leads_on(clause) or counts:
        return None
    return clause if len(clause) <= 4 or named else None


@cache
def tails_of_actors() -> tuple[str, ...]:
    """How a noun ends that names who acts."""
    return words("headlines", "actor-tails")


@cache
def parts() -> tuple[str, ...]:
    """Parts of a unit that need its name before them."""
    return words("headlines", "parts")


@cache
def _topical() -> AtVerbs:
    """總攻擊｜則發動: a verb that is what the clause speaks of."""
    return AtVerbs(
        "VERB(?:则|亦|也|均告|宣告|[^,，的]{1,10}的(?:战役|战斗|会战|作战|行动|计划|消息|工作|谈判)(?:打响|开始|爆发|结束|失败|成功|传))"
    )


_PREFIX = re.compile("[^军师部队方]?[起续复]")
"""發起, 陸續, written with a rare character: no subject."""


@lru_cache(maxsize=512)
def has_subject(clause: Words) -> bool:
    """Whether a clause names who acts, as far as its first word can tell."""
    clause = unquoted(clause)
    if clause.folded.startswith(parts()) and not clause.folded.startswith(("大部分", "各部队")):
        return False
    if _DOERS.match(clause.folded) or _topical().match(clause.folded):
        return True
    if (
        clause.folded.startswith("历时")
        or _MOVES.match(clause.folded)
        or telling.TAKES.match(clause.folded)
    ):
        return False
    match = next(seams.wholes(predicate(), clause.folded), None)
    if match is not None and _PREFIX.fullmatch(clause.folded, 0, match.start()):
        return False
    return clause.folded[:1] in "「“『" or match is None or match.start() > 0
