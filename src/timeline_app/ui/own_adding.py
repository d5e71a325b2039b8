"""Events and campaigns of the reader's own: the wishes, and the dialogs."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from timeline_app.domain.dates import Precision, When
from timeline_app.domain.own import OwnEvent, Place, TargetKind
from timeline_app.domain.refs import OWN, is_own
from timeline_app.library.reader import StoredEvent
from timeline_app.timeline.hit import Hit
from timeline_app.ui.amending.event import Offer, OwnEventDialog
from timeline_app.ui.amending.lists import CampaignsDialog
from timeline_app.ui.asking import Asking
from timeline_app.ui.main_window import MainWindow
from timeline_app.workspace.session import Session
from timeline_app.workspace.targets import article_place


class OwnAdding(QObject):
    """Holds the slots of what the reader adds."""

    def __init__(self, window: MainWindow, session: Session, asking: Asking) -> None:
        super().__init__(window)
        self._window, self._session, self._asking = window, session, asking
        self._amendments = session.amendments
        self._moment: float | None = None
        table = window.actions_table
        table.own_event.triggered.connect(lambda: self.add_event())
        table.own_campaigns.triggered.connect(self.list_campaigns)
        window.timeline.moment_pointed.connect(self._point)
        window.timeline.canvas.double_clicked.connect(self._offer_date)

    def add_event(self, when: When | None = None) -> None:
        """Ask for an event of the reader's own; ``when`` is a date to begin with."""
        place, selected = self._session.subject.place, self._asking.selected()
        if place is not None and place.target.kind not in (TargetKind.SENTENCE, TargetKind.ARTICLE):
            here = self._session.navigation.article_id
            place = None if here is None else article_place(self._session.workspace, here)
        is_sentence = place is not None and place.target.kind is TargetKind.SENTENCE
        page, campaign = self._page(place)
        offer = Offer(
            when=when,
            near=when or self._near(selected, place),
            sentence=place.words if place is not None and is_sentence else "",
            page=page,
            campaigns=self._amendments.campaigns(),
            campaign=campaign,
        )
        self._ask_event(offer, place if page or is_sentence else None, "")

    @Slot()
    def list_campaigns(self) -> None:
        """Show the reader's own campaigns, to be founded, renamed and removed."""
        dialog, own = CampaignsDialog(self._window), self._session.own_work

        def fill() -> None:
            dialog.set_items(self._amendments.campaigns())

        dialog.title_given.connect(lambda uid, title: self._amendments.put_campaign(title, uid))
        dialog.remove_requested.connect(self._remove_campaign)
        own.entries_changed.connect(fill)
        dialog.finished.connect(lambda: own.entries_changed.disconnect(fill))
        dialog.finished.connect(dialog.deleteLater)
        fill()
        dialog.open()

    def _remove_campaign(self, uid: str) -> None:
        title = dict(self._amendments.campaigns()).get(uid, "")
        self._amendments.drop_campaign(uid)
        self._asking.tell(self.tr("“{title}” and its events are removed.").format(title=title))

    def change(self, stored: StoredEvent) -> None:
        """Change an event of the reader's own."""
        entry = self._amendments.own_event(stored.event.key)
        if entry is None or not isinstance(entry.content, OwnEvent):
            return
        hung = Place(entry.target, entry.words)
        offer = Offer(
            event=entry.content,
            near=entry.content.when,
            sentence=entry.words,
            page=self._page(hung)[0],
            campaigns=self._amendments.campaigns(),
        )
        self._ask_event(offer, hung, entry.uid)

    def _ask_event(self, offer: Offer, place: Place | None, uid: str) -> None:
        dialog = OwnEventDialog(offer, self._window.theme, self._window)

        def take() -> None:
            event = dialog.event_wanted()
            if event is not None and dialog.new_campaign:
                self._amendments.put_event_in_new(event, place, dialog.new_campaign, uid)
            elif event is not None:
                self._amendments.put_event(event, place, uid)

        dialog.accepted.connect(take)
        self._asking.open(dialog)

    def _page(self, place: Place | None) -> tuple[str, str]:
        """The title of the article that could have an event, and of the own campaign its uid."""
        page = "" if place is None else place.target.page
        if not page or is_own(page):
            return "", page.removeprefix(OWN)
        workspace = self._session.workspace
        article = workspace.article
        if article is None or article.stored.page != page:
            return page, ""
        return workspace.campaign_title(article.stored.id) or page, ""

    def _near(self, selected: StoredEvent | None, place: Place | None) -> When | None:
        """What dates are near to that leave out their year: the selected event, else what the article
        told last before the sentence, else what is in view.
        """
        told = selected.event.when if selected is not None else self._told_before(place)
        view = self._session.navigation.viewport
        if told is not None or view is None:
            return told
        middle = int(self._window.timeline.folding.day((view.start + view.end) / 2))
        return When(middle, middle, Precision.DAY)

    def _told_before(self, place: Place | None) -> When | None:
        article = self._session.workspace.article
        if place is None or article is None or place.target.kind is not TargetKind.SENTENCE:
            return None
        record = article.stored.record
        end = record.article.text.find(place.words) + len(place.words)
        told = [event for event in record.events if len(event.span) and event.span.start < end]
        return max(told, key=lambda event: event.span.start).when if told else None

    @Slot(object)
    def _point(self, moment: float | None) -> None:
        self._moment = moment

    @Slot(object)
    def _offer_date(self, found: Hit | None) -> None:
        """An empty place of a track was double-clicked: an event of that day?"""
        if found is None and self._moment is not None:
            day = int(self._moment)
            self.add_event(When(day, day, Precision.DAY))
