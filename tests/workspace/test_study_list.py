"""What is listed of the reader's work, in which groups and order."""

from __future__ import annotations

from timeline_app.domain.dates import Precision, When
from timeline_app.domain.own import (
    Bookmark,
    Content,
    Entry,
    NewHeadline,
    Note,
    OwnCampaign,
    OwnEvent,
    Tag,
    Target,
    TargetKind,
)
from timeline_app.library.own_standing import Standing
from timeline_app.workspace.study_list import (
    Grouping,
    GroupKind,
    Order,
    StudyList,
    Wanted,
    listed,
    target_of,
    things,
)


def at(kind: TargetKind, key: str = "", page: str = "南京") -> Target:
    return Target(kind, page, key)


def on(day: int) -> When:
    return When(day, day, Precision.DAY)


EARLY, LATE = at(TargetKind.EVENT, "early"), at(TargetKind.EVENT, "late")
UNIT, SENTENCE = at(TargetKind.UNIT, "JP:11:军", ""), at(TargetKind.SENTENCE, "一句")
GONE, WHOLE = at(TargetKind.EVENT, "gone"), Target(TargetKind.LIBRARY)
OWN = Entry("o", at(TargetKind.ARTICLE), OwnEvent(on(15), "自記一事"))
CAMPAIGN = Entry("c", WHOLE, OwnCampaign("我的戰役"))


def entry(uid: str, target: Target, content: Content, words: str = "") -> Entry:
    return Entry(uid, target, content, words)


ENTRIES = (
    entry("1", LATE, Bookmark(), "十三日，南京陷落。"),
    entry("2", EARLY, Note("查《陣中日記》"), "九日，日军进攻。"),
    entry("3", UNIT, Tag("部隊")),
    entry("4", LATE, Tag("考試")),
    entry("5", SENTENCE, Note("存疑"), "一句"),
    entry("6", GONE, NewHeadline("改過"), "此句已刪。"),
    entry("7", WHOLE, Note("讀書計劃")),
    entry("8", EARLY, Tag("考試")),
    entry("9", Target(TargetKind.EVENT, "", "late"), Note("頁不詳")),
    OWN,
    CAMPAIGN,
)
STANDING = {
    EARLY: Standing(2, "日軍進攻", on(10), 71),
    LATE: Standing(2, "南京陷落", on(20), 72),
    UNIT: Standing(1, "第11軍"),
    SENTENCE: Standing(1),
    target_of(OWN): Standing(2, "自記一事", on(15), 73),
    target_of(CAMPAIGN): Standing(3, "我的戰役"),
}
THINGS = things(ENTRIES, [ENTRIES[5]], STANDING)


def names(shown: StudyList) -> list[tuple[GroupKind, int | str, list[str]]]:
    return [
        (group.kind, group.key, [thing.name for thing in group.things]) for group in shown.groups
    ]


def test_each_thing_is_listed_once_by_campaign_and_time() -> None:
    shown = listed(THINGS, Wanted(), [2, 1, 3])
    assert names(shown) == [
        (GroupKind.CAMPAIGN, 2, ["日軍進攻", "自記一事", "南京陷落"]),
        (GroupKind.CAMPAIGN, 1, ["一句"]),
        (GroupKind.CAMPAIGN, 3, ["我的戰役"]),
        (GroupKind.UNITS, "", ["第11軍"]),
        (GroupKind.LIBRARY, "", [""]),
        (GroupKind.GONE, "", ["此句已刪。"]),
    ]
    assert shown.total == len(THINGS) == 8
    late = shown.groups[0].things[-1]
    assert (late.note, late.tags, late.has(Bookmark)) == ("頁不詳", ("考試",), True)


def test_what_is_the_same_is_taken_from_before() -> None:
    more = (*ENTRIES, entry("10", UNIT, Bookmark()))
    after = {thing.target: thing for thing in things(more, [ENTRIES[5]], STANDING, THINGS)}
    same = [after[thing.target] is thing for thing in THINGS]
    assert same == [thing.target != UNIT for thing in THINGS]
    assert after[UNIT].has(Bookmark)


def test_by_tag_a_thing_stands_under_each_of_its_own() -> None:
    shown = listed(THINGS, Wanted(grouping=Grouping.TAG), [])
    tagged = [group for group in names(shown) if group[0] is GroupKind.TAG]
    assert tagged == [
        (GroupKind.TAG, "考試", ["日軍進攻", "南京陷落"]),
        (GroupKind.TAG, "部隊", ["第11軍"]),
    ]
    assert [group.kind for group in shown.groups][2:] == [GroupKind.UNTAGGED, GroupKind.GONE]


def test_words_and_tags_filter_in_either_script() -> None:
    def left(words: str) -> list[str]:
        shown = listed(THINGS, Wanted(words), [2])
        assert shown.total == len(THINGS)
        return [thing.name for group in shown.groups for thing in group.things]

    assert left("阵中日记") == ["日軍進攻"]
    assert left("日军 查") == ["日軍進攻"]
    assert left("#考试") == ["日軍進攻", "南京陷落"]
    assert left("#考试 陷落") == ["南京陷落"]
    assert left("考試 #") == ["日軍進攻", "南京陷落"]
    assert left("刪") == ["此句已刪。"]
    assert left("滑鐵盧") == []


def test_the_walk_passes_what_is_gone_by_as_listed_or_in_order_of_time() -> None:
    as_listed = listed(THINGS, Wanted(), [1, 2, 3]).walk
    assert [thing.name for thing in as_listed] == [
        "一句", "日軍進攻", "自記一事", "南京陷落", "我的戰役", "第11軍",
    ]  # fmt: skip
    by_time = listed(THINGS, Wanted(order=Order.TIME), [1, 2, 3]).walk
    assert [thing.name for thing in by_time[:3]] == ["日軍進攻", "自記一事", "南京陷落"]
    by_tag = listed(THINGS, Wanted(grouping=Grouping.TAG), []).walk
    assert len(by_tag) == len(as_listed)
