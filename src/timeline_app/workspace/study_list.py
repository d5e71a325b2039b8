"""The reader's own work as a list to walk through: what is listed, in which groups and order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from timeline_app.domain.own import Entry, Note, OwnCampaign, OwnEvent, Tag, Target, TargetKind
from timeline_app.domain.refs import own_name
from timeline_app.library.own_standing import Standing
from timeline_app.zhtext.variants import fold


class Grouping(StrEnum):
    """By what the list is grouped."""

    CAMPAIGN = "campaign"
    TAG = "tag"


class Order(StrEnum):
    """In which order the list is walked through."""

    LISTED = "listed"
    TIME = "time"


class GroupKind(StrEnum):
    """What a group holds; the order is that in which they are listed."""

    CAMPAIGN = "campaign"
    TAG = "tag"
    UNTAGGED = "untagged"
    UNITS = "units"
    LIBRARY = "library"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Wanted:
    """How the list is wanted; ``words`` are what the things listed must hold, ``#`` before a tag."""

    words: str = ""
    grouping: Grouping = Grouping.CAMPAIGN
    order: Order = Order.LISTED


@dataclass(frozen=True)
class Thing:
    """Something with all that the reader has put down about it; ``standing`` is None where the
    library holds it no longer.
    """

    target: Target
    entries: tuple[Entry, ...]
    standing: Standing | None

    @cached_property
    def name(self) -> str:
        """What it is called, as it is written; of what is gone, what it hung on."""
        if self.standing is not None and self.standing.name:
            return self.standing.name
        for entry in self.entries:
            if isinstance(entry.content, OwnEvent):
                return entry.content.headline
            if isinstance(entry.content, OwnCampaign):
                return entry.content.title
        return next((entry.words for entry in self.entries if entry.words), self.target.key)

    @cached_property
    def note(self) -> str:
        """The words of its notes, in Markdown."""
        notes = (entry.content for entry in self.entries)
        return "\n\n".join(note.text for note in notes if isinstance(note, Note))

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """Its tags in order."""
        contents = (entry.content for entry in self.entries)
        return tuple(sorted({tag.name for tag in contents if isinstance(tag, Tag)}))

    @cached_property
    def text(self) -> str:
        """All that can be looked for in it, folded."""
        words = (entry.words for entry in self.entries)
        return _key(" ".join((self.name, self.note, *self.tags, *words)))

    def has(self, *kinds: type) -> bool:
        """Whether there is an entry of one of these kinds of content."""
        return any(isinstance(entry.content, kinds) for entry in self.entries)

    @property
    def start(self) -> int | None:
        """Its first day, None where it has no time."""
        when = None if self.standing is None else self.standing.when
        return None if when is None else when.start


@dataclass(frozen=True, slots=True)
class StudyGroup:
    """Some of the things; ``key`` is the article of a campaign, or a tag."""

    kind: GroupKind
    key: int | str
    things: tuple[Thing, ...]


@dataclass(frozen=True)
class StudyList:
    """What is listed; ``total`` counts all things there are, listed or not."""

    groups: tuple[StudyGroup, ...] = ()
    total: int = 0
    order: Order = Order.LISTED

    @cached_property
    def walk(self) -> tuple[Thing, ...]:
        """What one can go to, one after the other."""
        listed = {
            thing.target: thing
            for group in self.groups
            for thing in group.things
            if thing.standing is not None
        }
        things = tuple(listed.values())
        return things if self.order is Order.LISTED else tuple(sorted(things, key=_by_time))


def target_of(entry: Entry) -> Target:
    """The thing that an entry is about: an own event or campaign is one by itself."""
    if isinstance(entry.content, OwnEvent):
        return Target(TargetKind.EVENT, entry.target.page, own_name(entry.uid))
    if isinstance(entry.content, OwnCampaign):
        return Target(TargetKind.ARTICLE, own_name(entry.uid))
    return entry.target


def things(
    entries: Iterable[Entry],
    gone: Iterable[Entry],
    standing: Mapping[Target, Standing],
    former: Iterable[Thing] = (),
) -> tuple[Thing, ...]:
    """Everything that the reader has put something down about, the oldest first; of the ``former``
    ones those that are the same now are taken.
    """
    known = {thing.target: thing for thing in former}
    found: dict[tuple[TargetKind, str, str], list[Entry]] = {}
    targets: dict[tuple[TargetKind, str, str], Target] = {}
    for entry in entries:
        target = target_of(entry)
        # An event is known by its key alone: its page may be told in one entry and not in another.
        page = "" if target.kind is TargetKind.EVENT else target.page
        place = (target.kind, page, target.key)
        targets.setdefault(place, target)
        found.setdefault(place, []).append(entry)
    lost = {entry.uid for entry in gone}
    made = []
    for place, of_it in found.items():
        target = targets[place]
        stands = None if any(entry.uid in lost for entry in of_it) else standing.get(target)
        thing, before = Thing(target, tuple(of_it), stands), known.get(target)
        made.append(before if before is not None and before == thing else thing)
    return tuple(made)


def listed(every: Sequence[Thing], wanted: Wanted, campaigns: Sequence[int]) -> StudyList:
    """The things in their groups; ``campaigns`` are the articles in the order of the library."""
    chosen = [thing for thing in every if _holds(thing, wanted.words)]
    grouped: dict[tuple[GroupKind, int | str], list[Thing]] = {}
    keys = _tag_keys if wanted.grouping is Grouping.TAG else _campaign_keys
    for thing in chosen:
        for key in keys(thing):
            grouped.setdefault(key, []).append(thing)
    places = {article_id: place for place, article_id in enumerate(campaigns)}
    order = sorted(grouped, key=lambda key: _place(key, places))
    groups = tuple(
        StudyGroup(kind, key, tuple(sorted(grouped[kind, key], key=_by_time)))
        for kind, key in order
    )
    return StudyList(groups, len(every), wanted.order)


def _campaign_keys(thing: Thing) -> list[tuple[GroupKind, int | str]]:
    kind = thing.target.kind
    if kind is TargetKind.LIBRARY:
        return [(GroupKind.LIBRARY, "")]
    if thing.standing is None:
        return [(GroupKind.GONE, "")]
    if kind is TargetKind.UNIT:
        return [(GroupKind.UNITS, "")]
    return [(GroupKind.CAMPAIGN, thing.standing.article_id)]


def _tag_keys(thing: Thing) -> list[tuple[GroupKind, int | str]]:
    gone = thing.standing is None and thing.target.kind is not TargetKind.LIBRARY
    if gone or not thing.tags:
        return [(GroupKind.GONE if gone else GroupKind.UNTAGGED, "")]
    return [(GroupKind.TAG, tag) for tag in thing.tags]


def _place(key: tuple[GroupKind, int | str], places: Mapping[int, int]) -> tuple[int, int, str]:
    kind, value = key
    number = places.get(value, len(places)) if isinstance(value, int) else 0
    return list(GroupKind).index(kind), number, str(value)


def _by_time(thing: Thing) -> tuple[bool, int]:
    """What has a time comes first; what has none keeps its order."""
    return thing.start is None, thing.start or 0


def _holds(thing: Thing, words: str) -> bool:
    tests: dict[bool, Callable[[str], bool]] = {
        True: lambda word: any(_key(tag).startswith(word[1:]) for tag in thing.tags),
        False: lambda word: word in thing.text,
    }
    return all(tests[word.startswith("#")](word) for word in _key(words).split())


def _key(words: str) -> str:
    return fold(words).casefold()
