"""What a search found, in words: the lines of the list below the search box."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtGui import QColor

from timeline_app.domain.own import Note, TargetKind
from timeline_app.domain.refs import Locator
from timeline_app.library.search_hits import COUNTED, CampaignHits, HitKind, SearchHit
from timeline_app.library.search_ranks import EXACT, MANY, NamesFound
from timeline_app.ui.date_words import when_words
from timeline_app.ui.i18n import translatable
from timeline_app.ui.search_lines import Kind, Line, Marked
from timeline_app.workspace.script import convert_label
from timeline_app.workspace.searching import Findings, OwnHit
from timeline_app.zhtext.variants import Script, convert

Tr = Callable[[str], str]
_CAMPAIGNS = translatable("1 campaign"), translatable("{count} campaigns")
_EVENTS = translatable("1 event"), translatable("{count} events")


class SearchWords:
    """Makes the lines, in a script and in the language of ``tr``; ``colour_of`` is that of the
    campaign of an article, None where it has none.
    """

    def __init__(self, script: Script, tr: Tr, colour_of: Callable[[int], QColor | None]) -> None:
        self._script, self.tr, self._colour_of = script, tr, colour_of

    def lines(self, findings: Findings) -> list[Line]:
        """All lines of a search: units and people, one's own words, campaigns; what to try next."""
        tr, found = self.tr, findings.found
        lines = [*self._names(found.names), *self._own(findings.own)]
        for campaign in found.campaigns:
            lines += self._campaign(campaign)
        if found.has_more:
            lines.append(Line(Kind.CAMPAIGNS, Marked(tr("More campaigns"))))
        if not findings:
            lines.append(Line(Kind.SAID, Marked(self._nothing(findings.words))))
            lines += [self._other(words) for words in findings.nearest]
        if findings.is_filtered:
            words = self.tr("Events that the filter hides are not looked through.")
            lines.append(Line(Kind.SAID, Marked(words)))
        return lines

    def recent(self, searches: Sequence[str]) -> list[Line]:
        """What was searched for of late."""
        if not searches:
            return []
        head = Line(Kind.GROUP, Marked(self.tr("Searched of late")))
        return [head, *(Line(Kind.WORDS, Marked(words), query=words) for words in searches)]

    def _names(self, names: NamesFound) -> Iterator[Line]:
        if names.hits:
            yield Line(Kind.GROUP, Marked(self.tr("Units and people")))
        for hit in names.hits:
            unit = hit.kind is HitKind.UNIT
            text = convert(hit.title, self._script) if unit else hit.title
            yield Line(
                Kind.HIT,
                Marked(text, hit.marks),
                aside=self._counts(hit),
                below=Marked(convert(hit.snippet, self._script) if unit else hit.snippet),
                target=_target(hit),
                article_id=hit.article_id,
            )
        left = names.total - len(names.hits)
        if left > 0:
            yield Line(Kind.NAMES, Marked(self.tr("{count} more").format(count=left)))

    def _counts(self, hit: SearchHit) -> str:
        unit = hit.kind is HitKind.UNIT
        told = [self.tr("Unit") if unit else self.tr("Person")]
        told.append(self._count(*_CAMPAIGNS, hit.campaigns, MANY - 1))
        if unit and hit.events:
            told.append(self._count(*_EVENTS, hit.events, EXACT))
        return " · ".join(told)

    def _count(self, one: str, several: str, count: int, exact: int) -> str:
        """A number of things; from ``exact`` on there are so many at least."""
        if count == 1:
            return self.tr(one)
        return self.tr(several).format(count=f"{count:,}+" if count > exact else count)

    def _own(self, own: Sequence[OwnHit]) -> Iterator[Line]:
        if own:
            yield Line(Kind.GROUP, Marked(self.tr("My notes and tags")))
        for hit in own:
            is_note, target = isinstance(hit.entry.content, Note), hit.entry.target
            yield Line(
                Kind.HIT if hit.target is not None else Kind.SAID,
                Marked(hit.text, hit.marks),
                aside=self.tr("Note") if is_note else self.tr("Tag"),
                below=Marked(convert(hit.entry.words.replace("\n", " "), self._script)),
                target=hit.target,
                article_id=hit.article_id,
                span=target.key if target.kind is TargetKind.SENTENCE else None,
            )

    def _campaign(self, found: CampaignHits) -> Iterator[Line]:
        yield Line(
            Kind.CAMPAIGN,
            Marked(convert(found.title, self._script), found.marks),
            aside=f"{COUNTED}+" if found.total > COUNTED else str(found.total or ""),
            target=Locator.article(found.article_id),
            article_id=found.article_id,
            colour=self._colour_of(found.article_id),
        )
        yield from map(self._hit, found.hits)
        if found.left > 0:
            left = f"{found.left}+" if found.total > COUNTED else str(found.left)
            words = self.tr("{count} more").format(count=left)
            yield Line(Kind.WHOLE, Marked(words), article_id=found.article_id)

    def _hit(self, hit: SearchHit) -> Line:
        snippet = Marked(convert_label(hit.snippet, self._script, hit.people), hit.highlights)
        if hit.when is None:
            words, aside, below = snippet, self.tr("Passage"), Marked("")
        else:
            title = convert_label(hit.title, self._script, hit.people)
            words, aside, below = Marked(title, hit.marks), when_words(hit.when), snippet
        target = _target(hit)
        return Line(Kind.HIT, words, aside, below, target, hit.article_id, hit.span)

    def _nothing(self, words: str) -> str:
        return self.tr("Nothing holds “{words}”.").format(words=words)

    def _other(self, words: str) -> Line:
        told = self.tr("Search for “{words}” instead").format(words=words)
        return Line(Kind.WORDS, Marked(told), query=words)


def _target(hit: SearchHit) -> Locator:
    if hit.event_id is not None:
        return Locator.event(hit.event_id)
    if hit.unit_key is not None:
        return Locator.unit(hit.unit_key)
    return Locator.article(hit.article_id)
