"""Who commands each unit, out of the posts that were told of its mentions.

To them come the men that units are called after, those who lead a unit and hold no other post, and
the officers of units without a name that were filed under a bigger one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from timeline_app.domain.orbat import Commander, UnitSource
from timeline_app.extraction.orbat.facts import Post
from timeline_app.extraction.orbat.numbering import Identity
from timeline_app.extraction.orbat.scan import Kind
from timeline_app.extraction.orbat.unit_mentions import ORDER, UnitMentions
from timeline_app.extraction.units import vocabulary
from timeline_app.zhtext.variants import fold

_COMMANDS = re.compile(
    "^(?:代理|代|前|原)?(?P<echelon>集团军|军团|军|师团|师|旅团|旅|联队|团|大队|营)长$"
)
_STEPS_UP = 4
"""Superiors between a unit and the one whose head is spoken of, at most."""
_BY_PLACE = frozenset({"IT"})
"""Sides that call divisions after places: 特兰托师."""
_NAMESAKE = re.compile(
    "(?P<name>.+?)(?P<kind>纵队|分舰队|(?<!联合)(?<!混)(?<!遣)舰队|兵团|支队|部队|集团|(?P<foreign>(?<!装甲)(?<!机动)[骑步]兵[师旅]|(?<!甲)[师旅团]))"
)

_HEADS = ("司令长官", "总司令")
_FAR_ABOVE = 25
"""How much bigger a unit is than one that its head does not lead himself."""
_GROUPINGS = ("路军", "翼军", "纵队", "集团", "兵团")
_OF_REGIONS = "东西南北中内外绥汉海"
"""What ends short names of regions whose troops have their name: 华北, 晋绥, 淮海."""

Posts = dict[Identity, list[Post]]


def posts_of_units(mentions: UnitMentions) -> Posts:
    """The posts of each unit, in the order in which they were told."""
    facts, identities = mentions.facts, mentions.identities
    posts: Posts = defaultdict(list)
    for post in facts.posts:
        unit = _unit_of_his_rank(mentions, post)
        if unit is not None:
            posts[identities[unit]].append(post)
    _without_owned(mentions, posts)
    for identity, unit, person in _namesakes(mentions):
        if not any(fold(post.person).endswith(fold(person)) for post in posts[identity]):
            posts[identity].append(Post(person, unit, None, None, None, UnitSource.PROSE))
    held = {last_name(post.person) for found in posts.values() for post in found}
    for person, units in facts.chiefs.items():
        # 副司令员甲率领的左路军: a grouping of the campaign besides his own post.
        led = identities[units[0]]
        named = not led.number and led.echelon.endswith(_GROUPINGS)
        if last_name(person) in held and not (named and not posts[led]):
            continue
        rank = facts.ranks.get(person)
        post = Post(person, units[0], None, rank, None, UnitSource.PROSE)
        posts[identities[units[0]]].append(post)
        held.add(last_name(person))
    for post in facts.filed:
        if last_name(post.person) not in held:
            posts[identities[post.unit]].append(post)
    return posts


def _without_owned(mentions: UnitMentions, posts: Posts) -> None:
    """第2战区司令长官甲的第34军: the head of a theatre has a corps that he is told of without a role."""
    heads: dict[str, int] = defaultdict(int)
    for identity, held in posts.items():
        for post in held:
            if post.role and fold(post.role).startswith(_HEADS):
                heads[post.person] = max(heads[post.person], mentions.rank(identity))
    for identity, held in posts.items():
        if identity.number:
            top = mentions.rank(identity) + _FAR_ABOVE
            held[:] = [post for post in held if post.role or heads[post.person] < top]


def _unit_of_his_rank(mentions: UnitMentions, post: Post) -> int | None:
    """第31師第93團在師長甲的指揮下: a 師長 has the division that a regiment is of, or no unit here.

    Officers of smaller units are filed under a bigger one, never the other way.
    """
    match = _COMMANDS.search(fold(post.role or ""))
    word = mentions.scan.units[post.unit]
    rank = vocabulary.units().ranks.get(match["echelon"], 0) if match else 0
    if not word.number or rank <= word.rank:
        return post.unit
    unit = post.unit
    for _ in range(_STEPS_UP):
        superiors = mentions.facts.above(unit)
        above = superiors[0].parent if superiors else mentions.facts.whole_of(unit)
        if above is None or mentions.scan.units[above].rank >= rank:
            return above
        unit = above
    return None


def _namesakes(mentions: UnitMentions) -> Iterator[tuple[Identity, int, str]]:
    """Units that bear the name of their leader: 汤恩伯兵团, and 维克托师 in other countries."""
    scan = mentions.scan
    people = {
        part
        for token in scan.tokens
        if token.kind is Kind.PERSON
        for part in (fold(token.value), last_name(token.value))
    }
    pages = {fold(page) for page in scan.targets.values() if _is_native(fold(page))}
    for identity, found in mentions.of.items():
        bearer = scan.units[found[0]].bearer
        if bearer:
            yield identity, found[0], bearer.of(scan.article.text)
            continue
        match = None if identity.number else _NAMESAKE.fullmatch(identity.echelon)
        if match is None or (match["foreign"] and identity.side in _BY_PLACE):
            continue
        if match["name"] in people | pages or _is_mans_name(match):
            written = scan.units[found[0]].written(scan.article.text)
            yield identity, found[0], written[: len(match["name"])]


def _is_native(name: str) -> bool:
    """Whether a page's name looks like a Chinese man's: 薛岳, and no region as 华北."""
    lexicon = vocabulary.people()
    usual = 2 <= len(name) <= 3 and name[0] in lexicon.surnames
    if (
        not usual
        or name[0] in lexicon.loose
        or name.startswith(lexicon.not_names)
        or name[-1] in lexicon.not_person
    ):
        return False
    return len(name) > 2 or name[-1] not in _OF_REGIONS


def _is_mans_name(match: re.Match[str]) -> bool:
    """Whether a unit's name shows by itself to be a man's, who is not named alone."""
    lexicon, name = vocabulary.people(), match["name"]
    if match["kind"] == "集团":
        return name[0] in lexicon.surnames and len(name) > 2
    if not match["foreign"]:
        return False
    native = len(name) > 2 and _is_native(name) and name[0] not in vocabulary.units().compass
    return native or set(lexicon.sounds).issuperset(name)


def last_name(person: str) -> str:
    """What a person is mostly called by: 纳尔逊 of 霍雷肖·纳尔逊."""
    return fold(person).rpartition("·")[2]


def commanders(posts: Sequence[Post]) -> Iterable[Commander]:
    """One entry for each person, with the first role, rank and note that was said.

    A surname (池田) is the man of the whole name (池田增雄).
    """
    people: dict[str, list[Post]] = {}
    names = sorted({fold(post.person) for post in posts})
    for post in sorted(posts, key=lambda post: ORDER[post.source]):
        name = fold(post.person)
        behind = bisect_right(names, name)
        full = [other for other in names[behind : behind + 2] if other.startswith(name)]
        people.setdefault(full[0] if len(full) == 1 else name, []).append(post)
    for held in people.values():
        yield Commander(
            max((post.person for post in held), key=len),
            next((post.role for post in held if post.role), None),
            next((post.rank for post in held if post.rank), None),
            next((post.note for post in held if post.note), None),
        )
